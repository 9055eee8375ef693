"""Makes hdf5/*: see PROVENANCE.md."""
import pathlib

import h5py
import numpy as np
import pandas as pd
import tables

folder = pathlib.Path(__file__).parent / "hdf5"
folder.mkdir(exist_ok=True)
rows = np.arange(50)
columns = {
    "f4": (rows / 8 - 3).astype("<f4"),
    "f8": rows * 0.1,
    "i1": (rows - 25).astype("i1"),
    "i2": (rows * 100 - 2500).astype("<i2"),
    "i4": (rows * 100_000 - 2_500_000).astype(">i4"),
    "i8": (rows - 25) * 10**12,
    "u1": (rows * 5).astype("u1"),
    "u2": (rows * 1000).astype(">u2"),
    "u4": (rows * 80_000_000).astype("<u4"),
    "u8": rows.astype("<u8") * 10**12,
    "b1": rows % 3 == 0,
    "S": np.array([b"nu-e", b"NC", b"", b"nue CC"])[rows % 4],
}
texts = np.array(["ν-e", "NC", "", "nue CC"], dtype=object)[rows % 4]

with h5py.File(folder / "columns.h5", "w") as file:
    for name, values in columns.items():
        file[name] = values
    file.create_dataset("U", data=texts, dtype=h5py.string_dtype())
    file["f8"].attrs["units"] = "GeV"
    file["f4"].attrs["unit"] = np.bytes_(b"cm")
    file["i1"].attrs["units"] = 3

with h5py.File(folder / "groups.h5", "w") as file:
    events = file.create_group("near/events")
    events.create_dataset("E", data=columns["f8"][:, None], chunks=(7, 1), compression="gzip", shuffle=True)
    events.create_dataset("xy", data=np.stack([rows * 0.5, rows * 2.0], axis=1), chunks=(16, 2), fletcher32=True)
    events["link"] = h5py.SoftLink("/nowhere")
    record = np.zeros(50, dtype=[("E", "<f8"), ("pdg", ">i4"), ("flag", "?"), ("truth", "S6"), ("hits", "<f4", 3)])
    record["E"], record["pdg"], record["flag"], record["truth"] = (
        columns["f8"], columns["i4"], columns["b1"], columns["S"])
    file.create_dataset("far", data=record, chunks=(9,), compression="gzip")
    file.create_dataset("lzf", data=record, chunks=(9,), compression="lzf")

with h5py.File(folder / "lengths.h5", "w") as file:
    file["a"], file["b"] = np.zeros(3), np.zeros(4)
with h5py.File(folder / "empty.h5", "w") as file:
    file["cube"] = np.zeros((2, 2, 2))
with h5py.File(folder / "foreign.h5", "w") as file:
    file.create_dataset("x", shape=(3,), dtype="f8", external=[("elsewhere.bin", 0, 24)])
with h5py.File(folder / "link.h5", "w") as file:
    file["inner"] = np.zeros(3)
    file["outer"] = h5py.ExternalLink("columns.h5", "/f8")
with h5py.File(folder / "virtual.h5", "w") as file:
    layout = h5py.VirtualLayout(shape=(50,), dtype="f8")
    layout[:] = h5py.VirtualSource("columns.h5", "f8", shape=(50,))
    file.create_virtual_dataset("x", layout)

frame = pd.DataFrame({"E": columns["f8"], "pdg": columns["i4"].astype("<i4"), "truth": texts.astype(str)})
frame.to_hdf(folder / "pandas.h5", key="events", format="table", data_columns=True, index=False,
             complevel=9)
frame[["E"]].to_hdf(folder / "blocks.h5", key="events", format="table", index=False, complevel=9)


class Event(tables.IsDescription):
    E = tables.Float64Col()
    flag = tables.BoolCol()


with tables.open_file(folder / "pytables.h5", "w") as file:
    table = file.create_table("/", "events", Event, filters=tables.Filters(complevel=1))
    for row in rows:
        table.row["E"], table.row["flag"] = row * 0.1, row % 3 == 0
        table.row.append()
