"""Words that queries are made of and that say little or nothing about their subject."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


STOP_WORDS = _words(
    """
    a about above after again all also am an and any are as at be because been before being
    below between both buddy but by can cannot could did do does doing done down during each
    few for from further had has have having he hello her here hers hey hi him his how i if in
    into is it its itself just kindly let me more most my myself no nor not now of off on once
    only onto or other our ours out over own please same she should so some such than thank
    thanks that the their them then there these they this those through to too under until up
    upon us very was we were what when where whether which while who whom whose why will with
    within without would you your yours
    """
)
"""Dropped, unless a Python keyword among them is clearly meant (see `KEYWORD_MARKERS`)."""

META_WORDS = _words(
    """
    answer article articles basics beginner beginners browse course courses define definition
    describe description detail details doc docs documentation example examples explain
    explained explains explanation faq find give google guide guides help howto info
    information intro introduction learn learning lesson lessons look lookup manual manuals
    material mean meaning means mention mentioned mentions overview page pages question
    reference references resource resources said say says search show tell topic topics
    tutorial tutorials
    """
)
"""Words for documents as such, and for asking: a document need not hold them to be about it."""

GENERIC_WORDS = _words(
    """
    actually anything best better call called code correct correctly difference different
    easiest easily easy every exactly get gets getting go going good happen happening happens
    know like make makes making many mine much name named need needed needs new one possible
    program programming proper properly quick quickly really right several simple simply
    someone something supposed take takes thing things try two understand use used uses using
    various want wants way ways work working works write
    """
)
"""Words so general that they weigh little, whatever the index counts for them."""

KEYWORDS_AMONG_STOP_WORDS = _words(
    """
    and as for from if in is not or try while with
    """
)
"""Python keywords that are everyday English too."""

KEYWORD_MARKERS = _words(
    """
    block blocks clause clauses else except expression expressions finally keyword keywords
    loop loops operator operators statement statements
    """
)
"""Beside one of these, a keyword among the stop words is the subject: ``with statement``."""

_SYNONYM_GROUPS: tuple[tuple[str, ...], ...] = (
    ("dictionary", "dict"),
    ("integer", "int"),
    ("string", "str"),
    ("boolean", "bool"),
    ("regex", "regexp", "re"),
    ("argument", "arg", "args", "parameter"),
    ("directory", "folder", "dir"),
    ("delete", "remove", "unlink"),
    ("length", "len"),
    ("environment", "environ", "env"),
    ("parse", "parser"),
    ("average", "mean"),
    ("execute", "run"),
    ("catch", "except", "handle"),
    ("throw", "raise"),
    ("exception", "error"),
    ("enum", "enumeration"),
    ("lowercase", "lower"),
    ("uppercase", "upper"),
    ("thread", "threading"),
    ("timezone", "tzinfo", "zoneinfo"),
    ("attribute", "attr"),
    ("compress", "compression"),
    ("hash", "digest"),
    ("concatenate", "join"),
    ("serialize", "serialise", "pickle", "dump"),
    ("deserialize", "deserialise", "unpickle", "load"),
    ("stacktrace", "traceback"),
    ("iterate", "iterator", "iterable"),
    ("loop", "iterate"),
    ("subprocess", "popen"),
    ("multiprocess", "multiprocessing"),
    ("literal", "display"),
)


def _synonyms() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for group in _SYNONYM_GROUPS:
        for word in group:
            others = tuple(other for other in group if other != word)
            found[word] = found.get(word, ()) + others
    return found


SYNONYMS = _synonyms()
"""For a word, the words that programmers write for the same thing."""
