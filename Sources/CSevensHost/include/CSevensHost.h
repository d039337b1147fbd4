#ifndef CSEVENSHOST_H
#define CSEVENSHOST_H

/// What only the program on a host needs: its version, and the C library's number formatting.

/// The version of the program.
const char *sevens_version(void);

/// The commit it was built from, "-dirty" appended where files differed; "unknown" if the build was not told.
const char *sevens_commit(void);

/// Writes a number as printf's %.*g; returns the length.
int sevens_print_general(char *buffer, int size, int digits, double value);

/// Writes a number as printf's %.*f; returns the length.
int sevens_print_fixed(char *buffer, int size, int decimals, double value);

/// Writes a line to standard error.
void sevens_print_error(const char *message);

#endif
