import pytest

from buddy.domain.goal_clauses import Kind, clauses_of
from buddy.domain.goal_patterns import plan_by_patterns
from buddy.domain.goal_tongues import in_english

COMPARED = [Kind.SEARCH, Kind.COMPARE, Kind.REPORT]
READ = [Kind.SEARCH, Kind.EXTRACT, Kind.COMPARE]


@pytest.mark.parametrize(
    ("text", "kinds", "subject"),
    [
        (
            (
                "Finde die drei besten Anbieter, vergleiche ihre Preise und schreib mir eine "
                "Empfehlung"
            ),
            COMPARED,
            "besten Anbieter",
        ),
        (
            (
                "Trouve les trois meilleurs fournisseurs, compare leurs prix et écris-moi une "
                "recommandation"
            ),
            COMPARED,
            "meilleurs fournisseurs",
        ),
        (
            (
                "Encuentra los tres mejores proveedores, compara sus precios y escríbeme una "
                "recomendación"
            ),
            COMPARED,
            "mejores proveedores",
        ),
        (
            "Finde drei Anbieter von Bänken, vergleiche ihre Preise und empfiehl mir einen",
            COMPARED,
            "Anbieter von Bänken",
        ),
        (
            "Trouve trois fournisseurs, compare leurs prix et recommande-moi un",
            COMPARED,
            "fournisseurs",
        ),
        (
            "Busca tres proveedores, compara sus precios y recomiéndame uno",
            COMPARED,
            "proveedores",
        ),
        (
            "Suche drei Anbieter von Lampen, hole ihre Preise und vergleiche sie",
            READ,
            "Anbieter von Lampen",
        ),
        (
            "Cherche trois vendeurs de lampes, extrais leurs prix et compare-les",
            READ,
            "vendeurs de lampes",
        ),
        (
            "Busca tres vendedores de lámparas, extrae sus precios y compáralos",
            READ,
            "vendedores de lámparas",
        ),
    ],
)
def test_steps_are_read_in_other_languages(text: str, kinds: list[Kind], subject: str) -> None:
    found = clauses_of(text)
    assert [each.kind for each in found] == kinds
    assert (found[0].subject, found[0].count) == (subject, 3)
    parts = plan_by_patterns(text).parts
    assert [each.tool for each in parts] == [
        *("web_search", "web_extract", "web_extract", "web_extract", "calculate", "synthesize")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "suche nach Lampen",
        "cherche des recettes et des idées",
        "lies a.example und b.example",
        "find three vendors, extract their prices, compare them",
    ],
)
def test_one_step_and_english_stay_as_they_are(text: str) -> None:
    assert in_english(text) == text
