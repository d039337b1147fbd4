/* Every status but that of a fault of Sevens itself, provoked; nothing crashes and nothing is half done. */
#include "check.h"

#include <math.h>
#include <stdint.h>
#include <string.h>

static void check_opening(void) {
  sevens_setup setup = 7;
  CHECK(sevens_open(NULL, NULL, 0, NULL, 0, &setup) == SEVENS_NULL_ARGUMENT && setup == 0);
  CHECK(sevens_open("talk-germanium", NULL, 0, NULL, 0, NULL) == SEVENS_NULL_ARGUMENT);
  CHECK(sevens_open("talk-germanium", NULL, 1, NULL, 0, &setup) == SEVENS_NULL_ARGUMENT);
  CHECK(sevens_open("talk-germanium", NULL, 0, NULL, 2, &setup) == SEVENS_NULL_ARGUMENT);
  const char *holes[] = {"detector.mass=1 kg", NULL};
  CHECK(sevens_open("talk-germanium", NULL, 0, holes, 2, &setup) == SEVENS_NULL_ARGUMENT);
  CHECK(message_holds("settings[1]"));
  CHECK(sevens_open("talk-germanium", NULL, 0, holes, SIZE_MAX, &setup) == SEVENS_OUT_OF_RANGE);
  CHECK(sevens_open("talk-germanum", NULL, 0, NULL, 0, &setup) == SEVENS_USAGE);
  CHECK(message_holds("did you mean 'talk-germanium'?"));
  CHECK(sevens_open("talk-germanium\xff", NULL, 0, NULL, 0, &setup) == SEVENS_USAGE && message_holds("UTF-8"));
  /* All faults at once. */
  const char *interactions[] = {"light-vectr"};
  const char *settings[] = {"detector.mas=1 kg", "source.distance=-1 m", "exposure"};
  CHECK(sevens_open("talk-germanium", interactions, 1, settings, 3, &setup) == SEVENS_USAGE && setup == 0);
  CHECK(message_holds("light-vectr") && message_holds("detector.mas") && message_holds("-1 m") &&
        message_holds("exposure"));
  CHECK(sevens_open("Examples/minimal.yaml", NULL, 0, NULL, 0, &setup) == SEVENS_USAGE && message_holds("files"));
}

/* Calls with something that is no open set-up. */
static void check_handle(sevens_setup setup) {
  size_t n = 0;
  double x = 0;
  char text[10];
  sevens_kind kind;
  CHECK(sevens_close(setup) == SEVENS_BAD_HANDLE && message_holds("not open"));
  CHECK(sevens_parameter_count(setup, &n) == SEVENS_BAD_HANDLE);
  CHECK(sevens_parameter_index(setup, "detector.mass", &n) == SEVENS_BAD_HANDLE);
  CHECK(sevens_parameter_id(setup, 0, text, sizeof text, &n) == SEVENS_BAD_HANDLE);
  CHECK(sevens_parameter_unit(setup, 0, text, sizeof text, &n) == SEVENS_BAD_HANDLE);
  CHECK(sevens_parameter_meaning(setup, 0, text, sizeof text, &n) == SEVENS_BAD_HANDLE);
  CHECK(sevens_parameter_kind(setup, 0, &kind) == SEVENS_BAD_HANDLE);
  CHECK(sevens_parameter_bounds(setup, 0, &x, &x) == SEVENS_BAD_HANDLE);
  CHECK(sevens_get(setup, 0, &x) == SEVENS_BAD_HANDLE && sevens_set(setup, 0, 1) == SEVENS_BAD_HANDLE);
  CHECK(sevens_set_many(setup, 1, &n, &x) == SEVENS_BAD_HANDLE);
  CHECK(sevens_axis_count(setup, &n) == SEVENS_BAD_HANDLE);
  CHECK(sevens_axis_name(setup, 0, text, sizeof text, &n) == SEVENS_BAD_HANDLE);
  CHECK(sevens_axis_unit(setup, 0, text, sizeof text, &n) == SEVENS_BAD_HANDLE);
  CHECK(sevens_axis_edges(setup, 0, &x, 1, &n) == SEVENS_BAD_HANDLE);
  CHECK(sevens_set_edges(setup, &x, 1) == SEVENS_BAD_HANDLE);
  CHECK(sevens_bin_count(setup, &n) == SEVENS_BAD_HANDLE);
  CHECK(sevens_counts(setup, &x, 1) == SEVENS_BAD_HANDLE);
  CHECK(sevens_counts_at(setup, 0, NULL, NULL, &x, 1) == SEVENS_BAD_HANDLE);
  CHECK(sevens_gradient(setup, 0, NULL, &x, 1) == SEVENS_BAD_HANDLE);
  CHECK(sevens_accuracy(setup, &x, &x) == SEVENS_BAD_HANDLE);
}

