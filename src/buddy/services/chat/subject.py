# ruff: noqa: RUF001  # words of many languages
"""What a question about a result is about, and how many there are of what it counts."""

from __future__ import annotations

import re
from typing import Final

from buddy.domain.page_parts import counted_as_entries
from buddy.domain.regex import regex
from buddy.domain.result_table import counted_kinds, tables_in, text_of
from buddy.domain.stems import content_stems, stems
from buddy.domain.table_scope import is_asking
from buddy.services.chat.result_views import Result, entries_words, plain_reply
from buddy.services.chat.turn import Reply
from buddy.services.chat.words import quoted

_STEM: Final = 4
"""Letters by which what is counted and what stands in a result are the same."""
_COUNT: Final = regex(
    r"\bhow many|\bcount\b|\bnumber of\b|\bwie viele|\bcombien (?:de|d['’]|y)|\bcu[aá]nt[ao]s"
    r"|\bquant[ie]\b|\bquant[ao]s\b|\bhoeveel\b(?! (?:kost|is|bedraagt))",
    re.IGNORECASE,
)
_ENTRIES: Final = regex(
    r"\b(?:entr(?:y|ies)|results?|hits?|items?|things?|files?|folders?|rows?|lines?|links?|pages?"
    r"|sites?|sources?|notes?|matches|ones|altogether|total|overall|listed|einträge?n?|ergebnisse?"
    r"|treffer|dateien?|ordner|zeilen|seiten|quellen|notizen|insgesamt|entrées?|résultats?"
    r"|fichiers?|dossiers?|lignes|sources|entradas?|resultados?|archivos?|carpetas?|filas|fuentes"
    r"|voci|risultati|cartelle|righe|fonti|arquivos?|pastas?|linhas|fontes|resultaten|bestanden"
    r"|mappen|regels|bronnen)\b",
    re.IGNORECASE,
)
"""What the entries of any result are called."""
_REQUEST: Final = regex(
    r"\b(?:show|me|us|the|that|this|it|them|as|a|an|in|of|from|please|what|which|does|do|did|is|are"
    r"|was|were|say|says|about|tell|give|result|results|again|you|find|found|there|any|and|to|can"
    r"|could|page|article|s|t|hai|hast|was|ist|sind|der|die|das|den|ein|eine|wie|wer|mir|zeig|bitte"
    r"|und|seite|quel|quelle|est|sont|les|des|une|que|qui|dans|cu[aá]l|cu[aá]les|qu[eé]|los|las|una"
    r"|del|è|l|c|qual|quali|sono|della|delle|quais|são|os|as|wat|welke|het|een|van|op|voor)\b"
    r"|[^\w\s]",
    re.IGNORECASE,
)


def subject_of(text: str) -> str:
    """Return what a question about a result is about."""
    return " ".join(_REQUEST.sub(" ", text).split())


def thing_of(text: str) -> str:
    """Return what a question is about, without the words around it: "bar" of "they have a bar"."""
    words = subject_of(text).split()
    told = [n for n, word in enumerate(words) if content_stems(word)]
    return " ".join(words[told[0] : told[-1] + 1]) if told else " ".join(words)


def named_by(result: Result) -> set[str]:
    """Return the stems of a result's title and of where it comes from."""
    named = f"{result.artifact.title} {' '.join(each.url for each in result.artifact.sources[:3])}"
    return content_stems(re.sub(r"[\W_]+", " ", named))


def counted_in(text: str) -> str:
    """Return what a question counts: "employees" of "how many employees are there?"."""
    first, *others = subject_of(_COUNT.sub(" ", text)).split() or [""]
    return " ".join((first, *(each for each in others if not is_asking(each))))


def without_count(text: str) -> str:
    """Return a question without the words that ask how many."""
    return _COUNT.sub(" ", text)


def number_reply(text: str, result: Result, entries: int) -> Reply | None:
    """Return how many there are of what is counted; None: the result does not tell."""
    title = quoted(result.artifact.title)
    if (defined := counted_kinds(text, result.content)) is not None:
        return plain_reply(f"{title} has {defined}.", result)
    if entries and _counts_entries(text, result):
        return plain_reply(f"The result of {title} has {entries_words(entries)}.", result)
    return None


def unseen(text: str, result: Result) -> str:
    """Return that what is counted is not called so in the result; empty where it is."""
    subject = _ENTRIES.sub(" ", counted_as_entries(_COUNT.sub(" ", subject_of(text))))
    tables = " ".join(" ".join(each.columns) for each in tables_in(result.content))
    there = {stem[:_STEM] for stem in stems(f"{text_of(result.content)} {tables}")}
    what = {stem for stem in content_stems(subject) if stem[:_STEM] not in there}
    named = " ".join(subject.split()).strip(" ?.!")
    return f"Nothing there is called {quoted(named, 60)}. " if what and named else ""


def _counts_entries(text: str, result: Result) -> bool:
    """Tell whether what is counted is what a result lists: "how many did you find", its subject.

    Something else that is asked for may stand in an entry, and is no number of entries.
    """
    what = content_stems(_ENTRIES.sub(" ", _COUNT.sub(" ", subject_of(text))))
    return what <= named_by(result)


def counts(text: str) -> bool:
    """Tell whether a text asks how many."""
    return _COUNT.search(text) is not None
