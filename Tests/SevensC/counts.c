/* Counts, bins and parameters against what the program prints. */
#include "check.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { MOST = 4096 };

/* The lines that the program prints; the caller frees them. */
static char *printed(const char *words) {
  char command[1000];
  snprintf(command, sizeof command, "%s %s", program, words);
  FILE *pipe = popen(command, "r");
  CHECK(pipe != NULL);
  size_t length = 0, room = 1 << 20;
  char *text = malloc(room);
  if (pipe != NULL) {
    size_t part;
    while (length + 1 < room && (part = fread(text + length, 1, room - length - 1, pipe)) > 0) length += part;
    CHECK(pclose(pipe) == 0);
  }
  text[length] = 0;
  return text;
}

/* The cell of a column of a line of comma-separated values, as a number. */
static double cell(const char *line, int column) {
  for (; column > 0 && line != NULL; column--) {
    line = strchr(line, ',');
    if (line != NULL) line++;
  }
  return line == NULL ? NAN : strtod(line, NULL);
}

/* The column with a name. */
static int column(const char *header, const char *name) {
  int index = 0;
  for (const char *at = header; at != NULL && *at != '\n'; index++) {
    if (strncmp(at, name, strlen(name)) == 0 && strchr(",\n\r", at[strlen(name)]) != NULL) return index;
    at = strpbrk(at, ",\n");
    if (at != NULL && *at == ',') at++;
  }
  return -1;
}

/* Every bin, edge and sum of a set-up as `rate` and `spectrum` print them. */
static void compare(const char *id, const char *interaction, const char *setting, double accuracy) {
  char words[500], options[300] = "";
  if (interaction != NULL) snprintf(options, sizeof options, " --interaction %s", interaction);
  if (setting != NULL) snprintf(options + strlen(options), sizeof options - strlen(options), " --set '%s'", setting);
  sevens_setup setup;
  CHECK(sevens_open(id, &interaction, interaction != NULL, &setting, setting != NULL, &setup) == SEVENS_OK);

  snprintf(words, sizeof words, "rate %s%s --json", id, options);
  char *rate = printed(words);
  static double counts[MOST];
  size_t bins = 0;
  CHECK(sevens_counts(setup, counts, MOST) == SEVENS_OK);
  CHECK(sevens_bin_count(setup, &bins) == SEVENS_OK && bins > 0);
  double sum = 0;
  for (size_t b = 0; b < bins; b++) sum += counts[b];
  /* Of all keys "counts" the one of the result itself stands in its outermost object, two levels deep. */
  double expected = NAN;
  int depth = 0;
  for (const char *at = strstr(rate, "\"result\""); at != NULL && *at != 0; at++) {
    if (*at == '{' || *at == '[') depth++;
    if (*at == '}' || *at == ']') depth--;
    if (depth == 1 && strncmp(at, "\"counts\"", 8) == 0) {
      expected = strtod(strchr(at, ':') + 1, NULL);
      break;
    }
  }
  CHECK(agrees(sum, expected, accuracy));
  free(rate);

  size_t axes = 0;
  CHECK(sevens_axis_count(setup, &axes) == SEVENS_OK && (axes == 1 || axes == 2));
  snprintf(words, sizeof words, "spectrum %s%s --csv", id, options);
  char *spectrum = printed(words);
  int from = column(spectrum, "counts");
  CHECK(from == 2 * (int)axes);
  double edges[2][MOST], given[MOST];
  size_t numbers[2] = {0, 2};
  const char *line = strchr(spectrum, '\n');
  if (bins == 1 && axes == 1) {
    /* A threshold alone: spectrum makes bins of its own, which are given here. */
    size_t count = 0;
    for (const char *at = line; at != NULL && at[1] != 0; at = strchr(at + 1, '\n')) {
      given[count++] = cell(at + 1, 0);
      given[count] = cell(at + 1, 1);
    }
    CHECK(sevens_set_edges(setup, given, count + 1) == SEVENS_OK);
    CHECK(sevens_counts(setup, counts, MOST) == SEVENS_OK);
    CHECK(sevens_bin_count(setup, &bins) == SEVENS_OK && bins == count);
  }
  for (size_t a = 0; a < axes; a++) CHECK(sevens_axis_edges(setup, a, edges[a], MOST, &numbers[a]) == SEVENS_OK);
  CHECK(bins == (numbers[0] - 1) * (numbers[1] - 1));
  for (size_t b = 0; b < bins; b++) {
    const char *row = line == NULL ? NULL : line + 1;
    CHECK(agrees(counts[b], cell(row, from), accuracy));
    size_t first = axes == 1 ? b : b / (numbers[1] - 1);
    CHECK(cell(row, 0) == edges[0][first] && cell(row, 1) == edges[0][first + 1]);
    if (axes == 2) CHECK(cell(row, 2) == edges[1][b % (numbers[1] - 1)]);
    line = row == NULL ? NULL : strchr(row, '\n');
  }
  free(spectrum);
  CHECK(sevens_close(setup) == SEVENS_OK);
}

