// Special functions of statistics, from Boost.Math (https://www.boost.org/libs/math).
//
// They never throw and may be called from any thread. Outside of a function's domain the result is NaN; where it
// exceeds a double it is infinite.

#ifndef CSPECIAL_H
#define CSPECIAL_H

#ifdef __cplusplus
#define CS_NOEXCEPT noexcept
extern "C" {
#else
#define CS_NOEXCEPT
#endif

/// The error function, 1 minus it, and the inverse of that.
double cs_erf(double x) CS_NOEXCEPT;
double cs_erfc(double x) CS_NOEXCEPT;
double cs_erfc_inverse(double p) CS_NOEXCEPT;

/// The logarithm of |Γ(x)|, and its derivative.
double cs_log_gamma(double x) CS_NOEXCEPT;
double cs_digamma(double x) CS_NOEXCEPT;

/// The incomplete gamma functions P(a, x) and Q(a, x) = 1 - P(a, x), for a > 0, x >= 0; and the x where they are p.
double cs_gamma_p(double a, double x) CS_NOEXCEPT;
double cs_gamma_q(double a, double x) CS_NOEXCEPT;
double cs_gamma_p_inverse(double a, double p) CS_NOEXCEPT;
double cs_gamma_q_inverse(double a, double q) CS_NOEXCEPT;

/// The incomplete beta function I_x(a, b), for a, b > 0, 0 <= x <= 1; and the x where it is p.
double cs_beta(double a, double b, double x) CS_NOEXCEPT;
double cs_beta_inverse(double a, double b, double p) CS_NOEXCEPT;

#ifdef __cplusplus
}
#endif

#endif
