# ruff: noqa: RUF001  # words of many languages
"""How many there are of what a question counts: lines, definitions, or what a text tells."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from buddy.domain.code.file_defined import asks_which, file_defined, kinds_asked, of_all, of_kinds
from buddy.domain.json_value import JsonObject
from buddy.domain.lines_asked import LinesAsked, line_holds, lines_asked, says_lines
from buddy.domain.page_parts import PartKind, lists_in, names_list
from buddy.domain.regex import regex
from buddy.domain.result_table import counted_kinds, tables_in, text_of
from buddy.domain.stems import content_stems
from buddy.domain.told_counts import counts_of, counts_told
from buddy.services.chat.result_views import Result, plain_reply, quoting
from buddy.services.chat.subject import counted_in, counts, without_count
from buddy.services.chat.turn import Reply
from buddy.services.chat.words import listed, quoted

_NOT: Final = regex(
    r"(?<!\w)(?:not|\w{2,6}n['’]t|without|(?:have|has|with) no|nicht|ohne|keine?n?|pas|sans|aucune?"
    r"|sin|non|senza|não|sem|niet|zonder|geen)(?![\w-])",
    re.IGNORECASE,
)
"""Where those are counted that are something not: what a text counts are those that are."""
_LOG: Final = (".log", ".out", ".err")
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
    if (lines := _of_lines(text, result)) is not None:
        return lines
    if tables_in(content) or not content_stems(subject):
        return None
    lists = lists_in(content)
    told = counts_told(text_of(content))
    found = () if _NOT.search(text) else counts_of(subject, told)
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


def _of_lines(text: str, result: Result) -> Reply | None:
    """Return how many lines of a file are what is counted; None: it counts no lines."""
    content, title = result.content, quoted(result.artifact.title)
    path, body = str(content.get("path") or "").lower(), content.get("text")
    log, said = path.endswith(_LOG), says_lines(text)
    if not path or not isinstance(body, str) or not (said or log):
        return None
    asked = lines_asked(_without_name(without_count(text), path), log=log)
    if asked is None:
        told = f"I can't tell that of {title}: I count its lines, or those with a word you name."
        return plain_reply(told, result) if said else None
    lines = [line for line in body.splitlines() if line.strip() or not asked.words]
    count, cut = _length(content, len(lines))
    if not asked.words:
        return plain_reply(f"{title} has {count} line{'s' if count != 1 else ''}.", result)
    return _those_with(asked, lines, cut, result)


def _those_with(asked: LinesAsked, lines: Sequence[str], cut: str, result: Result) -> Reply:
    """Return how many lines hold all of some words, each word's own count where none does."""
    each = {word: [line for line in lines if line_holds(line, word)] for word in asked.words}
    found = [line for line in lines if all(line in held for held in each.values())]
    if asked.without:
        found = [line for line in lines if line not in found]
    verb = "hold" if len(found) > 1 else "holds"
    held = f"{verb} no" if asked.without else verb
    what = " and ".join(quoted(word, 60) for word in asked.words)
    told = f"{len(found) or 'None'} of the {len(lines)} lines {held} {what}."
    if not found and len(each) > 1:
        own = (f"{len(those) or 'none'} {quoted(word, 60)}" for word, those in each.items())
        told = f"{told} Alone: {', '.join(own)}."
    shown = tuple(line.strip()[:300] for line in found[:_SHOWN])
    told = f"{told}{cut}"
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


def _defined_reply(text: str, result: Result) -> Reply | None:
    """Return what a file of code defines, counted or by name; None: that is not asked.

    Args:
        text: "which functions are defined there?", "how many classes?".
        result: What was read.
    """
    kinds = kinds_asked(text)
    defined = file_defined(result.content) if kinds else None
    if defined is None or not (asks_which(text) or (counts(text) and of_all(text))):
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
