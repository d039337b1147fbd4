#ifndef SEVENS_H
#define SEVENS_H

/*
 * Sevens from C and from whatever calls C: expected counts of coherent neutrino scattering as a function of parameters.
 *
 * A set-up is opened once, as `sevens rate SETUP --interaction … --set …` would, and then asked again and again:
 *
 *     sevens_setup setup;
 *     sevens_open("coherent-csi-2017", NULL, 0, NULL, 0, &setup);
 *     sevens_set(setup, parameter, value);
 *     sevens_counts(setup, counts, capacity);
 *     sevens_close(setup);
 *
 * Every function returns a status, SEVENS_OK if all went well. After any other but SEVENS_UNRELIABLE nothing was
 * changed, nothing was written but what is said below, and `sevens_message` tells all that is wrong. Null pointers,
 * handles that are closed or never were, indices beyond the end and short buffers are statuses too; only a length that is
 * larger than its buffer cannot be noticed.
 *
 * What it costs. The first question after opening integrates the templates (milliseconds to seconds). After that, new
 * values of coupling parameters (SEVENS_COUPLING) cost microseconds. A new value of any other parameter is checked at
 * once and makes the next question integrate again.
 *
 * Threads. Any function may be called from any thread at any time, also with one handle from several threads: calls with
 * the same handle wait for each other, calls with different handles run at the same time. Between `sevens_set` and
 * `sevens_counts` another thread may set something else; `sevens_counts_at` does both in one call and leaves the handle
 * as it was. Messages belong to the thread whose call failed. Nothing may be called in a child after fork() without
 * exec() if other threads were in a call.
 *
 * Units. Numbers are in the unit that `sevens_parameter_unit` and `sevens_axis_unit` tell; settings given as text carry
 * their units, as in "detector.mass=10 kg".
 */

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Grows when functions are added; what is there keeps its meaning and its numbers. */
#define SEVENS_INTERFACE 1

/* How a call ended. 1, 64 and 70 mean what the same exit codes of the program mean; its 65 and 66 are kept free. */
typedef enum sevens_status {
  /* All went well. */
  SEVENS_OK = 0,
  /* The counts are there, but they miss the accuracy that the set-up asks for; see sevens_accuracy. */
  SEVENS_UNRELIABLE = 1,
  /* An unknown name, a value out of bounds, parameters that do not go together, a text that is not UTF-8. */
  SEVENS_USAGE = 64,
  /* A fault of Sevens itself; please report it with the message. */
  SEVENS_INTERNAL = 70,
  /* A pointer is null that must not be. */
  SEVENS_NULL_ARGUMENT = 101,
  /* Not an open set-up: never opened, or closed. */
  SEVENS_BAD_HANDLE = 102,
  /* No parameter or axis has this index. */
  SEVENS_OUT_OF_RANGE = 103,
  /* The result does not fit into the buffer. */
  SEVENS_SHORT_BUFFER = 104,
  /* No exact derivative in a parameter: it is not a coupling, or has no effect here. */
  SEVENS_NO_DERIVATIVE = 105
} sevens_status;

/* What a parameter changes, which decides what a new value costs. */
typedef enum sevens_kind {
  /* The strength of an interaction: microseconds, with exact derivatives. */
  SEVENS_COUPLING = 0,
  /* The size of the source or detector: new templates. */
  SEVENS_RATE = 1,
  /* The response of the detector: new templates. */
  SEVENS_RESPONSE = 2,
  /* A mass, a radius, a spectrum: new templates. */
  SEVENS_SHAPE = 3
} sevens_kind;

/* An open set-up. Handles are numbers that are never given twice; 0 is never one. */
typedef uint64_t sevens_setup;

/* The version of the library, as in "0.1.0", and the commit it was built from, or "unknown". They stay valid. */
const char *sevens_version(void);
const char *sevens_commit(void);

/* SEVENS_INTERFACE of the library that runs, to be held against that of the header. */
int sevens_interface(void);

/*
 * What was wrong with the last call of this thread that did not return SEVENS_OK: a line for every fault, with its place,
 * its reason and what to do. Like snprintf it copies what fits, with a terminating zero, and returns the whole length
 * without it; `buffer` may be NULL if `capacity` is 0. The text is UTF-8.
 */
size_t sevens_message(char *buffer, size_t capacity);

/*
 * Opens a set-up.
 *
 * setup         an id (`sevens list setups`, `sevens list measurements`); set-up files are for the program alone
 * interactions  `interaction_count` names as after --interaction: "light-vector", or "light-vector:zprime" for an
 *               instance of its own; "none" leaves out those of the set-up. May be NULL if there are none.
 * settings      `setting_count` settings as after --set: "detector.mass=10 kg". May be NULL if there are none.
 * opened        the handle; 0 if it fails
 */
