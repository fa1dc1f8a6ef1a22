import pytest

from buddy.domain.goal_rule import is_goal


@pytest.mark.parametrize(
    "text",
    [
        "read x.example/prices then search for cheaper ones and tell me the difference",
        "find three vendors of lamps, extract their prices, compare them",
        "read x.example/prices, after that calculate the average",
        "search for lamps then read the first result",
        "find the three best vendors, compare their prices and write me a recommendation",
        "Busca tres vendedores de lámparas, extrae sus precios y compáralos",
        "lies x.example/preise und suche dann nach billigeren",
        "read x.example/hotels, then read x.example/flats, then write a summary of both",
        "read x.example and y.example and make a report of them",
    ],
)
def test_steps_that_need_earlier_ones_are_a_goal(text: str) -> None:
    assert is_goal(text)


@pytest.mark.parametrize(
    "text",
    [
        "read x.example/prices then read y.example/prices",
        "open x.example and read it",
        "read x.example/hotels and write a summary of it",
        "read x.example/hotels, then read x.example/hotels again and summarise it",
        "search for lamps and summarise the results",
        "research Oslo and write a report",
        "find hotels in Rome and compare them",
        "search for lamps then email me the result",
        "what is 3 plus 4, then search for lamps",
        "compare apples and pears",
    ],
)
def test_one_kind_of_work_is_no_goal(text: str) -> None:
    assert not is_goal(text)
