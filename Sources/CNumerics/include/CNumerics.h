// Elementary functions over blocks of doubles, the same bits on every processor.
//
// They are SLEEF's deterministic functions without fused multiply-add ("cinz"), within 1.0 ulp:
// their results do not depend on the number of lanes, so a notebook gives the same numbers on any
// machine, and one number gives the same as a block (https://sleef.org, N. Shibata and F. Petrogalli,
// doi:10.1109/TPDS.2019.2960333).

#ifndef CNUMERICS_H
#define CNUMERICS_H

#include <stddef.h>

#ifdef __cplusplus
#define CN_NOEXCEPT noexcept
extern "C" {
#else
#define CN_NOEXCEPT
#endif

/// Functions of one number; the first four are exact, and `cn_round` takes halves away from zero.
/// `cn_lgamma` is the logarithm of |Γ(x)|.
typedef enum cn_function {
  cn_sqrt, cn_floor, cn_ceil, cn_round,
  cn_exp, cn_log, cn_log10,
  cn_sin, cn_cos, cn_tan, cn_asin, cn_acos, cn_atan,
  cn_sinh, cn_cosh, cn_tanh, cn_lgamma
} cn_function;

/// Functions of two numbers: `x` to the power `y`, and the angle of the point (`y`, `x`).
typedef enum cn_function2 { cn_pow, cn_atan2 } cn_function2;

/// The lanes this processor computes at once: 1, 2, 4 or 8.
int cn_lanes(void) CN_NOEXCEPT;

/// y[i] = f(x[i]) for i < n; `y` may be `x`.
void cn_map(cn_function f, const double *x, double *y, size_t n) CN_NOEXCEPT;

/// z[i] = f(x[i], y[i]) for i < n; `z` may be `x` or `y`.
void cn_map2(cn_function2 f, const double *x, const double *y, double *z, size_t n) CN_NOEXCEPT;

/// As `cn_map` with no more than `lanes` lanes: what a smaller processor computes.
void cn_map_lanes(int lanes, cn_function f, const double *x, double *y, size_t n) CN_NOEXCEPT;

/// As `cn_map2` with no more than `lanes` lanes.
void cn_map2_lanes(int lanes, cn_function2 f, const double *x, const double *y, double *z, size_t n)
    CN_NOEXCEPT;

#ifdef __cplusplus
}
#endif

#endif
