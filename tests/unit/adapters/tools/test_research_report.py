"""Which sentences make it into a report, and what counts as said twice."""

from __future__ import annotations

from buddy.adapters.tools.research_report import (
    MAX_OF_SOURCE,
    MAX_STATEMENTS,
    Evidence,
    pick_statements,
)
from buddy.domain.stems import stems

SUBJECT = "price of the ferry to the island"
DEAR = "The price of the ferry to the island is 40 euros for a car with two people in summer."


def page(number: int, text: str) -> Evidence:
    return Evidence(
        number=number, title=f"Page {number}", url=f"https://p{number}.example", text=text
    )


def said(*texts: str) -> list[tuple[str, tuple[int, ...]]]:
    evidence = [page(number, text) for number, text in enumerate(texts, 1)]
    return [(each.text, each.sources) for each in pick_statements(evidence, SUBJECT)]


def test_the_same_sentence_of_two_pages_is_one_statement_with_both() -> None:
    assert said(DEAR, f"{DEAR} Weather is fine.") == [(DEAR, (1, 2))]


def test_another_number_is_another_statement() -> None:
    cheap = DEAR.replace("40", "25")
    assert said(DEAR, cheap) == [(DEAR, (1,)), (cheap, (2,))]


def test_a_negation_is_another_statement() -> None:
    no = DEAR.replace("is 40", "is not 40")
    assert said(DEAR, no) == [(DEAR, (1,)), (no, (2,))]


def test_what_speaks_of_little_of_the_subject_is_left_out() -> None:
    assert said(
        f"{DEAR}\nThe island has a lighthouse which was built by the grandfather of Ann."
    ) == [(DEAR, (1,))]
    assert (
        said("A text about something else, and nothing that was asked for is in it at all.") == []
    )
    assert said("") == []


def test_no_page_fills_the_report_alone() -> None:
    kinds = ["cars", "bicycles", "dogs", "groups", "children", "lorries", "horses"]

    def lines(place: int) -> str:
        return "\n".join(
            f"The price of the ferry to the island for {kind} "
            + " ".join(f"{kind}{place}{word}" for word in ("alpha", "beta", "gamma", "delta"))
            + " was changed."
            for kind in kinds
        )

    assert len(said(lines(0))) == MAX_OF_SOURCE
    assert len(said(*(lines(place) for place in range(9)))) == MAX_STATEMENTS


def test_sentences_end_where_they_do() -> None:
    text = f"{DEAR} Dr. Lee paid 3.50 for it. “{DEAR.replace('40', '50')}” It was late."
    assert [text for text, _ in said(text)] == [DEAR, f"“{DEAR.replace('40', '50')}"]


def test_scripts_without_spaces_are_compared_by_pairs_of_characters() -> None:
    assert stems("東京の天気") == {"東京", "京の", "の天", "天気"}
    assert stems("Preise und Preis") == {"prei", "und"}
    weather = (
        "東京の天気は今日も明日も晴れで、気温は二十五度まで上がる見込みだと気象庁が発表しました。"
    )
    evidence = [
        page(
            1,
            f"{weather}経済についての別の記事は来週に公開される予定であると編集部は述べています。",
        )
    ]
    assert [each.text for each in pick_statements(evidence, "東京の天気")] == [weather]
