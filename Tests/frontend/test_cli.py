"""The command line: run, check and install, their output and exit statuses."""

import json
import os
import subprocess
import sys

import nbformat
import pytest


@pytest.fixture
def call(dipole, tmp_path):
    """Runs `dipole` in an empty folder."""
    def call(*arguments, **options):
        return subprocess.run([dipole, *arguments], cwd=tmp_path, capture_output=True, text=True,
                              timeout=120, **options)
    return call


@pytest.fixture
def program(tmp_path):
    """Writes a program and returns the name of its file."""
    def write(source, name="program.dip"):
        (tmp_path / name).write_text(source)
        return name
    return write


@pytest.fixture
def shown(call, program):
    """The objects that `dipole run --format json` gives for a program, and the exit status."""
    def shown(source, name="program.dip"):
        done = call("run", program(source, name), "--format", "json")
        return json.loads(done.stdout), done.returncode
    return shown


def notebook(*cells):
    return nbformat.writes(nbformat.v4.new_notebook(
        cells=[nbformat.v4.new_markdown_cell("not code"),
               *(nbformat.v4.new_code_cell(cell) for cell in cells)]))


# -- dipole run

def test_run_prints_each_value(call, program):
    done = call("run", program("E = 2 MeV\nE\n6 * 7\n"))
    assert (done.returncode, done.stdout) == (0, "2 MeV\n42\n")


def test_run_reads_standard_input(call):
    done = call("run", "-", input="6 * 7")
    assert (done.returncode, done.stdout) == (0, "42\n")


def test_run_takes_a_notebook(call, program):
    done = call("run", program(notebook("E = 2 MeV", "2 * E"), "cells.ipynb"))
    assert (done.returncode, done.stdout) == (0, "4 MeV\n")


def test_a_failed_cell_does_not_stop_the_later_ones(call, program):
    done = call("run", program("# %%\n1 keV + 1 cm\n# %%\n6 * 7\n"))
    assert done.returncode == 1
    assert done.stdout.endswith("42\n")
    assert "E12" in done.stdout + done.stderr


def test_nothing_in_a_cell_runs_if_any_of_it_fails_to_check(call, program):
    done = call("run", program("6 * 7\n1 keV + 1 cm\n"))
    assert done.returncode == 1
    assert "42" not in done.stdout


@pytest.mark.parametrize("arguments", [["run", "missing.dip"], ["check", "missing.dip"]])
def test_a_missing_file_is_named(call, arguments):
    done = call(*arguments)
    assert done.returncode != 0
    assert "missing.dip" in done.stderr


