#define PREFIX baseline
#include "Kernels.h"
