"""Says what the type of a gcloud argument accepts, by looking into calliope's own converters."""
import argparse
import inspect
import re

from googlecloudsdk.calliope import arg_parsers
from googlecloudsdk.calliope import arg_parsers_usage_text as usage_text

FILE_TYPES = (
    argparse.FileType, arg_parsers.FileContents, arg_parsers.YAMLFileContents, arg_parsers.FilePathOrStdinContents,
)
NAMED = {
    "Datetime.Parse": "datetime", "Datetime.ParseUtcTime": "datetime", "Day.Parse": "day",
    "DayOfWeek.Parse": "opaque", "HostPort.Parse": "opaque", "Range.Parse": "opaque",
}
# What properties.ProjectValidator takes, nothing at all, and words in capitals, which documents write for a name.
PROJECT = (
    r"(?:(?:(?:[-a-z0-9]{1,63}\.)*(?:[a-z](?:[-a-z0-9]{0,61}[a-z0-9])?):)?[a-z0-9](?:[-a-z0-9]{0,61}[a-z0-9])?"
    r"|[A-Z][A-Z0-9_-]*)?")
SIZES = ("B", "KB", "MB", "GB", "TB", "PB", "KiB", "MiB", "GiB", "TiB", "PiB")


class Types:
    """Writes value types into a tree, each once."""

    def __init__(self, tree):
        self.tree = tree

    def of_action(self, action):
        """The type of one argument; the number in the tree."""
        if "--project" in action.option_strings and hasattr(action, "store_property"):
            return self.tree.type("regex", re=PROJECT, msg="it is no project ID")
        choices = list(action.choices) if action.choices is not None else None
        if choices is None:
            return self.of(action.type)
        if any(isinstance(choice, (list, tuple)) for choice in choices) or isinstance(action.type, arg_parsers.ArgList):
            return self.tree.type("opaque")
        return self.choice(choices, action.type)

    def choice(self, choices, convert):
        words = [str(choice) for choice in choices]
        numbers = all(isinstance(choice, int) and not isinstance(choice, bool) for choice in choices)
        fold = folding(convert, choices)
        if fold is None and not numbers:
            return self.tree.type("opaque")
        return self.tree.type("choice", v=words, fold=fold or None, int="1" if numbers else None)

    def of(self, convert):
        """The type that a converter, such as `int` or an ArgList, accepts."""
        if convert is None or convert is str:
            return -1
        if convert in (int, float):
            return self.tree.type(convert.__name__)
        if isinstance(convert, usage_text.DefaultArgTypeWrapper) and not getattr(convert, "choices", None):
            return self.of(convert.arg_type)
        if isinstance(convert, arg_parsers.ArgObject):
            return self.tree.type("object")
        if isinstance(convert, arg_parsers.ArgDict):
            return self.dictionary(convert)
        if isinstance(convert, arg_parsers.ArgList):
            return self.list(convert)
        if isinstance(convert, arg_parsers.ArgBoolean):
            return self.boolean(convert)
        if isinstance(convert, FILE_TYPES):
            return self.tree.type("file")
        return self.of_function(convert)

    def of_function(self, convert):
        name = getattr(convert, "__qualname__", "")
        if name in NAMED:
            return self.tree.type(NAMED[name])
        held = closure(convert)
        if name == "ParseDuration":
            return self.tree.type("duration", words="gcloud")
        if name == "_BoundedType.<locals>.Parse":
            return self.number(held)
        if name == "Duration.<locals>.ParseWithBoundsChecking":
            return self.duration(held)
        if name == "_ValueParser.<locals>.ParseWithBoundsChecking":
            return self.size(held)
        if name == "RegexpValidator.<locals>.Parse":
            return self.tree.type("regex", re=f"(?:{held['pattern']})", msg=held["description"])
        if name == "CustomFunctionValidator.<locals>.Parse" and held["description"].startswith("must be an integer"):
            return self.number_or_default(held["description"])
        return self.by_trial(convert)

    def number_or_default(self, description):
        """`must be an integer between 1 and 65535, inclusive, or "default"`."""
        bounds = [int(number) for number in re.findall(r"\d+", description)]
        low = bounds[0] + ("greater than" in description and "equal" not in description) if bounds else None
        number = self.tree.type("int", lo=shown(low), hi=shown(bounds[1]) if len(bounds) > 1 else None)
        if "default" not in description:
            return number
        return self.tree.note_type("any", [("of", number), ("of", self.tree.type("choice", v=["default"]))])

    def number(self, held):
        kind = held["type_builder"].__name__
        if kind not in ("int", "float"):
            return self.tree.type("opaque")
        number = self.tree.type(kind, lo=shown(held["lower_bound"]), hi=shown(held["upper_bound"]))
        if not held["unlimited"]:
            return number
        return self.tree.note_type("any", [("of", number), ("of", self.tree.type("choice", v=["unlimited"]))])

    def duration(self, held):
        parse = closure(held["Parse"])
        scale = {"s": 1, "ms": 1000, "us": 1000000}[parse["parsed_unit"]]
        low, high = held["parsed_lower_bound"], held["parsed_upper_bound"]
        return self.tree.type(
            "duration", unit=parse["default_unit"], lo=shown(low and low / scale or low),
            hi=shown(high and high / scale), words="gcloud")

    def size(self, held):
        parse = closure(held["Parse"])
        binary = "Ki" in parse["scales"]
        suffix = parse["type_abbr"]
        return self.tree.type(
            "size" if binary and suffix == "B" else "opaque", unit=parse["default_unit"],
            lo=shown(held["parsed_lower_bound"]), hi=shown(held["parsed_upper_bound"]), scale=list(SIZES))

    def boolean(self, convert):
        words = convert._truthy_strings + convert._falsey_strings
        if words == ["true", "yes", "false", "no"] and not convert._case_sensitive:
            return self.tree.type("bool", words="gcloud")
        return self.tree.type("choice", v=words, fold=None if convert._case_sensitive else "c")

    def list(self, convert):
        if convert.includes_json:
            return self.tree.type("opaque")
        element, delimiter = self.element(convert), convert.custom_delim_char or ","
        return self.tree.type(
            "list", of=None if element == -1 else str(element), min=convert.min_length or None,
            max=shown(convert.max_length), delim=delimiter, custom="1")

    def element(self, convert):
        if convert.choices and convert.visible_choices:
            inner = closure(convert.element_type).get("element_type")
            return self.choice(list(convert.choices), inner)
        return self.of(convert.element_type)

    def dictionary(self, convert):
        if convert.includes_json:
            return self.tree.type("opaque")
        operators = "".join(convert.operators)
        keys = [f"{key}{self.key_type(kind)}" for key, kind in sorted((convert.spec or {}).items())]
        values = self.of(convert.operators.get("=")) if convert.spec is None else -1
        return self.tree.note_type("dict", [
            ("key", keys), ("req", list(convert.required_keys)), ("of", None if values == -1 else str(values)),
            ("open", None if convert.spec is not None else "1"), ("keyonly", "1" if convert.allow_key_only else None),
            ("op", operators if operators != "=" else None), ("min", convert.min_length or None),
            ("max", shown(convert.max_length)), ("delim", ","), ("custom", "1"),
        ])

    def key_type(self, kind):
        if kind is None:
            return ":flag"
        number = self.of(kind)
        return "" if number == -1 else f":{number}"

    def by_trial(self, convert):
        """What an unknown converter accepts, when a few samples show that it is plain."""
        samples = ["a", "Zz-9", "x=y", "1", "a,b", "x y", "é", "[", "{\"k\": 1}"]
        if not all(takes(convert, sample) for sample in samples):
            return self.tree.type("opaque")
        return -1 if takes(convert, "") else self.tree.type("string", min="1")