static void check_null(sevens_setup setup) {
  size_t n = 0;
  double x = 0;
  char text[10];
  CHECK(sevens_parameter_count(setup, NULL) == SEVENS_NULL_ARGUMENT);
  CHECK(sevens_parameter_index(setup, NULL, &n) == SEVENS_NULL_ARGUMENT);
  CHECK(sevens_parameter_index(setup, "detector.mass", NULL) == SEVENS_NULL_ARGUMENT);
  CHECK(sevens_parameter_id(setup, 0, NULL, 100, &n) == SEVENS_NULL_ARGUMENT);
  CHECK(sevens_parameter_id(setup, 0, NULL, 0, &n) == SEVENS_SHORT_BUFFER && n > 0);
  CHECK(sevens_parameter_id(setup, 0, text, 1, NULL) == SEVENS_SHORT_BUFFER && text[0] == 0);
  CHECK(sevens_parameter_kind(setup, 0, NULL) == SEVENS_NULL_ARGUMENT);
  CHECK(sevens_parameter_bounds(setup, 0, NULL, &x) == SEVENS_NULL_ARGUMENT);
  CHECK(sevens_parameter_bounds(setup, 0, &x, NULL) == SEVENS_NULL_ARGUMENT);
  CHECK(sevens_get(setup, 0, NULL) == SEVENS_NULL_ARGUMENT);
  CHECK(sevens_set_many(setup, 1, NULL, &x) == SEVENS_NULL_ARGUMENT);
  CHECK(sevens_set_many(setup, 1, &n, NULL) == SEVENS_NULL_ARGUMENT);
  CHECK(sevens_set_many(setup, 0, NULL, NULL) == SEVENS_OK);
  CHECK(sevens_axis_count(setup, NULL) == SEVENS_NULL_ARGUMENT);
  CHECK(sevens_axis_edges(setup, 0, NULL, 100, &n) == SEVENS_NULL_ARGUMENT);
  CHECK(sevens_axis_edges(setup, 0, NULL, 0, &n) == SEVENS_SHORT_BUFFER && n == 2);
  CHECK(sevens_set_edges(setup, NULL, 2) == SEVENS_NULL_ARGUMENT);
  CHECK(sevens_bin_count(setup, NULL) == SEVENS_NULL_ARGUMENT);
  CHECK(sevens_counts(setup, NULL, 100) == SEVENS_NULL_ARGUMENT);
  CHECK(sevens_counts(setup, NULL, 0) == SEVENS_SHORT_BUFFER);
  CHECK(sevens_counts_at(setup, 1, NULL, &x, &x, 1) == SEVENS_NULL_ARGUMENT);
  CHECK(sevens_gradient(setup, 1, NULL, &x, 1) == SEVENS_NULL_ARGUMENT);
  CHECK(sevens_accuracy(setup, NULL, &x) == SEVENS_NULL_ARGUMENT);
  CHECK(sevens_accuracy(setup, &x, NULL) == SEVENS_NULL_ARGUMENT);
}

static void check_ranges(sevens_setup setup) {
  size_t count = 0, beyond[] = {0, SIZE_MAX, (size_t)INT64_MAX + 1};
  CHECK(sevens_parameter_count(setup, &count) == SEVENS_OK);
  beyond[0] = count;
  double x = 0, guard[3] = {1, 2, 3};
  char text[10];
  sevens_kind kind;
  for (int i = 0; i < 3; i++) {
    CHECK(sevens_parameter_id(setup, beyond[i], text, sizeof text, NULL) == SEVENS_OUT_OF_RANGE);
    CHECK(sevens_parameter_kind(setup, beyond[i], &kind) == SEVENS_OUT_OF_RANGE);
    CHECK(sevens_parameter_bounds(setup, beyond[i], &x, &x) == SEVENS_OUT_OF_RANGE);
    CHECK(sevens_get(setup, beyond[i], &x) == SEVENS_OUT_OF_RANGE);
    CHECK(sevens_set(setup, beyond[i], 1) == SEVENS_OUT_OF_RANGE);
    CHECK(sevens_gradient(setup, 1, &beyond[i], &x, 1) == SEVENS_OUT_OF_RANGE);
    CHECK(sevens_axis_name(setup, beyond[i], text, sizeof text, NULL) == SEVENS_OUT_OF_RANGE);
    CHECK(sevens_axis_edges(setup, beyond[i], &x, 1, NULL) == SEVENS_OUT_OF_RANGE);
  }
  CHECK(sevens_set_many(setup, SIZE_MAX, beyond, &x) == SEVENS_OUT_OF_RANGE);
  double edges[] = {1, 2, 3};
  CHECK(sevens_set_edges(setup, edges, 3) == SEVENS_OK);
  CHECK(sevens_counts(setup, guard, 1) == SEVENS_SHORT_BUFFER && message_holds("2 are needed"));
  CHECK(guard[0] == 1 && sevens_counts(setup, guard, 2) == SEVENS_OK && guard[0] != 1 && guard[2] == 3);
  size_t coupling = parameter(setup, "electroweak.sin2-theta-w");
  CHECK(sevens_gradient(setup, 1, &coupling, guard, 1) == SEVENS_SHORT_BUFFER && guard[2] == 3);
  const double wrong[][2] = {{2, 2}, {NAN, 3}, {1, INFINITY}, {1e-9, 3}};
  for (int i = 0; i < 4; i++) CHECK(sevens_set_edges(setup, wrong[i], 2) == SEVENS_USAGE);
  CHECK(sevens_set_edges(setup, edges, 0) == SEVENS_USAGE && sevens_set_edges(setup, edges, 1) == SEVENS_USAGE);
  CHECK(sevens_counts(setup, guard, 2) == SEVENS_OK);
  /* Bins do not end up below a threshold that is set later. */
  size_t threshold = parameter(setup, "detector.threshold");
  CHECK(sevens_get(setup, threshold, &x) == SEVENS_OK);
  CHECK(sevens_set(setup, threshold, 2 * x) == SEVENS_OK);
  CHECK(sevens_set(setup, threshold, 20 * x) == SEVENS_USAGE && message_holds("below the threshold"));
}

