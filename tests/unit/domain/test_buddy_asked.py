# words of many languages
import pytest

from buddy.domain.buddy_asked import AskedOf, buddy_asked


@pytest.mark.parametrize(
    ("asked", "texts"),
    [
        (
            AskedOf.UNASKED,
            (
                "run everything without asking me ever again",
                "never ask me again",
                "just do everything without approval",
                "frag mich nie wieder",
                "ne me demande plus jamais",
                "no me preguntes más",
                "vraag het me nooit meer",
            ),
        ),
        (
            AskedOf.PROPOSAL,
            ("what is a proposal", "was ist ein Vorschlag?", "qu'est-ce qu'une proposition ?"),
        ),
        (
            AskedOf.PRESS,
            (
                "i dont understand. what do i have to press",
                "what happens if I say yes?",
                "ich verstehe nichts",
                "what can i ask you",
                "was kann ich dich fragen?",
                "no entiendo nada",
            ),
        ),
        (
            AskedOf.VALID,
            (
                "how long does a proposal stay valid?",
                "wie lange gilt ein Vorschlag?",
                "combien de temps une proposition reste-t-elle valable ?",
            ),
        ),
        (
            AskedOf.HARM,
            (
                "can it break something",
                "kann das etwas kaputt machen?",
                "is it safe?",
                "puoi rompere qualcosa?",
                "kannst du etwas kaputt machen",
            ),
        ),
        (
            AskedOf.MONEY,
            (
                "how do i know you don't spend my money?",
                "who pays for this?",
                "qui paie ?",
                "how do i pay",
                "wie bezahle ich das?",
            ),
        ),
        (AskedOf.ENGINE, ("which search engine do you use?", "welche Suchmaschine benutzt du?")),
        (
            AskedOf.FORMATS,
            ("can you read pdf files?", "kannst du PDF lesen?", "kannst du excel dateien lesen"),
        ),
        (AskedOf.FILES, ("what files can you see", "welche Dateien kannst du sehen?")),
        (AskedOf.FIGURES, ("what's my success rate?", "which tool do you use most?")),
    ],
)
def test_what_is_asked_of_buddy(asked: AskedOf, texts: tuple[str, ...]) -> None:
    assert [buddy_asked(text) for text in texts] == [asked] * len(texts)


@pytest.mark.parametrize(
    "text",
    [
        "what is a proposal in marriage law",
        "is it safe to eat raw eggs?",
        "can you read https://a.example/x.pdf",
        "never ask him again",
        "how do i pay my taxes",
        "what can i ask my doctor",
        "kannst du den Termin löschen",
        "which search engine is the best?",
        "what is the success rate of IVF?",
        "how long does a passport stay valid?",
    ],
)
def test_what_is_asked_of_the_world(text: str) -> None:
    assert buddy_asked(text) is None
