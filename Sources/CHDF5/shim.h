// libhdf5, with those of its macros that Swift cannot see: each opens the library before it gives a type.
#ifndef DIPOLE_CHDF5_H
#define DIPOLE_CHDF5_H

#include <hdf5/serial/hdf5.h>

static inline hid_t HDF5Default(void) { return H5P_DEFAULT; }
static inline hid_t HDF5CurrentErrors(void) { return H5E_DEFAULT; }
static inline unsigned HDF5ReadOnly(void) { return H5F_ACC_RDONLY; }
static inline size_t HDF5VariableLength(void) { return H5T_VARIABLE; }
static inline hid_t HDF5DatasetAccess(void) { return H5P_DATASET_ACCESS; }
static inline hid_t HDF5Float(void) { return H5T_NATIVE_FLOAT; }
static inline hid_t HDF5Double(void) { return H5T_NATIVE_DOUBLE; }
static inline hid_t HDF5Int8(void) { return H5T_NATIVE_INT8; }
static inline hid_t HDF5Int16(void) { return H5T_NATIVE_INT16; }
static inline hid_t HDF5Int32(void) { return H5T_NATIVE_INT32; }
static inline hid_t HDF5Int64(void) { return H5T_NATIVE_INT64; }
static inline hid_t HDF5UInt8(void) { return H5T_NATIVE_UINT8; }
static inline hid_t HDF5UInt16(void) { return H5T_NATIVE_UINT16; }
static inline hid_t HDF5UInt32(void) { return H5T_NATIVE_UINT32; }
static inline hid_t HDF5UInt64(void) { return H5T_NATIVE_UINT64; }
static inline hid_t HDF5Bits8(void) { return H5T_NATIVE_B8; }
static inline hid_t HDF5CString(void) { return H5T_C_S1; }

#endif
