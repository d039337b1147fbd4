#include "CSevensBuild.h"

const char *sevens_version(void) { return "0.1.0"; }

const char *sevens_commit(void) { return SEVENS_COMMIT; }