void check_counts(void) {
  /* Templates hold the terms of all couplings and the nodes of their propagators, so digits beyond the accuracy of the
     set-up may differ where a mediator is exchanged. */
  compare("talk-germanium", NULL, NULL, 1e-12);
  compare("coherent-csi-2017", NULL, NULL, 1e-12);
  if (!is_brief) {
    compare("miner", NULL, NULL, 1e-12);
    compare("coherent-csi-2021", NULL, NULL, 1e-12);
  }
  compare("coherent-csi-2017", "non-standard-interactions", "nsi.u-ee=0.1", 1e-12);
  compare("talk-germanium", "light-vector:zprime", "zprime.g-up=2e-5", 1e-8);
  compare("talk-germanium", NULL, "detector.mass=20 kg", 1e-12);

  /* Values set later are those set when opening, whatever they change. */
  const char *interaction = "light-vector";
  const char *settings[] = {"light-vector.g-neutrino=3e-5", "light-vector.g-up=2e-5", "light-vector.mass=20 MeV",
                            "source.distance=25 m"};
  const char *ids[] = {"light-vector.g-neutrino", "light-vector.g-up", "light-vector.mass", "source.distance"};
  sevens_setup one, other;
  CHECK(sevens_open("talk-germanium", &interaction, 1, settings, 4, &one) == SEVENS_OK);
  CHECK(sevens_open("talk-germanium", &interaction, 1, NULL, 0, &other) == SEVENS_OK);
  size_t indices[4];
  double values[4], direct, later, before, after;
  CHECK(sevens_counts(one, &direct, 1) == SEVENS_OK && sevens_counts(other, &before, 1) == SEVENS_OK);
  for (int i = 0; i < 4; i++) {
    indices[i] = parameter(other, ids[i]);
    CHECK(sevens_get(one, parameter(one, ids[i]), &values[i]) == SEVENS_OK);
  }
  CHECK(sevens_counts_at(other, 4, indices, values, &later, 1) == SEVENS_OK && agrees(later, direct, 1e-12));
  CHECK(sevens_counts_at(other, 2, indices, values, &later, 1) == SEVENS_OK && !agrees(later, direct, 1e-3));
  CHECK(sevens_counts(other, &after, 1) == SEVENS_OK && after == before && direct != before);
  CHECK(sevens_set_many(other, 4, indices, values) == SEVENS_OK);
  CHECK(sevens_counts(other, &later, 1) == SEVENS_OK && agrees(later, direct, 1e-12));
  for (int i = 0; i < 2; i++) CHECK(sevens_set(other, indices[i], 0) == SEVENS_OK);
  CHECK(sevens_set(other, indices[0], values[0]) == SEVENS_OK && sevens_set(other, indices[1], values[1]) == SEVENS_OK);
  CHECK(sevens_counts(other, &later, 1) == SEVENS_OK && agrees(later, direct, 1e-12));
  CHECK(sevens_close(one) == SEVENS_OK && sevens_close(other) == SEVENS_OK);
}

void check_descriptions(void) {
  CHECK(strlen(sevens_version()) >= 5 && strlen(sevens_commit()) > 0 && sevens_interface() == SEVENS_INTERFACE);
  sevens_setup setup;
  const char *interactions[] = {"non-standard-interactions", "light-vector"};
  CHECK(sevens_open("coherent-csi-2017", interactions, 2, NULL, 0, &setup) == SEVENS_OK && setup != 0);
  size_t count = 0, length = 0, kinds[4] = {0};
  CHECK(sevens_parameter_count(setup, &count) == SEVENS_OK && count > 30);
  char id[100], unit[100], meaning[500];
  for (size_t i = 0; i < count; i++) {
    size_t index = count;
    double value, lowest, highest;
    sevens_kind kind;
    CHECK(sevens_parameter_id(setup, i, id, sizeof id, &length) == SEVENS_OK && strlen(id) == length);
    CHECK(sevens_parameter_index(setup, id, &index) == SEVENS_OK && index == i);
    CHECK(sevens_parameter_unit(setup, i, unit, sizeof unit, NULL) == SEVENS_OK && unit[0] != 0);
    CHECK(sevens_parameter_meaning(setup, i, meaning, sizeof meaning, NULL) == SEVENS_OK && meaning[0] != 0);
    CHECK(sevens_parameter_kind(setup, i, &kind) == SEVENS_OK && kind <= SEVENS_SHAPE);
    kinds[kind]++;
    CHECK(sevens_parameter_bounds(setup, i, &lowest, &highest) == SEVENS_OK && lowest < highest);
    CHECK(sevens_get(setup, i, &value) == SEVENS_OK);
    CHECK(isnan(value) || (lowest <= value && value <= highest));
  }
  for (int kind = 0; kind < 4; kind++) CHECK(kinds[kind] > 0);
  size_t mass = parameter(setup, "detector.mass");
  double value;
  CHECK(sevens_parameter_unit(setup, mass, unit, sizeof unit, NULL) == SEVENS_OK);
  CHECK(sevens_get(setup, mass, &value) == SEVENS_OK && strcmp(unit, "g") == 0 && value == 14600);
  CHECK(sevens_axis_name(setup, 0, id, sizeof id, NULL) == SEVENS_OK && strcmp(id, "PE") == 0);
  CHECK(sevens_axis_unit(setup, 0, id, sizeof id, NULL) == SEVENS_OK && strcmp(id, "PE") == 0);
  CHECK(sevens_close(setup) == SEVENS_OK);
}
