"""A file that a listing shows is read by its place: "read the second one"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import partial
from typing import Final

from buddy.domain.artifact import Artifact
from buddy.domain.ids import ToolName
from buddy.domain.json_value import JsonObject
from buddy.domain.lifecycle import MissionStatus
from buddy.domain.mission import Mission
from buddy.domain.ordinals import ordinal_in, without_ordinal
from buddy.domain.origin import out_of
from buddy.domain.regex import regex
from buddy.domain.result_table import entries_of
from buddy.errors import BuddyError
from buddy.services.artifact_writer import ArtifactWriter
from buddy.services.chat.propose import Proposer
from buddy.services.chat.turn import Handler, Reply, Turn
from buddy.services.chat.words import quoted

_LONGEST: Final = 80
_LISTS: Final = "list_directory"
_READ: Final = regex(
    r"^\W*(?:(?:and|now|then|ok(?:ay)?|please|und|jetzt|bitte|et|y|e|en|(?:can|could) you|kannst du"
    r"|peux-tu|puedes|puoi|pode|kun je)\b[\s,]*)*"
    r"(?:read|open|print|cat|show(?: me)? (?:the )?(?:texts?|contents?)\s+of|lies|lese|öffne|lis"
    r"|lire"
    r"|ouvre[rz]?|lee|leer|abre|leggi|leggere|apri|lê|leia|ler|abra|lees|lezen"
    r"|open)\s+(?P<which>.+)$",
    re.IGNORECASE,
)
_REST: Final = regex(
    r"(?<!\w)(?:the|one|file|entry|of|them|these|it|for|me|please|die|der|das|den|datei|davon|mir"
    r"|bitte|vor|le|la|fichier|el|los|archivo|il|lo|gli|o|a|arquivo|ficheiro|de|het|bestand|folder"
    r"|ordner|dossier|carpeta|cartella|pasta|map)(?!\w)|[\W_]+",
    re.IGNORECASE,
)
_FILE: Final = regex(
    r"(?<!\w)(?:file|datei|fichier|archivo|arquivo|ficheiro|bestand)(?!\w)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class ListedFilesAside:
    """Takes "read the second one" where a folder was listed last."""

    proposer: Proposer
    artifacts: ArtifactWriter

    def takes(self, turn: Turn) -> Handler | None:
        """Return who answers; None: no listed file is asked for by its place."""
        found = _READ.match(turn.text) if len(turn.text) <= _LONGEST else None
        if found is None or turn.talk.proposals or turn.session.asked is not None:
            return None
        listed = turn.talk.spoken[0].mission if turn.talk.spoken else None
        if listed is None or listed.status is not MissionStatus.COMPLETED:
            return None
        if listed.terms.tool != _LISTS or ordinal_in(found["which"], 1) is None:
            return None
        if _REST.sub("", without_ordinal(found["which"])):
            return None
        return partial(self._read, listed, found["which"])

    async def _read(self, listed: Mission, which: str, turn: Turn) -> Reply:
        """Propose to read it; the name is of the listing, and marked so."""
        try:
            made = await self.artifacts.queries.artifacts_of_mission(
                turn.user_id, listed.mission_id
            )
            artifact = max(made, key=lambda each: each.created_at)
            _, content = await self.artifacts.read(turn.user_id, artifact.artifact_id)
        except (BuddyError, ValueError):
            return Reply(summary=f"The listing of {quoted(listed.terms.objective)} is gone.")
        entries = entries_of(content)
        if _FILE.search(which):  # "the last file" counts no folders
            entries = tuple(each for each in entries if each.get("kind") == "file")
        place = ordinal_in(which, len(entries))
        if place is None or not 0 <= place < len(entries):
            text = f"There is no such one: the folder shows {len(entries)}."
            return Reply(summary=text, keeps_question=True)
        return await self._propose(entries[place], content, artifact, turn)

    async def _propose(
        self, entry: JsonObject, content: JsonObject, artifact: Artifact, turn: Turn
    ) -> Reply:
        path = f"{str(content.get('path', '')).rstrip('/')}/{entry.get('name')}"
        is_folder = entry.get("kind") == "folder"
        tool = ToolName(_LISTS if is_folder else "read_file")
        verb = "list the folder" if is_folder else "read"
        return await self.proposer.propose(
            turn,
            f"{verb} {path}",
            marked=((path, out_of("path", artifact, [])),),
            given=(tool, {"path": path}),
        )
