/* Threads with handles of their own, and threads that share one. */
#include "check.h"

#include <pthread.h>
#include <string.h>

enum { THREADS = 2, POINTS = 200, BINS = 64 };

static sevens_setup open_csi(void) {
  const char *interaction = "non-standard-interactions";
  sevens_setup setup;
  CHECK(sevens_open("coherent-csi-2017", &interaction, 1, NULL, 0, &setup) == SEVENS_OK);
  return setup;
}

/* What a thread works with, and the counts it found at every point. */
struct work {
  sevens_setup setup;
  int number;
  int is_shared;
  size_t bins;
  double counts[POINTS][BINS];
};

static void *walk(void *argument) {
  struct work *work = argument;
  if (!work->is_shared) work->setup = open_csi();
  size_t index = parameter(work->setup, "nsi.u-ee");
  CHECK(sevens_bin_count(work->setup, &work->bins) == SEVENS_OK && work->bins <= BINS);
  for (int i = 0; i < POINTS; i++) {
    double value = 1e-3 * (i + POINTS * work->number);
    if (work->is_shared) {
      CHECK(sevens_counts_at(work->setup, 1, &index, &value, work->counts[i], BINS) == SEVENS_OK);
    } else {
      CHECK(sevens_set(work->setup, index, value) == SEVENS_OK);
      CHECK(sevens_counts(work->setup, work->counts[i], BINS) == SEVENS_OK);
    }
    if (i % 20 != 0) continue;
    /* The message is that of this thread. */
    char id[40];
    snprintf(id, sizeof id, "nobody-%d-%d", work->number, i);
    size_t nowhere;
    CHECK(sevens_parameter_index(work->setup, id, &nowhere) == SEVENS_USAGE && message_holds(id));
  }
  if (!work->is_shared) CHECK(sevens_close(work->setup) == SEVENS_OK);
  return NULL;
}

static void run(struct work *works, sevens_setup shared) {
  pthread_t threads[THREADS];
  for (int i = 0; i < THREADS; i++) {
    works[i].setup = shared;
    works[i].number = i;
    works[i].is_shared = shared != 0;
    CHECK(pthread_create(&threads[i], NULL, walk, &works[i]) == 0);
  }
  for (int i = 0; i < THREADS; i++) CHECK(pthread_join(threads[i], NULL) == 0);
}

void check_threads(void) {
  static struct work own[THREADS], together[THREADS];
  run(own, 0);
  sevens_setup shared = open_csi();
  run(together, shared);
  CHECK(sevens_close(shared) == SEVENS_OK);
  /* The same bits, whoever else was at work; and every point has other counts. */
  for (int i = 0; i < THREADS; i++) {
    CHECK(own[i].bins > 0 && own[i].bins == together[i].bins);
    CHECK(memcmp(own[i].counts, together[i].counts, sizeof own[i].counts) == 0);
    for (int p = 1; p < POINTS; p++) CHECK(own[i].counts[p][0] != own[i].counts[p - 1][0]);
  }
}
