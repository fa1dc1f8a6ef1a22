from buddy.domain.message_slots import MessageSlots, message_slots
from buddy.domain.money import Money


def test_a_message_gives_all_that_stands_in_it() -> None:
    found = message_slots(
        "every Monday at 9 list the prices on https://Shop.example/sale, spend up to $2"
    )
    assert found == MessageSlots(
        urls=("https://Shop.example/sale",),
        domains=("shop.example",),
        amount=Money(2_000_000),
        when="every Monday at 9",
    )


def test_a_sum_is_an_expression() -> None:
    assert message_slots("what's 15% of 2,340 plus 19").expression is not None


def test_small_talk_gives_nothing() -> None:
    assert message_slots("hello there") == MessageSlots()
