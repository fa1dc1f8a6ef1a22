# words of many languages
import pytest
from hypothesis import given
from hypothesis import strategies as st

from buddy.domain.limits import limits_in
from buddy.domain.restriction import Restriction, bounded, read_pages, restriction_in
from buddy.domain.scope import Scope

A, B = "https://example.com/a", "https://example.com/b"


@pytest.mark.parametrize(
    ("said", "excluded", "pages"),
    [
        (f"read {A} but not {B}", (B,), (A,)),
        ("extract example.com except example.com/x", ("example.com/x",), ("example.com",)),
        ("get prices from example.com not example.org", ("example.org",), ("example.com",)),
        ("read a.com and b.com but not c.com or d.com", ("c.com", "d.com"), ("a.com", "b.com")),
        ("not a.com but b.com", ("a.com",), ("b.com",)),
        ("find recipes but avoid a.com and b.com", ("a.com", "b.com"), ()),
        ("lies a.com aber nicht b.com", ("b.com",), ("a.com",)),
        ("lies a.com, außer a.com/b", ("a.com/b",), ("a.com",)),
        ("lis a.com sauf a.com/b", ("a.com/b",), ("a.com",)),
        ("lee a.com pero no b.com", ("b.com",), ("a.com",)),
        ("leggi a.com tranne a.com/b", ("a.com/b",), ("a.com",)),
        ("leia a.com mas não b.com", ("b.com",), ("a.com",)),
        ("lees a.com behalve a.com/b", ("a.com/b",), ("a.com",)),
    ],
)
def test_what_is_excluded_is_not_read(
    said: str, excluded: tuple[str, ...], pages: tuple[str, ...]
) -> None:
    found = restriction_in(said)
    assert (found.excluded, found.pages, found.only) == (excluded, pages, ())
    assert all(each in read_pages(said) for each in pages)


@pytest.mark.parametrize(
    "said",
    [
        "do not leave example.com",
        "only stay on example.com",
        "stay within example.com",
        "don't go outside example.com",
        "only from example.com",
        "bleib auf example.com",
        "verlasse example.com nicht",
        "ne quitte pas example.com",
        "reste sur example.com",
        "no salgas de example.com",
        "solo desde example.com",
        "non uscire da example.com",
        "não saia de example.com",
        "verlaat example.com niet",
        "blijf op example.com",
        "alleen van example.com",
    ],
)
def test_only_is_a_bound(said: str) -> None:
    assert restriction_in(f"get the text of example.com/x, {said}").only == ("example.com",)
    assert restriction_in(said).only == ("example.com",)


@pytest.mark.parametrize(
    "said",
    [
        "I could not open example.com, can you read it?",
        "why don't you read example.com",
        "don't forget to read example.com",
        "not only example.com",
        "is example.com not reachable?",
        "i never read example.com, summarise it",
        "what does example.com say about shipping, not returns",
        "just read example.com",
        "no, example.com",
    ],
)
def test_a_no_about_something_else_keeps_nothing_away(said: str) -> None:
    assert restriction_in(said) == Restriction(pages=("example.com",))


@pytest.mark.parametrize(
    "said",
    [
        "don't follow links",
        "folge keinen links",
        "ne suis pas les liens",
        "no sigas los enlaces",
        "non seguire i link",
        "não siga os links",
        "volg geen links",
    ],
)
def test_no_links_is_the_pages_that_are_named(said: str) -> None:
    found = restriction_in(said)
    assert found.follows_no_links
    assert bounded(Scope(), found, (A, B)).max_pages == 2


@pytest.mark.parametrize("said", ["not only this page", "nicht nur diese Seite"])
def test_not_only_keeps_to_nothing(said: str) -> None:
    text = f"read {A}, {said}"
    assert not restriction_in(text).stays
    assert limits_in(text).pages is None


def test_no_site_other_than_one_is_that_one() -> None:
    for said in ("no other sites than a.org", "keine anderen Seiten als a.org"):
        assert restriction_in(f"get the text of example.com/x, {said}").only == ("a.org",)


def test_a_bound_is_put_upon_a_scope() -> None:
    stays = restriction_in("don't leave the site")
    assert bounded(Scope(), stays, (A,)).allowed_domains == ("example.com",)
    away = restriction_in(f"read {A} but not {B} and not example.org")
    assert bounded(Scope(), away, (A,)).blocked_domains == ("example.org",)
    machine = restriction_in("only stay on 127.0.0.1")
    assert bounded(Scope(), machine, ()).allowed_domains == ("127.0.0.1",)


@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    assert len(read_pages(text)) <= len(text)
    restriction_in(text)
