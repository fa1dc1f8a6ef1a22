"""No reader of texts takes time that grows with the square of a text, whatever the text repeats."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import time
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any, Final

import pytest

import buddy.domain
from buddy.domain.conversation import ConversationState
from buddy.domain.money import Money
from buddy.domain.table_sheet import sheet_of

pytestmark = pytest.mark.xdist_group("long_texts")  # which begins early

LONG: Final = 8_000
"""Characters: nearly what a message may have."""
SHORT: Final = 1_990
"""Characters: what readers with a bound of their own still read."""
BUDGET: Final = 0.45
"""Seconds of processor time for one reading; linear readers take some hundredths."""
AT_ONCE: Final = 0.014
"""Seconds for the shorter text: 32 times as much for one of four times its length is in budget."""
TRIES: Final = 3
"""The least of so many readings counts: another process may have emptied the caches."""

REPEATED: Final[Mapping[str, str]] = {
    "sites": "wikipedia amazon github ",
    "sites with commas": "amazon, ",
    "domains": "a.example b.example, ",
    "addresses": "https://a.example/p?q=1 ",
    "schemes": "https://",
    "mail addresses": "a@b ",
    "dots between letters": "a.b.",
    "numbers with units": "12 km 3.5 kg $4 5 euros ",
    "amounts": "five dollars and a half ",
    "number words": "twenty one hundred ",
    "bare numbers": "1 ",
    "digits": "7",
    "grouped digits": "1,000.",
    "sums": "1+",
    "percents": "% ",
    "nots": "not ",
    "don'ts": "do not use ",
    "withouts": "without ",
    "withouts in German": "nicht ohne ",
    "ands": "and ",
    "thens": "then find ",
    "bounds": "at most 5 ",
    "onlys": "only on ",
    "times": "every day at 8 ",
    "spans of time": "in 2 hours ",
    "needs": "i need to ",
    "please": "please ",
    "remember": "remember that ",
    "pages": "the page ",
    "again": "it again ",
    "yes and no": "yes no ",
    "questions": "what is? ",
    "quotes": '"a ',
    "curly quotes": "“",
    "apostrophes": "it's 'x ",
    "parentheses": "(",
    "parentheses around": "(a) ",
    "braces": "{a} ",
    "tags": "<a>",
    "commas": ",",
    "commas between": "a, ",
    "semicolons": "a; ",
    "colons": "a: ",
    "dots": ".",
    "dashes": "-",
    "slashes": "/",
    "underscores": "_",
    "spaces": " ",
    "tabs": "x \t",
    "lines": "- item\n",
    "one long word": "a",
    "words": "bread ",
    "names": "Bread ",
    "emoji": "😀",
    "combining marks": "e\u0301",
    "no spaces": "価格を調べて",
}
AROUND: Final[Mapping[str, str]] = {"a gap": " ", "a gap of lines": "\n", "dots within": "."}
"""What stands between two words."""


def texts(size: int) -> Iterator[tuple[str, str]]:
    """Yield texts of a size, each with what it repeats."""
    for name, unit in REPEATED.items():
        yield name, (unit * (size // len(unit) + 1))[:size]
    for name, unit in AROUND.items():
        yield name, f"find{unit * (size - 8)}bread"[:size]


STANDS_FOR: Final[Mapping[str, Any]] = {
    "ConversationState": ConversationState(),
    "Money": Money(5_000_000),
    "Money | None": Money(5_000_000),
    "Sheet": sheet_of(("Name", "Price"), [["Rye loaf", "$4.50"], ["Cake", "$5.00"]]),
    "bool": False,
    "date": date(2026, 1, 15),
    "int": 1,
    "str": "search for bread",
}
EMPTY: Final = ("Collection", "Iterable", "Sequence", "frozenset", "set", "tuple")


def stand_in(annotation: str) -> Any:
    """Return a value for an argument that is no text.

    Raises:
        LookupError: Nothing is known that stands for it.
    """
    if annotation in STANDS_FOR:
        return STANDS_FOR[annotation]
    if annotation.startswith("Mapping"):
        return {}
    if annotation.startswith(EMPTY):
        return ()
    if "None" in annotation:
        return None
    raise LookupError(annotation)


def _makes_pattern(function: Callable[..., Any]) -> bool:
    """Tell whether a function takes a pattern, which is no message."""
    return "Pattern" in str(inspect.signature(function).return_annotation)


Read = Callable[[str], Any]


def readers() -> Iterator[tuple[str, Read]]:
    """Yield every public function of the domain that takes a text first."""
    for found in pkgutil.walk_packages(buddy.domain.__path__, "buddy.domain."):
        module = importlib.import_module(found.name)
        for name, given in inspect.getmembers(module, callable):
            plain = inspect.unwrap(given)
            own = inspect.isfunction(plain) and plain.__module__ == found.name
            if name.startswith("_") or not own or _makes_pattern(plain):
                continue
            first, *rest = [*inspect.signature(plain).parameters.values()] or [None]
            if first is None or first.annotation != "str" or first.kind is first.KEYWORD_ONLY:
                continue
            needed = [each for each in rest if each and each.default is each.empty]
            try:
                more = {each.name: stand_in(each.annotation) for each in needed}
            except LookupError:
                continue
            yield f"{found.name}.{name}", lambda text, given=given, more=more: given(text, **more)


READERS: Final = dict(readers())


def seconds(read: Read, text: str) -> float:
    """Return the processor time of a reading; one that refuses the text has read it too."""
    begun = time.process_time()
    try:
        read(text)
    except (ArithmeticError, ValueError, LookupError, AttributeError, TypeError):
        pass
    except Exception as error:
        if not type(error).__module__.startswith("buddy."):
            raise
    return time.process_time() - begun


def test_the_readers_of_messages_are_among_them() -> None:
    named = {name.removeprefix("buddy.domain.") for name in READERS}
    assert {
        "restriction.restriction_in",
        "restriction.without_bounds",
        "slots.find_slots",
        "references.resolve",
        "edit_request.edit_in",
        "table_bounds.without_bounds",
    } <= named
    assert len(named) > 250


def least(read: Read, text: str, bound: float) -> float:
    """Return how long a reading takes, where it is above a bound the least of some readings."""
    found = seconds(read, text)
    if found <= bound:
        return found
    return min(seconds(read, f"{text[:-1]}{n}") for n in range(TRIES))


def test_no_text_takes_long_to_read() -> None:
    """What reads the shorter text at once reads the longer one within the budget, even squared."""
    slow: dict[str, float] = {}
    for (kind, short), (_, long) in zip(texts(SHORT), texts(LONG), strict=True):
        for name, read in READERS.items():
            found = least(read, short, AT_ONCE)
            if AT_ONCE < found <= BUDGET:
                found = least(read, long, BUDGET)
            if found > BUDGET:
                slow[f"{name}, {kind}"] = round(found, 2)
    assert not slow
