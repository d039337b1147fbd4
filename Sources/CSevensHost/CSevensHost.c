#include "CSevensHost.h"

#include <errno.h>
#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
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

int sevens_rename(const char *from, const char *to) { return rename(from, to); }

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
