#ifndef CHECK_H
#define CHECK_H

#include "sevens.h"

#include <stdio.h>

/* The number of checks that failed, over all threads. */
extern _Atomic int failures;
extern _Atomic int checks;

/* Notes a condition; a failure is printed with its place, and with the message of the interface. */
#define CHECK(condition)                                                                      \
  do {                                                                                        \
    checks++;                                                                                 \
    if (!(condition)) {                                                                       \
      char said[2000];                                                                        \
      sevens_message(said, sizeof said);                                                      \
      failures++;                                                                             \
      printf("%s:%d: %s\n  last message: %s\n", __FILE__, __LINE__, #condition, said);        \
    }                                                                                         \
  } while (0)

/* Whether the last message of this thread holds a text. */
int message_holds(const char *text);

/* The index of a parameter that must be there. */
size_t parameter(sevens_setup setup, const char *id);

/* Whether two numbers agree to a relative accuracy. */
int agrees(double value, double expected, double accuracy);

/* What the program is called. */
extern const char *program;

/* Whether to leave out set-ups that are like others but larger. */
extern int is_brief;

void check_descriptions(void);
void check_counts(void);
void check_gradient(void);
void check_errors(void);
void check_threads(void);
void check_speed(void);

#endif
