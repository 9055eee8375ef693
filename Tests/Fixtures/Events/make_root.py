"""Makes root/*: see PROVENANCE.md. Needs the packages uproot and ROOT."""
import array
import pathlib

import awkward as ak
import numpy as np
import ROOT
import uproot

folder = pathlib.Path(__file__).parent / "root"
folder.mkdir(exist_ok=True)
rows = np.arange(50)
columns = {
    "f4": (rows / 8 - 3).astype("f4"),
    "f8": rows * 0.1,
    "i1": (rows - 25).astype("i1"),
    "i2": (rows * 100 - 2500).astype("i2"),
    "i4": (rows * 100_000 - 2_500_000).astype("i4"),
    "i8": (rows - 25) * 10**12,
    "u1": (rows * 5).astype("u1"),
    "u2": (rows * 1000).astype("u2"),
    "u4": (rows * 80_000_000).astype("u4"),
    "u8": rows.astype("u8") * 10**12,
    "b1": rows % 3 == 0,
}
texts = ["nu-e", "NC", "", "nue CC"]

# uproot: one file for each compression, three baskets a branch.
for name, compression in {
    "none": None, "zlib": uproot.ZLIB(1), "lz4": uproot.LZ4(1), "zstd": uproot.ZSTD(1),
    "lzma": uproot.LZMA(1),
}.items():
    with uproot.recreate(folder / f"uproot-{name}.root", compression=compression) as file:
        for part in (slice(0, 17), slice(17, 18), slice(18, 50)):
            data = {k: v[part] for k, v in columns.items()} | {"S": ak.Array([texts[i % 4] for i in rows[part]])}
            if part.start == 0:
                file.mktree("events", {k: v.type if k == "S" else v.dtype for k, v in data.items()})
            file["events"].extend(data)

# ROOT: all kinds of leaves, and kinds of branches that make no column.
file = ROOT.TFile(str(folder / "root.root"), "RECREATE", "", 404)
directory = file.mkdir("near")
directory.cd()
tree = ROOT.TTree("events", "")
codes = {"f4": "F", "f8": "D", "i1": "B", "i2": "S", "i4": "I", "i8": "L", "u1": "b", "u2": "s",
         "u4": "i", "u8": "l", "b1": "O"}
cells = {k: np.zeros(1, dtype=v.dtype) for k, v in columns.items()}
for name, code in codes.items():
    tree.Branch(name, cells[name], f"{name}/{code}", 200)
text = bytearray(16)
tree.Branch("S", text, "S/C", 300)
pair = np.zeros(1, dtype=[("x", "f4"), ("y", "i4")])
tree.Branch("pair", pair, "x/F:y/I")
three = np.zeros(3)
tree.Branch("three", three, "three[3]/D")
n, hits = np.zeros(1, dtype="i4"), np.zeros(10, dtype="f4")
tree.Branch("n", n, "n/I")
tree.Branch("hits", hits, "hits[n]/F")
vector = ROOT.std.vector("double")()
tree.Branch("vector", vector)
for row in rows:
    for name, values in columns.items():
        cells[name][0] = values[row]
    entry = texts[row % 4].encode()
    text[:] = entry + bytes(16 - len(entry))
    pair["x"], pair["y"] = row * 0.5, row * 2
    n[0] = row % 4
    tree.Fill()
tree.Write()
file.cd()
flat = ROOT.TH1F("flat", "counts;E [GeV]", 4, 0, 2)
for value, weight in [(0.1, 1), (0.7, 2), (0.8, 1), (1.9, 5), (-1, 3), (7, 1), (8, 1)]:
    for _ in range(weight):
        flat.Fill(value)
flat.Write()
edges = array.array("d", [0.5, 1, 2, 5])
weighted = ROOT.TH1D("weighted", "", 3, edges)
weighted.Sumw2()
for value, weight in [(0.6, 0.5), (0.7, 0.25), (3, 2), (9, 1)]:
    weighted.Fill(value, weight)
weighted.Write()
plane = ROOT.TH2D("plane", ";x [cm];y [ns]", 2, 0, 2, 3, 0, 3)
for x, y, weight in [(0.5, 0.5, 1), (1.5, 0.5, 2), (0.5, 2.5, 3), (-1, 1.5, 4)]:
    plane.Fill(x, y, weight)
plane.Write()
file.Close()

file = ROOT.TFile(str(folder / "ntuple.root"), "RECREATE", "", 505)
ntuple = ROOT.TNtuple("events", "", "E:theta")
for row in rows:
    ntuple.Fill(row / 8 - 3, row)
ntuple.Write()
# A second cycle, which replaces the first.
for row in rows:
    ntuple.Fill(row / 8 + 50 / 8 - 3, row + 50)
ntuple.Write()
file.Close()

with uproot.recreate(folder / "uproot-histogram.root") as file:
    file["h"] = np.histogram([0.1, 0.7, 0.8, 1.9], bins=4, range=(0, 2))
with uproot.recreate(folder / "several.root") as file:
    for path in ("a", "b/c"):
        file.mktree(path, {"x": rows.dtype}).extend({"x": rows})
    file["ntuple"] = {"x": rows}

ROOT.RDataFrame(10).Define("x", "double(rdfentry_)").Snapshot(
    "events", str(folder / "snapshot.root"), ["x"])
