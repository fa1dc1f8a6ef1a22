"""Where what is said and done here lies, who gets it and how it goes, as the settings have it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from buddy.domain.retention import DAY

_SHOWN: Final = (
    "Buddy shows them to the user they belong to; with the identity that it comes with that is "
    "everybody who uses this machine."
)
_OUTWARD: Final = (
    "A tool contacts what its proposal says, and a webhook that was set up (`buddy webhook list`) "
    "is sent events of missions."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Privacy:
    """What an instance was told of keeping and sending."""

    store: str
    """Where conversations, missions and results are, after "kept in"."""
    search_note: str
    """Which engines see the words of a search."""
    llm: str | None
    """The language model's name, as ``openai:gpt-5-mini``; None: there is none."""
    llm_evaluates: bool
    """Whether it is given results too."""
    second_person: bool
    """Whether somebody else than who asks has to approve."""
    missions_seconds: float | None
    """How long ended missions are kept; None: for ever."""

    def told(self) -> str:
        """Return who can see what is said and done here."""
        parts = (
            f"Conversations, missions and results are kept in {self.store}.",
            f"Whoever may read that can read them. {_SHOWN}",
            "Somebody else than who asks has to approve a mission, and sees it for that."
            if self.second_person
            else "",
            self._model(),
            f"Who sees the words of a search: {self.search_note}.",
            _OUTWARD,
        )
        return " ".join(part for part in parts if part)

    def _model(self) -> str:
        if self.llm is None:
            return "No language model is asked: small models inside Buddy read what you write."
        results = ", and results to be judged" if self.llm_evaluates else ""
        return (
            f"What you write here is sent to the language model {self.llm}, with the objectives "
            f"that are talked about{results}; what is done with it there, its provider says."
        )

    def deletion(self) -> str:
        """Return what can be deleted, and how; nothing was."""
        if self.missions_seconds is None:
            ended = "BUDDY_KEEP_MISSIONS_DAYS is not set, so ended missions are kept for ever"
        else:
            days = f"{self.missions_seconds / DAY:g}"
            unit = "day" if days == "1" else "days"
            ended = f"an ended mission goes with all it left after {days} {unit}"
            ended += " (BUDDY_KEEP_MISSIONS_DAYS)"
        return (
            "Nothing was deleted: no sentence deletes missions or conversations. A conversation "
            "can be deleted by “Delete” at its head in Chat; its missions stay. No single "
            f"mission can be: {ended}. A note goes by “delete my note about …”. “Cancel "
            "everything” stops what is open."
        )
