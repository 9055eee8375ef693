// What compressed files need: zlib, LZ4, Zstandard, LZMA, and the checksum that ROOT puts before LZ4's bytes.
#ifndef DIPOLE_CCOMPRESSION_H
#define DIPOLE_CCOMPRESSION_H

#include <lz4.h>
#include <lzma.h>
#include <xxhash.h>
#include <zlib.h>
#include <zstd.h>

#endif
