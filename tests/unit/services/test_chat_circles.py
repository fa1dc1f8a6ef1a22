"""A question that is put once more says what could not be read, unless the reply says why."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace
from typing import cast

from buddy.domain.session import Asked
from buddy.services.chat.circles import unlooped
from buddy.services.chat.turn import Turn, question

UNREAD = "I could not read an answer in “hm”."
ASK = "Which page?"


def turn_with(text: str) -> Turn:
    session = SimpleNamespace(question=ASK, puts=1, asked_from=None)
    exchange = SimpleNamespace(text=text)
    talk = SimpleNamespace(proposals=())
    return cast("Turn", SimpleNamespace(session=session, exchange=exchange, text=text, talk=talk))


def test_only_a_reply_that_says_why_it_asks_again_is_left_as_it_is() -> None:
    asked = Asked(question=ASK, objective="read {}", slot="url")
    plain = question(f"I see no address in that. {ASK}", asked=asked)
    assert unlooped(turn_with("hm"), plain).summary.startswith(UNREAD)
    marked = replace(plain, says_why=True)
    assert unlooped(turn_with("hm"), marked).summary == marked.summary
    # How a reply begins counts for nothing, whatever it is: also where it is reworded.
    reworded = replace(marked, summary=f"There is no address there. {ASK}")
    assert unlooped(turn_with("hm"), reworded).summary == reworded.summary
