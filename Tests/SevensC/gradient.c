/* Exact derivatives against differences of counts, and what a new coupling costs. */
#include "check.h"

#include <math.h>
#include <time.h>

enum { MOST = 4096, LONGEST = 64 };

/* Derivatives in some couplings at a point against five-point differences. */
static void compare(const char *id, const char *const *interactions, size_t interaction_count,
                    const char *const *settings, size_t setting_count, const char *const *keys,
                    const double *steps, size_t count) {
  sevens_setup setup;
  CHECK(sevens_open(id, interactions, interaction_count, settings, setting_count, &setup) == SEVENS_OK);
  size_t bins = 0, indices[LONGEST];
  static double gradient[LONGEST * MOST], moved[4][MOST], counts[MOST];
  CHECK(sevens_bin_count(setup, &bins) == SEVENS_OK);
  for (size_t p = 0; p < count; p++) indices[p] = parameter(setup, keys[p]);
  CHECK(sevens_gradient(setup, count, indices, gradient, count * bins) == SEVENS_OK);
  CHECK(sevens_counts(setup, counts, bins) == SEVENS_OK);
  for (size_t p = 0; p < count; p++) {
    double value, at[4];
    CHECK(sevens_get(setup, indices[p], &value) == SEVENS_OK);
    for (int k = 0; k < 4; k++) {
      at[k] = value + (k < 2 ? k - 2 : k - 1) * steps[p];
      CHECK(sevens_counts_at(setup, 1, &indices[p], &at[k], moved[k], bins) == SEVENS_OK);
    }
    double largest = 0;
    for (size_t b = 0; b < bins; b++) largest = fmax(largest, fabs(counts[b]));
    for (size_t b = 0; b < bins; b++) {
      double slope = (moved[0][b] - 8 * moved[1][b] + 8 * moved[2][b] - moved[3][b]) / (12 * steps[p]);
      double noise = 1e-12 * largest / steps[p];
      CHECK(fabs(gradient[p * bins + b] - slope) <= 1e-7 * fabs(slope) + noise);
    }
  }
  CHECK(sevens_close(setup) == SEVENS_OK);
}

void check_gradient(void) {
  const char *nsi[] = {"non-standard-interactions"};
  const char *point[] = {"nsi.u-ee=0.1", "nsi.u-emu=0.05 + 0.02i", "nsi.d-mumu=-0.1"};
  const char *epsilons[] = {"nsi.u-ee", "nsi.u-emu.re", "nsi.u-emu.im", "nsi.d-mumu", "nsi.d-tautau",
                            "electroweak.sin2-theta-w"};
  const double wide[] = {0.05, 0.05, 0.05, 0.05, 0.05, 0.01};
  compare("coherent-csi-2017", nsi, 1, point, 3, epsilons, wide, 6);
  /* With arrival times: bins of two axes. */
  if (!is_brief) compare("coherent-csi-2021", nsi, 1, point, 3, epsilons, wide, 6);
  const char *vector[] = {"light-vector"};
  const char *mediator[] = {"light-vector.g-neutrino=3e-5", "light-vector.g-up=2e-5", "light-vector.g-down=1e-5"};
  const char *couplings[] = {"light-vector.g-neutrino", "light-vector.g-up", "light-vector.g-down"};
  const double narrow[] = {1e-6, 1e-6, 1e-6};
  compare("talk-germanium", vector, 1, mediator, 3, couplings, narrow, 3);
}

void check_speed(void) {
  const char *interaction = "non-standard-interactions";
  sevens_setup setup;
  CHECK(sevens_open("coherent-csi-2017", &interaction, 1, NULL, 0, &setup) == SEVENS_OK);
  size_t index = parameter(setup, "nsi.u-ee"), bins;
  static double counts[MOST];
  struct timespec start, prepared, end;
  clock_gettime(CLOCK_MONOTONIC, &start);
  CHECK(sevens_bin_count(setup, &bins) == SEVENS_OK);
  clock_gettime(CLOCK_MONOTONIC, &prepared);
  const int times = is_brief ? 20 : 2000;
  for (int i = 0; i < times; i++) {
    if (sevens_set(setup, index, 1e-4 * i) != SEVENS_OK || sevens_counts(setup, counts, bins) != SEVENS_OK) {
      CHECK(0);
      break;
    }
  }
  clock_gettime(CLOCK_MONOTONIC, &end);
  double first = (prepared.tv_sec - start.tv_sec) + 1e-9 * (prepared.tv_nsec - start.tv_nsec);
  double each = ((end.tv_sec - prepared.tv_sec) + 1e-9 * (end.tv_nsec - prepared.tv_nsec)) / times;
  /* Printed and not judged: a machine may be busy. */
  printf("C interface: %zu bins prepared in %.1f ms, then %.2f us to set a coupling and get the counts\n", bins,
         first * 1e3, each * 1e6);
  CHECK(sevens_close(setup) == SEVENS_OK);
}
