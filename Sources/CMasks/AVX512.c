#if defined(__x86_64__)
#pragma clang attribute push(__attribute__((target("avx512f,avx512bw,avx512dq,avx512vl,bmi"))), \
                             apply_to = function)
#define PREFIX avx512
#include "Kernels.h"
#pragma clang attribute pop
#endif
