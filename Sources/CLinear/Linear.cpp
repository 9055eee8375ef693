#include "CLinear.h"

#include <cstring>

// One text for all instruction sets: the compiler splits a vector of eight doubles into what the processor has. Its lanes
// never meet before the end of a sum, and `-ffp-contract=off` keeps products and sums apart, so that the width changes no
// bit.

namespace {

using double8 = double __attribute__((vector_size(64)));
constexpr size_t lanes = 8;

struct Functions {
  decltype(&cl_combine) combine;
  decltype(&cl_accumulate) accumulate;
  decltype(&cl_weighted_squares) weighted_squares;
  decltype(&cl_subtract_products) subtract_products;
};

namespace baseline {
#include "Loops.h"
}

#if defined(__x86_64__)

#pragma clang attribute push(__attribute__((target("avx"))), apply_to = function)
namespace avx {
#include "Loops.h"
}
#pragma clang attribute pop

#pragma clang attribute push(__attribute__((target("avx512f"))), apply_to = function)
namespace avx512 {
#include "Loops.h"
}
#pragma clang attribute pop

#endif

const Functions &widest() {
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx512f")) return avx512::functions;
  if (__builtin_cpu_supports("avx")) return avx::functions;
#endif
  return baseline::functions;
}

const Functions &here() {
  static const Functions &functions = widest();
  return functions;
}

}  // namespace

void cl_combine(
    double a, const double *x, double b, const double *y, double *z, size_t n) noexcept {
  here().combine(a, x, b, y, z, n);
}

void cl_accumulate(
    double a, const double *x, double b, const double *y, double *z, size_t n) noexcept {
  here().accumulate(a, x, b, y, z, n);
}

void cl_weighted_squares(
    const double *w, const double *rows, size_t count, size_t stride, size_t n, double *scratch,
    double *squares) noexcept {
  here().weighted_squares(w, rows, count, stride, n, scratch, squares);
}

void cl_subtract_products(
    const double *columns, size_t count, size_t stride, double *elements, const ptrdiff_t *diagonal,
    size_t n) noexcept {
  here().subtract_products(columns, count, stride, elements, diagonal, n);
}
