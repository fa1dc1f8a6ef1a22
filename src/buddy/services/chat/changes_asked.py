"""Whether a watched page has changed is told from the last look at it, and from nothing older."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Final

from buddy.domain.change_question import asks_changes, asks_news
from buddy.domain.lifecycle import MissionStatus
from buddy.domain.mission import Mission
from buddy.domain.stems import content_stems
from buddy.errors import BuddyError
from buddy.services.artifact_writer import ArtifactWriter
from buddy.services.chat.result_views import Result, plain_reply
from buddy.services.chat.turn import Handler, Reply, Turn, say
from buddy.services.chat.words import quoted, state_of

_WATCHES: Final = "page_changes"
_TOLD: Final = 1_500
"""Characters of what changed that an answer tells; the rest is in the artifact."""


@dataclass(frozen=True, slots=True)
class ChangesAskedAside:
    """Takes "has it changed?" where a page was looked at for changes."""

    artifacts: ArtifactWriter

    def takes(self, turn: Turn) -> Handler | None:
        """Return who answers; None: no changes are asked for, or no page was looked at for them."""
        news = asks_news(turn.text)
        if not news and not asks_changes(turn.text):
            return None
        done = [each.mission for each in turn.talk.spoken if _has_ended(each.mission)]
        looks = [each for each in done if each.terms.tool == _WATCHES]
        if not looks or (news and done[0] is not looks[0]):
            return None
        return partial(self._tell, _meant(turn.text, looks))

    async def _tell(self, look: Mission, turn: Turn) -> Reply:
        """Return what the look has found; where it left nothing, what became of it."""
        try:
            made = await self.artifacts.queries.artifacts_of_mission(turn.user_id, look.mission_id)
            artifact = max(made, key=lambda each: each.created_at)
            _, content = await self.artifacts.read(turn.user_id, artifact.artifact_id)
        except (BuddyError, ValueError):
            text = f"{quoted(look.terms.objective)} {state_of(look)} and left nothing to tell from."
            return Reply(summary=text, spoken=(look,), keeps_question=True)
        record = look.execution_record
        told = str(content.get("text") or (record.result_summary if record else "") or "")
        name = str(content.get("title") or content.get("url") or artifact.title)
        head = (
            f"From the last look at {quoted(name)}, {content.get('looked_at') or look.updated_at}"
        )
        again = say("Look again", look.terms.objective)
        return plain_reply(f"{head}: {told[:_TOLD]}", Result(artifact, content), again)


def _has_ended(mission: Mission) -> bool:
    return mission.status is MissionStatus.COMPLETED


def _meant(text: str, looks: list[Mission]) -> Mission:
    """Return the look that a question names by a word of its page; else the last one."""
    said = content_stems(text)
    named = [each for each in looks if said & content_stems(_page_words(each))]
    return named[0] if len(named) == 1 else looks[0]


def _page_words(look: Mission) -> str:
    address = str(look.terms.tool_input.get("url", ""))
    return "".join(letter if letter.isalnum() else " " for letter in address)
