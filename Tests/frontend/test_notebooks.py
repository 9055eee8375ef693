"""Every notebook of the project, executed top to bottom by nbclient and exported by nbconvert.

What comes out must be what is committed, byte for byte. After a change that is meant to change it, RECORD=1 writes the
executed notebooks back: look at them before committing. One that needs data releases (`dipole.needs` in its metadata) is
skipped where they are not.
"""

import os
import subprocess

import nbformat
import pytest
from nbclient import NotebookClient
from nbconvert import HTMLExporter

from conftest import REPOSITORY

NOTEBOOKS = sorted((REPOSITORY / "notebooks").glob("*.ipynb"))


@pytest.fixture(scope="module", params=NOTEBOOKS, ids=lambda path: path.stem)
def path(request):
    return request.param


def require(releases, dipole):
    """Skips where a data release is not on this machine; one that was changed is an error."""
    for name in releases:
        done = subprocess.run([dipole, "data", "check", name], cwd=REPOSITORY / "notebooks",
                              capture_output=True, text=True)
        if "not on this machine" in done.stderr:
            pytest.skip(done.stderr)
        assert done.returncode == 0, done.stderr


@pytest.fixture(scope="module")
def executed(path, results, dipole):
    """A notebook after execution; an error in a cell fails it. Kept to look at."""
    notebook = nbformat.read(path, as_version=4)
    require(notebook.metadata.get("dipole", {}).get("needs", []), dipole)
    NotebookClient(
        notebook, kernel_name="dipole", timeout=120, record_timing=False,
        resources={"metadata": {"path": str(REPOSITORY / "notebooks")}}).execute()
    nbformat.write(notebook, results / path.name)
    return notebook


def code_cells(notebook):
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def test_the_tour_is_among_them():
    assert "01-tour" in [path.stem for path in NOTEBOOKS]


def test_every_cell_ran(executed):
    counts = [cell.execution_count for cell in code_cells(executed) if cell.source.strip()]
    assert counts == list(range(1, len(counts) + 1))


def test_it_is_committed_as_executed(path, executed, results):
    fresh = (results / path.name).read_bytes()
    if os.environ.get("RECORD") == "1":
        path.write_bytes(fresh)
    same = fresh == path.read_bytes()
    assert same, f"{path.name} gives other outputs now; see {results / path.name}"


def test_output_is_valid(executed):
    nbformat.validate(executed)


def test_plots_have_a_picture_and_text(executed):
    bundles = [output.data for cell in code_cells(executed) for output in cell.outputs
               if "data" in output]
    pictures = [bundle for bundle in bundles if "image/svg+xml" in bundle]
    assert all(bundle.get("text/plain") for bundle in bundles)
    assert all(bundle["image/svg+xml"].startswith("<svg") for bundle in pictures)


def test_html_export_is_coloured(executed):
    html, _ = HTMLExporter().from_notebook_node(executed)
    assert '<span class="kt">' in html, "no unit is coloured"
    assert '<span class="err">' not in html
