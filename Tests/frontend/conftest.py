"""The built executable, installed as a user would install it, in a place of its own."""

import os
import subprocess
from pathlib import Path

import pytest

import wire

REPOSITORY = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def dipole():
    """The executable under test: $DIPOLE, or the release build."""
    path = Path(os.environ.get("DIPOLE", REPOSITORY / ".build/release/dipole")).absolute()
    if not path.exists():
        pytest.exit(f"{path} is not built; `make test` builds it", returncode=1)
    return path


@pytest.fixture(scope="session", autouse=True)
def prefix(dipole, tmp_path_factory):
    """Where the kernelspec is installed; Jupyter sees it, and nothing of the user's own."""
    place = tmp_path_factory.mktemp("jupyter")
    subprocess.run([dipole, "install", "--prefix", place / "prefix"], check=True)
    os.environ |= {
        "JUPYTER_PATH": str(place / "prefix/share/jupyter"),
        "JUPYTER_CONFIG_DIR": str(place / "config"),
        "JUPYTER_DATA_DIR": str(place / "data"),
        "JUPYTER_RUNTIME_DIR": str(place / "runtime"),
        "JUPYTER_PLATFORM_DIRS": "1",
        "XDG_DATA_HOME": str(place / "home"),
    }
    (place / "runtime").mkdir()
    return place / "prefix"


@pytest.fixture
def kernel(tmp_path):
    """A fresh kernel that holds one definition, in an empty folder."""
    with wire.running("dipole", cwd=tmp_path) as kernel:
        assert kernel.execute("kept = 42 keV").reply["status"] == "ok"
        yield kernel


@pytest.fixture(scope="session")
def results():
    """The ignored folder for screenshots and executed notebooks, to look at afterwards."""
    folder = REPOSITORY / ".build/frontend"
    folder.mkdir(parents=True, exist_ok=True)
    return folder
