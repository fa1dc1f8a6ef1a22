"""The audit links of the mission, and how to verify them."""

from __future__ import annotations

from buddy.domain.audit import Link, StoredLink
from buddy.domain.json_value import canonical_json
from buddy.services.mission_report.account import Account, faults
from buddy.services.mission_report.decided import ACT_WORDS
from buddy.services.mission_report.markup import Child, Html, facts, moment, mono, section, tag


def audit(account: Account) -> Html:
    """Return the links."""
    if not account.links:
        text = "This mission is older than the audit chain; nothing was sealed."
        return section("Audit", tag("p", text), anchor="audit")
    wrong = faults(account.links, account.events)
    verdict: Child = tag(
        "p",
        f"All {len(account.links)} links have the hash of what they say, and agree with the log.",
        class_="note good",
    )
    if wrong:
        verdict = tag("div", *(tag("p", each) for each in wrong), class_="note bad")
    return section("Audit", verdict, *map(_link, account.links), anchor="audit")


def _link(link: StoredLink) -> Html:
    if not isinstance(link, Link):
        return tag("div", f"Link {link.number} cannot be read", class_="link")
    head = tag(
        "div",
        tag("strong", f"{link.number}"),
        tag("span", ACT_WORDS.get(link.act, link.act.value)),
        tag("span", moment(link.at), f" · {link.actor} ({link.channel})", class_="muted"),
        class_="over",
    )
    detail = canonical_json(dict(link.detail)) if link.detail else None
    told = facts(
        (
            ("Hash", mono(link.hash)),
            ("Link before", mono(link.previous_hash)),
            ("Event", _event(link)),
            ("Revision", None if link.revision is None else str(link.revision)),
            ("Content", mono(link.content_hash)),
            ("Detail", mono(detail)),
        )
    )
    return tag("div", head, told, class_="link")


def _event(link: Link) -> Child:
    if link.event_id is None:
        return None
    return tag("span", mono(link.event_id), f" at cursor {link.cursor}")


def verifying(account: Account) -> Html:
    """Return what a reader can do to trust none of this."""
    last = account.links[-1] if account.links else None
    noted = last.hash if isinstance(last, Link) else "HASH"
    return section(
        "How to verify",
        tag(
            "p",
            "Each link is sealed with the SHA-256 of all it says, the hash of the link before it "
            "included, so nothing in the chain can be changed, removed, added or moved without "
            "breaking what comes after. This file is a copy and carries no signature: hold it "
            "against the instance that it came from.",
        ),
        tag("p", "The chain of the instance, with its log, and that this link is still in it:"),
        tag("pre", f"buddy audit verify --events --head {noted}"),
        tag("p", "The links of this mission, to compare with those above:"),
        tag("pre", f"buddy audit list --mission {account.mission.mission_id} --json"),
        tag(
            "p",
            "A hash by hand: the SHA-256 of the UTF-8 text of a JSON object with the keys form "
            "(1), chain, number, previous_hash, cursor, act, actor, channel, at, mission_id, "
            "event_id, revision, content_hash and detail, sorted, with no spaces. An artifact's "
            "is that of its content, written the same way.",
        ),
        anchor="verify",
    )
