#include "CNumerics.h"

#include <cstring>

// Clang decides by the flags of the whole file, not by a function's target, whether wide vectors are
// passed in registers, as SLEEF expects them. So on x86-64 the file has the flag `-mavx512f`, and
// every function here states which of those instructions it leaves out.
#if defined(__x86_64__)
#define BEGIN_TARGET(features) \
  PRAGMA(clang attribute push(__attribute__((target(features))), apply_to = function))
#define END_TARGET PRAGMA(clang attribute pop)
#define PRAGMA(text) _Pragma(#text)
#define BASELINE "no-sse3,no-popcnt"
#else
#define BEGIN_TARGET(features)
#define END_TARGET
#endif

// The functions in the order of `cn_function` and `cn_function2`; the exact ones are instructions.
#define EXACT_FUNCTIONS(F) F(sqrt) F(floor) F(ceil) F(round)
#define UNARY_FUNCTIONS(F) \
  F(exp) F(log) F(log10) F(sin) F(cos) F(tan) F(asin) F(acos) F(atan) F(sinh) F(cosh) F(tanh) \
  F(lgamma)
#define BINARY_FUNCTIONS(F) F(pow) F(atan2)

namespace {

using Map = void (*)(const double *, double *, size_t);
using Map2 = void (*)(const double *, const double *, double *, size_t);

/// The loops over blocks for one instruction set.
struct Functions {
  int lanes;
  const Map *unary;
  const Map2 *binary;
};

// Loops over blocks for the vectors VECTOR of LANES doubles. A rest shorter than a vector goes
// through the same vector function, padded, so that no result depends on its place in the block.
#define LANES (sizeof(VECTOR) / sizeof(double))
#define EXACT_LOOP(name) UNARY(name, __builtin_elementwise_##name)
#define UNARY_LOOP(name)                      \
  extern "C" VECTOR SLEEF_NAME(name)(VECTOR); \
  UNARY(name, SLEEF_NAME(name))
#define UNARY(name, function)                                        \
  void name(const double *x, double *y, size_t n) {                  \
    VECTOR v = {};                                                   \
    for (; n >= LANES; n -= LANES, x += LANES, y += LANES) {         \
      std::memcpy(&v, x, sizeof v);                                  \
      v = function(v);                                               \
      std::memcpy(y, &v, sizeof v);                                  \
    }                                                                \
    if (n == 0) return;                                              \
    std::memcpy(&v, x, n * sizeof(double));                          \
    v = function(v);                                                 \
    std::memcpy(y, &v, n * sizeof(double));                          \
  }
#define BINARY_LOOP(name)                                                   \
  extern "C" VECTOR SLEEF_NAME(name)(VECTOR, VECTOR);                       \
  void name(const double *x, const double *y, double *z, size_t n) {        \
    VECTOR v = {}, w = {};                                                  \
    for (; n >= LANES; n -= LANES, x += LANES, y += LANES, z += LANES) {    \
      std::memcpy(&v, x, sizeof v);                                         \
      std::memcpy(&w, y, sizeof w);                                         \
      v = SLEEF_NAME(name)(v, w);                                           \
      std::memcpy(z, &v, sizeof v);                                         \
    }                                                                       \
    if (n == 0) return;                                                     \
    std::memcpy(&v, x, n * sizeof(double));                                 \
    std::memcpy(&w, y, n * sizeof(double));                                 \
    v = SLEEF_NAME(name)(v, w);                                             \
    std::memcpy(z, &v, n * sizeof(double));                                 \
  }
#define ENTRY(name) name,
#define LOOPS                                                        \
  EXACT_FUNCTIONS(EXACT_LOOP)                                        \
  UNARY_FUNCTIONS(UNARY_LOOP)                                        \
  BINARY_FUNCTIONS(BINARY_LOOP)                                      \
  const Map unary[] = {EXACT_FUNCTIONS(ENTRY) UNARY_FUNCTIONS(ENTRY)}; \
  const Map2 binary[] = {BINARY_FUNCTIONS(ENTRY)};                   \
  const Functions functions = {LANES, unary, binary};

BEGIN_TARGET(BASELINE)
namespace scalar {
#define VECTOR double
#define SLEEF_NAME(name) Sleef_cinz_##name##d1_u10purec
LOOPS
#undef VECTOR
#undef SLEEF_NAME
}  // namespace scalar
END_TARGET

#if defined(__x86_64__)

using double2 = double __attribute__((vector_size(16)));
using double4 = double __attribute__((vector_size(32)));
using double8 = double __attribute__((vector_size(64)));

BEGIN_TARGET(BASELINE)
namespace sse2 {
#define VECTOR double2
#define SLEEF_NAME(name) Sleef_cinz_##name##d2_u10sse2
LOOPS
#undef VECTOR
#undef SLEEF_NAME
}  // namespace sse2
END_TARGET

BEGIN_TARGET("no-avx2,no-fma,no-f16c")
namespace avx {
#define VECTOR double4
#define SLEEF_NAME(name) Sleef_cinz_##name##d4_u10avx
LOOPS
#undef VECTOR
#undef SLEEF_NAME
}  // namespace avx
END_TARGET

namespace avx512 {
#define VECTOR double8
#define SLEEF_NAME(name) Sleef_cinz_##name##d8_u10avx512fnofma
LOOPS
#undef VECTOR
#undef SLEEF_NAME
}  // namespace avx512

#endif

BEGIN_TARGET(BASELINE)

/// The widest loops of this processor that have no more than `lanes` lanes.
const Functions &widest(int lanes) {
#if defined(__x86_64__)
  if (lanes >= 8 && __builtin_cpu_supports("avx512f")) return avx512::functions;
  if (lanes >= 4 && __builtin_cpu_supports("avx")) return avx::functions;
  if (lanes >= 2) return sse2::functions;
#endif
  (void)lanes;
  return scalar::functions;
}

const Functions &here() {
  static const Functions &functions = widest(8);
  return functions;
}

}  // namespace

int cn_lanes() noexcept { return here().lanes; }

void cn_map(cn_function f, const double *x, double *y, size_t n) noexcept {
  here().unary[f](x, y, n);
}

void cn_map2(cn_function2 f, const double *x, const double *y, double *z, size_t n) noexcept {
  here().binary[f](x, y, z, n);
}

void cn_map_lanes(int lanes, cn_function f, const double *x, double *y, size_t n) noexcept {
  widest(lanes).unary[f](x, y, n);
}

void cn_map2_lanes(
    int lanes, cn_function2 f, const double *x, const double *y, double *z, size_t n) noexcept {
  widest(lanes).binary[f](x, y, z, n);
}

END_TARGET
