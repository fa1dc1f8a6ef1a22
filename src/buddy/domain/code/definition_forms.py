"""How the line that begins a definition looks, language by language."""

from __future__ import annotations

from typing import Final

from buddy.domain.regex import regex

_NAME: Final = r"(?P<name>[A-Za-z_$][\w$]*)"
_LINE: Final = r"^\s{0,200}"
_TS_START: Final = r"^\s{0,200}(?:export\s+)?(?:default\s+)?(?:declare\s+)?"
_JVM_START: Final = (
    r"^\s{0,200}(?:@\w+\s+)?(?:(?:public|protected|private|internal|static|final|abstract|sealed"
    r"|open|data|async|override|virtual|partial|readonly|inline|suspend|implicit|case|unsafe"
    r"|synchronized|native|default)\s+)*"
)
_JVM_METHOD: Final = (
    r"^\s{1,200}(?:(?:public|protected|private|internal|static|final|abstract|async|override"
    r"|virtual|synchronized|native|default|sealed|unsafe|partial)\s+)+"
    rf"(?:<[^>()]*>\s*)?[\w<>\[\],.?]+\s+{_NAME}\s*\("
)
_C_FUNCTION: Final = (
    r"^(?!\s|#|else\b|return\b|typedef\b)[\w:<>,*&~\s]+?[\s*&]"
    r"(?P<name>~?[A-Za-z_][\w:~]*)\s*\([^;]*$"
)
_C_TYPES: Final = (
    ("struct", rf"{_LINE}(?:typedef\s+)?struct\s+{_NAME}[^;()]*$"),
    ("enum", rf"{_LINE}(?:typedef\s+)?enum\s+(?:class\s+)?{_NAME}[^;()]*$"),
    ("macro", rf"^#\s*define\s+{_NAME}"),
)
_ARROW: Final = (
    rf"{_TS_START}(?:const|let|var)\s+{_NAME}\s*(?::[^=]+)?=\s*"
    r"(?:async\s*)?(?:function\b|\([^)]*\)\s*(?::[^=]+)?=>|[\w$]+\s*=>)"
)
_RUST: Final = rf"{_LINE}(?:pub(?:\([^)]*\))?\s+)?(?:(?:async|const|unsafe|extern|default)\s+)*"
_SQL: Final = rf"(?i){_LINE}create\s+(?:or\s+replace\s+)?(?:temp(?:orary)?\s+)?"
_SQL_NAME: Final = r"(?:if\s+not\s+exists\s+)?(?P<name>[\w.\"`]+)"
_ECMASCRIPT: Final = (
    ("class", rf"{_TS_START}(?:abstract\s+)?class\s+{_NAME}"),
    ("function", rf"{_TS_START}(?:async\s+)?function\s*\*?\s*{_NAME}"),
    ("function", _ARROW),
)
_SHAPES: Final = (
    ("interface", rf"{_TS_START}interface\s+{_NAME}"),
    ("type", rf"{_TS_START}type\s+{_NAME}\s*(?:<[^=]*>)?\s*="),
    ("enum", rf"{_TS_START}(?:const\s+)?enum\s+{_NAME}"),
    ("namespace", rf"{_TS_START}(?:namespace|module)\s+{_NAME}"),
)
_TABLE: Final[dict[str, tuple[tuple[str, str], ...]]] = {
    "Python": (
        ("class", rf"{_LINE}class\s+{_NAME}"),
        ("function", rf"{_LINE}(?:async\s+)?def\s+{_NAME}"),
    ),
    "JavaScript": _ECMASCRIPT,
    "TypeScript": (*_ECMASCRIPT, *_SHAPES),
    "Vue": _ECMASCRIPT,
    "Svelte": _ECMASCRIPT,
    "Go": (
        ("function", rf"^func\s+{_NAME}\s*[\[(]"),
        ("method", r"^func\s+\([^)]*\)\s*(?P<name>[A-Za-z_]\w*)\s*[\[(]"),
        ("struct", rf"^type\s+{_NAME}(?:\[[^\]]*\])?\s+struct\b"),
        ("interface", rf"^type\s+{_NAME}(?:\[[^\]]*\])?\s+interface\b"),
        ("type", rf"^type\s+{_NAME}\s+=?\s*(?!struct\b|interface\b)\S"),
    ),
    "Rust": (
        ("function", rf"{_RUST}fn\s+{_NAME}"),
        ("struct", rf"{_RUST}struct\s+{_NAME}"),
        ("enum", rf"{_RUST}enum\s+{_NAME}"),
        ("trait", rf"{_RUST}trait\s+{_NAME}"),
        ("type", rf"{_RUST}type\s+{_NAME}"),
        ("module", rf"{_RUST}mod\s+{_NAME}"),
        ("macro", rf"{_LINE}macro_rules!\s*{_NAME}"),
    ),
    "Java": (
        ("class", rf"{_JVM_START}class\s+{_NAME}"),
        ("interface", rf"{_JVM_START}@?interface\s+{_NAME}"),
        ("enum", rf"{_JVM_START}enum\s+{_NAME}"),
        ("record", rf"{_JVM_START}record\s+{_NAME}"),
        ("method", _JVM_METHOD),
    ),
    "C#": (
        ("class", rf"{_JVM_START}class\s+{_NAME}"),
        ("interface", rf"{_JVM_START}interface\s+{_NAME}"),
        ("enum", rf"{_JVM_START}enum\s+{_NAME}"),
        ("struct", rf"{_JVM_START}struct\s+{_NAME}"),
        ("record", rf"{_JVM_START}record\s+(?:class\s+|struct\s+)?{_NAME}"),
        ("method", _JVM_METHOD),
    ),
    "Kotlin": (
        ("class", rf"{_JVM_START}(?:enum\s+|annotation\s+)?class\s+{_NAME}"),
        ("interface", rf"{_JVM_START}(?:fun\s+)?interface\s+{_NAME}"),
        ("object", rf"{_JVM_START}(?:companion\s+)?object\s+{_NAME}"),
        ("function", rf"{_JVM_START}fun\s+(?:<[^>]*>\s*)?(?:[\w<>?]+\.)?{_NAME}\s*\("),
    ),
    "Scala": (
        ("class", rf"{_JVM_START}class\s+{_NAME}"),
        ("trait", rf"{_JVM_START}trait\s+{_NAME}"),
        ("object", rf"{_JVM_START}object\s+{_NAME}"),
        ("function", rf"{_JVM_START}def\s+{_NAME}"),
    ),
    "Swift": (
        ("class", rf"{_JVM_START}class\s+{_NAME}"),
        ("struct", rf"{_JVM_START}struct\s+{_NAME}"),
        ("enum", rf"{_JVM_START}enum\s+{_NAME}"),
        ("protocol", rf"{_JVM_START}protocol\s+{_NAME}"),
        ("extension", rf"{_JVM_START}extension\s+{_NAME}"),
        ("actor", rf"{_JVM_START}actor\s+{_NAME}"),
        ("function", rf"{_JVM_START}(?:mutating\s+)?func\s+{_NAME}"),
    ),
    "PHP": (
        ("class", rf"{_JVM_START}class\s+{_NAME}"),
        ("interface", rf"{_JVM_START}interface\s+{_NAME}"),
        ("trait", rf"{_JVM_START}trait\s+{_NAME}"),
        ("function", rf"{_JVM_START}function\s+&?{_NAME}"),
    ),
    "Ruby": (
        ("class", r"^\s{0,200}class\s+(?P<name>[A-Z][\w:]*)"),
        ("module", r"^\s{0,200}module\s+(?P<name>[A-Z][\w:]*)"),
        ("method", r"^\s{0,200}def\s+(?P<name>(?:self\.)?[A-Za-z_]\w*[?!=]?)"),
    ),
    "C": (("function", _C_FUNCTION), *_C_TYPES),
    "C++": (
        ("class", rf"{_LINE}class\s+{_NAME}[^;()]*$"),
        ("namespace", rf"{_LINE}(?:inline\s+)?namespace\s+{_NAME}"),
        ("function", _C_FUNCTION),
        *_C_TYPES,
    ),
    "Shell": (
        ("function", r"^\s{0,200}(?P<name>[A-Za-z_][\w-]*)\s*\(\)\s*\{?"),
        ("function", r"^\s{0,200}function\s+(?P<name>[A-Za-z_][\w-]*)"),
    ),
    "Lua": (("function", r"^\s{0,200}(?:local\s+)?function\s+(?P<name>[A-Za-z_][\w.:]*)"),),
    "Elixir": (
        ("module", r"^\s{0,200}defmodule\s+(?P<name>[A-Z][\w.]*)"),
        ("function", r"^\s{0,200}defp?\s+(?P<name>[a-z_]\w*[?!]?)"),
    ),
    "SQL": (
        ("table or view", rf"{_SQL}(?:table|view)\s+{_SQL_NAME}"),
        ("function", rf"{_SQL}(?:function|procedure)\s+{_SQL_NAME}"),
    ),
}
FORMS: Final = {
    language: tuple((kind, regex(form)) for kind, form in listed)
    for language, listed in _TABLE.items()
}
"""Kind and pattern; the pattern's ``name`` is what is defined."""
