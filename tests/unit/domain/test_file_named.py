"""A file, or a folder of code, that a sentence asks for by its name alone."""

from __future__ import annotations

import pytest

from buddy.domain.file_named import code_named, file_named


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("what's in orders.csv", "orders.csv"),
        ("show me the file ~/.ssh/id_rsa", "~/.ssh/id_rsa"),
        ("read ../../etc/shadow", "../../etc/shadow"),
        ("and notes.txt", "notes.txt"),
        ("was steht in notes.txt?", "notes.txt"),
        ("que contient notes.txt", "notes.txt"),
        ("qué hay en notes.txt", "notes.txt"),
        ("cosa c'è in notes.txt", "notes.txt"),
        ("o que há em notes.txt", "notes.txt"),
        ("wat staat er in notes.txt", "notes.txt"),
        ("open 2026-01.csv in invoices", "invoices/2026-01.csv"),
        ("show me notes.txt from the folder work/old please", "work/old/notes.txt"),
        ("öffne notes.txt im Ordner Rechnungen", "Rechnungen/notes.txt"),
    ],
)
def test_a_file_that_is_only_to_be_seen(text: str, path: str) -> None:
    assert file_named(text) == path


@pytest.mark.parametrize(
    "text",
    [
        "delete notes.txt",
        "read notes.txt and count the words",
        "what's new in main.py since yesterday",
        "compare a.txt and b.txt",
        "what is in src/",
        "read https://a.example/notes.txt",
        "what is in it",
        "read notes.txt in full",
        "read notes.txt in invoices and count the words",
        "what's in the third line of notes.txt from monday to friday",
    ],
)
def test_what_asks_for_more_keeps_its_way(text: str) -> None:
    assert file_named(text) is None


@pytest.mark.parametrize(
    ("text", "folder"),
    [
        ("describe the code in proj", "proj"),
        ("how many classes are in proj?", "proj"),
        ("list the functions in src/shop", "src/shop"),
        ("wie viele Klassen gibt es in proj", "proj"),
        ("combien de classes y a-t-il dans proj", "proj"),
        ("cuántas clases hay en proj", "proj"),
        ("hoeveel klassen zijn er in proj", "proj"),
        ("explain the code in python", None),
        ("describe the code of conduct", None),
        ("which classes are there in the country", None),
        ("what is the source of the nile", None),
    ],
)
def test_code_that_is_asked_about(text: str, folder: str | None) -> None:
    assert code_named(text) == folder


@pytest.mark.parametrize(
    ("text", "folder"),
    [
        ("how many functions are in the project repo", "project"),
        ("how many python files are in project?", "project"),
        ("which classes are in the folder src", "src"),
        ("list the functions in the shop repository", "shop"),
    ],
)
def test_the_folder_of_code_is_the_name_and_not_the_word_beside_it(text: str, folder: str) -> None:
    assert code_named(text) == folder
