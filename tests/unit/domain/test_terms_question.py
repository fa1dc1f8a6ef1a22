# words of many languages
import pytest

from buddy.domain.terms_question import Term, term_asked, wants_other_tool


@pytest.mark.parametrize(
    ("said", "term"),
    [
        ("what is the time limit now?", Term.TIME),
        ("how long may it take?", Term.TIME),
        ("is it still 45 seconds?", Term.TIME),
        ("wie hoch ist das Zeitlimit jetzt?", Term.TIME),
        ("quelle est la limite de temps ?", Term.TIME),
        ("¿cuál es el límite de tiempo?", Term.TIME),
        ("is it still 50 cents?", Term.CAP),
        ("is the limit still 20 cents?", Term.CAP),
        ("what could it cost at worst?", Term.CAP),
        ("what is the most it can cost?", Term.CAP),
        ("was kostet das höchstens?", Term.CAP),
        ("wie viel kostet es höchstens?", Term.CAP),
        ("how many pages may it read?", Term.PAGES),
        ("is it still at most 2 pages?", Term.PAGES),
        ("wie viele Seiten?", Term.PAGES),
        ("explain why you chose it", Term.TOOL),
        ("warum dieses Werkzeug?", Term.TOOL),
        ("pourquoi cet outil ?", Term.TOOL),
        ("show me the plan", Term.ALL),
        ("zeig mir den Vorschlag", Term.ALL),
        ("montre-moi la proposition", Term.ALL),
        ("muéstrame la propuesta", Term.ALL),
    ],
)
def test_a_question_about_a_term_is_known(said: str, term: Term) -> None:
    assert term_asked(said) is term


@pytest.mark.parametrize(
    "said",
    [
        "how much is left today?",
        "what is the limit a day?",
        "make it 45 seconds",
        "cap it at $1",
        "which is the cheapest there?",
        "what can you do?",
        "use web_navigate",
        "double the time limit",
    ],
)
def test_edits_and_other_questions_ask_of_none(said: str) -> None:
    assert term_asked(said) is None


def test_another_tool_is_wanted_without_its_name() -> None:
    for said in ("use another tool", "nimm ein anderes Werkzeug", "utilise un autre outil"):
        assert wants_other_tool(said)
    assert not wants_other_tool("use web_navigate instead")
