#include "CNumerics.h"

#include <cstring>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

// The functions in the order of `cn_function` and `cn_function2`.
#define UNARY_FUNCTIONS(F) \
  F(exp) F(log) F(log10) F(sin) F(cos) F(tan) F(asin) F(acos) F(atan) F(sinh) F(cosh) F(tanh)
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

// One namespace of loops per instruction set. A rest shorter than a vector goes through the same
// vector function, padded, so that no element depends on its place in the block.
#define UNARY_LOOP(name)                                                                  \
  extern "C" VECTOR SLEEF_NAME(name)(VECTOR);                                             \
  void name(const double *x, double *y, size_t n) {                                       \
    size_t i = 0;                                                                         \
    for (; i + LANES <= n; i += LANES) STORE(y + i, SLEEF_NAME(name)(LOAD(x + i)));       \
    if (i == n) return;                                                                   \
    double rest[LANES] = {};                                                              \
    std::memcpy(rest, x + i, (n - i) * sizeof(double));                                   \
    STORE(rest, SLEEF_NAME(name)(LOAD(rest)));                                            \
    std::memcpy(y + i, rest, (n - i) * sizeof(double));                                   \
  }

#define BINARY_LOOP(name)                                                                 \
  extern "C" VECTOR SLEEF_NAME(name)(VECTOR, VECTOR);                                     \
  void name(const double *x, const double *y, double *z, size_t n) {                      \
    size_t i = 0;                                                                         \
    for (; i + LANES <= n; i += LANES)                                                    \
      STORE(z + i, SLEEF_NAME(name)(LOAD(x + i), LOAD(y + i)));                           \
    if (i == n) return;                                                                   \
    double first[LANES] = {}, second[LANES] = {};                                         \
    std::memcpy(first, x + i, (n - i) * sizeof(double));                                  \
    std::memcpy(second, y + i, (n - i) * sizeof(double));                                 \
    STORE(first, SLEEF_NAME(name)(LOAD(first), LOAD(second)));                            \
    std::memcpy(z + i, first, (n - i) * sizeof(double));                                  \
  }

#define ENTRY(name) name,
#define LOOPS                                                                             \
  UNARY_FUNCTIONS(UNARY_LOOP)                                                             \
  BINARY_FUNCTIONS(BINARY_LOOP)                                                           \
  const Map unary[] = {UNARY_FUNCTIONS(ENTRY)};                                           \
  const Map2 binary[] = {BINARY_FUNCTIONS(ENTRY)};                                        \
  const Functions functions = {LANES, unary, binary};

namespace scalar {
#define LANES 1
#define VECTOR double
#define SLEEF_NAME(name) Sleef_cinz_##name##d1_u10purec
#define LOAD(p) (*(p))
#define STORE(p, v) (*(p) = (v))
LOOPS
#undef LANES
#undef VECTOR
#undef SLEEF_NAME
#undef LOAD
#undef STORE
}  // namespace scalar

#if defined(__x86_64__)

namespace sse2 {
#define LANES 2
#define VECTOR __m128d
#define SLEEF_NAME(name) Sleef_cinz_##name##d2_u10sse2
#define LOAD _mm_loadu_pd
#define STORE _mm_storeu_pd
LOOPS
#undef LANES
#undef VECTOR
#undef SLEEF_NAME
#undef LOAD
#undef STORE
}  // namespace sse2

#pragma clang attribute push(__attribute__((target("avx"))), apply_to = function)
namespace avx {
#define LANES 4
#define VECTOR __m256d
#define SLEEF_NAME(name) Sleef_cinz_##name##d4_u10avx
#define LOAD _mm256_loadu_pd
#define STORE _mm256_storeu_pd
LOOPS
#undef LANES
#undef VECTOR
#undef SLEEF_NAME
#undef LOAD
#undef STORE
}  // namespace avx
#pragma clang attribute pop

#pragma clang attribute push(__attribute__((target("avx512f"))), apply_to = function)
namespace avx512 {
#define LANES 8
#define VECTOR __m512d
#define SLEEF_NAME(name) Sleef_cinz_##name##d8_u10avx512fnofma
#define LOAD _mm512_loadu_pd
#define STORE _mm512_storeu_pd
LOOPS
#undef LANES
#undef VECTOR
#undef SLEEF_NAME
#undef LOAD
#undef STORE
}  // namespace avx512
#pragma clang attribute pop

#endif

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
