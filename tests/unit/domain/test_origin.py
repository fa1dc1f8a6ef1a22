from __future__ import annotations

import pytest

from buddy.domain.artifact import Source
from buddy.domain.origin import (
    DEFAULT,
    MCP,
    OBJECTIVE,
    PERSON,
    artifact_in,
    kept,
    marks,
    of_artifact,
    out_of,
    plain,
    settled,
    untrusted,
)
from buddy.testing.factories import make_artifact

PAGE = make_artifact(1, title="On bees", sources=(Source(title="Bees", url="https://a.example"),))


def test_a_person_stands_behind_their_own_words_and_the_tools_defaults_only() -> None:
    origins = [plain("a", each) for each in (OBJECTIVE, PERSON, DEFAULT, MCP)]
    marked = out_of("b", PAGE, ["a.example"])
    assert [each.trusted for each in origins] == [True, True, True, False]
    assert untrusted([*origins, marked]) == (origins[3], marked)


@pytest.mark.parametrize(
    ("hosts", "text"),
    [
        (["a.example", "a.example"], "from the page a.example, not from you"),
        ([], "from “On bees”, not from you"),
        (
            ["a.example", "b.example"],
            "from “On bees”, which has 2 sites as its sources, not from you",
        ),
    ],
)
def test_an_artifact_is_named_by_its_page_or_its_title(hosts: list[str], text: str) -> None:
    assert out_of("url", PAGE, hosts).text == text


def test_an_artifacts_origin_names_it() -> None:
    origin = out_of("url", PAGE, []).origin
    assert origin == of_artifact(PAGE.artifact_id) == f"artifact:{PAGE.artifact_id}"
    assert artifact_in(origin) == PAGE.artifact_id
    assert artifact_in(OBJECTIVE) is None


def test_what_is_no_origin_is_refused() -> None:
    with pytest.raises(ValueError, match="'page' is no origin; it is one of default, mcp"):
        plain("url", "page")


def test_an_edit_keeps_the_origin_of_what_it_leaves_as_it_was() -> None:
    origins = [plain(name, MCP) for name in ("a", "b", "c", "gone")]
    before, after = {"a": 1, "b": 1, "c": [1], "gone": 1}, {"a": 1, "b": 1.0, "c": [1], "new": 1}
    assert [each.argument for each in kept(origins, before, after)] == ["a", "c"]


def test_every_argument_gets_an_origin() -> None:
    known = out_of("url", PAGE, [])
    found = settled({"url": "x", "n": 1, "q": "y"}, [known], (), {"n": DEFAULT}, PERSON)
    assert [(each.argument, each.origin) for each in found] == [
        ("n", DEFAULT),
        ("q", PERSON),
        ("url", known.origin),
    ]


def test_a_text_that_nobody_said_is_nobodys_wherever_it_stands() -> None:
    known = out_of("url", PAGE, [])
    marked = marks([known, plain("q", PERSON)], {"url": ["x", "z"], "q": "y"})
    assert [text for text, _ in marked] == ["x", "z"]
    again = settled({"pages": ["a", "z"], "q": "y"}, (), marked, {"pages": OBJECTIVE}, PERSON)
    assert [(each.argument, each.origin) for each in again] == [
        ("pages", known.origin),
        ("q", PERSON),
    ]


def test_a_text_that_nobody_said_is_found_inside_longer_and_nested_ones() -> None:
    url = "https://a.example/x"
    marked = ((url, out_of("url", PAGE, [])),)
    value = {"query": f"summarise {url}", "deep": {"list": [{"at": url}]}, "own": "bees"}
    found = {each.argument: each.trusted for each in settled(value, (), marked, {}, PERSON)}
    assert found == {"query": False, "deep": False, "own": True}
