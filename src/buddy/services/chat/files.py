"""Files and code of this machine that a message asks for by their name."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Final

from buddy.domain.file_named import code_named, file_named
from buddy.domain.folder_named import folder_named
from buddy.domain.ids import ToolName
from buddy.domain.json_value import JsonObject
from buddy.domain.lifecycle import MissionStatus
from buddy.domain.regex import regex
from buddy.domain.session import Asked
from buddy.domain.slots import find_slots
from buddy.services.chat.propose import DROP, Proposer
from buddy.services.chat.turn import Handler, Reply, Turn, question, say
from buddy.services.chat.words import quoted
from buddy.services.proposal_warnings import RefusesFile

_LIST: Final = ToolName("list_directory")
_READ: Final = ToolName("read_file")
_SUMMARY: Final = ToolName("file_summary")
_FILE: Final = regex(r"[^/.]\.[a-zA-Z][a-zA-Z0-9]{0,4}$")
_NOWHERE: Final = "no-such-folder-of-anybody"
"""Refused wherever it is known which folders may be read."""
_LACKS: Final = "There is no "
_CODE: Final = (
    "repo_index reads the folder and lists what it holds: languages, files, classes, functions. "
    "Nothing here describes code in prose; ask about the list then."
)


@dataclass(frozen=True, slots=True)
class FilesAside:
    """Takes "what's in orders.csv", "list my invoices folder" and "describe the code in proj"."""

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
            return self._lists(turn)
        why = self.refuses(folder)
        return partial(self._refused, folder, why) if why else partial(self._index, folder)

    def _lists(self, turn: Turn) -> Handler | None:
        """Return who lists a folder: the one of that name where it may be read, else a question.

        A name that no sentence calls a folder has to be that of one.
        """
        named = folder_named(turn.text)
        if named is None:
            return None
        why = self.refuses(named.name) if named.name else None
        knows = self.refuses(_NOWHERE) is not None
        if not named.surely and (why is not None or not knows):
            return None
        if why is None:
            return partial(self._list, named.name)
        return partial(_which_folder if why.startswith(_LACKS) else self._refused, named.name, why)

    async def _list(self, name: str, turn: Turn) -> Reply:
        told = f"list the folder {name}" if name else "list my files"
        tool_input: JsonObject = {"path": name} if name else {}
        return await self.proposer.propose(turn, told, given=(_LIST, tool_input))

    async def _read(self, path: str, turn: Turn) -> Reply:
        return await self._given(_READ, path, "read", turn)

    async def _given(self, tool: ToolName, path: str, order: str, turn: Turn) -> Reply:
        """Propose what is done with one file, by the tool for it where that may be used."""
        whole = _whole(turn, path)
        # Its name says that it is a file: what was approved of folders before says nothing of it.
        usable = await self.proposer.proposals.registry.usable_specs(turn.user_id)
        tool_input: JsonObject = {"path": whole}
        given = (tool, tool_input) if any(spec.name == tool for spec in usable) else None
        return await self.proposer.propose(turn, f"{order} {whole}", given=given)

    async def _index(self, folder: str, turn: Turn) -> Reply:
        if _FILE.search(folder):  # an index is of a folder; of a file there is its summary
            return await self._given(_SUMMARY, folder, "summarise the file", turn)
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


async def _which_folder(name: str, why: str, turn: Turn) -> Reply:  # noqa: ARG001  # a handler
    """Say that there is no such folder, and ask for one that there is."""
    text = f"I see no folder {quoted(name)}: {why}. Which folder shall I list?"
    return question(
        text,
        say("List my files"),
        DROP,
        asked=Asked(question=text, objective="list the folder {}", slot="text"),
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
