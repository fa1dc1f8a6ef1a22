"""What can be read out of an objective as it is written: addresses, paths, a spending limit.

Nothing is guessed: a slot holds what stands in the text. Which of these a tool needs is decided by
`buddy.domain.tool_input`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from buddy.domain.kept_reading import kept
from buddy.domain.money import Money
from buddy.domain.regex import regex
from buddy.domain.slots_amount import spending_limit

MAX_CHARACTERS: Final = 20_000
"""Slots are looked for in this much of a text; an objective longer than that is a document."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Slots:
    """The slots of one objective, each in the order of the text and without repeats."""

    urls: tuple[str, ...] = ()
    """Addresses as written, with or without a scheme, bare domains included."""
    domains: tuple[str, ...] = ()
    """The host names of `urls`, in lower case, without a port."""
    paths: tuple[str, ...] = ()
    """File and folder paths and file names as written."""
    amount: Money | None = None
    """The limit that the sentence sets on Buddy's own spending."""


# Top-level domains that a name without a scheme and without "www." may end with. Those that are
# more often the ending of a file (py, md, sh, zip) or of an abbreviation (so, cc) are left out.
_TLD_NAMES: Final = (
    "com org net io dev edu gov mil int info biz app ai co me tv eu uk de at ch fr es pt it nl "
    "be lu ie dk se no fi is pl cz sk hu ro bg gr hr si ee lv lt ua tr us ca mx br ar cl au "
    "nz jp cn kr in sg hk tw za il ae ru online site shop store blog news cloud tech xyz art "
    "museum example test local internal invalid wiki page link club life world london berlin "
    "agency studio design academy"
)
_TLDS: Final = frozenset(_TLD_NAMES.split())
_ENDINGS: Final = (
    "txt md rst csv tsv json jsonl yaml yml toml ini cfg conf log pdf doc docx odt rtf xls xlsx "
    "ods ppt pptx odp xml html htm tex env zip tar gz tgz bz2 7z jpg jpeg png gif svg webp mp3 "
    "mp4 wav mov bak sqlite db parquet ipynb py js ts tsx jsx mjs go rs rb java c h cc cpp hpp "
    "cs php swift kt scala sh bat sql vue lua css scss lock"
)
_DOCUMENTS: Final = frozenset(_ENDINGS.split())

_SCHEME_URL: Final = regex(r"(?<![\w])https?://[^\s<>\"'`|\\^{}]+", re.IGNORECASE)
_BARE: Final = regex(
    r"(?<![\w.@/\\~-])"
    r"(?P<host>(?:[^\W_](?:[\w-]{0,61}[^\W_])?\.){1,8}[^\W\d_]{2,24})"
    r"(?![\w@-])(?P<port>:\d{1,5})?(?P<rest>[/?#][^\s<>\"'`|\\^{}]*)?"
)
_NUMBERED: Final = regex(
    r"(?<![\w.@/\\~-])(?:localhost|\d{1,3}(?:\.\d{1,3}){3})"
    r"(?=[:/])(?::\d{1,5})?(?:/[^\s<>\"'`|\\^{}]*)?(?!\w)",
    re.IGNORECASE,
)
"""A machine without a domain; only with a port or a path behind, since 1.2.3.4 may be a version."""
_PATH: Final = regex(
    r"(?<![\w/.:~-])(?:~[\w.-]{0,40}|\.{1,2})?/(?:[\w.@+%,=-]{1,120}/?){0,40}"
    r"|(?<![\w/.:~-])~(?![\w/])"
    r"|(?<!\w)[A-Za-z]:\\[^\s<>\"'|?*]{0,240}"
    r"|(?<![\w/.:~-])(?:[\w.+-]{1,80}/){1,20}(?:[\w.+-]{1,80}/?)?"
    r"|(?<![\w/.:~-])[\w+-]{0,80}(?:\.[\w+-]{1,40}){1,5}"
)
_QUOTED_PATH: Final = regex(
    r"[\"'`](?P<path>(?:~|\.{1,2})?/[^\"'`\n]{1,240}|[A-Za-z]:\\[^\"'`\n]{1,240}"
    r"|[^\"'`\n/]{1,100}\.[A-Za-z][\w]{0,5})[\"'`]"
)
_KNOWN_FOLDERS: Final = (
    r"downloads|documents|desktop|pictures|photos|music|videos|movies|dokumente|bilder|musik"
    r"|téléchargements|descargas|documentos|scaricati|documenti|transferências"
)
_FOLDER: Final = regex(
    rf"\b(?:folder|directory|ordner|verzeichnis|dossier|carpeta|cartella|pasta)\s+(?:called\s+"
    rf"|named"
    rf"\s+|namens\s+)?[\"'“]?(?P<after>(?i:{_KNOWN_FOLDERS})\b|[A-Z][\w-]{{1,40}})"
    rf"|\b(?:my|the|meine[mnr]?|dem|der|mijn)\s+(?P<before>(?i:{_KNOWN_FOLDERS})"
    rf"|[A-Z][\w-]{{1,40}}?)"
    r"[ -](?i:folder|directory|ordner|verzeichnis|map)\b"
)
"""A folder by its name alone: one that computers have, or one that is written as a name."""
_TOOL: Final = regex(r"(?<![\w./-])[a-z][a-z0-9]{0,40}(?:_[a-z0-9]{1,40}){1,6}(?![\w/])")
_JAPANESE_BEHIND: Final = regex(
    r"(?<=[a-zA-Z0-9/])(?:を|の(?:内容|ページ|中)|から(?=[^\x00-\x7f])|に(?:行|つ)).*$"
)
"""A sentence that goes on without a space: "https://a.example/bを読んで"."""
_CLOSING: Final = {")": "(", "]": "[", "}": "{", "»": "«", "”": "“", "’": "‘"}  # noqa: RUF001
_TRAILING: Final = ".,;:!?…*_"


