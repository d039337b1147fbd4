#ifndef CSEVENSHOST_H
#define CSEVENSHOST_H

/// What only the program on a host needs: its version, the C library's number formatting, other programs, renaming.

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

/// Runs a program found on the PATH and waits for its end; standard input is empty, standard output discarded.
///
/// `arguments` begins with the program's name and ends with a null pointer; the beginning of what the program writes to
/// standard error goes to `errors`. Returns its exit status, 127 if there is no such program, -1 if it could not be run.
int sevens_run(const char *const *arguments, char *errors, int size);

/// Renames a file, replacing what has the new name; returns 0 if it could.
int sevens_rename(const char *from, const char *to);

/// The id of this process, for names of temporary files.
int sevens_process(void);

#endif
