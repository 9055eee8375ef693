"""Every notebook as `make pdf` exports it: XeLaTeX has every letter, and nothing is cut off at the margin.

Looking at the pages is still for people: `make pdf` says where they are.
"""

import re
import shutil
import subprocess

import pytest
from nbconvert import LatexExporter
from nbconvert.writers import FilesWriter
from traitlets.config.loader import PyFileConfigLoader

from conftest import REPOSITORY

CONFIGURATION = REPOSITORY / "kernelspec/nbconvert/config.py"
NOTEBOOKS = sorted((REPOSITORY / "notebooks").glob("*.ipynb"))

pytestmark = pytest.mark.skipif(
    not all(map(shutil.which, ["xelatex", "pandoc", "rsvg-convert"])),
    reason="`make pdf` installs TeX, which is large")


@pytest.fixture(scope="module", params=NOTEBOOKS, ids=lambda path: path.stem)
def log(request, tmp_path_factory):
    """What XeLaTeX has to say about a notebook."""
    folder = tmp_path_factory.mktemp("latex")
    configuration = PyFileConfigLoader(str(CONFIGURATION)).load_config()
    body, resources = LatexExporter(config=configuration).from_filename(request.param)
    FilesWriter(build_directory=str(folder)).write(body, resources, notebook_name="notebook")
    run = subprocess.run(
        ["xelatex", "-interaction=nonstopmode", "-halt-on-error", "notebook.tex"],
        cwd=folder, capture_output=True, timeout=300)
    log = (folder / "notebook.log").read_text(errors="replace")
    assert run.returncode == 0, log[-3000:]
    return log


def test_every_letter_is_in_a_font(log):
    assert re.findall(r"Missing character.*", log) == []


def test_nothing_stands_in_the_margin(log):
    widths = re.findall(r"Overfull \\hbox \((\d+\.\d+)pt too wide", log)
    assert max(map(float, widths), default=0) < 12
