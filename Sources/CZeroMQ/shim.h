// libzmq's public header, and its error numbers as constants: Swift cannot import the macros,
// which are sums with a private base where the platform lacks the number.
#ifndef DIPOLE_CZEROMQ_H
#define DIPOLE_CZEROMQ_H

#include <errno.h>
#include <zmq.h>

static const int zeromq_eagain = EAGAIN;
static const int zeromq_eintr = EINTR;

#endif
