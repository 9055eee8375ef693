"""JupyterLab 4 in Debian's Chromium: colours, completion, inspection, plots and tables.

Screenshots are kept in .build/frontend, to look at.
"""

import json
import os
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

import nbformat
import pytest
from playwright.sync_api import expect, sync_playwright

from conftest import REPOSITORY

PLOT, TABLE, COMPLETED, INSPECTED = range(4)
CELLS = [
    '# recoil of an electron\nE = 5 MeV\nplot(dsigma_es(T, E, nu = "e") as cm^2/keV '
    'for T in 1 keV..1 MeV, log = "xy", title = "at {E}")',
    "table(once = x, twice = 2 * x for x in [1 keV, 2 keV])",
    "dsigma",
    "dsigma_es",
]
TALL = {"width": 1100, "height": 9000}  # so tall that JupyterLab renders every cell


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """The project's notebooks, and one with `CELLS`."""
    folder = tmp_path_factory.mktemp("lab") / "notebooks"
    shutil.copytree(REPOSITORY / "notebooks", folder)
    notebook = nbformat.v4.new_notebook(
        cells=[nbformat.v4.new_code_cell(source) for source in CELLS],
        metadata={"kernelspec": {"name": "dipole", "display_name": "Dipole", "language": "dipole"}})
    nbformat.write(notebook, folder / "cells.ipynb")
    return folder


def quiet_news():
    """Spare the screenshots the question whether to fetch news."""
    settings = Path(os.environ["JUPYTER_CONFIG_DIR"],
                    "lab/user-settings/@jupyterlab/apputils-extension")
    settings.mkdir(parents=True)
    (settings / "notification.jupyterlab-settings").write_text('{"fetchNews": "false"}')


@pytest.fixture(scope="module")
def address(folder):
    """A JupyterLab server on the folder; from a notebook's name to its address."""
    quiet_news()
    server = subprocess.Popen(
        [sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root", "--port=0",
         f"--notebook-dir={folder}"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    record = Path(os.environ["JUPYTER_RUNTIME_DIR"], f"jpserver-{server.pid}.json")
    try:
        while not record.exists():
            assert server.poll() is None, "JupyterLab ended at once"
            time.sleep(0.1)
        info = json.loads(record.read_text())
        yield lambda name: f"{info['url']}lab/tree/{name}?token={info['token']}&reset"
    finally:
        server.terminate()
        server.wait(30)


@pytest.fixture(scope="module")
def browser():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def opened(browser, address, results, request):
    """Opens a notebook with the Dipole kernel idle; the last sight of it is kept as a picture."""
    page = browser.new_page(viewport={"width": 1200, "height": 1100})
    page.set_default_timeout(60_000)
    expect.set_options(timeout=60_000)

    def open_notebook(name):
        page.goto(address(name))
        page.wait_for_selector(".jp-Notebook .jp-CodeCell .cm-content")
        expect(page.locator(".jp-KernelName, .jp-Toolbar-kernelName").first).to_have_text("Dipole")
        expect(page.locator(".jp-Notebook-ExecutionIndicator")).to_have_attribute(
            "data-status", "idle")
        return page

    yield open_notebook
    page.screenshot(path=results / f"{request.node.name}.png")
    page.close()


def cell(page, index):
    return page.locator(".jp-Notebook .jp-CodeCell").nth(index)


def run(page, index):
    cell(page, index).locator(".cm-content").click()
    page.keyboard.press("Shift+Enter")
    prompt = cell(page, index).locator(".jp-InputPrompt")
    expect(prompt).not_to_have_text("[ ]:")
    expect(prompt).not_to_have_text("[*]:")


def colour(page, index, text):
    token = cell(page, index).locator(".cm-line span").get_by_text(text, exact=True).first
    return token.evaluate("element => getComputedStyle(element).color")


def test_cells_are_coloured(opened):
    page = opened("cells.ipynb")
    tokens = ["# recoil of an electron", "5", "MeV", "plot", "for", '"e"', "nu"]
    colours = {token: colour(page, PLOT, token) for token in tokens}
    plain = cell(page, PLOT).locator(".cm-content").evaluate("e => getComputedStyle(e).color")
    assert plain not in colours.values()
    assert colours["5"] != colours["MeV"] != colours['"e"'] != colours["# recoil of an electron"]
    assert colour(page, PLOT, "{") != colours['"e"']


def test_plot_is_shown(opened):
    page = opened("cells.ipynb")
    run(page, PLOT)
    image = cell(page, PLOT).locator(".jp-RenderedSVG img")
    expect(image).to_be_visible()
    assert image.evaluate("image => image.decode().then(() => image.naturalWidth)") > 100


def test_table_is_shown(opened):
    page = opened("cells.ipynb")
    run(page, TABLE)
    table = cell(page, TABLE).locator(".jp-RenderedHTMLCommon table")
    expect(table).to_be_visible()
    expect(table).to_contain_text("twice")


def test_tab_completes(opened):
    page = opened("cells.ipynb")
    cell(page, COMPLETED).locator(".cm-content").click()
    page.keyboard.press("End")
    page.keyboard.press("Tab")
    expect(page.locator(".jp-Completer")).to_contain_text("dsigma_es_em")


def test_shift_tab_inspects(opened):
    page = opened("cells.ipynb")
    cell(page, INSPECTED).locator(".cm-content").click()
    page.keyboard.press("End")
    page.keyboard.press("Shift+Tab")
    expect(page.locator(".jp-Tooltip")).to_contain_text("dsigma_es")


def test_file_browser_knows_the_language(opened, folder):
    (folder / "script.dip").write_text("x = 3 keV\n")
    page = opened("cells.ipynb")
    row = page.locator(".jp-DirListing-item", has_text="script.dip")
    expect(row).to_have_attribute("data-file-type", "dipole")


def test_tour_runs(opened):
    page = opened("01-tour.ipynb")
    page.set_viewport_size(TALL)
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.get_by_role("menuitem", name="Run All Cells", exact=True).click()
    pending = page.locator(".jp-CodeCell .jp-InputPrompt").filter(has_text=re.compile(r"\[[ *]\]"))
    expect(pending).to_have_count(0)
    expect(page.locator('[data-mime-type="application/vnd.jupyter.error"]')).to_have_count(0)
    assert page.locator(".jp-RenderedHTMLCommon table").count() > 0
    images = page.locator(".jp-RenderedSVG img")
    assert images.count() > 0
    for image in images.all():
        assert image.evaluate("image => image.decode().then(() => image.naturalWidth)") > 100
