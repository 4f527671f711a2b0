"""Pages made by hand after the contract between templates and scripts, for what content/ does not have."""

import html
import re

PAGE = """<!doctype html>
<html lang="en" data-root="{root}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self' file:; style-src 'self' file:">
<title>Steps by hand</title>
<link rel="stylesheet" href="{root}assets/site.css">
<script src="{root}assets/theme.js" data-scripts="text.js app.js run.js search.js "></script>
</head>
<body class="procedure" data-root="{root}" data-runbook="hand" data-procedure="steps">
<main><h1>Steps</h1><ol class="steps" data-steps>{steps}</ol></main>
<aside><form class="parameters" data-parameters>{fields}</form></aside>
</body>
</html>
"""

STEP = """<li class="step {effect}" id="step-{number}" data-step="hand/steps/{number}" data-hash="{hash}"{confirm}{seconds}><header><h2>Step {number}</h2></header><p class="meta"><span>thing <code>{target}</code></span></p>
<a class="number" href="#step-{number}"><span class="quiet">Step </span>{number}</a>
<div class="slab"><pre class="command" tabindex="0"><code data-source>{code}</code></pre></div></li>"""

FIELD = """<div class="parameter-field"><label for="parameter:{id}">{id}</label><input id="parameter:{id}" name="{id}"
data-type="string" data-pattern="{pattern}" data-secret="{secret}" data-sample="{sample}"></div>"""


def code(source, context, identifier="x"):
    """The command with every ‹notation› as a parameter."""
    parts = re.split(r"‹([^›]*)›", source)
    markup = ""
    for index, part in enumerate(parts):
        if index % 2:
            markup += f'<span class="parameter" data-parameter="{identifier}" data-context="{context}">{html.escape(part)}</span>'
        else:
            markup += html.escape(part)
    return markup


def step(number, source, context="bare", effect="change", confirm="", target="", identifier="x", hash="1", seconds=0):
    return STEP.format(
        number=number, code=code(source, context, identifier), effect=effect, target=html.escape(target), hash=hash,
        confirm=confirm and f' data-confirm="{confirm}"', seconds=seconds and f' data-seconds="{seconds}"' or ""
    )


def field(identifier, pattern="", secret=False, sample=""):
    return FIELD.format(id=identifier, pattern=html.escape(pattern), secret=str(secret).lower(), sample=html.escape(sample))


def write(path, site, steps, fields=None):
    root = site.as_uri() + "/"
    path.write_text(PAGE.format(root=root, steps="".join(steps), fields="".join(fields or [field("x")])))
    return path