def trimmed(address: str) -> str:
    """Return an address without the punctuation of the sentence around it.

    A closing bracket is kept when its opening one is part of the address.
    """
    address = _JAPANESE_BEHIND.sub("", address)
    while address:
        last = address[-1]
        opening = _CLOSING.get(last)
        loose = opening is not None and address.count(last) > address.count(opening)
        if last not in _TRAILING and not loose:
            break
        address = address[:-1]
    return address


def host_of(address: str) -> str:
    """Return the host name of an address as written, in lower case and without a port."""
    rest = address.split("://", 1)[-1]
    authority = re.split(r"[/?#]", rest, maxsplit=1)[0].rsplit("@", 1)[-1]
    if authority.startswith("["):
        return authority.partition("]")[0].removeprefix("[").lower()
    return authority.partition(":")[0].rstrip(".").lower()


def _is_bare_address(match: re.Match[str]) -> bool:
    host = match["host"]
    ending = host.rsplit(".", 1)[-1].lower()
    marked = host.lower().startswith("www.")
    return marked or ending in _TLDS


def addresses_in(text: str) -> list[tuple[int, int, str]]:
    """Return start, end and text of each address, in order and without overlaps."""
    found: list[tuple[int, int, str]] = []
    for match in _SCHEME_URL.finditer(text):
        address = trimmed(match[0])
        if host_of(address):
            found.append((match.start(), match.start() + len(address), address))
    text = _blanked(text, found)
    bare = (match for match in _BARE.finditer(text) if _is_bare_address(match))
    for match in (*bare, *_NUMBERED.finditer(text)):
        address = trimmed(match[0])
        found.append((match.start(), match.start() + len(address), address))
    return sorted(found)


def _blanked(text: str, spans: list[tuple[int, int, str]]) -> str:
    """Return `text` with the spans replaced by as many spaces."""
    pieces: list[str] = []
    place = 0
    for start, end, _ in spans:
        pieces += [text[place:start], " " * (end - start)]
        place = end
    return "".join([*pieces, text[place:]])


def without_addresses(text: str) -> str:
    """Return a text with as many spaces where an address stands: what is in one, nobody said."""
    return _blanked(text, addresses_in(text))


def _is_path(candidate: str) -> bool:
    if candidate in {"~", "/"} or candidate.startswith(("~", "./", "../")):
        return True
    if re.match(r"[A-Za-z]:\\", candidate):
        return True
    ending = candidate.rsplit(".", 1)[-1].lower() if "." in candidate else ""
    if candidate.startswith("/"):
        return len(candidate) > 1 and any(character.isalpha() for character in candidate)
    if "/" in candidate:
        # "and/or" and "3/4" are no paths; a folder slash or a known ending makes one.
        return ending in _DOCUMENTS or (candidate.endswith("/") and len(candidate) > 1)
    name = candidate.rsplit(".", 1)[0]
    return ending in _DOCUMENTS and (bool(name) or ending == "env")


def _paths(text: str) -> list[str]:
    found: list[tuple[int, str]] = []
    spans: list[tuple[int, int, str]] = []
    for match in _QUOTED_PATH.finditer(text):
        path = match["path"].strip()
        if _is_path(path):
            found.append((match.start(), path))
            spans.append((match.start(), match.end(), path))
    for match in _PATH.finditer(_blanked(text, spans)):
        path = match[0] if match[0] in {"~", "/"} else trimmed(match[0])
        if path and _is_path(path):
            found.append((match.start(), path))
    if not found and (folder := _FOLDER.search(text)):
        found.append((folder.start(), folder["before"] or folder["after"]))
    return [path for _, path in sorted(found)]


def tool_word_in(objective: str) -> str:
    """Return the first word that is written as tools are, such as ``web_search``; empty: none.

    There need be no such tool any more: what it did before can be asked for.
    `buddy.domain.feedback.tool_named` looks for tools that there are.
    """
    found = _TOOL.search(objective[:MAX_CHARACTERS])
    return found[0] if found else ""


_FILE_URL: Final = regex(r"(?<!\w)file:(?://(?:localhost(?=/))?)?(?=[/~])", re.IGNORECASE)


def _local(match: re.Match[str]) -> str:
    """Return as many spaces: what is behind is a path of this machine."""
    return " " * len(match[0])


@kept
def find_slots(objective: str) -> Slots:
    """Return the slots of an objective.

    Args:
        objective: Any text; only its first 20,000 characters are looked at.
    """
    text = _FILE_URL.sub(_local, objective[:MAX_CHARACTERS])
    addresses = addresses_in(text)
    urls = tuple(dict.fromkeys(address for _, _, address in addresses))
    return Slots(
        urls=urls,
        domains=tuple(dict.fromkeys(host_of(address) for address in urls)),
        paths=tuple(dict.fromkeys(_paths(_blanked(text, addresses)))),
        # What stands in an address, a page may have written: it limits nothing.
        amount=spending_limit(_blanked(text, addresses)),
    )
