"""Makes one tool's command tree from the tool that is installed here; `runsheet tools import` runs it.

usage: python3 import.py TOOL DATE [PATH] > TOOL.cligraph

PATH is the program, or for Google's tools the folder of the SDK. Exit status 2: the tool was not found.
"""
import os
import pathlib
import shutil
import sys

FOLDER = pathlib.Path(__file__).resolve().parent
GOOGLE = {"gcloud", "bq", "gsutil"}
COBRA = {"kubectl", "oc", "docker", "helm", "gh"}
PYTHON = {"pip", "flask", "alembic"}


class Missing(Exception):
    """Why a tree cannot be made, in one sentence."""


def program(tool, place):
    found = shutil.which(place or tool)
    if not found:
        raise Missing(f"'{place or tool}' is no program that is found here")
    return found


def sdk(tool, place):
    """The folder of the Google Cloud SDK."""
    start = pathlib.Path(place) if place and os.path.isdir(place) else pathlib.Path(program(tool, place)).resolve()
    for folder in (start, *start.parents):
        if (folder / "lib/googlecloudsdk").is_dir():
            return folder
    raise Missing(f"'{start}' belongs to no Google Cloud SDK")


def sdk_python(root):
    bundled = root / "platform/bundledpythonunix/bin/python3"
    return str(bundled) if bundled.exists() else os.environ.get("CLOUDSDK_PYTHON") or sys.executable


def script_python(path):
    """The interpreter that a Python program names in its first line."""
    with open(path, "rb") as file:
        words = file.readline(4096).decode("utf-8", "replace").strip().removeprefix("#!").split()
    if not words or "python" not in " ".join(words):
        raise Missing(f"'{path}' is not run by a Python that can be asked; install the package for one, or name it")
    return words[1:] if words[0].endswith("/env") else words


def az_python(path):
    """`az` is a shell script that runs the Python beside it, or the one of its package."""
    beside = pathlib.Path(os.path.realpath(path)).parent
    for python in (beside / "python3", pathlib.Path("/opt/az/bin/python3"), beside / "python"):
        if python.exists():
            return [str(python)]
    raise Missing(f"'{path}' has no Python beside it that can be asked")


def command(tool, date, place):
    """The command that writes the tree."""
    if tool in GOOGLE:
        root = sdk(tool, place)
        return [sdk_python(root), f"{tool}.py", str(root), date]
    if tool == "aws":
        return [*script_python(os.path.realpath(program(tool, place))), "aws.py", date]
    if tool == "az":
        return [*az_python(program(tool, place)), "az.py", date]
    if tool in PYTHON:
        return [*script_python(program(tool, place)), "pythontools.py", tool, date]
    found = program(tool, place)
    if tool in COBRA:
        return [sys.executable, "cobra.py", tool, date, found]
    if tool in ("terraform", "openssl"):
        return [sys.executable, "singledash.py", tool, date, found]
    if tool in ("git", "npm"):
        where = found if tool == "git" else str(pathlib.Path(found).resolve().parent.parent)
        return [sys.executable, f"{tool}.py", date, where]
    return [sys.executable, "helptext.py", tool, date, found]


def main():
    tool, date, *place = sys.argv[1:]
    try:
        words = command(tool, date, place[0] if place else None)
    except (Missing, OSError) as error:
        print(error, file=sys.stderr)
        return 2
    index = next(index for index, word in enumerate(words) if word.endswith(".py"))
    words[index] = str(FOLDER / words[index])
    os.execvp(words[0], words)


if __name__ == "__main__":
    sys.exit(main())
