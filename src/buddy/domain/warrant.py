"""The warrant: what one approval allows, and the one function that says whether it covers an act.

`check` is pure and total: it sees the warrant, what is about to be done, and the time. The executor
asks it at every step, before every call of a tool and before every URL; nothing else decides.
What a warrant does not name it does not allow.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final, TypeAlias

from buddy.domain.ids import ToolName
from buddy.domain.instant import Instant
from buddy.domain.json_value import JsonObject, digest
from buddy.domain.money import Money
from buddy.domain.proposal import Terms, content_hash, object_differences
from buddy.domain.run import RETRY, Deviation, Difference, PermittedCall
from buddy.domain.scope import Scope, allows, blocks

NOTHING: Final = Scope(allowed_domains=())
"""The scope of a warrant that names none: no site at all."""
BEFOREHAND: Final = "standing:"
"""How the channel of an approval begins that a standing approval gave; its id follows."""
NOT_TO_BE_GRANTED: Final = frozenset({"terms", "blocked_domain"})
"""Deviations that end a run: no yes of a parked run can cover them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Warrant:
    """An approval: it binds one revision, and is good for one run of it."""

    revision: int
    content_hash: str
    tool: ToolName | None
    cap_usd: Money
    approved_by: str
    approved_at: Instant
    expires_at: Instant
    channel: str
    """Where the decision was made: ``api``, ``whiteboard``, ``cli``, ``chat``."""
    input_digest: str = ""
    """Of the tool's input; an empty one fits no input."""
    spec_digest: str = ""
    """Of what the tool's server said of it when it was proposed (`ToolSpec.digest`)."""
    scope: Scope = NOTHING
    """What may be contacted, with the domains that a deviation's approval added."""
    attempts: int = 1
    """Calls that may begin. A call repeated under its key after a crash is still the same one."""
    granted_calls: tuple[PermittedCall, ...] = ()
    """Calls allowed beyond the first one, by approving a deviation."""

    @property
    def calls(self) -> tuple[PermittedCall, ...]:
        """Every call that it allows."""
        if self.tool is None:
            return self.granted_calls
        first = PermittedCall(
            tool=self.tool, input_digest=self.input_digest, spec_digest=self.spec_digest
        )
        return (first, *self.granted_calls)


def is_beforehand(warrant: Warrant | None) -> bool:
    """Tell whether a standing approval gave it, so that nobody waits beside the run."""
    return warrant is not None and warrant.channel.startswith(BEFOREHAND)


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """To go on with a run whose mission stands at this revision."""

    revision: int
    content_hash: str
    begins: bool = False
    """Whether the run begins with it; only then does the warrant's end count."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """To call a tool with an input."""

    tool: ToolName
    tool_input: JsonObject
    spec_digest: str = ""
    """`ToolSpec.digest` of the tool as it is now."""
    attempt: int = 1
    """1 for the run's first call, and so on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """To send a request to a host: that of a page, or of a redirect on the way to it."""

    host: str
    page: int = 1
    """Which page of the run this is for, from 1."""


Act: TypeAlias = Step | Call | Contact


def check(
    warrant: Warrant | None, act: Act, at: Instant, terms: Terms | None = None
) -> Deviation | None:
    """Return how an act differs from what was approved, or None where it is covered.

    Args:
        warrant: The approval; None covers nothing.
        act: What is about to be done.
        at: When.
        terms: The terms that were approved. They only make the difference readable; terms that are
            not those of the warrant are not looked at.
    """
    if warrant is None:
        return Deviation(
            kind="terms", approved="nothing", needed=_named(act), message="Nobody approved this"
        )
    match act:
        case Step():
            return _check_step(warrant, act, at)
        case Call():
            known = terms if terms and content_hash(terms) == warrant.content_hash else None
            return _check_call(warrant, act, at, known)
        case Contact():
            return _check_contact(warrant, act, at)


def _check_step(warrant: Warrant, step: Step, at: Instant) -> Deviation | None:
    if (warrant.revision, warrant.content_hash) != (step.revision, step.content_hash):
        differences = _differing(
            ("revision", warrant.revision, step.revision),
            ("content_hash", warrant.content_hash, step.content_hash),
        )
        return Deviation(
            kind="terms",
            approved=f"revision {warrant.revision}",
            needed=f"revision {step.revision}",
            message="the approval is not for the revision that stands; approve it again",
            differences=differences,
        )
    return _lapsed(warrant, at) if step.begins else None


def _lapsed(warrant: Warrant, at: Instant) -> Deviation | None:
    if warrant.expires_at > at:
        return None
    return Deviation(
        kind="expiry",
        approved=f"until {warrant.expires_at}",
        needed=at,
        message=f"the approval lapsed at {warrant.expires_at}; approve it again",
        differences=(Difference(field="expires_at", old=warrant.expires_at, new=at),),
    )