def closure(function):
    """The names that a nested function holds from outside."""
    function = getattr(function, "__func__", function)
    try:
        found = inspect.getclosurevars(function).nonlocals
    except TypeError:
        return {}
    return dict(found)


def shown(number):
    if number is None or number != number or number in (float("inf"), float("-inf")):
        return None
    if isinstance(number, float) and number.is_integer():
        number = int(number)
    return re.sub(r"\.0$", "", str(number))


def takes(convert, word, choices=None):
    """Whether a converter accepts a word, and makes one of the choices of it."""
    try:
        value = convert(word)
        return choices is None or value in choices
    except BaseException:
        return False


def folding(convert, choices):
    """How a converter makes spellings equal: "", "c" (case), "d" (- and _), "cd"; None when it cannot be said."""
    if convert in (None, str):
        return ""
    words = [choice for choice in choices if isinstance(choice, str)]
    if len(words) != len(choices):
        return None

    def accepted(word):
        return takes(convert, word, choices)

    if not all(accepted(word) for word in words):
        return None
    letters = [word for word in words if word.swapcase() != word]
    marks = [word for word in words if "-" in word or "_" in word]
    case = bool(letters) and all(accepted(word.upper()) and accepted(word.lower()) for word in letters)
    dash = bool(marks) and all(accepted(word.replace("-", "_")) and accepted(word.replace("_", "-")) for word in marks)
    return ("c" if case else "") + ("d" if dash else "")
