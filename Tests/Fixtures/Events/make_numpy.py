"""Makes numpy/*: see PROVENANCE.md."""
import pathlib

import numpy as np

folder = pathlib.Path(__file__).parent / "numpy"
folder.mkdir(exist_ok=True)

# The rows of every fixture: what the tests expect is computed from the row's number alone.
rows = np.arange(50)
columns = {
    "f4": (rows / 8 - 3).astype("<f4"),
    "f8": rows * 0.1,
    "i1": (rows - 25).astype("i1"),
    "i2": (rows * 100 - 2500).astype("<i2"),
    "i4": (rows * 100_000 - 2_500_000).astype("<i4"),
    "i8": (rows - 25) * 10**12,
    "u1": (rows * 5).astype("u1"),
    "u2": (rows * 1000).astype("<u2"),
    "u4": (rows * 80_000_000).astype("<u4"),
    "u8": rows.astype("<u8") * 10**12,
    "b1": rows % 3 == 0,
    "S": np.array([b"nu-e", b"NC", b"", b"nue CC"])[rows % 4],
    "U": np.array(["ν-e", "NC", "", "nue CC"])[rows % 4],
}
np.savez(folder / "columns.npz", **columns)
np.savez_compressed(folder / "deflated.npz", **columns)
np.savez(folder / "swapped.npz", **{k: v.astype(v.dtype.newbyteorder(">")) for k, v in columns.items()})

np.save(folder / "energy.npy", columns["f8"])
np.save(folder / "matrix.npy", np.stack([rows * 0.5, rows * 2.0], axis=1))
record = np.zeros(50, dtype=[("E [GeV]", "<f8"), ("pdg", ">i4"), ("flag", "?"), ("truth", "S6")])
record["E [GeV]"], record["pdg"], record["flag"], record["truth"] = (
    columns["f8"], columns["i4"], columns["b1"], columns["S"])
np.save(folder / "record.npy", record)
np.save(folder / "aligned.npy", np.zeros(3, dtype=np.dtype([("a", "i1"), ("b", "<f8")], align=True)))

np.save(folder / "cube.npy", np.zeros((2, 2, 2)))
np.save(folder / "scalar.npy", np.float64(1))
np.save(folder / "objects.npy", np.array([{}, []], dtype=object), allow_pickle=True)
np.save(folder / "complex.npy", np.zeros(3, dtype="c16"))
np.savez(folder / "lengths.npz", a=np.zeros(3), b=np.zeros(4))
np.savez(folder / "empty.npz", a=np.zeros(0), b=np.zeros(0, dtype="U3"))
