"""Finds what is wrong with a chain, and where.

Whoever can rewrite a whole store can forge a whole chain, head and all. Against that helps only a
head that was noted elsewhere: it must still stand in the chain.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from buddy.domain.audit import Head, StoredLink, UnreadableLink, is_sealed
from buddy.domain.ids import UserId


class Fault(StrEnum):
    """What can be wrong."""

    ALTERED = "altered"
    BROKEN = "broken"
    MISSING = "missing"
    OUT_OF_PLACE = "out_of_place"
    FOREIGN = "foreign"
    UNREADABLE = "unreadable"
    CUT_OFF = "cut_off"
    BEYOND_HEAD = "beyond_head"
    HEAD_ALTERED = "head_altered"
    HEAD_UNKNOWN = "head_unknown"
    EVENT_MISSING = "event_missing"
    EVENT_ALTERED = "event_altered"
    EVENT_UNLINKED = "event_unlinked"


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Something that is wrong."""

    fault: Fault
    number: int | None
    """Of the link where it shows; None where there is no such link."""
    message: str


@dataclass(slots=True)
class ChainCheck:
    """Reads a chain link by link, in the order in which the store has them."""

    chain: UserId
    noted: str | None = None
    """A head that somebody noted earlier."""
    noted_at: int | None = None
    """The number of the link that has that hash."""
    links: int = 0
    last: Head = field(default_factory=Head)
    problems: list[Problem] = field(default_factory=list[Problem])

    def take(self, stored: StoredLink) -> None:
        """Read the next link."""
        self.links += 1
        if isinstance(stored, UnreadableLink):
            self._skip_to(stored.number)
            self._note(Fault.UNREADABLE, stored.number, "cannot be read")
            self.last = Head(number=max(stored.number, self.last.number), hash="")
            return
        if self.noted is not None and stored.hash == self.noted:
            self.noted_at = stored.number
        if stored.number <= self.last.number:
            text = f"stands behind link {self.last.number}"
            self._note(Fault.OUT_OF_PLACE, stored.number, text)
            return
        after_gap = self._skip_to(stored.number)
        if stored.user_id != self.chain:
            self._note(Fault.FOREIGN, stored.number, "belongs to another chain")
        if not is_sealed(stored):
            self._note(Fault.ALTERED, stored.number, "does not have the hash of what it says")
        # Behind a gap or an unreadable link there is nothing to hold it against.
        if not after_gap and self.last.hash and stored.previous_hash != self.last.hash:
            text = f"was made after another link {self.last.number} than the one before it"
            self._note(Fault.BROKEN, stored.number, text)
        self.last = Head(number=stored.number, hash=stored.hash)

    def finish(self, head: Head) -> None:
        """Hold the end of the links against the head that is kept apart from them."""
        if head.number > self.last.number:
            first, last = self.last.number + 1, head.number
            text = f"is missing: links {first} to {last} were cut off the end"
            self._note(Fault.CUT_OFF, first, text)
        elif head.number < self.last.number:
            text = f"stands beyond the head, which is at {head.number}"
            self._note(Fault.BEYOND_HEAD, head.number + 1, text)
        elif self.last.hash and head.hash != self.last.hash:
            text = "is not the one that the head was taken of"
            self._note(Fault.HEAD_ALTERED, head.number, text)

    def _skip_to(self, number: int) -> bool:
        first = self.last.number + 1
        if number <= first:
            return False
        which = f"{first}" if number - first == 1 else f"{first} to {number - 1}"
        self._note(Fault.MISSING, first, f"is missing (all missing here: {which})")
        return True

    def _note(self, fault: Fault, number: int, text: str) -> None:
        self.problems.append(Problem(fault=fault, number=number, message=f"Link {number} {text}"))


def unknown_head(noted: str) -> Problem:
    """Return what is wrong where no chain has a link with a hash that was noted earlier."""
    text = (
        f"No link has the hash {noted}: the chain was rewritten, cut off before that link, or "
        "restored from an older backup"
    )
    return Problem(fault=Fault.HEAD_UNKNOWN, number=None, message=text)


def check_chain(chain: UserId, links: list[StoredLink], head: Head) -> tuple[Problem, ...]:
    """Return what is wrong with a chain that fits into memory."""
    check = ChainCheck(chain)
    for link in links:
        check.take(link)
    check.finish(head)
    return tuple(check.problems)
