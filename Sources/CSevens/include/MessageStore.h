#ifndef SEVENS_MESSAGE_STORE_H
#define SEVENS_MESSAGE_STORE_H

#include <stddef.h>

/// Keeps a text as the message of this thread; not part of the interface.
void sevens_keep_message(const char *text, size_t length);

#endif
