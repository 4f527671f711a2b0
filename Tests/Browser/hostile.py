"""Values that try to break out of the place they are put in."""

SHELL = [
    "plain", "two words", "  padded  ", "tab\there", "a'b", 'a"b', "a\\b", "\\", "\\\\", "a\\'b", 'a\\"b', "'", '"', "''", '""',
    "`id`", "`touch canary`", "$(touch canary)", "$((1+1))", "${HOME}", "$HOME", "$", "$$", "$!", "$'x'", '$"x"', "$(", "`",
    "; touch canary", "&& touch canary", "|| touch canary", "| touch canary", "& touch canary", "\ntouch canary",
    "x\ntouch canary\n", "> canary", ">> canary", "< /etc/passwd", "2> canary", "<(touch canary)", ">(touch canary)",
    "<<EOF", "EOF", "EOF\ntouch canary", "END", "# comment", "a#b", " # comment", "*", "?", "[a-z]*", "~", "~root", "~/x",
    "{a,b}", "{1..9}", "a,b", "a=b", "A=1", "-rf", "--help", "-", "--", "-1", "-1.5", "!", "!!", "!ls", "a!b", "!$", "^a^b",
    "(", ")", "()", "{", "}", "[", "]", "[[", "]]", ";;", "&", "|", ";", "<", ">", "if", "then", "done", "in", "time", "function",
    "'; touch canary; '", '"; touch canary; "', "'\"; touch canary; \"'", "'$(touch canary)'", '"$(touch canary)"',
    "\\$(touch canary)", "\\`touch canary\\`", "\\\n touch canary", "a\rb", "a\x00b", "\x1b[201~\ntouch canary\n", "\x07", "\x7f",
    "a\u202eb", "a\u200bb", "a\u2028b", "é", "日本語", "😀", "👩‍👩‍👧", "İ", "ß", "%s", "%n", "%1", "@", "@file", "+x", "a:b", "a/b/../c",
    "../../etc/passwd", "/", ".", "..", "https://example.com/?a=b&c=d#e", "user@host:22", "1", "22", "0x10", "1e9", "NaN",
    "{{7*7}}", "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "</code><b>x</b>", "&lt;b&gt;", "javascript:alert(1)",
    "a" * 300, "'" * 50, "\\" * 51, '"' * 51, "$" * 50, "`" * 51, "!" * 20, "\\'" * 20, "'\\''", "'\"'\"'",
]

SQL = [
    "x' OR '1'='1", "'; DROP TABLE t; --", '"; DROP TABLE t; --', "x'--", "x*/--", "\\'; DROP TABLE t; --", "''", "'''", "1; DROP TABLE t",
    "1 OR 1=1", "NULL", "1--", "/*", "*/", "--", "$$", "$$; DROP TABLE t; $$", ";", "E'\\''", "t; DROP TABLE t", "name", "4711", "-5", "0.5",
]

DATA = [
    '", "admin": true, "x": "', "\\", '\\"', '"', "}", "]", ",", "null", "true", "12", "-1", "1e5", "{}", "[]", "a: b", "- a", "# no", "x # no",
    "a: &b c", "*b", "!!python/object:os.system", "|", ">", "'", "''", "@x", "`x`", "%x", "? x", ": x", "yes", "~", "", "key:", "2026-01-01",
]

# For what stands in the arguments of other languages: filters, programs, addresses, lists.
INNER = [
    "');__import__('os').system('touch canary');('", '");system("touch canary");("', '" > "canary', "b/wcanary", "b/w canary", "x/e;s/a/", "/;wcanary", "z/g;ecanary",
    '"} {print > "canary"', "\\(input)", "{__import__('os')}", "#{`touch canary`}", "@{[`touch canary`]}", "${process.exit()}", 'x" OR severity="', "ERROR OR 1=1", "ERROR) OR (1=1",
    "a&admin=true", "a?x=1", "a#b", "a/../../b", "..", "%2e%2e", "a%26b", "evil.example/x?", "user:pw@evil.example", "evil.example#", "a,EVIL=1", "a=1", "a,b", "^;^a;b", "x: y", "x # y", "- x", "*x", "&x",
    "a; touch canary", "a\ntouch canary", "canary; touch canary", "id OR 1=1", "id", "-5",
]

