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
