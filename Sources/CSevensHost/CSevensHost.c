#include "CSevensHost.h"

#include <stdio.h>

const char *sevens_version(void) { return "0.1.0"; }

const char *sevens_commit(void) { return SEVENS_COMMIT; }

int sevens_print_general(char *buffer, int size, int digits, double value) {
  return snprintf(buffer, (size_t)size, "%.*g", digits, value);
}

int sevens_print_fixed(char *buffer, int size, int decimals, double value) {
  return snprintf(buffer, (size_t)size, "%.*f", decimals, value);
}

void sevens_print_error(const char *message) { fprintf(stderr, "%s\n", message); }
