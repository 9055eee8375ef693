// The kernels in portable vectors of 64 rows. Each instruction set compiles them once, under its own PREFIX.

#include <string.h>

#include "Dispatch.h"

#define NAME_(prefix, name) prefix##_##name
#define NAME__(prefix, name) NAME_(prefix, name)
#define NAME(name) NAME__(PREFIX, name)

#define ROWS 64
typedef bool mask __attribute__((ext_vector_type(ROWS)));
typedef uint8_t bytes __attribute__((ext_vector_type(ROWS)));
typedef double tally4 __attribute__((ext_vector_type(4)));

/// The loop over the words of a column. `TEST` gives the rows of a vector `x` that are missing, given those that are
/// `above` and `below` the bounds. (Clang loads 64 doubles in an order that no processor foresees.)
#define WITHIN(type, element, least, greatest, TEST)                                               \
  static bool NAME(within_##type)(const void *values, size_t count, cm_range range, bool outside,  \
                                  uint64_t *pass, uint64_t *missing) {                             \
    typedef element rows __attribute__((ext_vector_type(ROWS)));                                   \
    const element *start = values;                                                                 \
    const element low = (element)range.least, high = (element)range.greatest;                      \
    const uint64_t flip = outside ? ~(uint64_t)0 : 0;                                              \
    uint64_t anyGone = 0;                                                                          \
    for (size_t word = 0; word * ROWS < count; word++) {                                           \
      const size_t left = count - word * ROWS;                                                     \
      for (size_t line = 0; line < sizeof(rows); line += 64)                                       \
        __builtin_prefetch((const char *)(start + word * ROWS) + 2048 + line);                     \
      rows x = {};                                                                                 \
      if (left < ROWS)                                                                             \
        memcpy(&x, start + word * ROWS, left * sizeof(element));                                   \
      else                                                                                         \
        memcpy(&x, start + word * ROWS, sizeof x);                                                 \
      const uint64_t above = BITS(x >= low), below = BITS(x <= high);                              \
      const uint64_t gone = TEST;                                                                  \
      pass[word] &= ((above & below) ^ flip) & ~gone;                                              \
      missing[word] |= gone;                                                                       \
      anyGone |= gone;                                                                             \
    }                                                                                              \
    return anyGone != 0;                                                                           \
  }
/// One bit for each row of a comparison of vectors.
#define BITS(comparison)                                                                           \
  ({                                                                                               \
    mask bits = __builtin_convertvector(comparison, mask);                                         \
    uint64_t word;                                                                                 \
    memcpy(&word, &bits, sizeof word);                                                             \
    word;                                                                                          \
  })

// Since low <= high, only NaN is neither above the one nor below the other.
WITHIN(float, float, low, high, ~(above | below))
WITHIN(double, double, low, high, ~(above | below))
WITHIN(int32, int32_t, first, last, 0)
WITHIN(int64, int64_t, first, last, 0)
WITHIN(bool, uint8_t, first, last, 0)
WITHIN(codes, int32_t, first, last, BITS(x < 0))

/// 0xff in the byte of each row whose bit is set. (Selecting by a vector of bits crashes Clang 21.)
static inline void NAME(expand)(uint64_t bits, bytes *result) {
  typedef uint8_t octet __attribute__((ext_vector_type(8)));
  octet packed;
  memcpy(&packed, &bits, sizeof packed);
#define EIGHT(i) i, i, i, i, i, i, i, i
  bytes spread = __builtin_shufflevector(packed, packed, EIGHT(0), EIGHT(1), EIGHT(2), EIGHT(3),
                                         EIGHT(4), EIGHT(5), EIGHT(6), EIGHT(7));
#undef EIGHT
#define EIGHT 1, 2, 4, 8, 16, 32, 64, 128
  const bytes place = {EIGHT, EIGHT, EIGHT, EIGHT, EIGHT, EIGHT, EIGHT, EIGHT};
#undef EIGHT
  *result = (bytes)((spread & place) == place);
}

static void NAME(classify)(const uint64_t *planes, size_t cuts, size_t stride, size_t words,
                           uint8_t *classes) {
  for (size_t word = 0; word < words; word++) {
    bytes class = (bytes)(uint8_t)(2 * cuts);
    uint64_t any = 0, several = 0;
    for (size_t cut = cuts; cut-- > 0;) {
      uint64_t fails = ~planes[cut * stride + word];
      several |= any & fails;
      any |= fails;
      bytes where;
      NAME(expand)(fails, &where);
      class = (class & ~where) | ((bytes)(uint8_t)cut & where);
    }
    bytes alone;
    NAME(expand)(any & ~several, &alone);
    class += (bytes)(uint8_t)cuts & alone;
    memcpy(classes + word * ROWS, &class, sizeof class);
  }
}

#define INLINE __attribute__((always_inline)) static inline

