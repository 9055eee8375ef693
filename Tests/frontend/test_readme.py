"""The cells of the README do what it shows: every ```dipole cell against the picture or the ```text behind it."""

import json
import re
import subprocess

import pytest

from conftest import REPOSITORY

README = (REPOSITORY / "README.md").read_text()
PART = re.compile(r"```(dipole|text)\n(.*?)```|!\[.*?\]\((.*?\.svg)\)", re.S)


def parts():
    """(kind, content) of each cell, text and picture, in order."""
    return [(word or "picture", content or picture) for word, content, picture in PART.findall(README)]


@pytest.fixture(scope="module")
def cells(dipole, tmp_path_factory):
    """What each cell of the README shows, as JSON objects, and what it says of errors."""
    sources = [content for kind, content in parts() if kind == "dipole"]
    shown = []
    for index in range(len(sources)):
        file = tmp_path_factory.mktemp("readme") / "cells.dip"
        file.write_text("# %%\n".join(sources[:index + 1]))
        done = subprocess.run([dipole, "run", file, "--format", "json"], capture_output=True, text=True)
        last = [one for one in json.loads(done.stdout) if one["cell"] == index + 1]
        alone = subprocess.run([dipole, "run", "-"], input=sources[index], capture_output=True, text=True)
        shown.append((last, alone.stderr))
    return shown


def test_every_cell_shows_what_the_readme_shows(cells):
    remaining = iter(cells)
    checked = 0
    for kind, content in parts():
        if kind == "dipole":
            shown, errors = next(remaining)
        elif kind == "picture":
            assert shown[-1]["data"]["image/svg+xml"] == (REPOSITORY / content).read_text()
            checked += 1
        elif shown[-1]["kind"] == "error":
            assert errors.strip() == content.strip()
            checked += 1
        else:
            assert shown[-1]["text"].strip("\n") == content.strip("\n")
            checked += 1
    assert checked == len(cells) == 4


def test_the_table_of_limits_is_the_one_of_the_notebook():
    name = "13-published-and-ours"
    shown = re.search(rf"<!-- {name}: begin -->\n```\n(.*?)```\n<!-- {name}: end -->", README, re.S)
    notebook = json.loads((REPOSITORY / "notebooks" / f"{name}.ipynb").read_text())
    texts = ["".join(output["data"]["text/plain"]).strip() for cell in notebook["cells"]
             for output in cell.get("outputs", []) if "text/plain" in output.get("data", {})]
    assert shown[1].strip() in texts
