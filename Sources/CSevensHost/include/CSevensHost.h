#ifndef CSEVENSHOST_H
#define CSEVENSHOST_H

/// What only the program on a host needs: its version, the C library's number formatting, other programs, and files
/// that outlive an interruption.

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

/// Whether standard error is a terminal.
int sevens_error_is_terminal(void);

/// Writes to standard error without a line end, at once.
void sevens_print_progress(const char *message);

/// Runs a program found on the PATH and waits for its end; standard input is empty, standard output discarded.
///
/// `arguments` begins with the program's name and ends with a null pointer; the beginning of what the program writes to
/// standard error goes to `errors`. Returns its exit status, 127 if there is no such program, -1 if it could not be run.
int sevens_run(const char *const *arguments, char *errors, int size);

/// Renames a file, replacing what has the new name; returns 0 if it could.
int sevens_rename(const char *from, const char *to);

/// Exchanges the names of two files or folders in one step; returns 0 if it could, which not every file system can.
int sevens_exchange(const char *one, const char *other);

/// What an error number of the system means.
const char *sevens_reason(int error);

/// Writes a new file and waits until it is on the disk; returns 0 or the error number.
int sevens_write_to_disk(const char *path, const void *bytes, long size);

/// Waits until the names in a folder are on the disk; returns 0 or the error number.
int sevens_folder_to_disk(const char *path);

/// Waits until no other process holds the lock of a folder, and holds it; returns the lock, or -1 if there is no folder.
/// It ends with the process, however that ends.
int sevens_lock_folder(const char *path);

/// Gives a lock back.
void sevens_unlock_folder(int lock);

/// The id of this process, for names of temporary files.
int sevens_process(void);

#endif
