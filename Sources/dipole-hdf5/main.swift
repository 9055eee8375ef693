internal import HDF5Tables

import Glibc

// Reads an HDF5 file for `dipole`, which outlives what a damaged file does to libhdf5.
exit(HDF5Service.serve(Array(CommandLine.arguments.dropFirst())))
