"""Where the measured tables go: README.md, between the markers of their section."""

import platform
import re
import subprocess
from datetime import date
from importlib.metadata import version

from subjects import BENCHMARKS


def circumstances():
    """The day, the machine and the versions, in one line."""
    with open("/proc/cpuinfo") as file:
        cores = re.findall(r"model name\s*: (.*)", file.read())
    swift = subprocess.run(["swift", "--version"], capture_output=True, text=True).stdout
    packages = ", ".join(f"{name} {version(name)}" for name in
                         ("ipykernel", "xeus-python", "pandas", "matplotlib"))
    return (f"{date.today()}, {len(cores)} × {cores[0]}, Python {platform.python_version()}, "
            f"{packages}, {swift.splitlines()[0].split('(')[0].strip()}")


def write(section, text):
    """Replace what stands between the markers of the section."""
    path = BENCHMARKS / "README.md"
    begin, end = f"<!-- {section}: begin -->\n", f"<!-- {section}: end -->"
    before, rest = path.read_text().split(begin)
    path.write_text(before + begin + text + "\n" + end + rest.split(end, 1)[1])
