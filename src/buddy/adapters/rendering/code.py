"""Code with its words coloured, in time that grows with its length and nothing else.

What is coloured is what all languages have: comments, texts, numbers, words of the language. A
library would know each language better, but the one that was tried (Pygments 2.21) works for more
than 1.5 s at 20,000 hostile characters, of C for instance, and cannot be stopped; a preview shows
what pages and tools of others answered. Every branch of the one expression here consumes what it
looked at: 0.02 s at worst.
"""

from __future__ import annotations

import re
from functools import cache
from html import escape
from typing import Final, NamedTuple

_SLASHES, _BLOCK = r"//[^\n]*", r"/\*(?:[^*]|\*(?!/))*(?:\*/)?"
_HASH, _DASHES = r"\#[^\n]*", r"--[^\n]*"
_DOUBLE, _SINGLE = r'"(?:[^"\\\n]|\\.)*"?', r"'(?:[^'\\\n]|\\.)*'?"
_BACKTICK = r"`(?:[^`\\]|\\[\s\S])*`?"
_TRIPLE = r'"""(?:[^"\\]|\\[\s\S]|"(?!""))*(?:""")?' + r"|'''(?:[^'\\]|\\[\s\S]|'(?!''))*(?:''')?"
_NUMBER: Final = (
    r"(?<![\w.])(?:0[xXbBoO][\da-fA-F_]{1,40}|\d[\d_]{0,40}(?:\.\d{1,40})?(?:[eE][-+]?\d{1,4})?)\b"
)
_WORD: Final = r"[^\W\d]\w*"


class _Language(NamedTuple):
    comments: str
    texts: str
    words: frozenset[str]


def _language(comments: str, texts: str, words: str) -> _Language:
    return _Language(comments, texts, frozenset(words.split()))