@pytest.mark.parametrize("arguments", [[], ["nonsense"]])
def test_an_unknown_command_shows_the_usage(call, arguments):
    done = call(*arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("usage: dipole")


@pytest.mark.parametrize("arguments", [
    ["run"], ["run", "--format", "x", "-"], ["run", "a", "b"], ["check"], ["kernel"],
    ["install", "--prefix"], ["install", "--elsewhere"],
])
def test_a_wrong_call_says_what_is_taken(call, arguments):
    done = call(*arguments, stdin=subprocess.DEVNULL)
    assert (done.returncode, done.stdout) == (2, "")
    assert arguments[0] + " takes" in done.stderr


# -- dipole run --format json

@pytest.mark.parametrize("source, kind, value, unit", [
    ("6 * 7", "quantity", 42, ""),
    ("2.5 MeV", "quantity", 2.5, "MeV"),
    ("3e-45 cm^2", "quantity", 3e-45, "cm^2"),
    ("7.2e-12 muB as 1e-12 muB", "quantity", 7.2, "1e-12 muB"),
    ("1500 eV as keV", "quantity", 1.5, "keV"),
    ("5.1 ± 0.3 keV", "measurement", 5.1, "keV"),
    ("[1 keV, 2 keV]", "list", [1, 2], "keV"),
    ("[1, 2, 3]", "list", [1, 2, 3], ""),
])
def test_json_value(shown, source, kind, value, unit):
    [found], status = shown(source)
    assert status == 0
    assert {"cell", "kind", "value", "unit", "text", "data"} <= set(found)
    assert (found["cell"], found["kind"], found["unit"]) == (1, kind, unit)
    assert found["value"] == pytest.approx(value, rel=1e-12)
    assert found["data"]["text/plain"] == found["text"] != ""


def test_json_keys_of_a_quantity_are_exactly_these(shown):
    [found], _ = shown("2 MeV")
    assert set(found) == {"cell", "kind", "value", "unit", "text", "data"}


def test_json_value_that_is_not_finite_is_null(shown):
    [found], _ = shown("[1 / x for x in [0, 1]]")
    assert found["value"] == [None, 1]


def test_json_table_is_columns_with_units(shown):
    [found], status = shown('table(E = E, n = 2, name = "a" for E in [1 keV, 2 keV])')
    assert (found["kind"], status) == ("table", 0)
    assert found["columns"] == [
        {"name": "E", "unit": "keV", "values": [1, 2]},
        {"name": "n", "unit": "", "values": [2, 2]},
        {"name": "name", "unit": "", "values": ["a", "a"]},
    ]
    assert "text/html" in found["data"]


def test_json_plot_is_in_the_bundle(shown):
    [found], status = shown("plot(x^2 for x in 0..1)")
    assert (found["kind"], status) == ("plot", 0)
    assert found["data"]["image/svg+xml"].startswith("<svg")


def test_json_counts_cells(shown):
    found, _ = shown("# %%\n1\n2\n# %% second\n3\n")
    assert [one["cell"] for one in found] == [1, 1, 2]
    found, _ = shown(notebook("1", "2 keV"), "cells.ipynb")
    assert [(one["cell"], one["value"]) for one in found] == [(1, 1), (2, 2)]


def test_json_error(shown):
    found, status = shown("# %%\nx = 3\ny = 1 keV + 1 cm\n# %%\n6 * 7\n")
    assert status == 1
    error, value = found
    assert value["value"] == 42
    assert (error["kind"], error["code"]) == ("error", "E12")
    assert "add" in error["message"]
    assert (error["line"], error["column"]) == (3, 5)


def test_json_of_an_empty_program_is_an_empty_array(shown):
    assert shown("# nothing\n") == ([], 0)


# -- dipole check

def test_check_only_checks(call, program):
    done = call("check", program("integrate(sin(x) for x in 0..1e12)\n6 * 7\n"))
    assert (done.returncode, done.stdout) == (0, "")


def test_check_reports(call, program):
    done = call("check", program("x = 2 Mev\n"))
    assert done.returncode == 1
    assert "E08" in done.stdout + done.stderr
    assert "MeV" in done.stdout + done.stderr


# -- dipole install

def assert_installed(share, dipole):
    spec = json.loads((share / "kernels/dipole/kernel.json").read_text())
    assert spec["argv"] == [str(dipole.resolve()), "kernel", "{connection_file}"]
    assert (spec["display_name"], spec["language"]) == ("Dipole", "dipole")
    assert spec["interrupt_mode"] == "message"
    pictures = {path.name for path in (share / "kernels/dipole").glob("logo-*")}
    assert pictures == {"logo-32x32.png", "logo-64x64.png", "logo-svg.svg"}
    extension = share / "labextensions/dipole-highlight"
    package = json.loads((extension / "package.json").read_text())
    assert (extension / package["jupyterlab"]["_build"]["load"]).exists()


def test_install_prefix(call, dipole, tmp_path):
    assert call("install", "--prefix", "here").returncode == 0
    assert_installed(tmp_path / "here/share/jupyter", dipole)


def test_install_twice(call, dipole, tmp_path):
    for _ in range(2):
        assert call("install", "--prefix", "here").returncode == 0
    assert_installed(tmp_path / "here/share/jupyter", dipole)


@pytest.mark.parametrize("variable, folder", [
    ("HOME", ".local/share/jupyter"), ("XDG_DATA_HOME", "jupyter"), ("JUPYTER_DATA_DIR", "."),
])
def test_install_user(call, dipole, tmp_path, variable, folder):
    kept = {name: value for name, value in os.environ.items()
            if name not in ("XDG_DATA_HOME", "JUPYTER_DATA_DIR")}
    done = call("install", "--user", env=kept | {variable: str(tmp_path)})
    assert done.returncode == 0
    assert_installed(tmp_path / folder, dipole)


def test_install_sys_prefix(call, dipole, tmp_path):
    done = call("install", "--sys-prefix", env=os.environ | {"VIRTUAL_ENV": str(tmp_path / "env")})
    assert done.returncode == 0
    assert_installed(tmp_path / "env/share/jupyter", dipole)


def test_install_where_nothing_can_be_written(call, tmp_path):
    (tmp_path / "file").write_text("")
    done = call("install", "--prefix", "file/below")
    assert done.returncode != 0
    assert "file/below" in done.stderr


def test_jupyter_finds_the_installed_kernel(dipole):
    done = subprocess.run([sys.executable, "-m", "jupyter", "kernelspec", "list", "--json"],
                          capture_output=True, text=True, check=True)
    spec = json.loads(done.stdout)["kernelspecs"]["dipole"]["spec"]
    assert spec["argv"][0] == str(dipole.resolve())


@pytest.mark.parametrize("name", ["events.csv", "events.npz"])
def test_simulate_writes_what_read_reads(call, shown, tmp_path, name):
    assert call("simulate", "500", name, "--seed", "3").returncode == 0
    first = (tmp_path / name).read_bytes()
    assert call("simulate", "500", name, "--seed", "3").returncode == 0
    assert (tmp_path / name).read_bytes() == first
    objects, status = shown(
        f'events = read("{name}")\nevents.w |> count\n'
        'abs(sum(events.E) / sum(simulate(500, seed = 3).E) - 1) < 1e-6')
    assert status == 0
    assert [shown["value"] for shown in objects] == [500, True]


@pytest.mark.parametrize("arguments", [
    [], ["many", "events.csv"], ["10", "events.xyz"], ["10"], ["-5", "events.csv"],
    ["10", "events.csv", "--mu", "-1"], ["10", "events.csv", "--seed", "x"]])
def test_simulate_refuses(call, tmp_path, arguments):
    done = call("simulate", *arguments)
    assert done.returncode != 0
    assert done.stderr.startswith("dipole: ")
    assert not list(tmp_path.iterdir())
