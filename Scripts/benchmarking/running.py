"""Runs programs, and says what they took."""

import dataclasses
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time


@dataclasses.dataclass
class Cost:
    seconds: float
    """On the clock."""
    processor: float
    """Seconds of all threads together, those of the system for it included."""
    peak: int
    """Bytes of memory at the highest moment."""


def run(command, stdin=None, cwd=None, environment=None, accepted=(0,)):
    with tempfile.TemporaryFile() as complaints, open(stdin or os.devnull, "rb") as given:
        start = time.perf_counter()
        process = subprocess.Popen(
            [str(word) for word in command], stdin=given, stdout=subprocess.DEVNULL, stderr=complaints, cwd=cwd,
            env={**os.environ, **(environment or {})})
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode not in accepted:
            complaints.seek(0)
            said = complaints.read()[-2000:].decode(errors="replace")
            sys.exit(f"benchmark: {' '.join(map(str, command))} ended with {process.returncode}\n{said}")
    unit = 1 if sys.platform == "darwin" else 1024
    return Cost(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * unit)


def median(costs):
    return Cost(
        statistics.median(cost.seconds for cost in costs), statistics.median(cost.processor for cost in costs),
        max(cost.peak for cost in costs))


def limit_processors(count):
    """Keeps this process, and all that it starts, on so many processors: not every program can be told a number."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:count])


def emptied(folder):
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder
