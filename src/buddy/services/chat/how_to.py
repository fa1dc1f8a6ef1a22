"""What is answered to a question how something is done with Buddy."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from buddy.domain.how_to import Act, HowTo, Thing
from buddy.services.chat.privacy import Privacy

_ANYWHERE: Final = "A proposal stands in this conversation and in the Inbox."
_APPROVE: Final = (
    f"{_ANYWHERE} “approve” says yes to the one that was shown last; its buttons and `buddy inbox "
    "decide` do it too. Nothing runs before."
)
_REJECT: Final = f"{_ANYWHERE} “reject” says no to the one that was shown last; its buttons do too."
_CHANGE: Final = (
    "Say what shall be different while the proposal waits: “cap it at $1”, “at most 2 pages”, "
    "“only example.org”, or the objective in other words. It is shown again before you approve."
)
_STOP_RUN: Final = (
    "“stop” ends the run that was spoken of last, “cancel everything” all that is open, each with "
    "its name told. On a mission's page it is Cancel. What a run has done stays done."
)
_SEE_RUN: Final = (
    "“what is running?” tells it here. The Missions screen lists them all, each with its page."
)
_BUDGET: Final = (
    "Beside a proposal “cap it at $1” sets what it may spend. The limits of a day and a month are "
    "set on the Settings screen or by `buddy settings set`. “How much is left?” tells where they "
    "stand."
)
_RATE: Final = (
    "After a result say “that was good”, “not useful” or a number up to 10: “that was an 8”. "
    "“Take that back” takes it back."
)
_ANSWERS: Final[Mapping[Thing, Mapping[Act, str]]] = {
    Thing.SCHEDULE: {
        Act.MAKE: (
            "Say the work and its time in one sentence: “search for rain in Basel every day at 8”. "
            "After a run “do it every day at 8” is enough. The next times are shown, and nothing "
            "is scheduled before your yes."
        ),
        Act.STOP: (
            "“cancel the schedule” ends the one that was spoken of last; “stop all schedules” ends "
            "all of them, after one question. The Schedules screen and `buddy schedule remove` do "
            "it too."
        ),
        Act.PAUSE: (
            "“pause the schedule” holds it, and “resume it” lets it go on, here and on the "
            "Schedules screen."
        ),
        Act.CHANGE: (
            "Say it: “make it 9”, “weekdays only”, “at most 5 times”, “until 15 December”. It "
            "changes after your yes."
        ),
        Act.SEE: "“show my schedules” lists them; the Schedules screen shows their next times.",
        Act.APPROVE: _APPROVE,
        Act.REJECT: _REJECT,
    },
    Thing.RUN: {
        Act.MAKE: (
            "Say in one sentence what you want done. You get a proposal with its tool, cost and "
            "reach; “approve” runs it."
        ),
        Act.STOP: _STOP_RUN,
        Act.SEE: _SEE_RUN,
        Act.CHANGE: f"{_CHANGE} What runs already is stopped and proposed anew.",
        Act.APPROVE: _APPROVE,
        Act.REJECT: _REJECT,
        Act.RATE: _RATE,
    },
    Thing.PROPOSAL: {
        Act.MAKE: "Say in one sentence what you want done; the answer is a proposal.",
        Act.STOP: _REJECT,
        Act.SEE: f"{_ANYWHERE} “what is waiting?” tells how many there are.",
        Act.CHANGE: _CHANGE,
        Act.APPROVE: _APPROVE,
        Act.REJECT: _REJECT,
    },
    Thing.NOTE: {
        Act.MAKE: "“Remember that …” proposes to keep a note in your words.",
        Act.STOP: (
            "“Delete my note about …” proposes to delete the one that these words fit. For 30 days "
            "“restore the note …” brings it back."
        ),
        Act.SEE: "“List my notes” shows all of them; “what do my notes say about …” looks in them.",
        Act.CHANGE: "A note is not changed: delete it, and say the new one with “remember that …”.",
    },
    Thing.RESULT: {
        Act.SEE: (
            "“show me the result” tells the last one here; the page of its mission has all of it, "
            "and exports it. The Missions screen finds older ones."
        ),
        Act.MAKE: "“save that as a note” keeps what was found last; “export as csv” gives a file.",
        Act.RATE: _RATE,
    },
    Thing.BUDGET: dict.fromkeys((Act.MAKE, Act.CHANGE, Act.SEE), _BUDGET),
    Thing.RECIPE: {
        Act.MAKE: (
            "After a mission that came to its end, “save this as a recipe” keeps its work. “Use "
            "the compare prices recipe for lego 10281” runs one, by a proposal."
        ),
        Act.STOP: "The Recipes screen and `buddy recipe delete` delete one.",
        Act.SEE: "“list my recipes” shows them here; the Recipes screen has them too.",
        Act.CHANGE: "The Recipes screen and `buddy recipe edit` change one.",
    },
}


def answer_to(asked: HowTo, privacy: Privacy) -> str | None:
    """Return how it is done; None: there is no such thing to tell."""
    if asked.act is Act.KEPT:
        return privacy.told()
    if asked.thing is Thing.RESULT and asked.act is Act.STOP:
        return privacy.deletion()
    return _ANSWERS[asked.thing].get(asked.act)
