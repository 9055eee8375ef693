"""Makes text/*: see PROVENANCE.md."""
import gzip
import pathlib

folder = pathlib.Path(__file__).parent / "text"
folder.mkdir(exist_ok=True)

truth = ["nu-e", "NC", "", "nue CC"]
lines = [f"{row * 0.1!r},{row * 100_000 - 2_500_000},{truth[row % 4]}\n" for row in range(50)]
text = ("E [GeV],pdg,truth\n" + "".join(lines)).encode()
(folder / "events.csv.gz").write_bytes(gzip.compress(text, mtime=0))
# As `cat a.gz b.gz` and bgzip make them; zeros behind are padding.
members = [gzip.compress(text[:300], mtime=0), gzip.compress(text[300:], mtime=0)]
(folder / "members.csv.gz").write_bytes(b"".join(members) + bytes(16))
