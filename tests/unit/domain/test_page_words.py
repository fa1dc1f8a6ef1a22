"""Work that keeps to the pages and sites that it names."""

from __future__ import annotations

import pytest

from buddy.domain.limits import without_limits
from buddy.domain.page_words import forbids_redirects, keeping_spans, no_other_pages, stays_there
from buddy.domain.restriction import bounded, restriction_in
from buddy.domain.scope import Scope

PAGE = "https://mill.example/flour"
THIS_PAGE = """
    get {}, nothing else|get {} and no other pages|get {}, this page only|get {}, just that page
    |hole {}, nur diese Seite|hole {}, sonst nichts|hole {} und keine anderen Seiten
    |récupère {}, seulement cette page|récupère {}, rien d'autre|récupère {}, aucune autre page
    |trae {}, solo esta página|trae {} y nada más|trae {}, ninguna otra página
    |prendi {}, solo questa pagina|prendi {}, nient'altro|prendi {}, nessun'altra pagina
    |pega {}, só esta página|pega {}, nada mais|pega {}, nenhuma outra página
    |haal {}, alleen deze pagina|haal {}, niets anders|haal {}, geen andere pagina's
"""
THIS_SITE = """
    get {} without leaving it|get {}, don't visit other sites|get {}, only this site
    |hole {} ohne sie zu verlassen|récupère {} sans en sortir|trae {} sin salir de ahí
    |prendi {} senza uscirne|pega {} sem sair dela|haal {} zonder die te verlaten
"""
NO_REDIRECTS = """
    get {} and no redirects|get {}, don't follow redirects|hole {}, keine Weiterleitungen
    |récupère {}, pas de redirections|trae {}, sin redirecciones|prendi {}, nessun reindirizzamento
    |pega {}, sem redirecionamentos|haal {}, geen omleidingen
"""


def _each(said: str) -> list[str]:
    return [" ".join(each.split()) for each in said.split("|")]


@pytest.mark.parametrize("said", [*_each(THIS_PAGE), *_each(THIS_SITE), *_each(NO_REDIRECTS)])
def test_work_stays_where_it_is_said_to_and_the_words_leave_it(said: str) -> None:
    text = said.format(PAGE)
    scope = bounded(Scope(), restriction_in(text), (PAGE,))
    assert scope.allowed_domains == ("mill.example",)
    assert without_limits(text) == f"{said.split(maxsplit=1)[0]} {PAGE}"


@pytest.mark.parametrize("said", _each(THIS_PAGE))
def test_no_other_page_is_opened(said: str) -> None:
    text = said.format(PAGE)
    assert no_other_pages(text)
    assert bounded(Scope(), restriction_in(text), (PAGE,)).max_pages == 1


@pytest.mark.parametrize("said", _each(NO_REDIRECTS))
def test_a_no_to_redirects_is_noticed(said: str) -> None:
    assert forbids_redirects(said.format(PAGE))
    assert not forbids_redirects(THIS_SITE.format(*[PAGE] * 9))


@pytest.mark.parametrize(
    "text",
    [
        "find other pages about flour",
        f"get {PAGE} and other pages about flour",
        "compare this page and other sites",
        "search for the song nothing else matters",
        "get this page",
        "vergleiche diese Seite und andere Seiten",
        "which sites have no other pages",
        "and " * 500,
    ],
)
def test_other_pages_may_be_wanted(text: str) -> None:
    assert keeping_spans(text) == []
    assert not stays_there(text)
