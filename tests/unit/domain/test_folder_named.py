import pytest

from buddy.domain.folder_named import folder_named, listed_folder, lists_all
from buddy.domain.intent import Intent
from buddy.domain.plain_work import plain_work


@pytest.mark.parametrize(
    "text",
    [
        "list the files in my invoices folder",
        "list the folder invoices",
        "can you show me everything in the folder called invoices please",
        "what's in the invoices directory?",
        "how many files are in the invoices folder?",
        "liste die Dateien im Ordner invoices",
        "zeig mir den Inhalt vom Ordner invoices",
        "liste les fichiers du dossier invoices",
        "lista los archivos de la carpeta invoices",
        "elenca i file nella cartella invoices",
        "liste os arquivos da pasta invoices",
        "toon de bestanden in de map invoices",
        "ls invoices",
        "ls -la invoices/",
    ],
)
def test_a_folder_is_named(text: str) -> None:
    assert listed_folder(text) == "invoices"


@pytest.mark.parametrize(
    ("text", "name"),
    [("list my tax papers folder", "tax papers"), ("show the folder project/src", "project/src")],
)
def test_its_name_may_have_words_and_folders_above(text: str, name: str) -> None:
    assert listed_folder(text) == name


@pytest.mark.parametrize("text", ["list files in invoices", "open project", "what is in src?"])
def test_what_is_not_called_a_folder_may_be_something_else(text: str) -> None:
    named = folder_named(text)
    assert named is not None
    assert not named.surely
    assert listed_folder(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "list the files in my invoices folder and read the first",
        "list my files",
        "list the files in it",
        "show me the second one",
        "list the invoices folder on https://a.example",
        "search for a folder",
        "show me red shoes and blue hats",
    ],
)
def test_others_name_none(text: str) -> None:
    assert listed_folder(text) is None


def test_a_bare_prompt_lists_all_that_may_be_read() -> None:
    named = folder_named("ls")
    assert named is not None
    assert (named.name, named.surely) == ("", True)


@pytest.mark.parametrize("text", ["which files do i have", "welche Dateien habe ich?"])
def test_which_files_there_are_is_asked_without_a_folder(text: str) -> None:
    assert lists_all(text)
    assert plain_work(text) is Intent.FILE
    assert not lists_all("which files do i have to sign")
