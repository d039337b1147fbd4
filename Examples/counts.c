/*
 * Expected counts in COHERENT's CsI detector of 2017 for some values of one coupling, and their derivative.
 *
 *     cc counts.c $(pkg-config --cflags --libs sevens) -o counts && ./counts
 */
#include <sevens.h>
#include <stdio.h>
#include <stdlib.h>

/* Ends the program unless a call went well. */
static void check(sevens_status status) {
  if (status == SEVENS_OK) return;
  char message[4000];
  sevens_message(message, sizeof message);
  fprintf(stderr, "%s\n", message);
  exit(status);
}

int main(void) {
  const char *interactions[] = {"non-standard-interactions"};
  sevens_setup setup;
  check(sevens_open("coherent-csi-2017", interactions, 1, NULL, 0, &setup));

  size_t epsilon, bins;
  check(sevens_parameter_index(setup, "nsi.u-ee", &epsilon));
  check(sevens_bin_count(setup, &bins));
  double *counts = malloc(bins * sizeof *counts), *slopes = malloc(bins * sizeof *slopes);
  if (counts == NULL || slopes == NULL) return 70;

  printf("Sevens %s: %zu bins\n nsi.u-ee   counts   d(counts)/d(nsi.u-ee)\n", sevens_version(), bins);
  for (int i = -2; i <= 2; i++) {
    check(sevens_set(setup, epsilon, 0.1 * i));
    check(sevens_counts(setup, counts, bins));
    check(sevens_gradient(setup, 1, &epsilon, slopes, bins));
    double sum = 0, slope = 0;
    for (size_t b = 0; b < bins; b++) {
      sum += counts[b];
      slope += slopes[b];
    }
    printf("%9.1f %8.2f %12.2f\n", 0.1 * i, sum, slope);
  }
  free(counts);
  free(slopes);
  check(sevens_close(setup));
  return 0;
}
