// The loops, in a namespace and for an instruction set of the file that includes this one, again and again. Vectors are
// passed by reference only: how they are passed by value depends on the instruction set.

inline void load(double8 &v, const double *x) { std::memcpy(&v, x, sizeof v); }
inline void store(double *x, const double8 &v) { std::memcpy(x, &v, sizeof v); }

inline double total(const double8 &v) {
  return ((v[0] + v[4]) + (v[2] + v[6])) + ((v[1] + v[5]) + (v[3] + v[7]));
}

void combine(double a, const double *x, double b, const double *y, double *z, size_t n) noexcept {
  size_t i = 0;
  for (double8 u, v; i + lanes <= n; i += lanes) {
    load(u, x + i);
    load(v, y + i);
    store(z + i, a * u + b * v);
  }
  for (; i < n; ++i) z[i] = a * x[i] + b * y[i];
}

void accumulate(
    double a, const double *x, double b, const double *y, double *z, size_t n) noexcept {
  size_t i = 0;
  for (double8 u, v, w; i + lanes <= n; i += lanes) {
    load(u, x + i);
    load(v, y + i);
    load(w, z + i);
    store(z + i, w + (a * u + b * v));
  }
  for (; i < n; ++i) z[i] += a * x[i] + b * y[i];
}

/// Σ x[i] y[i].
double dot(const double *x, const double *y, size_t n) noexcept {
  double8 sum = {};
  size_t i = 0;
  for (double8 u, v; i + lanes <= n; i += lanes) {
    load(u, x + i);
    load(v, y + i);
    sum += u * v;
  }
  double rest = 0;
  for (; i < n; ++i) rest += x[i] * y[i];
  return total(sum) + rest;
}

/// Σ x[i] y[i] for four neighbouring rows y.
void dots(const double *x, const double *rows, size_t stride, size_t n, double *sums) noexcept {
  double8 a = {}, b = {}, c = {}, d = {};
  size_t i = 0;
  for (double8 u, v; i + lanes <= n; i += lanes) {
    load(u, x + i);
    load(v, rows + i);
    a += u * v;
    load(v, rows + stride + i);
    b += u * v;
    load(v, rows + 2 * stride + i);
    c += u * v;
    load(v, rows + 3 * stride + i);
    d += u * v;
  }
  double rest[4] = {};
  for (; i < n; ++i) {
    for (size_t row = 0; row < 4; ++row) rest[row] += x[i] * rows[row * stride + i];
  }
  sums[0] = total(a) + rest[0];
  sums[1] = total(b) + rest[1];
  sums[2] = total(c) + rest[2];
  sums[3] = total(d) + rest[3];
}

void weighted_squares(
    const double *w, const double *rows, size_t count, size_t stride, size_t n, double *scratch,
    double *squares) noexcept {
  for (size_t row = 0; row < count; ++row) {
    const double *own = rows + row * stride;
    for (size_t i = 0; i < n; ++i) scratch[i] = w[i] * own[i];
    size_t other = row;
    for (; other + 4 <= count; other += 4, squares += 4) {
      dots(scratch, rows + other * stride, stride, n, squares);
    }
    for (; other < count; ++other) *squares++ = dot(scratch, rows + other * stride, n);
  }
}

/// Takes the products of eight columns from rows i and i + 1, whose elements j < n stand at `first[j]` and `second[j]`.
inline void subtract_pair(
    const double *columns, size_t stride, double *first, double *second, size_t i,
    size_t n) noexcept {
  double a[8], b[8];
  for (size_t k = 0; k < 8; ++k) {
    a[k] = columns[k * stride + i];
    b[k] = columns[k * stride + i + 1];
    first[i] -= a[k] * a[k];
  }
  size_t j = i + 1;
  for (double8 u, v, w; j + lanes <= n; j += lanes) {
    load(v, first + j);
    load(w, second + j);
#pragma clang loop unroll(full)
    for (size_t k = 0; k < 8; ++k) {
      load(u, columns + k * stride + j);
      v -= a[k] * u;
      w -= b[k] * u;
    }
    store(first + j, v);
    store(second + j, w);
  }
  for (; j < n; ++j) {
    for (size_t k = 0; k < 8; ++k) {
      first[j] -= a[k] * columns[k * stride + j];
      second[j] -= b[k] * columns[k * stride + j];
    }
  }
}

/// y[i] -= x[0] x[i].
inline void subtract(const double *x, double *y, size_t n) noexcept {
  const double factor = *x;
  size_t i = 0;
  for (double8 u, v; i + lanes <= n; i += lanes) {
    load(u, x + i);
    load(v, y + i);
    store(y + i, v - factor * u);
  }
  for (; i < n; ++i) y[i] -= factor * x[i];
}

void subtract_products(
    const double *columns, size_t count, size_t stride, double *elements, const ptrdiff_t *diagonal,
    size_t n) noexcept {
  size_t i = 0;
  for (; count == 8 && i + 2 <= n; i += 2) {
    double *first = elements + diagonal[i] - i, *second = elements + diagonal[i + 1] - (i + 1);
    subtract_pair(columns, stride, first, second, i, n);
  }
  for (; i < n; ++i) {
    for (size_t k = 0; k < count; ++k) {
      subtract(columns + k * stride + i, elements + diagonal[i], n - i);
    }
  }
}

const Functions functions = {combine, accumulate, weighted_squares, subtract_products};
