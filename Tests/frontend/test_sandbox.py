"""`read` and `save` keep to the notebook's folder: a stranger's notebook can be run."""

import json
import subprocess

import pytest

SECRET = "1234567"
TABLE = f"x [keV]\n{SECRET}\n"


@pytest.fixture
def home(tmp_path):
    """A folder with a secret, and in it a notebook's folder with data."""
    folder = tmp_path / "notebook"
    folder.mkdir()
    (tmp_path / "secret.csv").write_text(TABLE)
    (folder / "data").mkdir()
    (folder / "data/good.csv").write_text("x [keV]\n1\n2\n")
    return folder


@pytest.fixture
def run(dipole, home):
    """Runs one cell from a file in the notebook's folder, and gives what it printed."""
    def run(source):
        (home / "cell.dip").write_text(source)
        done = subprocess.run([dipole, "run", "cell.dip", "--format", "json"], cwd=home,
                              capture_output=True, text=True, timeout=60)
        assert done.returncode in (0, 1), done.stderr
        return json.loads(done.stdout)
    return run


def assert_refused(shown):
    assert [one["kind"] for one in shown] == ["error"], shown
    assert shown[0]["message"]
    assert SECRET not in json.dumps(shown)


def files(folder):
    return {str(path.relative_to(folder)) for path in folder.rglob("*")}


# -- read

@pytest.mark.parametrize("path", ["data/good.csv", "./data/good.csv", "data/../data/good.csv"])
def test_read_beneath_the_folder(run, path):
    [shown] = run(f'read("{path}")')
    assert shown["kind"] == "table"


def test_read_through_a_link_that_stays(run, home):
    (home / "link.csv").symlink_to("data/good.csv")
    [shown] = run('read("link.csv")')
    assert shown["kind"] == "table"


@pytest.mark.parametrize("path", [
    "../secret.csv", "data/../../secret.csv", "./../secret.csv", "{tmp}/secret.csv",
    "/proc/self/environ", "~/secret.csv",
])
def test_read_outside(run, home, path):
    assert_refused(run(f'read("{path.replace("{tmp}", str(home.parent))}")'))


@pytest.mark.parametrize("target", ["../secret.csv", "{tmp}/secret.csv"])
def test_read_through_a_link_that_leaves(run, home, target):
    (home / "link.csv").symlink_to(target.replace("{tmp}", str(home.parent)))
    assert_refused(run('read("link.csv")'))


def test_read_through_a_folder_that_leaves(run, home):
    (home / "folder").symlink_to(home.parent)
    assert_refused(run('read("folder/secret.csv")'))


def test_read_through_a_chain_of_links(run, home):
    (home / "second.csv").symlink_to("../secret.csv")
    (home / "first.csv").symlink_to("second.csv")
    assert_refused(run('read("first.csv")'))


def test_read_through_a_link_to_itself(run, home):
    (home / "loop.csv").symlink_to("loop.csv")
    assert_refused(run('read("loop.csv")'))


@pytest.mark.parametrize("path", [".hidden.csv", ".ssh/key.csv", "data/.hidden.csv", ".git/config"])
def test_read_dotfiles(run, home, path):
    (home / path).parent.mkdir(exist_ok=True)
    (home / path).write_text(TABLE)
    assert_refused(run(f'read("{path}")'))


def test_read_a_link_to_a_dotfile(run, home):
    (home / ".hidden.csv").write_text(TABLE)
    (home / "plain.csv").symlink_to(".hidden.csv")
    assert_refused(run('read("plain.csv")'))


@pytest.mark.parametrize("path", ["data", "", "missing.csv", "data/good.csv/x", "a\\u0000b.csv"])
def test_read_what_is_no_file(run, path):
    assert_refused(run(f'read("{path}")'))


# -- save

SAVED = 'table(x = x for x in [1 keV, 2 keV]) |> save("{}")'


@pytest.mark.parametrize("name", ["table.csv", "table.html", "table.tex", "table.md"])
def test_save_writes_into_outputs(run, home, name):
    shown = run(SAVED.format(name))
    assert "error" not in [one["kind"] for one in shown], shown
    assert (home / "outputs" / name).stat().st_size > 0


def test_save_again_over_its_own(run, home):
    run(SAVED.format("table.csv"))
    (home / "outputs/table.csv").touch()
    run('table(x = x for x in [7 keV]) |> save("table.csv")')
    assert "7" in (home / "outputs/table.csv").read_text()


def test_save_over_what_dipole_did_not_write(run, home):
    (home / "outputs").mkdir()
    (home / "outputs/table.csv").write_text("mine\n")
    assert_refused(run(SAVED.format("table.csv")))
    assert (home / "outputs/table.csv").read_text() == "mine\n"


@pytest.mark.parametrize("name", [
    "../escape.csv", "../../escape.csv", "{tmp}/escape.csv", ".hidden.csv", "sub/.hidden.csv",
    ".git/hooks/post-commit", "../.git/hooks/post-commit", "run.sh", "noextension", "x.csv.py", "",
    "x.ipynb", "x.dip", "../cell.dip",
])
def test_save_elsewhere(run, home, name):
    (home / ".git/hooks").mkdir(parents=True)
    before = files(home.parent)
    shown = run(SAVED.format(name.replace("{tmp}", str(home.parent))))
    assert_refused(shown)
    assert files(home.parent) - before <= {"notebook/cell.dip", "notebook/outputs"}


def test_save_through_an_outputs_that_leaves(run, home):
    outside = home.parent / "outside"
    outside.mkdir()
    (home / "outputs").symlink_to(outside)
    assert_refused(run(SAVED.format("table.csv")))
    assert files(outside) == set()


def test_save_through_a_folder_that_leaves(run, home):
    (home / "outputs").mkdir()
    (home / "outputs/sub").symlink_to(home / ".git/hooks")
    (home / ".git/hooks").mkdir(parents=True)
    assert_refused(run(SAVED.format("sub/table.csv")))
    assert files(home / ".git/hooks") == set()


@pytest.mark.parametrize("exists", [True, False])
def test_save_through_a_file_that_is_a_link(run, home, exists):
    target = home.parent / "target.csv"
    if exists:
        target.write_text("mine\n")
    (home / "outputs").mkdir()
    (home / "outputs/table.csv").symlink_to(target)
    assert_refused(run(SAVED.format("table.csv")))
    assert target.exists() == exists
    assert not exists or target.read_text() == "mine\n"