def _check_call(warrant: Warrant, call: Call, at: Instant, terms: Terms | None) -> Deviation | None:
    needed = PermittedCall(
        tool=call.tool,
        input_digest=digest(dict(call.tool_input)),
        spec_digest=call.spec_digest,
    )
    lapsed = _lapsed(warrant, at)
    late = lapsed.differences if lapsed else ()
    if needed not in warrant.calls:
        return _other_call(warrant, call, needed, terms, late)
    if call.attempt > warrant.attempts:
        more = Difference(field="attempts", old=warrant.attempts, new=call.attempt)
        return Deviation(
            kind="attempts",
            approved=f"{warrant.attempts} calls",
            needed=f"call {call.attempt}",
            message=(
                f"{warrant.attempts} calls of {call.tool} were approved; "
                f"this would be call {call.attempt}"
            ),
            differences=(more, *late),
        )
    return lapsed


def _other_call(
    warrant: Warrant,
    call: Call,
    needed: PermittedCall,
    terms: Terms | None,
    late: tuple[Difference, ...],
) -> Deviation:
    approved = str(warrant.tool or "no tool")
    same = (call.tool, needed.input_digest) == (warrant.tool, warrant.input_digest)
    if same:
        kind = "tool_changed"
        message = (
            f"{call.tool} is not what was approved: its server changed its description or schema"
        )
    elif call.tool == warrant.tool:
        kind, message = "input", f"{call.tool} was approved with another input"
    else:
        kind, message = "tool", f"{approved} was approved, not {call.tool}"
    if terms is None:
        inputs = _differing(("input_digest", warrant.input_digest, needed.input_digest))
    else:
        inputs = object_differences("tool_input", terms.tool_input, call.tool_input)
    tools = _differing(
        ("tool", warrant.tool, call.tool),
        ("tool.digest", warrant.spec_digest or None, call.spec_digest or None),
    )
    return Deviation(
        kind=kind,
        approved=approved,
        needed=str(call.tool),
        message=message,
        differences=(*tools, *inputs, *late),
        call=needed,
    )


def _check_contact(warrant: Warrant, contact: Contact, at: Instant) -> Deviation | None:
    scope, host = warrant.scope, contact.host
    if blocks(scope, host):
        return Deviation(
            kind="blocked_domain",
            approved="never " + ", ".join(scope.blocked_domains),
            needed=host,
            message=f"{host} is refused: the mission's scope blocks it",
        )
    lapsed = _lapsed(warrant, at)
    late = lapsed.differences if lapsed else ()
    if not allows(scope, host):
        before = list(scope.allowed_domains or ())
        named = ", ".join(before) or "no site"
        wider = Difference(field="scope.allowed_domains", old=before, new=[*before, host])
        return Deviation(
            kind="domain",
            approved=named,
            needed=host,
            message=f"{host} is outside what was approved ({named})",
            differences=(wider, *late),
        )
    if contact.page > scope.max_pages:
        more = Difference(field="scope.max_pages", old=scope.max_pages, new=contact.page)
        return Deviation(
            kind="pages",
            approved=f"{scope.max_pages} pages",
            needed=str(contact.page),
            message=f"{scope.max_pages} pages were approved; {host} would be page {contact.page}",
            differences=(more, *late),
        )
    return lapsed


def widened(
    fresh: Warrant, before: Warrant | None, deviation: Deviation, choice: str | None
) -> Warrant:
    """Return the warrant of a parked run that was approved: what it had, and what was shown.

    Args:
        fresh: A new warrant for the same terms: who, when, until when.
        before: The one that the run had.
        deviation: What was shown and approved.
        choice: How to go on, where the deviation offered choices.
    """
    held = before or fresh
    scope, attempts, calls = held.scope, held.attempts, held.granted_calls
    if deviation.call is not None and deviation.call not in calls:
        calls = (*calls, deviation.call)
    match deviation.kind:
        case "domain":
            # The call was stopped on its way to the site; it may begin once more.
            allowed = (*(scope.allowed_domains or ()), deviation.needed)
            scope, attempts = replace(scope, allowed_domains=allowed), attempts + 1
        case "pages":
            scope, attempts = replace(scope, max_pages=int(deviation.needed)), attempts + 1
        case "attempts":
            attempts += 1
        case "outcome_unknown" if choice == RETRY:
            attempts += 1
        case _:
            pass
    return replace(fresh, scope=scope, attempts=attempts, granted_calls=calls, cap_usd=held.cap_usd)


def _differing(*pairs: tuple[str, object, object]) -> tuple[Difference, ...]:
    return tuple(Difference(field=name, old=old, new=new) for name, old, new in pairs if old != new)


def _named(act: Act) -> str:
    match act:
        case Step():
            return f"revision {act.revision}"
        case Call():
            return str(act.tool)
        case Contact():
            return act.host