sevens_status sevens_open(const char *setup, const char *const *interactions, size_t interaction_count,
                          const char *const *settings, size_t setting_count, sevens_setup *opened);

/* Closes a set-up. Calls that run in other threads end as if it were open. */
sevens_status sevens_close(sevens_setup setup);

/*
 * The parameters of a set-up are its continuous ones, what `sevens list parameters` shows with a unit. They are numbered
 * from 0 in that order; numbers and order do not change while it is open. Choices are settings of sevens_open.
 */
sevens_status sevens_parameter_count(sevens_setup setup, size_t *count);

/* The index of a parameter. */
sevens_status sevens_parameter_index(sevens_setup setup, const char *id, size_t *index);

/*
 * Its id, its unit ("1" if it has none), and one line of what it means, as zero-terminated UTF-8. `length` is set to the
 * length without the zero also if the buffer is too short; it may be NULL. With SEVENS_SHORT_BUFFER a buffer of at least
 * one byte holds an empty text.
 */
sevens_status sevens_parameter_id(sevens_setup setup, size_t index, char *buffer, size_t capacity,
                                  size_t *length);
sevens_status sevens_parameter_unit(sevens_setup setup, size_t index, char *buffer, size_t capacity,
                                    size_t *length);
sevens_status sevens_parameter_meaning(sevens_setup setup, size_t index, char *buffer, size_t capacity,
                                       size_t *length);

/* What it changes. */
sevens_status sevens_parameter_kind(sevens_setup setup, size_t index, sevens_kind *kind);

/* The lowest and highest value it may have. */
sevens_status sevens_parameter_bounds(sevens_setup setup, size_t index, double *lowest, double *highest);

/* Its value; NaN for one that is absent, which some may be. */
sevens_status sevens_get(sevens_setup setup, size_t index, double *value);

/*
 * Sets one parameter, or several at once: either all of them or, with all that is wrong in the message, none. NaN makes
 * one absent that may be. A parameter without effect in the set-up is an error, as it is on the command line.
 */
sevens_status sevens_set(sevens_setup setup, size_t index, double value);
sevens_status sevens_set_many(sevens_setup setup, size_t count, const size_t *indices, const double *values);

/*
 * The reconstructed axes: that of the recoil, then that of arrival times where they are told apart. Bins of counts are
 * row-major, those of the last axis run fastest.
 */
sevens_status sevens_axis_count(sevens_setup setup, size_t *count);
sevens_status sevens_axis_name(sevens_setup setup, size_t axis, char *buffer, size_t capacity, size_t *length);
sevens_status sevens_axis_unit(sevens_setup setup, size_t axis, char *buffer, size_t capacity, size_t *length);

/*
 * The edges of the bins of an axis, one more than bins. `count` is set to their number also if the buffer is too short;
 * it may be NULL, and `edges` may be if `capacity` is 0.
 */
sevens_status sevens_axis_edges(sevens_setup setup, size_t axis, double *edges, size_t capacity,
                                size_t *count);

/*
 * Gives a detector that has only a threshold, and so one open bin, bins of its own: increasing edges in the unit of the
 * axis, at least two, none below the threshold.
 */
sevens_status sevens_set_edges(sevens_setup setup, const double *edges, size_t count);

/* The number of bins of all axes together. */
sevens_status sevens_bin_count(sevens_setup setup, size_t *count);

/* The expected counts of every bin, without backgrounds, as `sevens rate` and `sevens spectrum` give them. */
sevens_status sevens_counts(sevens_setup setup, double *counts, size_t capacity);

/*
 * The same with some parameters at other values, which the handle does not keep. If all of them are couplings that takes
 * microseconds; otherwise every call integrates.
 */
sevens_status sevens_counts_at(sevens_setup setup, size_t count, const size_t *indices, const double *values,
                               double *counts, size_t capacity);

/*
 * The derivatives of the expected counts in some coupling parameters, a row of bins for every one: element p·bins + b is
 * dN_b/dθ of the parameter indices[p], in counts per its unit. They are exact, contractions of the templates and no
 * differences; a parameter without exact derivative is SEVENS_NO_DERIVATIVE.
 */
sevens_status sevens_gradient(sevens_setup setup, size_t count, const size_t *indices, double *gradient,
                              size_t capacity);

/* The relative accuracy that the set-up asks for, and the estimated error of the counts. */
sevens_status sevens_accuracy(sevens_setup setup, double *requested, double *estimated);

#ifdef __cplusplus
}
#endif

#endif
