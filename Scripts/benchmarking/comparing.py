"""One table of what everybody took, and what was promised about it."""

import json
import shutil
import subprocess

import corpus
import running
import tools

# What the first must be to the second, in seconds: at most so many times it, or at least so many times faster.
RATIOS = [
    ("runsheet build", "floor: parse, render, write", "at most", 2.5),
    ("runsheet build", "hugo, docs theme", "faster", 15),
    ("runsheet build", "hugo, bare theme", "faster", 2),
    ("runsheet build", "Zensical", "faster", 20),
    ("runsheet build", "MkDocs Material", "faster", 20),
    ("runsheet lint", "rumdl check --no-cache", "faster", 3),
    ("runsheet search index", "Pagefind", "faster", 10),
]
# Seconds that some number of runbooks may take on the machine that the promise was made for, and megabytes.
LIMITS = [
    ("runsheet build", 1_000, 0.25, None), ("runsheet build", 10_000, 2.5, 600),
    ("runsheet build, nothing changed", 10_000, 0.25, None), ("runsheet lint", 10_000, 1.2, None),
]


def contenders(folder, content, arguments, count):
    paths = folder / "paths"
    paths.write_text("".join(f"{path}\n" for path in sorted(content.rglob("*.md"))))
    workers = arguments.workers
    everyone = [
        tools.floor(folder, paths, workers), *tools.runsheet(arguments.runsheet, folder, content, workers),
        *tools.hugo(folder, content, workers), *tools.python_generators(folder), *tools.rumdl(content, workers),
    ]
    return [one for one in everyone if not one.most or count <= one.most]


def search_index(folder, content, arguments):
    """The seconds that all workers together spend on the index while they build: more than those on the clock."""
    command = [
        arguments.runsheet, "build", "--quiet", "--timings=json", "--content", content, "--output", folder / "public",
        "--workers", str(arguments.workers)]
    costs = []
    for _ in range(arguments.repeats):
        shutil.rmtree(folder / "public", ignore_errors=True)
        said = subprocess.run(list(map(str, command)), capture_output=True, text=True)
        times = json.loads(said.stderr.splitlines()[-1])["nanoseconds"]
        costs.append(running.Cost(times["search"] / 1e9, times["search"] / 1e9, 0))
    shutil.rmtree(folder / "public")
    return running.median(costs)


def measure(everyone, repeats, count):
    """In turns, so that what else the machine does meets all of them; outputs go at the end of each turn but the last."""
    costs = {one.name: [] for one in everyone}
    for turn in range(repeats):
        for one in everyone:
            costs[one.name].append(one.run())
            if turn == 0:
                one.check(count)
            if one.output and (turn < repeats - 1 or one.name != "hugo, docs theme"):
                if not one.keeps or turn == repeats - 1:
                    shutil.rmtree(one.output)
    return {name: running.median(several) for name, several in costs.items()}


def show(checkout, folder, arguments, count):
    content = folder / "content"
    if arguments.content:
        count, size = corpus.copy(arguments.content, content)
    else:
        size = corpus.generate(checkout, content, count)
    everyone = contenders(folder, content, arguments, count)
    results = measure(everyone, arguments.repeats, count)
    results["runsheet search index"] = search_index(folder, content, arguments)
    pages = folder / "hugo-docs-public"
    for one in tools.pagefind(folder, pages, arguments.workers) if pages.exists() else []:
        results |= measure([one], arguments.repeats, count)
    ours = results["runsheet build"].seconds
    print(f"\n{count:,} runbooks, {size / 1e6:.1f} MB, {arguments.workers} workers, median of {arguments.repeats}")
    print(f"{'':<32}{'seconds':>10}{'× ours':>10}{'CPU s':>10}{'peak MB':>10}")
    for name, cost in results.items():
        peak = f"{cost.peak / 1e6:.0f}" if cost.peak else ""
        print(f"{name:<32}{cost.seconds:>10.3f}{cost.seconds / ours:>10.2f}{cost.processor:>10.2f}{peak:>10}")
    print()
    for name, other, kind, wanted in RATIOS:
        if name in results and other in results:
            print(promise(name, results[name].seconds, other, results[other].seconds, kind, wanted), flush=True)
    for name, number, seconds, megabytes in LIMITS:
        if number == count:
            cost = results[name]
            print(f"{verdict(cost.seconds <= seconds)} {name}: {cost.seconds:.3f} s (at most {seconds})")
            if megabytes:
                print(f"{verdict(cost.peak <= megabytes * 1e6)} {name}: {cost.peak / 1e6:.0f} MB (at most {megabytes})")


def promise(name, own, other, theirs, kind, wanted):
    if kind == "at most":
        ratio = own / theirs
        return f"{verdict(ratio <= wanted)} {name}: {ratio:.2f} × {other} (at most {wanted})"
    ratio = theirs / own
    return f"{verdict(ratio >= wanted)} {name}: {ratio:.1f} × faster than {other} (at least {wanted})"


def verdict(holds):
    return "holds " if holds else "MISSED"
