#ifndef CSEVENSBUILD_H
#define CSEVENSBUILD_H

/// The version of the program.
const char *sevens_version(void);

/// The commit it was built from, "-dirty" appended where files differed; "unknown" if the build was not told.
const char *sevens_commit(void);

#endif
