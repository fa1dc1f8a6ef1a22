"""Files and code of this machine that a message asks for by their name."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Final

from buddy.domain.file_named import code_named, file_named
from buddy.domain.lifecycle import MissionStatus
from buddy.domain.slots import find_slots
from buddy.services.chat.propose import Proposer
from buddy.services.chat.turn import Handler, Reply, Turn, say
from buddy.services.chat.words import quoted
from buddy.services.proposal_warnings import RefusesFile

_CODE: Final = (
    "repo_index reads the folder and lists what it holds: languages, files, classes, functions. "
    "Nothing here describes code in prose; ask about the list then."
)


@dataclass(frozen=True, slots=True)
class FilesAside:
    """Takes "what's in orders.csv" and "describe the code in proj"."""

    proposer: Proposer
    refuses: RefusesFile

    def takes(self, turn: Turn) -> Handler | None:
        """Return who answers; None: no file is asked for by its name alone."""
        asked = turn.session.asked
        if asked is not None and asked.slot not in {"yes", "rest"}:
            return None
        if turn.talk.first(MissionStatus.CLARIFICATION_NEEDED) is not None:
            return None
        path = file_named(turn.text)
        if path is not None:
            why = self.refuses(path)
            return partial(self._refused, path, why) if why else partial(self._read, path)
        folder = code_named(turn.text)
        if folder is None:
            return None
        why = self.refuses(folder)
        return partial(self._refused, folder, why) if why else partial(self._index, folder)

    async def _read(self, path: str, turn: Turn) -> Reply:
        return await self.proposer.propose(turn, f"read {_whole(turn, path)}")

    async def _index(self, folder: str, turn: Turn) -> Reply:
        asked = f"index the repository {folder}/"
        return await self.proposer.propose(turn, asked, note=_CODE)

    async def _refused(self, path: str, why: str, turn: Turn) -> Reply:
        waiting = turn.talk.proposals[0].mission if turn.talk.proposals else None
        rest = f" {quoted(waiting.terms.objective)} still waits for your yes." if waiting else ""
        return Reply(
            summary=f"I will not read {quoted(path)}: {why}. Nothing was proposed.{rest}",
            actions=(say("List my files"),),
            keeps_question=True,
        )


def _whole(turn: Turn, path: str) -> str:
    """Return a file's path: in the folder that was listed last, where that was named."""
    last = next(
        (
            each.mission
            for each in turn.talk.spoken
            if each.mission.status is MissionStatus.COMPLETED
            and each.mission.terms.tool == "list_directory"
        ),
        None,
    )
    folder = last.terms.tool_input.get("path") if last is not None else None
    if not isinstance(folder, str) or "/" in path or not find_slots(path).paths:
        return path
    return f"{folder.rstrip('/')}/{path}"
