"""A line of a ``.gitignore`` costs little, whoever wrote it, and still means what it says."""

from __future__ import annotations

import pytest

from buddy.adapters.tools.gitignore import is_ignored, parse


def ignored(rules: str, path: str) -> bool:
    return is_ignored([parse(rules, ())], tuple(path.split("/")), folder=False)


@pytest.mark.parametrize(
    ("line", "path"),
    [
        ("*a" * 60 + "*b", "a" * 120),
        ("?*" * 200 + "b", "a" * 250),
        ("*[ab]" * 90 + "c", "ab" * 120),
        ("**/" * 30 + "b", "/".join("a" * 30)),
        ("**/a/" * 90 + "b", "/".join("a" * 60)),
        ("a" + " " * 490 + "b", "a"),
    ],
)
def test_a_line_made_to_be_slow_is_answered(line: str, path: str) -> None:
    rules = f"{line}\n" * 100
    assert not ignored(rules, path)
    assert not ignored(rules, f"d/{path}")


@pytest.mark.parametrize(
    ("line", "inside", "outside"),
    [
        ("*a*a*b", "xaxaxb", "xaxb"),
        ("a*ab", "aab", "ab"),
        ("ab*ab*ab", "abxababab", "abab"),
        ("a/**/b/**/c", "a/b/b/c", "a/c/b"),
        ("**/a/**/a/b", "x/a/a/b", "a/b"),
        ("**/**/a", "a", "b"),
        ("a/**", "a/x/y", "a"),
        ("a**b", "aXb", "a/b"),
        ("a/*", "a/b", "a/b/c"),
        ("[!a]x", "bx", "ax"),
        ("[!]a]x", "bx", "]x"),
        (r"\*a", "*a", "ba"),
        (r"a\ ", "a ", "a"),
        ("a?c", "abc", "a/c"),
    ],
)
def test_a_line_means_what_it_says(line: str, inside: str, outside: str) -> None:
    assert ignored(line, inside)
    assert not ignored(line, outside)
