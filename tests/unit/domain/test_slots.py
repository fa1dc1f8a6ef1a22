import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from buddy.domain.money import Money
from buddy.domain.slots import MAX_CHARACTERS, Slots, find_slots, tool_word_in, trimmed


@pytest.mark.parametrize(
    ("text", "urls"),
    [
        ("visit https://example.org.", ("https://example.org",)),
        ("read https://example.org/a_(b), please", ("https://example.org/a_(b)",)),
        ("(see https://example.org/x)", ("https://example.org/x",)),
        ("open http://example.org:8080/x?y=1#z!", ("http://example.org:8080/x?y=1#z",)),
        ('the page "https://example.org/q" is down', ("https://example.org/q",)),
        ("<https://example.org/a>", ("https://example.org/a",)),
        ("go to example.org, then www.example.foo!", ("example.org", "www.example.foo")),
        ("prices at shop.example.co.uk/lamps?", ("shop.example.co.uk/lamps",)),
        ("Example.ORG is nice. Then it works", ("Example.ORG",)),
        ("lies münchen.de/rathaus vor", ("münchen.de/rathaus",)),
        ("open http://localhost:3000/x", ("http://localhost:3000/x",)),
        ("is localhost:3000 up", ("localhost:3000",)),
        ("open 10.0.0.1/admin", ("10.0.0.1/admin",)),
        ("https://example.org and again https://example.org", ("https://example.org",)),
        ("one example.net two https://example.org", ("example.net", "https://example.org")),
    ],
)
def test_addresses_are_found_as_written(text: str, urls: tuple[str, ...]) -> None:
    assert find_slots(text).urls == urls


@pytest.mark.parametrize(
    "text",
    [
        "mail anna@example.com",
        "3.5 kg at 1.85 each, version 2.0.1 or 10.0.0.1",
        "e.g. this, i.e. that, and/or the other",
        "summarise main.py and lib.rs",
        "http:// alone",
        "He left.Then he came back",
        "the end.",
        "",
    ],
)
def test_what_is_no_address_is_left_alone(text: str) -> None:
    assert find_slots(text).urls == ()


@pytest.mark.parametrize(
    ("text", "domains"),
    [
        ("https://WWW.Example.org:8443/x", ("www.example.org",)),
        ("http://user:secret@host.example.com/", ("host.example.com",)),
        ("http://[::1]:80/x", ("::1",)),
        ("example.org/a and https://example.org/b", ("example.org",)),
        ("nothing here", ()),
    ],
)
def test_domains_are_host_names(text: str, domains: tuple[str, ...]) -> None:
    assert find_slots(text).domains == domains


@pytest.mark.parametrize(
    ("text", "paths"),
    [
        ("read notes.txt.", ("notes.txt",)),
        ("show /var/log/app.log and ~/todo.md", ("/var/log/app.log", "~/todo.md")),
        ("what is in ~ and ./src and ../up/x", ("~", "./src", "../up/x")),
        ("summarise src/app/main.py", ("src/app/main.py",)),
        ("list the folder src/", ("src/",)),
        ("list /", ("/",)),
        (r"display C:\Users\Tom\notes.txt", (r"C:\Users\Tom\notes.txt",)),
        ('read "my last letter.txt" now', ("my last letter.txt",)),
        ('read "/home/anna/my letter" now', ("/home/anna/my letter",)),
        ("open .env please", (".env",)),
        ("get https://example.org/a/b.txt", ()),
        ("and/or 3/4 at 24/7", ()),
        ("what is 17/4", ()),
    ],
)
def test_paths_are_found_as_written(text: str, paths: tuple[str, ...]) -> None:
    assert find_slots(text).paths == paths


def test_all_slots_of_one_sentence() -> None:
    found = find_slots("compare example.org with ~/old.csv, spend up to $2")
    assert found == Slots(
        urls=("example.org",),
        domains=("example.org",),
        paths=("~/old.csv",),
        amount=Money.parse(2),
    )


@given(st.text(max_size=300))
def test_every_slot_stands_in_the_text(text: str) -> None:
    found = find_slots(text)
    assert all(url in text for url in found.urls)
    assert all(path in text for path in found.paths)
    assert len(set(found.urls)) == len(found.urls)
    assert all(domain == domain.lower() for domain in found.domains)
    assert bool(found.urls) == bool(found.domains)


_LABELS = st.from_regex(r"[a-z][a-z0-9]{0,8}", fullmatch=True)


@given(
    host=st.lists(_LABELS, min_size=1, max_size=3).map(".".join),
    ending=st.sampled_from(["com", "org", "de", "io"]),
    path=st.lists(_LABELS, max_size=3),
    scheme=st.sampled_from(["", "http://", "https://"]),
    before=st.sampled_from(["", "open ", "(", "see: ", '"']),
    after=st.sampled_from(["", ".", ", please", ")", '" now', "?!", " and go"]),
)
def test_an_address_survives_its_sentence(
    host: str, ending: str, path: list[str], scheme: str, before: str, after: str
) -> None:
    address = f"{scheme}{host}.{ending}" + "".join(f"/{part}" for part in path)
    found = find_slots(before + address + after)
    assert found.urls == (address,)
    assert found.domains == (f"{host}.{ending}",)
    assert found.paths == ()


@given(st.text(alphabet="ab().,]![", max_size=30))
def test_trimming_twice_is_trimming_once(text: str) -> None:
    assert trimmed(trimmed(text)) == trimmed(text)
    assert text.startswith(trimmed(text))


@pytest.mark.parametrize(
    "piece",
    ["a.", "/", "a/", "-", "~/a/", "www.", "$1", '"a.b', "1.", "a@", "http://a.", "(", "x_"],
)
def test_a_hostile_text_is_read_in_bounded_time(piece: str) -> None:
    started = time.perf_counter()
    find_slots(piece * (100_000 // len(piece)))
    assert time.perf_counter() - started < 2.0


def test_only_the_beginning_of_a_document_is_read() -> None:
    assert find_slots("x " * MAX_CHARACTERS + "https://example.org").urls == ()


def test_a_word_written_as_tools_are_names_one() -> None:
    assert tool_word_in("how often did web_search fail?") == "web_search"
    assert tool_word_in("read src/my_file.py or the Web_Search page, or snake") == ""


@pytest.mark.parametrize(
    ("text", "folder"),
    [
        ("what's in my Downloads folder", ("Downloads",)),
        ("Was ist in meinem Downloads-Ordner?", ("Downloads",)),
        ("qué hay en mi carpeta Descargas", ("Descargas",)),
        ("list the folder Invoices", ("Invoices",)),
        ("list the files in this folder", ()),
        ("show the folder structure", ()),
        ("read notes.txt in the Reports folder", ("notes.txt",)),
    ],
)
def test_a_folder_can_be_named_without_a_slash(text: str, folder: tuple[str, ...]) -> None:
    assert find_slots(text).paths == folder


def test_a_japanese_sentence_goes_on_behind_an_address() -> None:
    assert find_slots("https://a.example/b.htmlを読んで").urls == ("https://a.example/b.html",)
    kept = "https://ja.example/wiki/りんご"
    assert find_slots(kept).urls == (kept,)
