"""Where an address goes, as the standard library reads it too."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from buddy.domain.web_address import host_of, web_address


@pytest.mark.parametrize(
    ("text", "host"),
    [
        ("https://Example.org/a?b#c", "example.org"),
        ("http://127.0.0.1:8000/x", "127.0.0.1"),
        ("https://[::1]:8443/", "::1"),
        ("https://me:pw@example.org", "example.org"),
        ("https://a.example\\@b.example/", ""),
        ("https://a.example:99999/", ""),
        ("https:///x", ""),
        ("ftp://example.org", ""),
        ("javascript:alert(1)", ""),
        ("example.org", ""),
    ],
)
def test_the_host_of_an_address(text: str, host: str) -> None:
    assert host_of(text) == host


def test_a_name_in_it_is_seen() -> None:
    for text, named in (("https://me@a.example/", True), ("https://a.example/@me", False)):
        found = web_address(text)
        assert found is not None
        assert found.named_user is named


@given(st.text(alphabet="ab.:/@[]?#\\%1 -", max_size=20))
def test_no_other_host_is_read_than_the_library_reads(rest: str) -> None:
    found = web_address(f"https://{rest}")
    if found is not None:
        assert urlsplit(f"https://{rest}").hostname == found.host
