"""Which encoding a page is in.

The order is the one browsers use (HTML standard, "determining the character encoding"): byte
order mark, declared by HTTP, declared in the first 1024 bytes, then UTF-8 where the bytes are
valid as such, and a guess from the bytes at last.
"""

from __future__ import annotations

import codecs
import re

import charset_normalizer

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED_WITHIN = 1024
_GUESSED_FROM = 64 * 1024
_DECLARATIONS = (
    re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{2,40})", re.IGNORECASE),
    re.compile(rb"^\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9_:.-]{2,40})"),
)
_WEB_ENCODINGS = re.compile(
    r"utf-8|utf-16(-[lb]e)?|gb18030|big5hkscs|euc_jp|iso2022_jp|cp932|cp949|koi8-[ru]|mac-roman|"
    r"mac-cyrillic|cp866|cp874|cp125[0-8]|iso8859-([2-8]|1[03-6])"
)
"""Python's names of the encodings of the Encoding standard. Python knows more (``idna``,
``unicode_escape``, ``utf-7``); a page must not be able to choose those."""
_READ_AS = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "big5": "big5hkscs",
}
"""Labels that the Encoding standard reads as a larger relative."""


def detect_charset(body: bytes, declared: str | None) -> str:
    """Return the name under which Python decodes a body.

    Args:
        body: The whole body, decompressed.
        declared: The charset parameter of the ``Content-Type`` header, if any.
    """
    for mark, name in _BOMS:
        if body.startswith(mark):
            return name
    start = body[:_DECLARED_WITHIN]
    labels = [declared] if declared else []
    labels.extend(
        match[1].decode("ascii") for found in _DECLARATIONS if (match := found.search(start))
    )
    for label in labels:
        if (name := web_encoding(label)) is not None:
            # A page that names UTF-16 in ASCII letters is not in UTF-16 (HTML standard).
            return "utf-8" if name.startswith("utf-16") and label is not declared else name
    return _guess(body)


def web_encoding(label: str) -> str | None:
    """Return Python's name of an encoding that pages may declare, or None."""
    try:
        name = codecs.lookup(label.strip().strip("\"'")).name
    except (LookupError, ValueError):
        return None
    name = _READ_AS.get(name, name)
    return name if _WEB_ENCODINGS.fullmatch(name) else None


def _guess(body: bytes) -> str:
    try:
        body.decode("utf-8")
    except UnicodeDecodeError:
        best = charset_normalizer.from_bytes(body[:_GUESSED_FROM]).best()
        found = None if best is None else web_encoding(best.encoding)
        return found or "cp1252"
    return "utf-8"
