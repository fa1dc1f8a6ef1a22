"""A repository's index, and a file's outline, as Markdown for people."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Any, Final

_LANGUAGES: Final = 12
_FILES: Final = 60
_NAMES: Final = 12
"""Definitions of one file that the report names."""
_DEPENDENCIES: Final = 30


def code(text: object) -> str:
    """Return a text as Markdown code, whatever stands in it."""
    said = " ".join(str(text).split())
    fence = "`" * (max((len(run) for run in _backticks(said)), default=0) + 1)
    space = " " if said[:1] == "`" or said[-1:] == "`" else ""
    return f"{fence}{space}{said}{space}{fence}" if said else ""


def plain(text: object) -> str:
    """Return a text in which nothing is Markdown."""
    said = " ".join(str(text).split())
    return "".join(f"\\{each}" if each in "\\`*_[]<>|#~&" else each for each in said)


def _backticks(text: str) -> list[str]:
    return ["".join(run) for same, run in groupby(text, lambda each: each == "`") if same]


def report(data: Mapping[str, Any]) -> str:
    """Return an index in words: languages, manifests, where things are defined, the readme."""
    totals = data["totals"]
    counted = ", ".join(f"{totals[key]:,} {key}" for key in ("files", "lines", "bytes"))
    lines = [
        f"{counted}, {totals['definitions']:,} definitions",
        "",
        *_languages(data["languages"]),
        *_manifests(data["manifests"]),
        *_defined(data["definitions"], totals["definitions"]),
    ]
    if data["left_out"]:
        left = ", ".join(f"{count:,} {why}" for why, count in sorted(data["left_out"].items()))
        lines += ["## Left out", "", left, ""]
    if data["readme"]:
        lines += [f"## {plain(data['readme']['path'])}", "", data["readme"]["text"]]
    return "\n".join(lines).strip()


def _languages(languages: Sequence[Mapping[str, Any]]) -> list[str]:
    if not languages:
        return []
    rows = [
        f"| {each['language']} | {each['files']:,} | {each['lines']:,} | {each['bytes']:,} |"
        for each in languages[:_LANGUAGES]
    ]
    head = [
        "## Languages",
        "",
        "| Language | Files | Lines | Bytes |",
        "| --- | ---: | ---: | ---: |",
    ]
    return [*head, *rows, ""]


def _manifests(manifests: Sequence[Mapping[str, Any]]) -> list[str]:
    if not manifests:
        return []
    lines = ["## Dependencies", ""]
    for each in manifests:
        title = " ".join(filter(None, (each["name"], each["version"])))
        named = f": {plain(title)}" if title else ""
        listed = ", ".join(code(name) for name in each["dependencies"][:_DEPENDENCIES])
        more = len(each["dependencies"]) - _DEPENDENCIES
        rest = f" and {more} more" if more > 0 else ""
        said = each["note"] or (f"{listed}{rest}" if listed else "no dependencies")
        lines.append(f"- {code(each['path'])} ({each['kind']}{named}): {said}")
    return [*lines, ""]


def _defined(definitions: Sequence[Mapping[str, Any]], total: int) -> list[str]:
    if not definitions:
        return []
    lines = ["## Definitions", ""]
    for number, (path, group) in enumerate(groupby(definitions, lambda each: each["path"])):
        if number == _FILES:
            lines.append("- …")
            break
        found = [each for each in group if each["kind"] != "method"]
        names = ", ".join(f"{code(each['name'])} ({each['line']})" for each in found[:_NAMES])
        more = f" and {len(found) - _NAMES} more" if len(found) > _NAMES else ""
        lines.append(f"- {code(path)}: {names}{more}" if names else f"- {code(path)}")
    if len(definitions) < total:
        lines += ["", f"The first {len(definitions):,} of {total:,} are in the data."]
    return [*lines, ""]


def outline(data: Mapping[str, Any]) -> str:
    """Return a file's outline in words."""
    lines = [
        f"{data['language'] or 'Text'}, {data['lines']:,} lines, {data['size']:,} bytes",
        "",
    ]
    if data["doc"]:
        lines += [*(plain(line) for line in data["doc"].splitlines()), ""]
    for each in data["definitions"]:
        depth = "  " * each["name"].count(".") if each["kind"] == "method" else ""
        doc = f": {plain(each['doc'])}" if each["doc"] else ""
        said = code(each["signature"] or each["name"])
        lines.append(f"{depth}- line {each['line']}, {each['kind']} {said}{doc}")
    for each in data["headings"]:
        lines.append(f"{'  ' * (each['level'] - 1)}- line {each['line']}: {plain(each['text'])}")
    if data["start"]:
        lines += ["## It begins", "", *(f"    {line}" for line in data["start"].splitlines())]
    return "\n".join(lines).strip()
