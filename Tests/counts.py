#!/usr/bin/env python3
"""Add up JUnit result files and print "N passed, N failed" (and the skipped, if any).

usage: counts.py FILE...     one file a runner; exit status 1 unless everything passed

A file that is missing or cut short is a runner that died: it counts as one failure.
"""

import sys
import xml.etree.ElementTree as ElementTree


def outcome(case):
    kinds = {child.tag for child in case}
    if kinds & {"failure", "error"}:
        return "failed"
    return "skipped" if "skipped" in kinds else "passed"


def outcomes(path):
    try:
        cases = ElementTree.parse(path).iter("testcase")
        found = [outcome(case) for case in cases]
    except (OSError, ElementTree.ParseError) as error:
        print(f"{path}: no complete results ({error})")
        return ["failed"]
    return found or ["failed"]


def main(paths):
    found = [one for path in paths for one in outcomes(path)]
    skipped = found.count("skipped")
    if skipped:
        print(f"{skipped} skipped")
    print(f"{found.count('passed')} passed, {found.count('failed')} failed")
    return 1 if "failed" in found or not found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
