"""Any single change to a chain is found, and where it is."""

from dataclasses import replace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from buddy.domain.audit import Act, Head, Link, StoredLink, UnreadableLink, forge, head_of, seal
from buddy.domain.audit_check import ChainCheck, Fault, check_chain, unknown_head
from buddy.domain.ids import LOCAL_USER, MissionId, UserId
from buddy.testing.factories import at, make_link

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
news = st.builds(
    make_link,
    st.integers(0, 99),
    act=st.sampled_from(Act),
    actor=texts,
    channel=st.sampled_from(["api", "cli", "run"]),
    mission_id=st.none() | texts.map(MissionId),
    revision=st.none() | st.integers(1, 9),
    detail=st.dictionaries(texts, texts | st.integers(), max_size=2),
)


def chain(links: list[Any]) -> tuple[list[StoredLink], Head]:
    made: list[StoredLink] = []
    head = Head()
    for cursor, new in enumerate(links):
        link = forge(head, new, cursor)
        made.append(link)
        head = head_of(link)
    return made, head


chains = st.lists(news, min_size=1, max_size=8).map(chain)
places = st.integers(0, 7)


def found(links: list[StoredLink], head: Head) -> list[tuple[Fault, int | None]]:
    return [(each.fault, each.number) for each in check_chain(LOCAL_USER, links, head)]


def link_at(links: list[StoredLink], place: int) -> tuple[int, Link]:
    place %= len(links)
    link = links[place]
    assert isinstance(link, Link)
    return place, link


@given(st.lists(news, max_size=8).map(chain))
def test_nothing_is_wrong_with_a_whole_chain(given_chain: Any) -> None:
    assert found(*given_chain) == []


@given(
    chains,
    places,
    st.sampled_from(
        [
            ("act", [Act.CREATED, Act.REJECTED]),
            ("actor", ["mallory", "eve"]),
            ("channel", ["mcp", "chat"]),
            ("at", [at(1000), at(1001)]),
            ("mission_id", [MissionId("m_x"), None]),
            ("event_id", ["e_x", "e_y"]),
            ("revision", [77, 78]),
            ("content_hash", ["aa", "bb"]),
            ("detail", [{"x": "y"}, {"x": "z"}]),
            ("cursor", [700, 701]),
            ("user_id", [UserId("other"), UserId("another")]),
        ]
    ),
)
def test_an_altered_link_is_found_at_its_place(
    given_chain: Any, place: int, change: tuple[str, list[Any]]
) -> None:
    links, head = given_chain
    place, link = link_at(links, place)
    name, values = change
    value = next(value for value in values if value != getattr(link, name))
    links[place] = replace(link, **{name: value})
    assert (Fault.ALTERED, link.number) in found(links, head)
    assert {number for _, number in found(links, head)} == {link.number}


@given(chains, places)
def test_a_link_altered_and_sealed_anew_is_found_behind_it(given_chain: Any, place: int) -> None:
    links, head = given_chain
    place, link = link_at(links, place)
    forged = replace(link, actor=f"{link.actor}!")
    sealed = seal(forged, number=link.number, cursor=link.cursor, previous_hash=link.previous_hash)
    links[place] = replace(forged, hash=sealed)
    last = place == len(links) - 1
    expected = (Fault.HEAD_ALTERED, link.number) if last else (Fault.BROKEN, link.number + 1)
    assert found(links, head) == [expected]


@given(chains, places)
def test_a_removed_link_is_missed(given_chain: Any, place: int) -> None:
    links, head = given_chain
    place, link = link_at(links, place)
    last = place == len(links) - 1
    del links[place]
    fault = Fault.CUT_OFF if last else Fault.MISSING
    assert found(links, head) == [(fault, link.number)]


@given(chains, places)
def test_a_cut_off_end_is_missed(given_chain: Any, place: int) -> None:
    links, head = given_chain
    place, link = link_at(links, place)
    assert found(links[:place], head) == [(Fault.CUT_OFF, link.number)]


@given(chains, places, news)
def test_an_inserted_link_is_found(given_chain: Any, place: int, new: Any) -> None:
    links, head = given_chain
    place, link = link_at(links, place)
    before = head_of(link)
    links.insert(place + 1, forge(before, new, link.cursor))
    wrong = found(links, head)
    assert wrong
    # Behind the last one it stands beyond the head; elsewhere two claim one place, and the next
    # link was made after the other of the two.
    assert wrong[0][1] == link.number + 1
    assert {number for _, number in wrong} <= {link.number + 1, link.number + 2}


@given(chains, places, places)
def test_links_that_changed_places_are_found(given_chain: Any, one: int, other: int) -> None:
    links, head = given_chain
    one, first = link_at(links, one)
    other, second = link_at(links, other)
    links[one], links[other] = second, first
    wrong = found(links, head)
    if one == other:
        assert wrong == []
    else:
        assert min(number or 0 for _, number in wrong) == min(first.number, second.number)
        assert Fault.OUT_OF_PLACE in {fault for fault, _ in wrong}


@given(chains, places)
def test_a_link_that_cannot_be_read_is_found(given_chain: Any, place: int) -> None:
    links, head = given_chain
    place, link = link_at(links, place)
    links[place] = UnreadableLink(number=link.number)
    assert found(links, head) == [(Fault.UNREADABLE, link.number)]


@given(chains)
def test_a_head_that_was_moved_back_leaves_links_beyond_it(given_chain: Any) -> None:
    links, _ = given_chain
    _, last = link_at(links, len(links) - 1)
    back = Head(number=last.number - 1, hash=last.previous_hash)
    assert found(links, back) == [(Fault.BEYOND_HEAD, last.number)]


@given(chains, places)
def test_a_head_noted_earlier_is_found_in_the_chain(given_chain: Any, place: int) -> None:
    links, head = given_chain
    _, link = link_at(links, place)
    check = ChainCheck(LOCAL_USER, noted=link.hash)
    for each in links:
        check.take(each)
    check.finish(head)
    assert (check.noted_at, check.problems) == (link.number, [])


@given(chains, news, places)
def test_a_chain_rewritten_with_its_head_does_not_hold_an_old_head(
    given_chain: Any, new: Any, place: int
) -> None:
    """The one thing that a whole forged chain cannot give back."""
    links, head = given_chain
    place, link = link_at(links, place)
    rewritten, forged = chain(
        [*links[:place], replace(new, actor=f"{link.actor}!"), *links[place:]]
    )
    assert found(rewritten, forged) == []
    check = ChainCheck(LOCAL_USER, noted=head.hash)
    for each in rewritten:
        check.take(each)
    check.finish(forged)
    assert check.noted_at is None
    assert unknown_head(head.hash).fault is Fault.HEAD_UNKNOWN


def test_what_is_missing_is_named() -> None:
    links, head = chain([make_link(n) for n in range(6)])
    (problem,) = check_chain(LOCAL_USER, [links[0], links[1], links[5]], head)
    assert problem.message == "Link 3 is missing (all missing here: 3 to 5)"
    (problem,) = check_chain(LOCAL_USER, links[:4], head)
    assert problem.message == "Link 5 is missing: links 5 to 6 were cut off the end"
