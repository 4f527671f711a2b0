"""What a build costs by the number of runbooks: flat for each page, or something is not linear."""

import os
import shutil

import corpus
import running

FLAT = 0.15


def written(folder):
    """Bytes of all files, and those of each part of the search index."""
    total, shards = 0, []
    for root, _, names in os.walk(folder):
        for name in names:
            size = os.path.getsize(os.path.join(root, name))
            total += size
            if root == str(folder / "search"):
                shards.append(size)
    return total, shards


def measured(checkout, folder, arguments, count):
    content, output = folder / "content", folder / "public"
    size = corpus.generate(checkout, content, count)
    command = [
        arguments.runsheet, "build", "--quiet", "--content", content, "--output", output, "--workers", arguments.workers]
    costs = []
    for _ in range(arguments.repeats):
        shutil.rmtree(output, ignore_errors=True)
        costs.append(running.run(command))
    total, shards = written(output)
    shutil.rmtree(output)
    shutil.rmtree(content)
    return running.median(costs), size, total, shards


def show(checkout, folder, arguments):
    print(f"{arguments.workers} workers, median of {arguments.repeats}, in {folder.parent}")
    heads = ["runbooks", "MB in", "seconds", "CPU s", "µs/page", "to first", "peak MB", "kB/page", "MB out", "shards", "largest kB"]
    print("".join(f"{head:>11}" for head in heads))
    first = None
    for count in arguments.counts or [1_000, 10_000, 50_000]:
        cost, size, total, shards = measured(checkout, folder, arguments, count)
        each = cost.processor / count
        first = first or each
        cells = [
            f"{count:,}", f"{size / 1e6:.1f}", f"{cost.seconds:.3f}", f"{cost.processor:.2f}", f"{each * 1e6:.0f}",
            f"{each / first:.2f}", f"{cost.peak / 1e6:.0f}", f"{cost.peak / 1e3 / count:.0f}", f"{total / 1e6:.0f}",
            f"{len(shards)}", f"{max(shards, default=0) / 1024:.1f}",
        ]
        print("".join(f"{cell:>11}" for cell in cells), flush=True)
        if abs(each / first - 1) > FLAT:
            print(f"           NOT FLAT: {each / first:.2f} times the processor time per page of the first line")
