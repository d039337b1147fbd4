#define _GNU_SOURCE
#include "CSevensHost.h"

#include <errno.h>
#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

const char *sevens_version(void) { return "0.1.0"; }

const char *sevens_commit(void) { return SEVENS_COMMIT; }

int sevens_print_general(char *buffer, int size, int digits, double value) {
  return snprintf(buffer, (size_t)size, "%.*g", digits, value);
}

int sevens_print_fixed(char *buffer, int size, int decimals, double value) {
  return snprintf(buffer, (size_t)size, "%.*f", decimals, value);
}

void sevens_print_error(const char *message) { fprintf(stderr, "%s\n", message); }

int sevens_error_is_terminal(void) { return isatty(fileno(stderr)); }

void sevens_print_progress(const char *message) {
  fputs(message, stderr);
  fflush(stderr);
}

int sevens_rename(const char *from, const char *to) { return rename(from, to); }

int sevens_exchange(const char *one, const char *other) {
#if defined(__linux__) && defined(RENAME_EXCHANGE)
  return renameat2(AT_FDCWD, one, AT_FDCWD, other, RENAME_EXCHANGE);
#elif defined(__APPLE__)
  return renamex_np(one, other, RENAME_SWAP);
#else
  errno = ENOSYS;
  return -1;
#endif
}

const char *sevens_reason(int error) { return strerror(error); }

int sevens_write_to_disk(const char *path, const void *bytes, long size) {
  int file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644);
  if (file < 0) return errno;
  int error = 0;
  const char *next = bytes;
  while (size > 0 && error == 0) {
    ssize_t count = write(file, next, (size_t)size);
    if (count < 0) {
      if (errno != EINTR) error = errno;
    } else {
      next += count;
      size -= count;
    }
  }
  if (error == 0 && fsync(file) != 0) error = errno;
  if (close(file) != 0 && error == 0) error = errno;
  return error;
}

int sevens_folder_to_disk(const char *path) {
  int folder = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (folder < 0) return errno;
  // File systems that keep no order of names refuse; there is nothing more to be done on them.
  int error = fsync(folder) != 0 && errno != EINVAL ? errno : 0;
  close(folder);
  return error;
}

int sevens_lock_folder(const char *path) {
  int folder = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (folder < 0) return -1;
  while (flock(folder, LOCK_EX) != 0) {
    // A file system without locks has no other user worth waiting for.
    if (errno != EINTR) break;
  }
  return folder;
}

void sevens_unlock_folder(int lock) { close(lock); }

int sevens_process(void) { return (int)getpid(); }

int sevens_run(const char *const *arguments, char *errors, int size) {
  errors[0] = 0;
  int ends[2];
  if (pipe(ends) != 0) return -1;
  fcntl(ends[0], F_SETFD, FD_CLOEXEC);
  fcntl(ends[1], F_SETFD, FD_CLOEXEC);

  posix_spawn_file_actions_t actions;
  if (posix_spawn_file_actions_init(&actions) != 0) {
    close(ends[0]);
    close(ends[1]);
    return -1;
  }
  posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
  posix_spawn_file_actions_adddup2(&actions, ends[1], STDERR_FILENO);
  pid_t child;
  int fault = posix_spawnp(&child, arguments[0], &actions, NULL, (char *const *)arguments, environ);
  posix_spawn_file_actions_destroy(&actions);
  close(ends[1]);
  if (fault != 0) {
    close(ends[0]);
    return fault == ENOENT || fault == EACCES || fault == ENOTDIR ? 127 : -1;
  }

  // What does not fit is read all the same, or the program would wait for ever.
  int length = 0;
  for (;;) {
    char buffer[512];
    ssize_t count = read(ends[0], buffer, sizeof buffer);
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) break;
    for (ssize_t i = 0; i < count && length < size - 1; i++) errors[length++] = buffer[i];
  }
  errors[length] = 0;
  close(ends[0]);
  int status;
  while (waitpid(child, &status, 0) < 0) {
    if (errno != EINTR) return -1;
  }
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}
