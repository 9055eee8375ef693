// Loops of linear algebra over rows of doubles, as wide as the processor allows and with the same bits on all of them:
// sums are made of eight partial sums in a fixed order, and products are rounded before they are added.

#ifndef CLINEAR_H
#define CLINEAR_H

#include <stddef.h>

#ifdef __cplusplus
#define CL_NOEXCEPT noexcept
extern "C" {
#else
#define CL_NOEXCEPT
#endif

/// z[i] = a x[i] + b y[i] for i < n.
void cl_combine(double a, const double *x, double b, const double *y, double *z, size_t n)
    CL_NOEXCEPT;

/// z[i] += a x[i] + b y[i] for i < n.
void cl_accumulate(double a, const double *x, double b, const double *y, double *z, size_t n)
    CL_NOEXCEPT;

/// The upper triangle of J diag(w) Jᵀ, row by row: for rows i <= j, Σ w[k] J[i][k] J[j][k] over k < n. The rows stand
/// `stride` numbers apart; `scratch` has room for n numbers.
void cl_weighted_squares(
    const double *w, const double *rows, size_t count, size_t stride, size_t n, double *scratch,
    double *squares) CL_NOEXCEPT;

/// Takes the products of columns from the upper triangle of a matrix: from element (i, j) with i <= j < n, which stands at
/// `elements[diagonal[i] + j - i]`, c[k][i] c[k][j] for each of `count` columns k, one after the other. The columns stand
/// `stride` numbers apart.
void cl_subtract_products(
    const double *columns, size_t count, size_t stride, double *elements, const ptrdiff_t *diagonal,
    size_t n) CL_NOEXCEPT;

#ifdef __cplusplus
}
#endif

#endif
