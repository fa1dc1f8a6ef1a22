"""HTML, put together so that what was not marked as HTML is always escaped."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape

from buddy.domain.instant import Instant

_VOID = frozenset({"meta", "br", "hr"})


@dataclass(frozen=True, slots=True)
class Html:
    """Text that is HTML already. Only this module and a sanitiser's output make one."""

    text: str


Child = Html | str | int | None
"""What stands in an element; None is nothing."""


def tag(name: str, /, *children: Child, **attributes: str | None) -> Html:
    """Return an element.

    Args:
        name: Of the element.
        children: Texts are escaped.
        attributes: A value of None leaves the attribute out; `class_` is ``class``.
    """
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(value, quote=True)}"'
        for key, value in attributes.items()
        if value is not None
    )
    inner = "".join(map(_written, children))
    return Html(f"<{name}{written}>" + ("" if name in _VOID else f"{inner}</{name}>"))


def join(children: Iterable[Child]) -> Html:
    """Return children one after the other."""
    return Html("".join(map(_written, children)))


def table(head: Iterable[str], rows: Iterable[Iterable[Child]], kind: str = "") -> Html:
    """Return a table whose cells know their column's name, for narrow screens and readers."""
    names = tuple(head)
    heads = (tag("th", name, scope="col") for name in names)
    body = (
        tag("tr", *(tag("td", cell, data_name=name) for name, cell in zip(names, row, strict=True)))
        for row in rows
    )
    made = tag("table", tag("thead", tag("tr", *heads)), tag("tbody", *body), class_=kind or None)
    return tag("div", made, class_="scroll")


def facts(pairs: Iterable[tuple[str, Child]]) -> Html:
    """Return a list of names and values; a value of None leaves the pair out."""
    shown = (
        tag("div", tag("dt", name), tag("dd", value)) for name, value in pairs if value is not None
    )
    return tag("dl", *shown)


def section(title: str, *children: Child, anchor: str) -> Html:
    """Return a part of the page under its heading."""
    return tag("section", tag("h2", title), *children, id=anchor)


def mono(text: str | None) -> Html | None:
    """Return a name, a hash or a value as code; None for none."""
    return None if text is None else tag("code", text)


def moment(at: Instant | None) -> Html | None:
    """Return an instant for people, exact to whoever looks closely; None for none."""
    if at is None:
        return None
    return tag("time", f"{at[:10]} {at[11:19]}", datetime=at, title=at, class_="when")


def time_of_day(at: Instant) -> Html:
    """Return the time of an instant to the millisecond, where its day stands beside it."""
    return tag("time", at[11:23], datetime=at, title=at, class_="when")


def _written(child: Child) -> str:
    match child:
        case None:
            return ""
        case Html():
            return child.text
        case _:
            return escape(str(child), quote=True)
