#include "Dispatch.h"

#include <stdatomic.h>

static _Atomic int highest = 2;

void cm_limit(int level) { atomic_store(&highest, level); }

/// The kernels of the newest instruction set that this processor has.
static const struct cm_kernels *here(void) {
#if defined(__x86_64__)
  int level = atomic_load_explicit(&highest, memory_order_relaxed);
  if (level >= 2 && __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512dq") &&
      __builtin_cpu_supports("avx512vl"))
    return &avx512_kernels;
  if (level >= 1 && __builtin_cpu_supports("avx2")) return &avx2_kernels;
#endif
  return &baseline_kernels;
}

bool cm_within(cm_type type, const void *values, size_t count, cm_range range, bool outside,
               uint64_t *pass, uint64_t *missing) {
  return here()->within[type](values, count, range, outside, pass, missing);
}

void cm_classify(const uint64_t *planes, size_t cuts, size_t stride, size_t words,
                 uint8_t *classes) {
  here()->classify(planes, cuts, stride, words, classes);
}

void cm_count(cm_rows rows, cm_tally *tallies) { here()->count(rows, NULL, 1, tallies); }

void cm_add_float(cm_rows rows, const float *weights, double factor, cm_tally *tallies) {
  here()->add_float(rows, weights, factor, tallies);
}

void cm_add_double(cm_rows rows, const double *weights, double factor, cm_tally *tallies) {
  here()->add_double(rows, weights, factor, tallies);
}