MARKUP = [
    "<script>alert(1)</script>", "</script><script>alert(1)</script>", "<ScRiPt>alert(1)</sCrIpT>", "<script src=//example.com/x.js></script>", "<scr<script>ipt>alert(1)</script>",
    "<img src=x onerror=alert(1)>", "<img/src=x/onerror=alert(1)>", "<img src=\"x\" onerror=\"alert(1)\">", "<IMG SRC=x ONERROR=alert(1)//", "<image href=x onerror=alert(1)>",
    "<svg onload=alert(1)>", "<svg/onload=alert(1)>", "<svg><script>alert(1)</script></svg>", "<svg><a xlink:href=javascript:alert(1)><text>x</text></a></svg>", "<svg><animate onbegin=alert(1) attributeName=x>",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>", "<math href=javascript:alert(1)>x</math>", "<iframe src=javascript:alert(1)>", "<iframe srcdoc='<script>alert(1)</script>'>", "<object data=javascript:alert(1)>",
    "<embed src=//example.com>", "<base href=//example.com/>", "<meta http-equiv=refresh content='0;url=//example.com'>", "<link rel=stylesheet href=//example.com/x.css>", "<style>*{display:none}</style>", "<style>@import '//example.com/x.css'</style>",
    "<form action=//example.com><button>x</button></form>", "<input autofocus onfocus=alert(1)>", "<button formaction=javascript:alert(1)>x</button>", "<select onchange=alert(1)><option>x</select>", "<textarea onfocus=alert(1) autofocus>",
    "<details open ontoggle=alert(1)>x</details>", "<video src=x onerror=alert(1)>", "<audio src=x onerror=alert(1)>", "<marquee onstart=alert(1)>x</marquee>", "<body onload=alert(1)>", "<html onclick=alert(1)>", "<p onclick=alert(1)>x</p>",
    "<p style=position:fixed;inset:0>x</p>", "<a href=javascript:alert(1)>x</a>", "<a href='java&#115;cript:alert(1)'>x</a>", "<a href=' javascript:alert(1)'>x</a>", "<a href=data:text/html,x>x</a>", "<a href=vbscript:x>x</a>", "<a target=_blank href=//example.com>x</a>",
    "[x](javascript:alert(1))", "[x](JaVaScRiPt:alert(1))", "[x](javascript&colon;alert(1))", "[x](java%0ascript:alert(1))", "[x](data:text/html,<script>alert(1)</script>)", "[x](vbscript:alert(1))", "[x](//example.com)", "[x](<javascript:alert(1)>)", "[x]( javascript:alert(1))",
    "<javascript:alert(1)>", "<http://example.com/\"onclick=alert(1)>", "[x](https://example.com/\"onclick=\"alert(1))", "[x](https://example.com '\"onclick=\"alert(1)')", "![x](javascript:alert(1))", "![x](https://example.com/x.png)", "![\"onerror=alert(1)](x.png)", "![x](x.png \"\\\"onerror=alert(1)\")",
    "\"><script>alert(1)</script>", "'><script>alert(1)</script>", "\" onmouseover=\"alert(1)", "' onmouseover='alert(1)", "` onmouseover=`alert(1)", "\"><svg onload=alert(1)>", "-->", "--><script>alert(1)</script>", "<!--", "<!-->", "<!--><script>alert(1)</script>-->",
    "]]>", "<![CDATA[<script>alert(1)</script>]]>", "<?xml version='1.0'?>", "<!DOCTYPE x>", "</title><script>alert(1)</script>", "</code></pre><script>alert(1)</script>", "</textarea><script>alert(1)</script>", "</style><script>alert(1)</script>", "</li></ol></main><script>alert(1)</script>",
    "</body></html><script>alert(1)</script>", "</noscript><img src=x onerror=alert(1)>", "</svg><img src=x onerror=alert(1)>", "<x onclick=alert(1)>", "<x:script xmlns:x=http://www.w3.org/1999/xhtml>alert(1)</x:script>", "<template><script>alert(1)</script></template>", "<slot onslotchange=alert(1)>", "<dialog open>x</dialog>",
    "&lt;script&gt;alert(1)&lt;/script&gt;", "&#60;script&#62;alert(1)&#60;/script&#62;", "&#x3c;script&#x3e;", "&amp;lt;script&amp;gt;", "&quot;onclick=alert(1)", "\\u003cscript\\u003e", "%3Cscript%3Ealert(1)%3C/script%3E", "\\x3cscript\\x3e",
    "{{title}}", "{{{body}}}", "{{#steps}}{{{title}}}{{/steps}}", "{{>layout}}", "{{=<% %>=}}", "${alert(1)}", "`${alert(1)}`", "#{alert(1)}", "<%= x %>", "{% raw %}", "{{constructor.constructor('alert(1)')()}}",
    "<svg><use href='data:image/svg+xml,<svg id=x xmlns=http://www.w3.org/2000/svg><script>alert(1)</script></svg>#x'/></svg>", "<svg><foreignObject><iframe src=javascript:alert(1)></foreignObject></svg>", "<svg><set attributeName=href to=javascript:alert(1)>",
    "<svg><style>@import '//example.com'</style></svg>", "<svg><image href=//example.com/x.png>", "<math><maction actiontype=statusline xlink:href=javascript:alert(1)>x", "<math><annotation-xml encoding=text/html><script>alert(1)</script>", "<svg><desc><img src=x onerror=alert(1)></desc></svg>",
    "[x](java&Tab;script:alert(1))", "[x](java&NewLine;script:alert(1))", "[x](&#1;javascript:alert(1))", "[x](javascript&#58;alert(1))", "[x](\x01javascript:alert(1))", "[x](feed:javascript:alert(1))", "[x](view-source:javascript:alert(1))", "[x](blob:https://example.com/x)", "[x](filesystem:x)",
    "[x](data:image/svg+xml;base64,PHN2Zy8+)", "![x](data:text/html,<script>alert(1)</script>)", "[x](DATA:text/html;charset=utf-8,x)", "[x][y]\t[y]: javascript:alert(1)", "<data:text/html,x>", "<a href=\"java\nscript:alert(1)\">x</a>".replace("\n", "&#10;"),
    "<p class='step destroy' data-confirm=none>x</p>", "<div class=skip style='position:fixed;inset:0;z-index:9999'>x</div>", "<li id=:main data-step=x>x</li>", "<input name=name data-secret=true>", "<form data-parameters><input name=x></form>", "<span data-parameter=x data-context=bare class=parameter>x</span>",
    "red;}body{display:none", "url(//example.com/x)", "expression(alert(1))", "</script", "<!--<script>", "\u2029</script>", "*/ alert(1) /*", "'-alert(1)-'", "\"-alert(1)-\"", "\\\"-alert(1)//", "\\u2028", "%0d%0aSet-Cookie:x", "https://example.com/{path}", "{title}", "{hash}&{step}",
    "\u202egnp.exe", "\u2066x\u2069", "\ufeff<script>", "\u2028<script>", "a\u0300<img src=x onerror=alert(1)>", "\U0001f600<script>", "<\u0131mg src=x>", "\u017fcript", "\uff1cscript\uff1e",
    "__proto__", "constructor", "toString", "hasOwnProperty", "../../etc/passwd", "..\\..\\x", "/absolute", "//example.com", "a/b/c", ".", "..", "con", "x.html", "index", "404", "assets", "#fragment", "?q=x", "a#b?c&d=e", "a%2fb", "%00", "a" * 300, "\\", "'", "\"", "`", "``", "```", "~~~", "***", "___", "- ", "1. ", "> ", "| a | b |", "\t", "=", "==", "--",
]
