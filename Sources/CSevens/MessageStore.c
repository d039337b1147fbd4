#include "MessageStore.h"
#include "sevens.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

/* A message belongs to a thread and goes with it. */
static pthread_key_t message_key;
static pthread_once_t message_once = PTHREAD_ONCE_INIT;
static int has_key;

static void make_key(void) { has_key = pthread_key_create(&message_key, free) == 0; }

void sevens_keep_message(const char *text, size_t length) {
  pthread_once(&message_once, make_key);
  if (!has_key) return;
  char *copy = malloc(length + 1);
  if (copy != NULL) {
    memcpy(copy, text, length);
    copy[length] = 0;
  }
  free(pthread_getspecific(message_key));
  /* Without memory there is no message rather than that of an earlier call. */
  if (pthread_setspecific(message_key, copy) != 0) free(copy);
}

size_t sevens_message(char *buffer, size_t capacity) {
  pthread_once(&message_once, make_key);
  const char *text = has_key ? pthread_getspecific(message_key) : NULL;
  if (text == NULL) text = "";
  size_t length = strlen(text);
  if (buffer != NULL && capacity > 0) {
    size_t part = length < capacity ? length : capacity - 1;
    /* A character of several bytes is not cut. */
    while (part < length && part > 0 && ((unsigned char)text[part] & 0xC0) == 0x80) part--;
    memcpy(buffer, text, part);
    buffer[part] = 0;
  }
  return length;
}
