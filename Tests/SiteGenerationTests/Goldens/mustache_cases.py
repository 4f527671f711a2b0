#!/usr/bin/env python3
"""Writes mustache-cases.json: templates of our subset with what chevron (PyPI, a Mustache implementation) makes of them.

Keys whose name begins with `html` hold markup and are only used with three braces or `&`.
"""
import json
import pathlib

import chevron

PEOPLE = {"people": [{"name": "Ann", "tags": ["a", "b"]}, {"name": "Bo <b>", "tags": []}], "root": "../"}
FLAGS = {"yes": True, "no": False, "text": "words", "empty": "", "zero": 0, "seven": 7, "none": [], "nil": None}
PERSON = {"person": {"name": "Ann", "age": 40}, "name": "outer", "site": "S"}

CASES = [
    ("plain text", "Nothing to see here.\n", {}),
    ("empty template", "", {}),
    ("variable", "Hello, {{text}}!", FLAGS),
    ("variable with blanks", "Hello, {{   text   }}!", FLAGS),
    ("variable over lines", "Hello, {{\n text\n}}!", FLAGS),
    ("escapes markup", "{{x}}", {"x": "<b> & \"quotes\" </b>"}),
    ("escapes entities again", "{{x}}", {"x": "&amp;"}),
    ("number", "{{seven}} and {{zero}}", FLAGS),
    ("no value", "[{{nil}}{{empty}}]", FLAGS),
    ("triple", "{{{html}}}", {"html": "<b>&</b>"}),
    ("ampersand", "{{&html}}", {"html": "<b>&</b>"}),
    ("ampersand with blanks", "{{& html }}", {"html": "<b>&</b>"}),
    ("triple with blanks", "{{{ html }}}", {"html": "<i>"}),
    ("triple next to text", "a{{{html}}}b", {"html": "<i>"}),
    ("variables in a row", "{{text}}{{seven}}{{text}}", FLAGS),
    ("single braces", "{ {{text}} } {x}", FLAGS),
    ("lone closing braces", "}} {{text}} }", FLAGS),
    ("brace after tag", "{{text}}}", FLAGS),
    ("unicode", "ü {{x}} ☕", {"x": "naïve — 日本 🎉"}),
    ("comment", "a{{! not shown }}b", {}),
    ("comment over lines", "a{{! not\nshown }}b", {}),
    ("comment alone on its line", "a\n{{! x }}\nb\n", {}),
    ("indented comment alone", "a\n  {{! x }}\nb\n", {}),
    ("comment over lines alone", "a\n{{!\n x\n}}\nb\n", {}),
    ("comment beside text", "  12 {{! 34 }}\n", {}),
    ("comment at the end", "a\n{{! x }}", {}),
    ("comment with name", "a{{!text}}b", FLAGS),
    ("true flag", "{{#yes}}shown{{/yes}}", FLAGS),
    ("false flag", "{{#no}}hidden{{/no}}", FLAGS),
    ("inverted true", "{{^yes}}hidden{{/yes}}", FLAGS),
    ("inverted false", "{{^no}}shown{{/no}}", FLAGS),
    ("text is true", "{{#text}}<{{text}}>{{/text}}", FLAGS),
    ("text as itself", "{{#text}}<{{.}}>{{/text}}", FLAGS),
    ("empty text is false", "{{#empty}}hidden{{/empty}}{{^empty}}shown{{/empty}}", FLAGS),
    ("number is true", "{{#seven}}[{{seven}}]{{/seven}}", FLAGS),
    ("zero is false", "{{#zero}}hidden{{/zero}}{{^zero}}shown{{/zero}}", FLAGS),
    ("no value is false", "{{#nil}}hidden{{/nil}}{{^nil}}shown{{/nil}}", FLAGS),
    ("empty list is false", "{{#none}}hidden{{/none}}{{^none}}shown{{/none}}", FLAGS),
    ("list of records", "{{#people}}{{name}};{{/people}}", PEOPLE),
    ("list of texts", "{{#x}}({{.}}){{/x}}", {"x": ["a", "<b>", "c"]}),
    ("list of texts once", "{{#x}}{{.}}{{/x}}", {"x": ["only"]}),
    ("nested lists", "{{#people}}{{name}}:{{#tags}}{{.}},{{/tags}};{{/people}}", PEOPLE),
    ("inverted in a list", "{{#people}}{{^tags}}{{name}} has none{{/tags}}{{/people}}", PEOPLE),
    ("outer names in a list", "{{#people}}{{root}}{{name}} {{/people}}", PEOPLE),
    ("outer names two lists deep", "{{#people}}{{#tags}}{{root}}{{name}}{{.}} {{/tags}}{{/people}}", PEOPLE),
    ("inner name hides outer", "{{#person}}{{name}} {{site}}{{/person}} {{name}}", PERSON),
    ("record", "{{#person}}{{name}} is {{age}}{{/person}}", PERSON),
    ("sections in a row", "{{#yes}}a{{/yes}}{{#no}}b{{/no}}{{#yes}}c{{/yes}}", FLAGS),
    ("same section inside itself", "{{#yes}}a{{#yes}}b{{/yes}}c{{/yes}}", FLAGS),
    ("sections inside each other", "{{#yes}}1{{#text}}2{{^no}}3{{/no}}4{{/text}}5{{/yes}}", FLAGS),
    ("false section around true", "{{#no}}1{{#yes}}2{{/yes}}3{{/no}}", FLAGS),
    ("blanks in section tags", "{{# yes }}a{{/ yes }}", FLAGS),
    ("section tags alone on their lines", "a\n{{#yes}}\nb\n{{/yes}}\nc\n", FLAGS),
    ("indented section tags alone", "a\n  {{#yes}}\nb\n  {{/yes}}\nc\n", FLAGS),
    ("section tag with text behind", "{{#yes}} a\n{{/yes}} b\n", FLAGS),
    ("section tag with text before", "a {{#yes}}\nb {{/yes}}\n", FLAGS),
    ("two tags on a line", "{{#yes}}{{#text}}\na\n{{/text}}{{/yes}}\n", FLAGS),
    ("section at the start", "{{#yes}}\na\n{{/yes}}\nb", FLAGS),
    ("section at the end", "a\n{{#yes}}\nb\n{{/yes}}", FLAGS),
    ("inverted tags alone on their lines", "a\n{{^no}}\nb\n{{/no}}\nc\n", FLAGS),
    ("list over lines", "<ul>\n{{#people}}\n  <li>{{name}}</li>\n{{/people}}\n</ul>\n", PEOPLE),
    ("empty list over lines", "<ul>\n{{#none}}\n  <li></li>\n{{/none}}\n</ul>\n", FLAGS),
    ("windows line ends", "a\r\n{{#yes}}\r\nb\r\n{{/yes}}\r\nc\r\n", FLAGS),
    ("blank lines stay", "a\n\n{{#yes}}\n\nb\n\n{{/yes}}\n\nc\n", FLAGS),
    ("partial", "[{{>p}}]", FLAGS, {"p": "{{text}}"}),
    ("partial with blanks", "[{{> p }}]", FLAGS, {"p": "{{text}}"}),
    ("partial in a list", "{{#people}}{{>p}}{{/people}}", PEOPLE, {"p": "<{{name}}>"}),
    ("partial in a partial", "{{>p}}", FLAGS, {"p": "p{{>q}}p", "q": "q{{text}}q"}),
    ("partial twice", "{{>p}} {{>p}}", FLAGS, {"p": "{{seven}}"}),
    ("partial beside text", "a {{>p}} b\n", FLAGS, {"p": "x"}),
    ("partial alone on its line", "a\n{{>p}}\nb\n", FLAGS, {"p": "x\n"}),
    ("partial alone without its own line end", "a\n{{>p}}\nb\n", FLAGS, {"p": "x"}),
    ("indented partial", "a\n  {{>p}}\nb\n", FLAGS, {"p": "x\ny\n"}),
    ("indented partial with variable", " \\\n {{>p}}\n/\n", FLAGS, {"p": "|\n{{text}}\n|\n"}),
    ("indented partial with section", "  {{>p}}\n", FLAGS, {"p": "a\n{{#yes}}\nb\n{{/yes}}\nc\n"}),
    ("partial with text section", "{{>p}}", FLAGS, {"p": "{{#text}}{{.}}{{/text}}"}),
    ("empty partial", "a{{>p}}b", FLAGS, {"p": ""}),
    ("attribute", "<a href=\"{{x}}\">{{x}}</a>", {"x": "\"><script>"}),
]


def main():
    records = []
    for name, template, data, *partials in CASES:
        partials = partials[0] if partials else {}
        expected = chevron.render(template, data, partials_dict=partials)
        records.append(
            {"name": name, "template": template, "partials": partials, "data": data, "expected": expected})
    path = pathlib.Path(__file__).with_name("mustache-cases.json")
    path.write_text(json.dumps(records, indent=1, ensure_ascii=False) + "\n")
    print(len(records), "cases")


main()
