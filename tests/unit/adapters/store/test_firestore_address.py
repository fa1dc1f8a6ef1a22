import subprocess
import sys

import pytest

from buddy.adapters.store.firestore.address import FirestoreAddress, parse_address
from buddy.adapters.store.firestore.store import FirestoreStore
from buddy.errors import InputInvalid


@pytest.mark.parametrize(
    ("url", "database"),
    [
        ("firestore://my-project", "(default)"),
        ("firestore://my-project/", "(default)"),
        ("firestore://my-project?database=(default)", "(default)"),
        ("firestore://my-project?database=buddy", "buddy"),
        ("firestore://my-project/?database=buddy", "buddy"),
    ],
)
def test_a_url_names_project_and_database(url: str, database: str) -> None:
    assert parse_address(url) == FirestoreAddress(project="my-project", database=database)


@pytest.mark.parametrize(
    "url",
    [
        "",
        "firestore://",
        "sqlite://my-project",
        "firestore://my-project/collection",
        "firestore://my-project?database=",
        "firestore://my-project?databse=x",
        "firestore://me@my-project",
        "firestore://my-project:80",
        "firestore://my-project#x",
    ],
)
def test_anything_else_is_refused_with_the_form_to_write(url: str) -> None:
    with pytest.raises(InputInvalid, match="firestore://PROJECT"):
        parse_address(url)


def test_a_project_alone_will_do_and_a_bad_url_will_not() -> None:
    FirestoreStore("my-project")
    with pytest.raises(InputInvalid):
        FirestoreStore("https://my-project")


def test_googles_package_is_loaded_only_when_the_store_is_used() -> None:
    code = (
        "import sys\n"
        "from buddy.adapters.store.firestore.store import FirestoreStore\n"
        "FirestoreStore('my-project')\n"
        "assert not any(name.split('.')[0] in {'google', 'grpc'} for name in sys.modules)\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


async def test_without_the_package_the_store_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "google.cloud", None)
    with pytest.raises(InputInvalid, match=r"buddy\[firestore\]"):
        await FirestoreStore("my-project").migrate()
