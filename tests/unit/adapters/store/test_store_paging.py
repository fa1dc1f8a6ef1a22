import base64
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from store_strategies import instants

from buddy.adapters.store.paging import decode_cursor, encode_cursor
from buddy.errors import InputInvalid
from buddy.testing.factories import START, make_mission


@given(instants, st.text(min_size=1))
def test_a_cursor_names_the_last_mission_of_a_page(created_at: str, mission_id: str) -> None:
    mission = make_mission(created_at=created_at, mission_id=mission_id)
    assert decode_cursor(encode_cursor(mission)) == (created_at, mission_id)


@given(st.text())
def test_any_other_text_is_refused(text: str) -> None:
    with pytest.raises(InputInvalid):
        decode_cursor(text)


@pytest.mark.parametrize(
    "value",
    [
        [START],
        [START, 1],
        [START, "m", "more"],
        {"created_at": START},
        ["2026-03-01", "m"],
        ["2026-03-01T09:00:00Z", "m"],
        ["soon", "m"],
        None,
    ],
)
def test_json_of_another_shape_is_refused(value: object) -> None:
    cursor = base64.urlsafe_b64encode(json.dumps(value).encode()).decode()
    with pytest.raises(InputInvalid):
        decode_cursor(cursor)
