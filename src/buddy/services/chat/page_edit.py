"""A change that names another page by words: "run it, but with the hotels page instead".

The page is looked for among the addresses of this conversation, and then among the links of what
it has read. Its address takes the place of its words, and the change is made as if it had been
written so: a new revision is shown, and nothing runs. Where no page is found, that is asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import partial
from typing import Final

from buddy.domain.lifecycle import MissionStatus
from buddy.domain.mission import Mission
from buddy.domain.page_named import PageLink, fitting, name_only
from buddy.domain.page_said import PageSaid, page_said
from buddy.domain.regex import regex
from buddy.domain.slots import find_slots
from buddy.domain.tool_input import with_scheme
from buddy.services.chat.modify import ModifyHandler
from buddy.services.chat.offers import offer
from buddy.services.chat.page_named import PageNamedAside, lent_of
from buddy.services.chat.target import decisions
from buddy.services.chat.turn import Handler, Reply, Spoken, Turn, card, question
from buddy.services.chat.words import quoted

CHOICES: Final = 4
_SECOND_THOUGHT: Final = regex(
    r"^\W*(?:(?:no|nope|oh|ah|hm+|sorry|oops|actually|wait|hold on|hang on|nein|doch|warte(?: mal)?"
    r"|halt|moment|non|attends|espera|perd[oó]n|aspetta|scusa|não|desculpa|nee|wacht(?: even)?)"
    r"(?!\w)[\s,.!:-]*)+",
    re.IGNORECASE,
)
"""Words of whoever thinks again, and no part of a change."""
_LABEL: Final = 50
_BARE: Final = "bare page"
"""Whose name was looked for, and is that of no page."""


@dataclass(frozen=True, slots=True)
class PageEditAside:
    """Takes changes of a proposal that name a page by words."""

    modifies: ModifyHandler
    named: PageNamedAside

    def takes(self, turn: Turn) -> Handler | None:
        """Return who answers; None: no page takes the place of a proposal's own."""
        open_ones = turn.talk.proposals
        asking = turn.talk.first(MissionStatus.CLARIFICATION_NEEDED)
        if turn.session.asked is not None or not open_ones or asking is not None:
            return None
        said = page_said(turn.text) or _bare(turn)
        if said is None or not find_slots(open_ones[0].mission.terms.objective).urls:
            return None
        if any(_fits(said, find_slots(each.mission.terms.objective).urls) for each in open_ones):
            return None  # it names what is proposed, and changes nothing of it
        return partial(self._change, open_ones[0], said)

    async def _change(self, target: Spoken, said: PageSaid, turn: Turn) -> Reply:
        typed = _fits(said, _addresses(turn))
        known = {} if typed else await self.named.links(turn)
        found = typed or fitting(said.page, list(known))
        lead = _SECOND_THOUGHT.sub("", turn.text[: said.start])
        lent = tuple(known.values())
        if not found and said.page.bare:
            return Reply(summary="", passes=_BARE)
        if not found:
            return replace(_unknown(target.mission, said, lead, tuple(known)), lends=lent)
        texts = [f"{lead}{each.url}{turn.text[said.end :]}" for each in found]
        if len(found) > 1:
            labels = ((each.text or each.url)[:_LABEL] for each in found[:CHOICES])
            ask = f"More than one page is called {quoted(said.page.name, _LABEL)}. Which one?"
            asked = offer(
                ask,
                list(zip(labels, texts, strict=False)),
                told="\n".join(each.url for each in found[:CHOICES]),
            )
            return replace(asked, lends=lent)
        lends = {**turn.talk.borrowed, **lent_of(known)}
        state = replace(turn.talk.state, borrowed=tuple(lends))
        talk = replace(turn.talk, borrowed=lends, state=state)
        return await self.modifies(replace(turn, talk=talk, said=texts[0]))


def _bare(turn: Turn) -> PageSaid | None:
    """Return the page that a second thought may name by its bare name: "no wait, trains"."""
    led = _SECOND_THOUGHT.match(turn.text)
    if led is None or led.end() == len(turn.text) or _BARE in turn.passed:
        return None
    page = name_only(turn.text[led.end() :])
    return PageSaid(page=page, start=led.end(), end=len(turn.text)) if page is not None else None


def _fits(said: PageSaid, urls: Iterable[str]) -> tuple[PageLink, ...]:
    return fitting(said.page, [PageLink(text="", url=with_scheme(url)) for url in urls])


def _addresses(turn: Turn) -> tuple[str, ...]:
    """Return the addresses that were named in this conversation, the last ones first."""
    spoken = (find_slots(each.mission.terms.objective).urls for each in turn.talk.spoken)
    return tuple(dict.fromkeys((*turn.session.urls, *(url for urls in spoken for url in urls))))


def _unknown(mission: Mission, said: PageSaid, lead: str, known: tuple[PageLink, ...]) -> Reply:
    """Ask for a page that nothing here is called after: one that was linked, or its address."""
    name = quoted(said.page.name, _LABEL)
    waits = f"{quoted(mission.terms.objective)} still waits."
    head = f"I know no page called {name} in this conversation, so nothing was changed."
    own = {with_scheme(url) for url in find_slots(mission.terms.objective).urls}
    others = [each for each in known if each.url not in own][:CHOICES]
    if others:
        labels = ((each.text or each.url)[:_LABEL] for each in others)
        texts = [f"{lead or 'use '}{each.url}" for each in others]
        return offer(
            f"{head} Which one is meant? Take one, or say its address. {waits}",
            list(zip(labels, texts, strict=True)),
            told="\n".join(each.url for each in others),
        )
    text = f"{head} Say its address: “use https://… instead”. {waits}"
    return question(text, *decisions(mission), blocks=(card(mission),), spoken=(mission,))
