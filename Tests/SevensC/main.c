/* Tests of the C interface from C. Usage: interface PROGRAM [brief], where PROGRAM is the built `sevens`; brief leaves out
   what takes long under tools that watch every access. */
#include "check.h"

#include <math.h>
#include <string.h>

_Atomic int failures;
_Atomic int checks;
const char *program;
int is_brief;

int message_holds(const char *text) {
  char message[4000];
  sevens_message(message, sizeof message);
  return strstr(message, text) != NULL;
}

size_t parameter(sevens_setup setup, const char *id) {
  size_t index = 0;
  CHECK(sevens_parameter_index(setup, id, &index) == SEVENS_OK);
  return index;
}

int agrees(double value, double expected, double accuracy) {
  return value == expected || fabs(value - expected) <= accuracy * fabs(expected);
}

int main(int count, char **arguments) {
  is_brief = count == 3 && strcmp(arguments[2], "brief") == 0;
  if (count != 2 && !is_brief) {
    fprintf(stderr, "usage: %s PROGRAM [brief]\n", arguments[0]);
    return 64;
  }
  program = arguments[1];
  check_descriptions();
  check_counts();
  check_gradient();
  check_errors();
  check_threads();
  check_speed();
  printf("C interface: %d of %d checks failed\n", (int)failures, (int)checks);
  return failures == 0 ? 0 : 1;
}
