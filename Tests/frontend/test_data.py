"""`dipole data`: releases are listed, checked, and fetched from a server of our own."""

import hashlib
import http.server
import shutil
import subprocess
import threading
from pathlib import Path

import pytest

NAME, FOLDER = "nova-flux", "numi_flux"


class Server(http.server.SimpleHTTPRequestHandler):
    """Serves `files`; `faults` says what goes wrong with a path, once each time it stands there."""

    files, faults, asked = {}, {}, []

    def do_GET(self):
        path = self.path.lstrip("/")
        type(self).asked.append((path, self.headers.get("Range")))
        fault = self.faults[path].pop(0) if self.faults.get(path) else None
        content = self.files.get(path)
        if content is None or fault == "404":
            return self.send_error(404)
        if fault == "changed":
            content = content.replace(b"0", b"1", 1)
        start = int(self.headers["Range"][6:].rstrip("-")) if "Range" in self.headers else 0
        if start and fault == "no ranges":
            start = 0
        self.send_response(206 if start else 200)
        self.send_header("Content-Length", str(len(content) - start))
        if start:
            self.send_header("Content-Range", f"bytes {start}-{len(content) - 1}/{len(content)}")
        self.end_headers()
        rest = content[start:]
        self.wfile.write(rest[:len(rest) // 2] if fault == "broken" else rest)

    def log_message(self, *arguments):
        pass


@pytest.fixture
def release(dipole, tmp_path):
    """The files of a release, as the user has them; skipped where there are none."""
    listing = subprocess.run([dipole, "data", "list"], capture_output=True, text=True, check=True)
    lines = listing.stdout.splitlines()
    place = Path(lines[[line.split()[0] for line in lines].index(NAME) + 1].strip())
    if not place.is_dir():
        pytest.skip(f"{NAME} is not here; dipole data fetch {NAME}")
    return {path.name: path.read_bytes() for path in place.iterdir() if path.suffix == ".dat"}


@pytest.fixture
def server(release):
    Server.files, Server.faults, Server.asked = release, {}, []
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Server)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


@pytest.fixture
def fetch(dipole, server, tmp_path):
    def fetch():
        return subprocess.run(
            [dipole, "data", "fetch", NAME, "--into", tmp_path / "data",
             "--from", f"http://127.0.0.1:{server.server_port}"],
            capture_output=True, text=True, timeout=60)
    return fetch


def digests(folder):
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.iterdir()}


def test_a_release_is_fetched_once(fetch, release, tmp_path):
    done = fetch()
    assert done.returncode == 0, done.stderr
    assert "doi:10.1016/j.nima.2015.08.063" in done.stdout
    expected = {name: hashlib.sha256(content).hexdigest() for name, content in release.items()}
    assert digests(tmp_path / "data" / FOLDER) == expected
    Server.asked.clear()
    again = fetch()
    assert (again.returncode, Server.asked) == (0, []) and "already" in again.stdout


def test_a_changed_file_is_not_put_in_place(fetch, tmp_path):
    Server.faults = {"NOvA_RHC.dat": ["changed"]}
    done = fetch()
    assert done.returncode == 1 and "is not the file that was published" in done.stderr
    assert not (tmp_path / "data" / FOLDER).exists()
    # What was right is kept, what was wrong is fetched again.
    Server.asked.clear()
    assert fetch().returncode == 0
    assert Server.asked == [("NOvA_RHC.dat", None)]


def test_a_missing_file(fetch, tmp_path):
    Server.faults = {"NOvA_FHC.dat": ["404"]}
    done = fetch()
    assert done.returncode == 1 and "404" in done.stderr and "NOvA_FHC.dat" in done.stderr
    assert not (tmp_path / "data" / FOLDER).exists()


@pytest.mark.parametrize("ranges", [True, False])
def test_a_broken_connection_is_gone_on_with(fetch, tmp_path, ranges):
    Server.faults = {"NOvA_FHC.dat": ["broken"] + ([] if ranges else ["no ranges"])}
    done = fetch()
    assert done.returncode == 1 and "run the command again" in done.stderr
    assert not (tmp_path / "data" / FOLDER).exists()
    Server.asked.clear()
    assert fetch().returncode == 0
    path, asked = Server.asked[0]
    assert path == "NOvA_FHC.dat" and asked.startswith("bytes=") and asked != "bytes=0-"


def test_a_beginning_of_something_else_is_fetched_anew(fetch, tmp_path):
    unfinished = tmp_path / "data" / f".{FOLDER}.part"
    unfinished.mkdir(parents=True)
    (unfinished / "NOvA_FHC.dat").write_bytes(b"something else")
    assert fetch().returncode == 0


def test_no_server(dipole, release, tmp_path):
    done = subprocess.run(
        [dipole, "data", "fetch", NAME, "--into", tmp_path, "--from", "http://127.0.0.1:9"],
        capture_output=True, text=True, timeout=60)
    assert done.returncode == 1 and "could not be fetched" in done.stderr
    assert not (tmp_path / FOLDER).exists()


def test_check_tells_what_changed(dipole, fetch, tmp_path):
    assert fetch().returncode == 0
    environment = {"DIPOLE_DATA": str(tmp_path / "data")}

    def check():
        return subprocess.run([dipole, "data", "check", NAME], env=environment,
                              capture_output=True, text=True, timeout=60)
    assert check().returncode == 0
    changed = tmp_path / "data" / FOLDER / "NOvA_RHC.dat"
    changed.write_bytes(changed.read_bytes() + b"\n")
    done = check()
    assert done.returncode == 1 and str(changed) in done.stderr
    shutil.rmtree(tmp_path / "data" / FOLDER)
    done = check()
    assert done.returncode == 1
    assert "doi:10.1016/j.nima.2015.08.063" in done.stderr
    assert f"dipole data fetch {NAME}" in done.stderr


def test_a_notebook_is_told_what_to_do(dipole, tmp_path):
    done = subprocess.run(
        [dipole, "run", "-"], input=f'dataset("{NAME}")', cwd=tmp_path, capture_output=True,
        text=True, env={"HOME": str(tmp_path)})
    assert done.returncode == 1
    assert "E31" in done.stderr and "doi:10.1016/j.nima.2015.08.063" in done.stderr
    assert f"help: in a terminal: dipole data fetch {NAME}" in done.stderr


@pytest.mark.parametrize("arguments", [[], ["fetch"], ["list", "x"], ["fetch", "--into"]])
def test_usage(dipole, arguments):
    assert subprocess.run([dipole, "data", *arguments], capture_output=True).returncode == 2


def test_an_unknown_release(dipole):
    done = subprocess.run([dipole, "data", "check", "xenon"], capture_output=True, text=True)
    assert done.returncode == 2 and "dipole data list" in done.stderr
