"""What a source defines is found at little cost, whoever wrote it."""

from __future__ import annotations

import pytest

from buddy.adapters.tools.definitions import definitions_in

HOSTILE = [
    "\\`" * 60_000,
    "`" + "\\`" * 60_000 + "\\",
    "`" * 120_001,
    '"' + '\\"' * 60_000,
    "'" + "\\'" * 60_000 + '"' + "\\'" * 60_000,
    "x'\n" * 40_000,
    '"' + "\\\n'" * 40_000,
    "/*" * 60_000,
    "//\\\n" * 40_000,
    "\\" * 120_001,
]


@pytest.mark.parametrize("language", ["TypeScript", "Ruby", "C"])
@pytest.mark.parametrize("source", HOSTILE, ids=range(len(HOSTILE)))
def test_a_source_made_to_be_slow_is_answered(language: str, source: str) -> None:
    assert definitions_in(language, source) == ()


@pytest.mark.parametrize(
    ("language", "source", "found"),
    [
        ("TypeScript", "const a = `\n\\`class No {}\n`;\nclass A {}\n", "A"),
        ("TypeScript", "class A {}\nconst a = `\nclass No {}\n", "A"),
        ("TypeScript", "const r = /\\`/;\nclass A {}\nconst s = /\\//;\nclass B {}\n", "A B"),
        ("Rust", "fn a<'a>(x: &str) {\nfn b() {\n", "a b"),
        ("C", "int a(char c) // don't;\n{\nint b(char c) { x = '\\'';\n", "a"),
        ("C", "#define M \\\n  1\nint a(int b)\n{\n", "M a"),
        ("Ruby", "x = 'class No\\'\nclass Neither'\nclass A\n", "Neither A"),
        ("Shell", "say don\\'t\na() {\n", "a"),
    ],
)
def test_texts_and_comments_define_nothing(language: str, source: str, found: str) -> None:
    assert [each.name for each in definitions_in(language, source)] == found.split()
