# words of many languages
"""How many there are of what a question counts: lines, definitions, or what a text tells."""

from __future__ import annotations

import re
from typing import Final

from buddy.domain.code.file_defined import asks_which, file_defined, kinds_asked, of_kinds
from buddy.domain.json_value import JsonObject
from buddy.domain.page_parts import PartKind, lists_in, names_list
from buddy.domain.regex import regex
from buddy.domain.result_table import counted_kinds, tables_in, text_of
from buddy.domain.stems import content_stems
from buddy.domain.told_counts import counts_of, counts_told, same_word
from buddy.services.chat.result_views import Result, plain_reply, quoting
from buddy.services.chat.subject import counted_in, counts
from buddy.services.chat.turn import Reply
from buddy.services.chat.words import listed, quoted

_LINES: Final = regex(
    r"(?<!\w)(?:lines?|zeilen?|lignes?|l[íi]neas?|righe|linhas?|regels?)(?!\w)", re.IGNORECASE
)
_HOLD: Final = regex(
    r"(?<!\w)(?:contain\w*|with|have|has|say|says|mention\w*|hold|enthalten|mit|haben|stehen"
    r"|contiennent|avec|ont|contienen|tienen|con|contengono|hanno|contêm|têm|com|bevatten|hebben"
    r"|met|logged|entries|messages|einträge|meldungen|entrées|messages|entradas|voci)(?!\w)",
    re.IGNORECASE,
)
_LOG: Final = (".log", ".out", ".err")
_WORD: Final = regex(r"[^\W_]+")
_SHOWN: Final = 5
_LISTED: Final = 6
_NAMES: Final = 20


def counting_reply(text: str, result: Result, *, listed: bool) -> Reply | None:
    """Return what a file defines, or how many there are of what is counted; None: neither is asked.

    Args:
        text: "which functions are defined there?", "how many employees?".
        result: What is asked.
        listed: Whether it is a list, whose entries are counted elsewhere.
    """
    defined = _defined_reply(text, result)
    return (
        _counted_reply(text, result) if defined is None and counts(text) and not listed else defined
    )


def _counted_reply(text: str, result: Result) -> Reply | None:
    """Return how many there are of what is counted; None: the parts of a page are.

    Args:
        text: "how many employees?", "how many ERROR lines?", "combien de fonctions ?".
        result: What is asked.
    """
    title, content = quoted(result.artifact.title), result.content
    if (defined := counted_kinds(text, content)) is not None:
        return plain_reply(f"{title} has {defined}.", result)
    subject = counted_in(text)
    if (lines := _of_lines(text, subject, result)) is not None:
        return lines
    if tables_in(content) or not content_stems(subject):
        return None
    lists = lists_in(content)
    told = counts_told(text_of(content))
    found = counts_of(subject, told)
    if found:
        sentences = tuple(dict.fromkeys(each.sentence for each in found))
        words = listed([each.words for each in found[:_LISTED]])
        return quoting(f"{title} says {words}:", sentences[:_SHOWN], result)
    if names_list(text, lists) or not content.get("text"):
        return None
    head = f"I do not find how many {quoted(subject, 60)} there are in {title}."
    beside = [each.words for each in told[:_LISTED]]
    items = [each for each in lists if each.kind is PartKind.ITEM]
    beside += [f"{len(each.rows) + each.more} items in {each.place}" for each in items[:_LISTED]]
    rest = f" What is counted there: {listed(beside)}." if beside else ""
    return plain_reply(f"{head}{rest}", result)


def _of_lines(text: str, subject: str, result: Result) -> Reply | None:
    """Return how many lines of a file hold what is counted; None: it counts no lines."""
    content = result.content
    path = str(content.get("path") or "").lower()
    body = content.get("text")
    says_lines = _LINES.search(text) is not None
    if not path or not isinstance(body, str) or not (says_lines or path.endswith(_LOG)):
        return None
    words = _WORD.findall(_HOLD.sub(" ", _LINES.sub(" ", _without_name(subject, path))))
    lines = [line for line in body.splitlines() if line.strip() or not words]
    count, cut = _length(content, len(lines))
    title = quoted(result.artifact.title)
    if not words:
        return plain_reply(f"{title} has {count} line{'s' if count != 1 else ''}.", result)
    found = [line for line in lines if _holds(line, words)]
    what = quoted(" ".join(words), 60)
    verb = "hold" if len(found) > 1 else "holds"
    told = f"{len(found) or 'None'} of the {len(lines)} lines {verb} {what}.{cut}"
    shown = tuple(line.strip()[:300] for line in found[:_SHOWN])
    return quoting(told, shown, result) if shown else plain_reply(told, result)


def _length(content: JsonObject, read: int) -> tuple[int, str]:
    """Return how many lines a file has, and that not all were read where it was cut."""
    lines = content.get("lines")
    if not content.get("truncated") or not isinstance(lines, int):
        return read, ""
    return lines, f" Only these of its {lines} lines were read."


def _without_name(subject: str, path: str) -> str:
    """Return what is counted without the name of the file: "lines in app.log"."""
    name = re.split(r"[\\/]", path)[-1]
    return re.sub(re.escape(name), " ", subject, flags=re.IGNORECASE)


def _holds(line: str, words: list[str]) -> bool:
    held = _WORD.findall(line)
    return all(any(same_word(word, each) for each in held) for word in words)


def _defined_reply(text: str, result: Result) -> Reply | None:
    """Return what a file of code defines, counted or by name; None: that is not asked.

    Args:
        text: "which functions are defined there?", "how many classes?".
        result: What was read.
    """
    kinds = kinds_asked(text)
    defined = file_defined(result.content) if kinds else None
    if defined is None or not (counts(text) or asks_which(text)):
        return None
    title = quoted(result.artifact.title)
    told: list[str] = []
    for kind in kinds:
        found = of_kinds((kind,), defined)
        plural = "" if len(found) == 1 else "es" if kind.endswith("s") else "s"
        names = ", ".join(f"{each.name} (line {each.line})" for each in found[:_NAMES])
        more = f" and {len(found) - _NAMES} more" if len(found) > _NAMES else ""
        told.append(f"{len(found) or 'no'} {kind}{plural}{f': {names}{more}' if names else ''}")
    cut = " Only its first part was read." if result.content.get("truncated") else ""
    return plain_reply(f"{title} defines {'; '.join(told)}.{cut}", result)
