// Cuts on blocks of rows as bit masks: bit i of word w is row 64 w + i, and 1 where the row passes.
//
// Each function exists for several instruction sets and gives the same bits with all of them.

#ifndef CMASKS_H
#define CMASKS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// The type in which a column is stored; `cm_codes` are int32_t with negative ones missing.
typedef enum cm_type { cm_float, cm_double, cm_int32, cm_int64, cm_bool, cm_codes } cm_type;

/// The numbers from `low` <= `high` on, both included: the first pair for floats and doubles, the second for the others.
typedef struct cm_range {
  double low, high;
  int64_t first, last;
} cm_range;

/// What a number of rows add up to: the sum of their weights, that of the squares, the rows, and those of them whose
/// weight is not above 0.
typedef struct cm_tally {
  double sum, squares, rows, suspect;
} cm_tally;

/// Rows are tallied in this many lanes, row i in lane i modulo their number: a fixed order of summation.
#define CM_LANES 4

/// Rows with a class each, and a sample: row i is of sample samples[i] + 1 where that lies below `sampleCount`, and of
/// sample 0 elsewhere, or if `samples` is NULL.
typedef struct cm_rows {
  size_t count;
  const uint8_t *classes;
  size_t classCount;
  const int32_t *samples;
  size_t sampleCount;
} cm_rows;

/// Keeps in `pass` the rows of `values` in the range, or those outside it with `outside`, and adds to `missing` those
/// with NaN or a negative code, which are neither; for (count + 63) / 64 words. Whether there were any.
bool cm_within(cm_type type, const void *values, size_t count, cm_range range, bool outside,
               uint64_t *pass, uint64_t *missing);

/// For each row of `words` words the class of its cuts, given the planes of `cuts` <= 127 cuts, each `stride` words from
/// the last: k if cut k is the first of several to fail, cuts + k if it is the only one, 2 cuts if none fails.
void cm_classify(const uint64_t *planes, size_t cuts, size_t stride, size_t words, uint8_t *classes);

/// Adds 1 to the `rows` of each row's tally: `tallies[sample][class][lane]`.
void cm_count(cm_rows rows, cm_tally *tallies);

/// Adds each row, with its weight times `factor` > 0, to its tally; NaN counts as 0.
void cm_add_float(cm_rows rows, const float *weights, double factor, cm_tally *tallies);
void cm_add_double(cm_rows rows, const double *weights, double factor, cm_tally *tallies);

/// Keeps to the instructions of an older processor, for tests: 0 for the baseline, 1 for AVX2, 2 for AVX-512.
void cm_limit(int level);

#endif
