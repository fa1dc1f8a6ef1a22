"""The page of errors: the tree drawn is the tree coded, and HTTP knows every code."""

from __future__ import annotations

import ast
import re
from http import HTTPStatus

import pytest
from house import SOURCE, files, name_of, tree

from buddy import errors
from buddy.errors import BuddyError
from buddy.web.errors import STATUS_BY_CODE

BRANCH = re.compile(r"^    (?P<trunk>(?:│   |    )*)(?P<fork>[├└]── )?(?P<name>\w+)$")


def descendants(cls: type[BuddyError]) -> list[type[BuddyError]]:
    below = [sub for sub in cls.__subclasses__() if sub.__module__ == errors.__name__]
    return [cls, *(d for sub in below for d in descendants(sub))]


CLASSES = descendants(BuddyError)


def drawn_tree() -> list[tuple[int, str]]:
    """Return depth and name of each line drawn in the docstring."""
    found = [BRANCH.match(line) for line in (errors.__doc__ or "").splitlines()]
    return [(len(m["trunk"]) // 4 + bool(m["fork"]), m["name"]) for m in found if m]


def coded_tree(cls: type[BuddyError] = BuddyError, depth: int = 0) -> list[tuple[int, str]]:
    below = [sub for sub in cls.__subclasses__() if sub.__module__ == errors.__name__]
    lines = [(depth, cls.__name__)]
    return lines + [line for sub in below for line in coded_tree(sub, depth + 1)]


def test_the_tree_drawn_is_the_tree_coded() -> None:
    assert drawn_tree() == coded_tree()


def test_every_error_of_the_page_hangs_in_the_tree() -> None:
    path = SOURCE / "buddy" / "errors.py"
    names = {node.name for node in tree(path).body if isinstance(node, ast.ClassDef)}
    assert names == {cls.__name__ for cls in CLASSES}


def test_codes_are_unique_and_each_class_has_its_own() -> None:
    codes = [cls.code for cls in CLASSES]
    assert len(set(codes)) == len(codes)
    assert all("code" in vars(cls) for cls in CLASSES)
    assert all(re.fullmatch(r"[a-z]+(_[a-z]+)*", code) for code in codes)


@pytest.mark.parametrize("cls", CLASSES, ids=lambda cls: cls.__name__)
def test_a_code_is_the_name_in_small_letters(cls: type[BuddyError]) -> None:
    snake = re.sub(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "_", cls.__name__).lower()
    assert cls.code == snake


def test_every_code_has_an_http_status_and_no_status_is_stale() -> None:
    assert set(STATUS_BY_CODE) == {cls.code for cls in CLASSES}
    assert all(HTTPStatus(status) >= HTTPStatus.BAD_REQUEST for status in STATUS_BY_CODE.values())


def test_every_deliberate_error_is_on_the_page() -> None:
    """Nobody derives from the tree elsewhere, where its code would have no status."""
    names = {cls.__name__ for cls in CLASSES}
    elsewhere = [
        f"{name_of(path)}: {node.name}"
        for path in files(SOURCE, ".py")
        if path.name != "errors.py"
        for node in ast.walk(tree(path))
        if isinstance(node, ast.ClassDef)
        and any(isinstance(base, ast.Name) and base.id in names for base in node.bases)
    ]
    assert not elsewhere, f"move these to buddy/errors.py: {elsewhere}"
