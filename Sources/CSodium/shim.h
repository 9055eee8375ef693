// The parts of libsodium that Dipole uses: SHA-256, HMAC-SHA256 and comparison in constant time.
#ifndef DIPOLE_CSODIUM_H
#define DIPOLE_CSODIUM_H

#include <sodium/core.h>
#include <sodium/crypto_auth_hmacsha256.h>
#include <sodium/crypto_hash_sha256.h>
#include <sodium/utils.h>

#endif
