"""A setting's value without what nobody may read."""

from __future__ import annotations

import pytest

from buddy.domain.setting import without_credentials


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("postgresql://buddy:hush@db.example/buddy", "postgresql://…@db.example/buddy"),
        ("http://token@127.0.0.1:8080/v1", "http://…@127.0.0.1:8080/v1"),
        ("http://127.0.0.1:8888/a@b", "http://127.0.0.1:8888/a@b"),
        ("sqlite", "sqlite"),
        ("a@example.org", "a@example.org"),
    ],
)
def test_credentials_of_an_address_are_left_out(value: str, shown: str) -> None:
    assert without_credentials(value) == shown
