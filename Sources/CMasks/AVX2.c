#if defined(__x86_64__)
#pragma clang attribute push(__attribute__((target("avx2,bmi,popcnt"))), apply_to = function)
#define PREFIX avx2
#include "Kernels.h"
#pragma clang attribute pop
#endif
