"""`buddy chat`: a conversation in the terminal, one message, or a line each from a pipe."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from importlib import import_module
from typing import Annotated, Any
from uuid import uuid4

import typer
from rich.console import Console

from buddy.cli.client import Client
from buddy.cli.judged import following_of, lacking
from buddy.cli.listing import print_listing
from buddy.cli.parked import answers, asks
from buddy.cli.watch import watch_mission

console = Console()

Json = Annotated[bool, typer.Option("--json", help="Print the API's answers as JSON.")]
Url = Annotated[str | None, typer.Option("--url", envvar="BUDDY_URL", help="The server.")]
_END = frozenset({"/quit", "/exit", "/q"})
LOOK_BACK = 6
"""Sides of exchanges that are shown of a conversation that is taken up again."""
MOST_SIDES = 100
"""Sides that are shown of what was said elsewhere meanwhile."""


def chat(
    text: Annotated[str | None, typer.Argument(help="One message; left out: a talk.")] = None,
    session: Annotated[
        str | None, typer.Option("--session", help="Go on with this conversation, s_….")
    ] = None,
    watch: Annotated[bool, typer.Option(help="Follow a run that a message has started.")] = True,
    *,
    url: Url = None,
    as_json: Json = False,
) -> None:
    """Talk to Buddy: state what you want, change the proposal, say yes, ask about the result.

    With no message you talk until Ctrl-D or /quit; from a pipe each line is a message. A yes is
    for the revision that was shown here.
    """
    talk = Talk(Client(url, as_json=as_json), session, as_json=as_json, watch=watch)
    if text is not None:
        if session is not None:
            talk.look_back(show=not as_json)
        talk.say(text)
        talk.tell_session()
        return
    if session is not None:
        talk.look_back(show=not as_json)
    lines = _typed() if sys.stdin.isatty() else _piped()
    failed = converse(talk, lines)
    talk.tell_session()
    raise typer.Exit(1 if failed and not sys.stdin.isatty() else 0)


def converse(talk: Talk, lines: Iterator[str]) -> int:
    """Say one line after the other and return how many got no answer; why was printed."""
    failed = 0
    for line in lines:
        text = line.strip()
        if text in _END:
            break
        if not text:
            continue
        try:
            talk.say(talk.meant(text))
        except typer.Exit:
            failed += 1
    return failed


def _typed() -> Iterator[str]:
    with suppress(ImportError):
        import_module("readline")  # arrow keys and history, where the system has it
    while True:
        try:
            yield console.input("[bold]You:[/] ")
        except (EOFError, KeyboardInterrupt):
            console.print()
            return


def _piped() -> Iterator[str]:
    for line in sys.stdin:
        if line.strip():
            say(f"You: {line.strip()}")
        yield line


def say(text: str) -> None:
    """Print a line as it is."""
    console.print(text, markup=False, highlight=False, soft_wrap=True)


@dataclass(slots=True)
class Talk:
    """One conversation from the terminal."""

    client: Client
    session_id: str | None
    as_json: bool = False
    watch: bool = True
    seen: int | None = None
    """The last exchange that was shown here."""
    choices: list[str] = field(default_factory=list[str])
    """What was offered last, in the order of its numbers."""

    def look_back(self, *, show: bool) -> None:
        """Take a conversation up where it stands.

        What is not printed is not said to be seen: the server is then told nothing of it, and a
        yes is for what the conversation has shown, wherever that was.
        """
        items = self._sides()
        if show:
            self.seen = items[0]["sequence"] if items else 0
            self._print(items)

    def _sides(self, limit: int = LOOK_BACK) -> list[dict[str, Any]]:
        path = f"/conversation/sessions/{self.session_id}/messages"
        return self.client.get(path, limit=limit)["items"]

    def _print(self, items: list[dict[str, Any]]) -> None:
        for item in reversed(items):
            say(f"{'You' if item['role'] == 'user' else 'Buddy'}: {item['text']}")

    def meant(self, text: str) -> str:
        """Return what a number chooses, or the text itself."""
        if text.isascii() and text.isdigit() and 1 <= int(text) <= len(self.choices):
            return self.choices[int(text) - 1]
        return text

    def say(self, text: str) -> None:
        """Send a message and print its answer; a run that it started is followed to its end."""
        body: dict[str, Any] = {"text": text, "source": "cli"}
        if self.session_id is not None:
            body |= {"session_id": self.session_id, "seen": self.seen}
        headers = {"idempotency-key": uuid4().hex}
        answer = self.client.post("/chat/integrated", body, headers)
        self.session_id = answer["session_id"]
        self._catch_up(answer["sequence"])
        if self.as_json:
            print(json.dumps(answer, ensure_ascii=False))
            return
        envelope = answer["envelope"]
        say(f"Buddy: {envelope['summary']}")
        blocks = envelope["artifacts"]
        for block in blocks:
            self._tell(block)
        self._offer(envelope)
        if self.watch and envelope["response_type"] == "live_execution":
            self._watch(envelope["live_stream_id"])

    def _catch_up(self, sequence: int) -> None:
        """Print what was said elsewhere since; then this exchange is the last one seen here."""
        before = self.seen
        if self.as_json and before is None and sequence > 1:
            return  # a conversation taken up without a look at it
        self.seen = sequence
        if self.as_json or before is None or sequence <= before + 1:
            return
        sides = self._sides(min(2 * (sequence - before), MOST_SIDES))
        self._print([each for each in sides if before < each["sequence"] < sequence])

    def tell_session(self) -> None:
        """Say how this conversation is taken up again."""
        if self.session_id is not None and not self.as_json:
            say(f"  Go on    buddy chat --session {self.session_id}")

    def _tell(self, block: dict[str, Any]) -> None:
        match block["kind"]:
            case "table":
                columns = tuple(block["columns"])
                rows = [tuple(" ".join(cell.split()) for cell in row) for row in block["rows"]]
                print_listing(console, columns, rows, prose=frozenset(columns[1:]))
            case "artifact":
                say(f"  Result   {block['artifact_id']}  {block['title']}")
            case "mission":
                self._waits(block)
            case _:
                pass  # passages and differences are in the words already

    def _waits(self, block: dict[str, Any]) -> None:
        """Print what waits for a decision, with the revision that the answer speaks of."""
        mission = self.client.get(f"/missions/{block['mission_id']}")
        name, revision = block["mission_id"], block["revision"]
        if mission["status"] == "proposed" and mission["revision"] == revision:
            say(f"  Waits    {name}  revision {revision}: say “approve”, what to change, or “no”")
        elif asks(mission):
            say(f"  Waits    {name}  revision {revision}, parked")
            for line in answers(mission):
                say(line)
        else:
            say(f"  Mission  {name}  {mission['status']}")

    def _offer(self, envelope: dict[str, Any]) -> None:
        actions = envelope["ui_hints"]["suggested_actions"]
        asked = envelope["response_type"] == "clarification_request"
        self.choices = [action["text"] for action in actions] if asked else []
        for number, action in enumerate(actions if asked else (), 1):
            say(f"  {number}  {action['label']}")

    def _watch(self, mission_id: str) -> None:
        """Follow a run; Ctrl-C leaves it running and goes back to the conversation."""
        if self.client.get("/instance")["state"] == "paused":
            return
        try:
            watch_mission(self.client, mission_id, console, until_asked=True, tells_outcome=False)
        except KeyboardInterrupt:
            say(f"  Goes on  buddy mission watch {mission_id}")
            return
        record: dict[str, Any] = (
            self.client.get(f"/missions/{mission_id}")["execution_record"] or {}
        )
        told = record.get("error_detail") or record.get("result_summary")
        if told:
            say(f"  Result   {told}")
        self._lacks(record.get("evaluation"))

    def _lacks(self, evaluation: dict[str, Any] | None) -> None:
        """Print what a result lacks, and offer to say what would bring it: that only proposes."""
        for line in lacking(evaluation):
            say(line)
        following = following_of(evaluation)
        if following:
            self.choices = [following["objective"]]
            say(f"  Next     say 1 for “{following['objective']}”: {following['why']}")
