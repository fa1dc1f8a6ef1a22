"""A Firestore project belongs to one Buddy at a time."""

from collections.abc import AsyncIterator, Callable
from datetime import timedelta

import pytest

from buddy.adapters.store.firestore import paths
from buddy.adapters.store.firestore.address import FirestoreAddress
from buddy.adapters.store.firestore.database import Database
from buddy.adapters.store.firestore.tenancy import LEASE_SECONDS, FirestoreTenancy
from buddy.errors import StoreConflict
from buddy.testing.clock import FixedClock

pytestmark = pytest.mark.firestore

Make = Callable[[str], FirestoreTenancy]


@pytest.fixture
def lost() -> list[str]:
    return []


@pytest.fixture
async def make(firestore_project: str, lost: list[str]) -> AsyncIterator[Make]:
    made: list[FirestoreTenancy] = []

    def one(place: str) -> FirestoreTenancy:
        where = FirestoreAddress(project=firestore_project)
        made.append(FirestoreTenancy(where, lambda: place, FixedClock(), lost.append))
        return made[-1]

    yield one
    for each in made:
        await each.give_back()


@pytest.fixture
async def database(firestore_project: str) -> AsyncIterator[Database]:
    database = Database(FirestoreAddress(project=firestore_project))
    yield database
    await database.close()


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> Callable[[float], None]:
    """Let the server's clock be ahead."""
    now = Database.now

    def ahead(seconds: float) -> None:
        async def moved(self: Database) -> object:
            return await now(self) + timedelta(seconds=seconds)

        monkeypatch.setattr(Database, "now", moved)

    return ahead


async def test_while_one_lives_another_is_refused_in_words(make: Make) -> None:
    one = make("a")
    await one.take()
    with pytest.raises(StoreConflict, match=r"Another Buddy \(process \d+ on .* is using this"):
        await make("b").take()
    await one.beat()
    with pytest.raises(StoreConflict):
        await make("b").take()


async def test_what_was_given_back_is_free(make: Make, database: Database) -> None:
    one = make("a")
    await one.take()
    await one.give_back()
    assert (await database.get(paths.HOLDER))[paths.HOLDER].fields is None
    await make("b").take()


async def test_a_lease_that_ran_out_is_taken_over_and_its_holder_learns_it(
    make: Make, later: Callable[[float], None], lost: list[str], database: Database
) -> None:
    one, two = make("a"), make("b")
    await one.take()
    later(LEASE_SECONDS - 20)
    with pytest.raises(StoreConflict):
        await two.take()
    later(LEASE_SECONDS)
    await two.take()
    await one.beat()
    assert len(lost) == 1
    await one.give_back()
    kept = (await database.get(paths.HOLDER))[paths.HOLDER].fields
    assert kept is not None
    assert kept["place"] == "b"
    await two.beat()
    assert len(lost) == 1


async def test_the_next_life_in_the_same_directory_need_not_wait(
    make: Make, lost: list[str]
) -> None:
    one, two = make("a"), make("a")
    await one.take()
    await two.take()
    await one.beat()
    assert len(lost) == 1