_C_WORDS: Final = (
    "break case catch class const continue default delete do else enum extern false finally for if "
    "import in instanceof interface namespace new null private protected public return static "
    "struct super switch this throw true try typedef typeof void volatile while"
)
_CURLY: Final = f"{_SLASHES}|{_BLOCK}"
_QUOTES: Final = f"{_DOUBLE}|{_SINGLE}"
_PYTHON: Final = _language(
    _HASH,
    f"{_TRIPLE}|{_QUOTES}",
    "False None True and as assert async await break case class continue def del elif else except "
    "finally for from global if import in is lambda match nonlocal not or pass raise return try "
    "type while with yield",
)
_SCRIPT: Final = _language(
    _CURLY,
    f"{_QUOTES}|{_BACKTICK}",
    f"{_C_WORDS} abstract as async await declare export extends from function implements keyof let "
    "of readonly satisfies set get type undefined var yield any boolean number string",
)
_C: Final = _language(
    _CURLY,
    _QUOTES,
    f"{_C_WORDS} auto bool char constexpr double float int long nullptr operator override short "
    "signed sizeof template typename union unsigned using virtual final abstract boolean byte "
    "extends implements package record var val fun when object internal string decimal sealed",
)
_RUST: Final = _language(
    _CURLY,
    _DOUBLE,
    "as async await break const continue crate dyn else enum extern false fn for if impl in let "
    "loop match mod move mut pub ref return self Self static struct super trait true type unsafe "
    "use where while",
)
_GO: Final = _language(
    _CURLY,
    f"{_QUOTES}|{_BACKTICK}",
    "break case chan const continue default defer else fallthrough false for func go goto if "
    "import interface map nil package range return select struct switch true type var error string "
    "int bool byte",
)
_SHELL: Final = _language(
    _HASH,
    _QUOTES,
    "case cd do done echo elif else esac eval exec exit export fi for function if in local read "
    "readonly return set shift source test then trap unset until while",
)
_RUBY: Final = _language(
    _HASH,
    _QUOTES,
    "alias and begin break case class def defined do else elsif end ensure false for if in module "
    "next nil not or redo require rescue retry return self super then true undef unless until when "
    "while yield",
)
_SQL: Final = _language(
    f"{_DASHES}|{_BLOCK}",
    _QUOTES,
    "add all alter and as asc between by case check column constraint create cross default delete "
    "desc distinct drop else end exists false foreign from full group having in index inner insert "
    "into is join key left like limit not null offset on or order outer primary references right "
    "select set table then true union unique update values view when where with",
)
_LUA: Final = _language(
    _DASHES,
    _QUOTES,
    "and break do else elseif end false for function goto if in local nil not or repeat return "
    "then true until while",
)
_DATA: Final = _language(r"(?!)", _DOUBLE, "true false null")
_CONFIG: Final = _language(_HASH, _QUOTES, "true false null yes no on off")
_CSS: Final = _language(_BLOCK, _QUOTES, "important media import supports keyframes layer")
_MARKUP: Final = _language(
    r"<!--(?:[^-]|-(?!->))*(?:-->)?", _QUOTES, "html head body div span script style svg xml"
)
_ALIASES: Final[dict[str, _Language]] = {
    **dict.fromkeys(("python", "py", "pyi", "python3"), _PYTHON),
    **dict.fromkeys(
        ("javascript", "js", "jsx", "mjs", "cjs", "typescript", "ts", "tsx", "vue", "svelte"),
        _SCRIPT,
    ),
    **dict.fromkeys(
        (
            "c",
            "h",
            "cc",
            "cpp",
            "c++",
            "hpp",
            "cs",
            "csharp",
            "c#",
            "java",
            "kotlin",
            "kt",
            "scala",
        ),
        _C,
    ),
    **dict.fromkeys(("scala", "swift", "dart", "php"), _C),
    **dict.fromkeys(("rust", "rs"), _RUST),
    **dict.fromkeys(("go", "golang"), _GO),
    **dict.fromkeys(("bash", "sh", "shell", "zsh", "console", "dockerfile", "make"), _SHELL),
    **dict.fromkeys(("ruby", "rb", "perl", "pl", "r", "julia", "jl", "elixir", "ex"), _RUBY),
    **dict.fromkeys(("sql", "haskell", "hs"), _SQL),
    "lua": _LUA,
    **dict.fromkeys(("json", "jsonl", "json5"), _DATA),
    **dict.fromkeys(("yaml", "yml", "toml", "ini", "cfg", "properties", "tf"), _CONFIG),
    **dict.fromkeys(("css", "scss", "less"), _CSS),
    **dict.fromkeys(("html", "htm", "xml", "svg"), _MARKUP),
}


def coloured(code: str, language: str) -> str:
    """Return code as HTML, escaped; its words in spans of a class where the language is known.

    Args:
        code: The code.
        language: A name or the ending of a file's name, in any case; others are not coloured.
    """
    name = language.strip().lower()
    if name in {"diff", "patch"}:
        return "\n".join(_changed(line) for line in code.split("\n"))
    known = _ALIASES.get(name)
    if known is None:
        return escape(code)
    pieces: list[str] = []
    at = 0
    words = known.words
    for found in _pattern(known.comments, known.texts).finditer(code):
        kind, text = found.lastgroup, found.group()
        if kind == "w":
            kind = "k" if text in words or (known is _SQL and text.lower() in words) else None
        if kind is None or not text:
            continue
        pieces.append(escape(code[at : found.start()]))
        pieces.append(f'<span class="{kind}">{escape(text)}</span>')
        at = found.end()
    pieces.append(escape(code[at:]))
    return "".join(pieces)


@cache
def _pattern(comments: str, texts: str) -> re.Pattern[str]:
    return re.compile(f"(?P<c>{comments})|(?P<s>{texts})|(?P<m>{_NUMBER})|(?P<w>{_WORD})")


def _changed(line: str) -> str:
    kind = {"+": "gi", "-": "gd", "@": "gh"}.get(line[:1])
    return f'<span class="{kind}">{escape(line)}</span>' if kind else escape(line)
