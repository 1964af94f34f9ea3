"""Texts that break programs: for every box that one types into. Shown or refused with a reason,
never an exception."""

from __future__ import annotations

_SIGNS = [chr(code) for code in (*range(1, 32), *range(33, 48), *range(58, 65), *range(91, 97), *range(123, 161))]
_UNSEEN = [
    "\u00ad", "\u034f", "\u061c", "\u115f", "\u180e", "\u200b", "\u200d", "\u200e", "\u202e", "\u2028", "\u2029",
    "\u2060", "\u2066", "\u2800", "\u3164", "\ufe0f", "\ufeff", "\ufff9", "\ufffc", "\ufffd", "\uffff",
    "\U000e0001", "\U000e0100", "\U0010ffff", "\ud800", "\udfff",
]  # fmt: skip
_SQL = [
    "'", "''", "';--", "' OR '1'='1", "1; DROP TABLE record", '" OR ""="', "%", "_", "%%", "\\%", "\\", "\\\\'",
    "[a-z]*",
    "NULL", "null", "UNION SELECT 1", "/* */", "-- x", "x' || 'y", "LIKE '%'", "GLOB '*'", ":name", "?", "?1",
    "@x", "$1",
]  # fmt: skip
_MARKUP = [
    "<b>x</b>", "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "&amp;", "&#0;", "&&", "&x",
    "<a href=x>y",
    "<!--", "]]>", "<![CDATA[x]]>", "<?xml?>", "{name}", "{0}", "{}", "}{", "%s", "%d%n", "{{Save}}", "${x}",
    "`x`", "{'a': 1}",
    '{"az":"x"}', '{"az":', '{"az":"x","en":}', "{", "[1]", "null}", '["x"]',
]  # fmt: skip
_FILTERS = [
    "=", "!=", "~", "!~", ">=", "<=", ";", ";;;", "..", "= ..", ".. =", ",", ",,", '"', '""', '"""', '"a', 'a"',
    '"a";"b"',
    "names", "names =", "names ~", "names ~ ~", "names = names", "empty", "filled", "names empty empty", "is empty",
    "country = AZ, , UZ", "a = b = c", "evidence = maybe", "warnings = yes, no", "evidence = yes, no",
    "changed_on >= ",
    "changed_on = 0000", "changed_on = 9999-12-31", "changed_on >= ../2024", "changed_on <= 2024/..",
    "changed_on = 1",
    "changed_on = 9999 .. 9999", "changed_on >= 0001-01-01", "saved:", "and", "or",
]  # fmt: skip
_NUMBERS = [
    "0", "-0", "1e309", "1e-400", "-1", "NaN", "Infinity", "-inf", "0x10", "1,200", "1.200.3", "٣", "½", "①",
    "9" * 18,
    "9" * 19, "9" * 400, "1" + "0" * 5000, "0." + "0" * 400 + "1", "1_000", "−5", "+5", "5 %", "1/0", "2**64",
    "18446744073709551616",
    "5 AZN", "AZN", "5 XXX", "1 000 000 000 000 000 000 AZN",
]  # fmt: skip
_WORDS = [
    "İI ıi", "ß", "ﬁ", "ǅ", "ﷺ", "Å\u030a" * 40, "e" + "\u0301" * 500, "مرحبا", "שלום", "中文" * 200, "👩‍👩‍👧‍👦",
    "🇦🇿", "Zalgo\u0336\u0337",
    " ", "\t", "\n", "\r\n", "\u00a0", "a\nb", "a\rb", "a\tb", " a ", "a" * 201, "a " * 30, "a" * 15_000,
    "<b>" * 5_000, "&lt;" * 4_000,
    "; " * 7_000, '"' * 15_000, "=" * 15_000, "(" * 15_000, "a;" * 7_000, "names ~ a;" * 2_000, "CON",
    "../../etc/passwd", "file:///x",
    "http://x", "javascript:x", "C:\\x", "\\\\x\\y", "~/x", "rm -rf", "$(x)", "|x", "x > y", "@import", "=1+1",
    "+1", "-1-1", "@SUM(A1)",
]  # fmt: skip

HOSTILE: tuple[str, ...] = tuple(
    dict.fromkeys((*_SIGNS, *_UNSEEN, *_SQL, *_MARKUP, *_FILTERS, *_NUMBERS, *_WORDS, "x\x00y"))
)
