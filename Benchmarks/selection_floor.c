// The selection of `selection.py`, written by hand in C for this one task: counts of the 256 outcomes of eight cuts, and
// a histogram of 100 bins of what passes all of them. Compiled for the machine it runs on.

#include <omp.h>
#include <stddef.h>
#include <stdint.h>

enum { BLOCK = 4096, BINS = 100 };

#define SELECT(NAME, REAL)                                                                         \
  void NAME(const REAL **c, size_t rows, int threads, int64_t *outcomes, double *histogram) {      \
    _Pragma("omp parallel num_threads(threads)") {                                                 \
      int64_t counts[256] = {0};                                                                   \
      double sums[BINS] = {0};                                                                     \
      uint8_t mask[BLOCK];                                                                         \
      _Pragma("omp for schedule(static)") for (size_t b = 0; b < (rows + BLOCK - 1) / BLOCK; b++) { \
        const size_t first = b * BLOCK, n = rows - first < BLOCK ? rows - first : BLOCK;           \
        const REAL *x = c[0] + first, *y = c[1] + first, *z = c[2] + first, *e = c[3] + first,     \
                   *frac = c[4] + first, *gap = c[5] + first, *nu = c[6] + first,                  \
                   *pi = c[7] + first, *t = c[8] + first, *w = c[9] + first;                       \
        for (size_t i = 0; i < n; i++)                                                             \
          mask[i] = ((x[i] > -180) & (x[i] < 180) & (y[i] > -180) & (y[i] < 180)) |                \
                    ((z[i] > 50) & (z[i] < 1250)) << 1 |                                           \
                    ((e[i] > (REAL)0.5) & (e[i] < 5)) << 2 | (frac[i] > (REAL)0.8) << 3 |          \
                    (gap[i] < 20) << 4 | (nu[i] > (REAL)0.73) << 5 | (pi[i] > (REAL)0.92) << 6 |   \
                    (t[i] < (REAL)0.005) << 7;                                                     \
        for (size_t i = 0; i < n; i++) counts[mask[i]]++;                                          \
        for (size_t i = 0; i < n; i++)                                                             \
          if (mask[i] == 255) sums[(int)(e[i] * 20)] += w[i];                                      \
      }                                                                                            \
      _Pragma("omp critical") {                                                                    \
        for (int i = 0; i < 256; i++) outcomes[i] += counts[i];                                    \
        for (int i = 0; i < BINS; i++) histogram[i] += sums[i];                                    \
      }                                                                                            \
    }                                                                                              \
  }

SELECT(select_f32, float)
SELECT(select_f64, double)
