import time

import pytest

from buddy.adapters.understanding.cues import NAMES, core, cues
from buddy.adapters.understanding.features import BUCKETS, MAX_CHARACTERS, clip, for_encoder, grams


def named(text: str) -> set[str]:
    return {name for name, value in zip(NAMES, cues(text), strict=True) if value}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("open https://example.org", {"url", "url_only", "url_open"}),
        ("read https://example.org/a and list the names", {"url", "url_path", "url_content"}),
        ("12 * (3 + 4)", {"digit", "operator"}),
        ("convert 5 km to miles", {"unit", "arithmetic"}),
        ("read ~/notes.txt", {"path", "reads_file"}),
        ("read notes.txt", {"document_file", "reads_file"}),
        ("what does main.py do?", {"code_file", "path_or_code", "question", "question_mark"}),
        ("note: buy milk", {"remember", "label_colon", "opens_with_remember"}),
        ("site:example.org tea", {"site_restricted"}),
        ("20 dollars in euros", {"money_in_money"}),
    ],
)
def test_cues_name_what_stands_in_the_text(text: str, expected: set[str]) -> None:
    assert expected <= named(text)


@pytest.mark.parametrize(
    "text", ["mail anna@example.com", "version 2.0 is out", "he left.then ate"]
)
def test_what_is_no_address_gives_no_address_cue(text: str) -> None:
    assert "url" not in named(text)


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("could you please open example.org", "open example.org"),
        ("Hey buddy, I'd like you to find tea", "find tea"),
        ("every morning at 8 read the news", "read the news"),
        ("please", "please"),
        ("tomorrow?", "tomorrow?"),
    ],
)
def test_core_leaves_out_polite_forms_and_times(text: str, rest: str) -> None:
    assert core(text) == rest


def test_grams_have_length_one_and_ignore_which_site_or_number() -> None:
    weights = grams("get 3 prices from shop.example.com")
    assert sum(weight**2 for weight in weights.values()) == pytest.approx(1.0)
    assert all(0 <= bucket < BUCKETS for bucket in weights)
    assert weights == grams("get 1,250 prices from https://clock.example.org/x")


def test_clip_bounds_and_repairs() -> None:
    assert len(clip("a" * 10 * MAX_CHARACTERS)) == MAX_CHARACTERS
    assert clip("\ud800 lone") == "? lone"
    assert clip(" \n ") == "?"
    assert for_encoder("see https://example.org/a b") == "see  the website  b"


@pytest.mark.parametrize("piece", ["a.", "/", "-", "a-", "~/a/", "www.", "please ", "every ", "1 "])
def test_a_hostile_text_is_read_in_bounded_time(piece: str) -> None:
    text = clip(piece * 50_000)
    started = time.perf_counter()
    cues(text)
    grams(text)
    assert time.perf_counter() - started < 1.0
