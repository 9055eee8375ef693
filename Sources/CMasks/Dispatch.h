#ifndef CM_DISPATCH_H
#define CM_DISPATCH_H

#include "CMasks.h"

typedef bool cm_within_kernel(const void *, size_t, cm_range, bool, uint64_t *, uint64_t *);
typedef void cm_tally_kernel(cm_rows, const void *, double, cm_tally *);

/// The kernels for one instruction set; `within` in the order of `cm_type`.
struct cm_kernels {
  cm_within_kernel *within[6];
  void (*classify)(const uint64_t *, size_t, size_t, size_t, uint8_t *);
  cm_tally_kernel *count, *add_float, *add_double;
};

extern const struct cm_kernels baseline_kernels, avx2_kernels, avx512_kernels;

#endif