/// The tallies of `count` rows from `first` on, by their index: sample, class, lane.
INLINE void NAME(cells)(cm_rows rows, size_t first, size_t count, uint32_t *cells) {
  for (size_t row = 0; row < count; row++)
    cells[row] = rows.classes[first + row] * CM_LANES + row % CM_LANES;
  if (!rows.samples) return;
  const uint32_t stride = (uint32_t)rows.classCount * CM_LANES;
  for (size_t row = 0; row < count; row++) {
    const uint32_t sample = (uint32_t)rows.samples[first + row] + 1;
    cells[row] += sample < rows.sampleCount ? sample * stride : 0;
  }
}

INLINE void NAME(count_some)(cm_rows rows, size_t first, size_t count, cm_tally *tallies) {
  uint32_t cells[ROWS];
  NAME(cells)(rows, first, count, cells);
  for (size_t row = 0; row < count; row++) tallies[cells[row]].rows += 1;
}

static void NAME(count)(cm_rows rows, const void *weights, double factor, cm_tally *tallies) {
  (void)weights, (void)factor;
  size_t first = 0;
  for (; first + ROWS <= rows.count; first += ROWS) NAME(count_some)(rows, first, ROWS, tallies);
  NAME(count_some)(rows, first, rows.count - first, tallies);
}

/// Adds one row of this weight; `suspect` is 1 if the weight is not above 0.
INLINE void NAME(add_one)(cm_tally *tally, double weight, double suspect) {
  tally4 sum;
  memcpy(&sum, tally, sizeof sum);
  sum += (tally4){weight, weight * weight, 1, suspect};
  memcpy(tally, &sum, sizeof sum);
}

/// Adds four neighbouring rows of these weights, all above 0. (Vectors are not passed by value: how depends on the
/// instruction set.)
INLINE void NAME(add_four)(cm_tally *tallies, const uint32_t *cells, const tally4 *of) {
  const tally4 weights = *of, squares = weights * weights, row = {0, 0, 1, 0};
  const tally4 even = __builtin_shufflevector(weights, squares, 0, 4, 2, 6);
  const tally4 odd = __builtin_shufflevector(weights, squares, 1, 5, 3, 7);
  const tally4 added[4] = {__builtin_shufflevector(even, row, 0, 1, 6, 7),
                           __builtin_shufflevector(odd, row, 0, 1, 6, 7),
                           __builtin_shufflevector(even, row, 2, 3, 6, 7),
                           __builtin_shufflevector(odd, row, 2, 3, 6, 7)};
  for (size_t i = 0; i < 4; i++) {
    tally4 sum;
    memcpy(&sum, tallies + cells[i], sizeof sum);
    sum += added[i];
    memcpy(tallies + cells[i], &sum, sizeof sum);
  }
}

/// Most weights are above 0, and need no other test.
#define ADD(element)                                                                               \
  INLINE void NAME(add_some_##element)(cm_rows rows, const element *weights, double factor,        \
                                       size_t first, size_t count, cm_tally *tallies) {            \
    uint32_t cells[ROWS];                                                                          \
    NAME(cells)(rows, first, count, cells);                                                        \
    int suspects = 0;                                                                              \
    for (size_t row = 0; row < count; row++) suspects += !(weights[first + row] > 0);              \
    if (suspects == 0) {                                                                           \
      size_t row = 0;                                                                              \
      for (; row + 4 <= count; row += 4) {                                                         \
        typedef element four __attribute__((ext_vector_type(4)));                                  \
        four some;                                                                                 \
        memcpy(&some, weights + first + row, sizeof some);                                         \
        const tally4 wide = __builtin_convertvector(some, tally4) * factor;                        \
        NAME(add_four)(tallies, cells + row, &wide);                                               \
      }                                                                                            \
      for (; row < count; row++)                                                                   \
        NAME(add_one)(tallies + cells[row], (double)weights[first + row] * factor, 0);             \
      return;                                                                                      \
    }                                                                                              \
    for (size_t row = 0; row < count; row++) {                                                     \
      const double weight = (double)weights[first + row] * factor;                                 \
      NAME(add_one)(tallies + cells[row], weight == weight ? weight : 0, !(weight > 0));           \
    }                                                                                              \
  }                                                                                                \
  static void NAME(add_##element)(cm_rows rows, const void *weights, double factor,                \
                                  cm_tally *tallies) {                                             \
    size_t first = 0;                                                                              \
    for (; first + ROWS <= rows.count; first += ROWS)                                              \
      NAME(add_some_##element)(rows, weights, factor, first, ROWS, tallies);                       \
    NAME(add_some_##element)(rows, weights, factor, first, rows.count - first, tallies);           \
  }

ADD(float)
ADD(double)

const struct cm_kernels NAME(kernels) = {
    {NAME(within_float), NAME(within_double), NAME(within_int32), NAME(within_int64),
     NAME(within_bool), NAME(within_codes)},
    NAME(classify),
    NAME(count),
    NAME(add_float),
    NAME(add_double),
};
