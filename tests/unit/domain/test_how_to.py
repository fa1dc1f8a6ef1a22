"""Questions how something is done with Buddy, and what only sounds like one."""

from __future__ import annotations

import pytest

from buddy.domain.how_to import Act, HowTo, Thing, how_to


@pytest.mark.parametrize(
    ("text", "act", "thing"),
    [
        ("how do i cancel a schedule", Act.STOP, Thing.SCHEDULE),
        ("how do I stop a job", Act.STOP, Thing.RUN),
        ("how do I pause the running task", Act.PAUSE, Thing.RUN),
        ("where do my results live", Act.KEPT, Thing.RESULT),
        ("come si ferma una missione", Act.STOP, Thing.RUN),
        ("comment on annule un programme", Act.STOP, Thing.SCHEDULE),
        ("how do I stop a run?", Act.STOP, Thing.RUN),
        ("so how can I pause my schedules", Act.PAUSE, Thing.SCHEDULE),
        ("how do I schedule something", Act.MAKE, Thing.SCHEDULE),
        ("how would one approve a proposal?", Act.APPROVE, Thing.PROPOSAL),
        ("what do I say to reject a mission", Act.REJECT, Thing.RUN),
        ("can you tell me how to delete a note", Act.STOP, Thing.NOTE),
        ("where are my results kept", Act.KEPT, Thing.RESULT),
        ("where do I see my runs", Act.SEE, Thing.RUN),
        ("how do I set a budget", Act.MAKE, Thing.BUDGET),
        ("how do I rate a result?", Act.RATE, Thing.RESULT),
        ("wie beende ich einen Zeitplan?", Act.STOP, Thing.SCHEDULE),
        ("wie kann ich einen Lauf stoppen", Act.STOP, Thing.RUN),
        ("wie breche ich eine Mission ab?", Act.STOP, Thing.RUN),
        ("wo werden meine Ergebnisse gespeichert", Act.KEPT, Thing.RESULT),
        ("comment annuler un programme ?", Act.STOP, Thing.SCHEDULE),
        ("comment est-ce que j'arrête une exécution", Act.STOP, Thing.RUN),
        ("où sont gardés mes résultats", Act.KEPT, Thing.RESULT),
        ("¿cómo cancelo un horario?", Act.STOP, Thing.SCHEDULE),
        ("cómo puedo parar una ejecución", Act.STOP, Thing.RUN),
        ("¿dónde se guardan mis resultados?", Act.KEPT, Thing.RESULT),
        ("come posso annullare una missione", Act.STOP, Thing.RUN),
        ("como posso cancelar um agendamento", Act.STOP, Thing.SCHEDULE),
        ("hoe kan ik een notitie verwijderen", Act.STOP, Thing.NOTE),
    ],
)
def test_what_is_asked_for(text: str, act: Act, thing: Thing) -> None:
    assert how_to(text) == HowTo(act, thing)


@pytest.mark.parametrize(
    "text",
    [
        "cancel the schedule",
        "stop the run",
        "how do I cancel my gym schedule",
        "come on, stop the run",
        "come on stop the run",
        "Come on, delete the note",
        "come, cancel the schedule",
        "comment stop the run",
        "Comment: stop the run",
        "how do I find a job?",
        "how do I quit my job?",
        "how to find work",
        "how do I make a budget",
        "where is the result?",
        "where are my results",
        "où est le résultat?",
        "wo ist das Ergebnis?",
        "how do I stop a run in my tights",
        "how do I make a chocolate recipe",
        "how to run faster",
        "how do I save money on flights",
        "how did the run go?",
        "how much does a run cost",
        "where are the results of the election",
        "wie stoppe ich Nasenbluten",
        "comment annuler un abonnement",
        "cómo cancelo mi vuelo",
        "how do I cancel a schedule " + "please " * 40,
    ],
)
def test_what_is_no_such_question(text: str) -> None:
    assert how_to(text) is None