static void check_values(sevens_setup setup) {
  size_t mass = parameter(setup, "detector.mass"), distance = parameter(setup, "source.distance"), index;
  double before, after, x;
  CHECK(sevens_get(setup, mass, &before) == SEVENS_OK);
  CHECK(sevens_set(setup, mass, NAN) == SEVENS_USAGE && sevens_set(setup, mass, INFINITY) == SEVENS_USAGE);
  /* Both faults are told, and neither value is set. */
  size_t both[] = {mass, distance, mass};
  double values[] = {2 * before, -1, before};
  CHECK(sevens_set_many(setup, 3, both, values) == SEVENS_USAGE);
  CHECK(message_holds("source.distance") && message_holds("more than once"));
  CHECK(sevens_get(setup, mass, &after) == SEVENS_OK && after == before);
  CHECK(sevens_parameter_index(setup, "detector.mas", &index) == SEVENS_USAGE && message_holds("did you mean"));
  CHECK(sevens_parameter_index(setup, "form-factor", &index) == SEVENS_USAGE && message_holds("choice"));
  CHECK(sevens_parameter_index(setup, "nsi.u-ee", &index) == SEVENS_USAGE && message_holds("--interaction"));
  const char *interaction = "non-standard-interactions";
  sevens_setup complex;
  CHECK(sevens_open("talk-germanium", &interaction, 1, NULL, 0, &complex) == SEVENS_OK);
  CHECK(sevens_parameter_index(complex, "nsi.u-emu", &index) == SEVENS_USAGE && message_holds("nsi.u-emu.re"));
  /* A coupling of a basis that is not in use. */
  index = parameter(complex, "nsi.epsilon-ee");
  CHECK(sevens_set(complex, index, 0.1) == SEVENS_USAGE && message_holds("no effect"));
  CHECK(sevens_gradient(complex, 1, &index, &x, 1) == SEVENS_NO_DERIVATIVE && message_holds("no effect"));
  CHECK(sevens_close(complex) == SEVENS_OK);
  CHECK(sevens_gradient(setup, 2, both, &x, 1) == SEVENS_NO_DERIVATIVE);
  CHECK(message_holds("detector.mass") && message_holds("source.distance"));
  /* A message does not outgrow its buffer. */
  char message[5] = "....";
  CHECK(sevens_message(message, 4) > 4 && strlen(message) == 3);
  CHECK(sevens_message(NULL, 0) > 4 && sevens_message(NULL, 10) > 4);
}

/* Counts that miss the accuracy are given, with a status that says so. */
static void check_unreliable(void) {
  const char *settings[] = {"accuracy=1e-15"};
  sevens_setup setup;
  double counts[64] = {0}, requested, estimated;
  CHECK(sevens_open("talk-germanium", NULL, 0, settings, 1, &setup) == SEVENS_OK);
  CHECK(sevens_counts(setup, counts, 64) == SEVENS_UNRELIABLE && counts[0] > 0);
  CHECK(sevens_accuracy(setup, &requested, &estimated) == SEVENS_OK && requested == 1e-15 && estimated > requested);
  CHECK(sevens_close(setup) == SEVENS_OK);
}

void check_errors(void) {
  check_opening();
  sevens_setup setup;
  CHECK(sevens_open("talk-germanium", NULL, 0, NULL, 0, &setup) == SEVENS_OK);
  check_null(setup);
  check_ranges(setup);
  check_values(setup);
  CHECK(sevens_close(setup) == SEVENS_OK);
  check_handle(setup);
  check_handle(0);
  check_handle(UINT64_MAX);
  check_unreliable();
}
