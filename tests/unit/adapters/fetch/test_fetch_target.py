"""How URLs are read, and how encodings are found."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from buddy.adapters.fetch.charset import detect_charset, web_encoding
from buddy.adapters.fetch.target import ascii_domain, parse_target
from buddy.errors import EgressDenied


@pytest.mark.parametrize(
    "url",
    [
        "http://2130706433/",
        "http://0x7f000001/",
        "http://0177.0.0.1/",
        "http://127.1/",
        "http:\\\\127.0.0.1\\x",
        "ht\ntp://127.0.\t0.1/",
        "http://%31%32%37.0.0.1/",
        "http://\uff11\uff12\uff17\u3002\uff10\u30020\u30021/",
        "http:127.0.0.1",
        "http://①②⑦.0.0.1/",
        "http://127.0.0.1./",
    ],
)
def test_every_spelling_of_an_address_is_that_address(url: str) -> None:
    target = parse_target(url)
    assert str(target.address) == "127.0.0.1"
    assert target.host == "127.0.0.1"


def test_a_target_has_the_parts_a_request_needs() -> None:
    target = parse_target("HTTPS://BÜCHER.example.:8443/a b?q=ü#part")
    assert target.url == "https://xn--bcher-kva.example.:8443/a%20b?q=%C3%BC"
    assert (target.host, target.port, target.address) == ("xn--bcher-kva.example.", 8443, None)
    assert target.origin == "https://xn--bcher-kva.example.:8443"
    assert target.path == "/a%20b?q=%C3%BC"
    assert parse_target("http://[::1]/").authority == "[::1]"
    assert parse_target("../c", "https://a.example/b/x").url == "https://a.example/c"


@pytest.mark.parametrize(
    ("url", "message"),
    [
        ("ftp://a.example/", "has the scheme ftp; only http and https are fetched"),
        ("file:///etc/passwd", "has the scheme file"),
        ("javascript:alert(1)", "has the scheme javascript"),
        ("a.example", "is not a URL; write it as https://"),
        ("http://", "is not a URL"),
        ("http://a b/", "is not a URL"),
        ("http://1.2.3.4.5/", "is not a URL"),
        ("http://[fe80::1%25eth0]/", "is not a URL"),
        ("http://\ud800/", "is not a URL"),
        ("http://me:secret@a.example/", "a.example carries a user name or password"),
        ("http://a.example/" + "x" * 9000, "is 9017 characters long"),
    ],
)
def test_what_is_no_url_for_buddy_is_said(url: str, message: str) -> None:
    with pytest.raises(EgressDenied) as refusal:
        parse_target(url)
    assert message in refusal.value.message
    assert "secret" not in refusal.value.message


@given(st.text(max_size=60).map(lambda tail: f"http://{tail}"))
def test_reading_a_target_again_changes_nothing(url: str) -> None:
    try:
        target = parse_target(url)
    except EgressDenied:
        return
    assert parse_target(target.url) == target


def test_domains_compare_in_ascii() -> None:
    assert ascii_domain(" Bücher.Example. ") == "xn--bcher-kva.example"
    assert ascii_domain("a.example") == "a.example"


@pytest.mark.parametrize(
    ("body", "declared", "found"),
    [
        ("grüße".encode(), None, "utf-8"),
        (b"\xef\xbb\xbfx", "iso-8859-1", "utf-8-sig"),
        ("x".encode("utf-16"), None, "utf-16"),
        (b"x", "latin1", "cp1252"),
        (b"x", "GBK", "gb18030"),
        (b"x", "Shift_JIS", "cp932"),
        (b"x", "no-such", "utf-8"),
        (b"<meta charset='windows-1251'>\xef\xf0", None, "cp1251"),
        (b"<meta http-equiv=x content='text/html; charset=koi8-r'>", None, "koi8-r"),
        (b"<meta charset=utf-16>", None, "utf-8"),
        (b'<?xml version="1.0" encoding="iso-8859-2"?>', None, "iso8859-2"),
        (b"<meta charset=koi8-r>", "utf-8", "utf-8"),
    ],
)
def test_the_encoding_is_found_in_the_order_of_browsers(
    body: bytes, declared: str | None, found: str
) -> None:
    assert detect_charset(body, declared) == found


def test_an_undeclared_legacy_encoding_is_guessed() -> None:
    text = "Съешь же ещё этих мягких французских булок, да выпей чаю. " * 5
    assert text == text.encode("cp1251").decode(detect_charset(text.encode("cp1251"), None))


@pytest.mark.parametrize("label", ["idna", "punycode", "unicode_escape", "utf-7", "rot13", "zip"])
def test_a_page_cannot_choose_pythons_own_codecs(label: str) -> None:
    assert web_encoding(label) is None


@given(st.binary(max_size=300), st.none() | st.text(max_size=20))
def test_what_is_found_decodes(body: bytes, declared: str | None) -> None:
    body.decode(detect_charset(body, declared), errors="replace")
