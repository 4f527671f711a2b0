#!/usr/bin/env python3
"""Adds up the results of a test run and prints them as one line; ends with 1 when something failed.

usage: totals.py FOLDER [FAILED...]

FOLDER holds the files `passed` and `failed`, a name on each line, and JUnit reports.
"""

import pathlib
import sys
import xml.etree.ElementTree as ElementTree


def outcome(case):
    if case.find("failure") is not None or case.find("error") is not None:
        return "failed"
    return "skipped" if case.find("skipped") is not None else "passed"


def main(folder, *failed):
    folder = pathlib.Path(folder)
    counts = {"passed": 0, "failed": len(failed), "skipped": 0}
    names = list(failed)
    for result in ("passed", "failed"):
        lines = (folder / result).read_text().splitlines()
        counts[result] += len(lines)
        names += lines if result == "failed" else []
    for report in sorted(folder.glob("*.xml")):
        for case in ElementTree.parse(report).iter("testcase"):
            result = outcome(case)
            counts[result] += 1
            if result == "failed":
                names.append(f"{case.get('classname')} {case.get('name')}")
    for name in names:
        print(f"failed: {name}")
    print(", ".join(f"{count} {result}" for result, count in counts.items()))
    return 1 if counts["failed"] or not counts["passed"] else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
