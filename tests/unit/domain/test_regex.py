"""Patterns that are compiled late."""

from __future__ import annotations

import importlib
import pkgutil
import re
import subprocess
import sys

import pytest

import buddy.domain
import buddy.services
from buddy.domain.regex import compile_all, regex


def test_it_answers_as_the_compiled_pattern_does() -> None:
    late, now = regex(r"(\d+) (\w+)", re.ASCII), re.compile(r"(\d+) (\w+)", re.ASCII)
    text = "3 cats, 12 dogs"
    assert late.pattern == now.pattern
    assert late.findall(text) == now.findall(text)
    assert [each.span() for each in late.finditer(text)] == [(0, 6), (8, 15)]
    assert late.sub(r"\2 \1", text) == now.sub(r"\2 \1", text)
    assert late.split(text) == now.split(text)
    assert (late.flags, late.groups) == (now.flags, now.groups)
    first = late.search(text)
    assert first is not None
    assert first[2] == "cats"


def test_a_mistake_is_told_at_the_first_use() -> None:
    late = regex("(")
    for _ in range(2):
        with pytest.raises(re.error):
            late.search("x")


def test_every_pattern_of_the_product_compiles_and_stays_compiled() -> None:
    for package in (buddy.domain, buddy.services):
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            importlib.import_module(module.name)
    compile_all()
    assert compile_all() == 0


def test_loading_the_core_compiles_none_of_them() -> None:
    program = (
        "import buddy.services.chat_service\n"
        "from buddy.domain.regex import compile_all\n"
        "print(compile_all())"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert int(done.stdout) > 400
