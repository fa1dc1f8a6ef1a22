"""The recipes that every Buddy has. One that a person edits becomes their own, of the same id."""

from __future__ import annotations

from typing import Final

from buddy.domain.ids import ToolName
from buddy.domain.recipe import Recipe, RecipeOrigin
from buddy.domain.recipe_parameters import Parameter, ParameterType
from buddy.domain.scope import Scope

JOBS: Final = Recipe(
    record_id="find-job-postings",
    name="Find job postings",
    description="Searches the web for open positions and lists them with address and first lines.",
    objective="Find job postings for {role}[ in {place}][ ({workplace})]",
    parameters=(
        Parameter(name="role", label="Role", hint="data engineer", max_length=120),
        Parameter(name="place", label="Place", hint="Berlin", required=False, max_length=80),
        Parameter(
            name="workplace",
            type=ParameterType.CHOICE,
            label="Workplace",
            choices=("remote", "hybrid", "on site"),
            required=False,
        ),
        Parameter(
            name="count",
            type=ParameterType.NUMBER,
            label="Results",
            default=10,
            minimum=1,
            maximum=20,
            whole=True,
        ),
    ),
    tool=ToolName("web_search"),
    tool_input={
        "query": "{role} job openings[ in {place}][ {workplace}]",
        "max_results": "{count}",
    },
    origin=RecipeOrigin.BUILT_IN,
)
PRICES: Final = Recipe(
    record_id="compare-prices",
    name="Compare prices",
    description=(
        "Reads the pages of several shops and shows, page by page, what they say of a product's "
        "price. One page that cannot be read does not stop the others."
    ),
    objective="Compare prices of {product} on {pages}",
    parameters=(
        Parameter(name="product", label="Product", hint="lego 10281", max_length=150),
        Parameter(
            name="pages",
            type=ParameterType.SEVERAL,
            of=ParameterType.URL,
            label="Pages of shops",
            hint="https://shop.example/10281, https://store.example/lego",
            most=8,
        ),
    ),
    tool=ToolName("web_extract"),
    tool_input={"urls": ["{pages}"], "what": "{product} price"},
    scope=Scope(max_pages=8),
    sites_of=("pages",),
    origin=RecipeOrigin.BUILT_IN,
)
COMPANY: Final = Recipe(
    record_id="research-a-company",
    name="Research a company",
    description=(
        "Reads several sources on a company and writes a report in which every statement cites "
        "where it comes from."
    ),
    objective="Research the company {company}[: {topics}]",
    parameters=(
        Parameter(name="company", label="Company", hint="Siemens Energy", max_length=120),
        Parameter(
            name="topics",
            type=ParameterType.SEVERAL,
            label="Topics",
            hint="products, leadership, revenue",
            required=False,
            max_length=60,
            most=6,
        ),
        Parameter(
            name="sources",
            type=ParameterType.NUMBER,
            label="Pages to read",
            default=6,
            minimum=2,
            maximum=10,
            whole=True,
        ),
    ),
    tool=ToolName("web_research"),
    tool_input={"query": "{company} company[ {topics}]", "max_sources": "{sources}"},
    scope=Scope(max_pages=10, max_duration_seconds=180.0),
    origin=RecipeOrigin.BUILT_IN,
)
SUMMARY: Final = Recipe(
    record_id="summarise-a-page",
    name="Summarise a page",
    description=(
        "Reads one page and gives its text, lists and tables; with a focus, the passages that "
        "speak of it."
    ),
    objective="Summarise the page {url}[ with a focus on {focus}]",
    parameters=(
        Parameter(
            name="url",
            type=ParameterType.URL,
            label="Page",
            hint="https://example.org/article",
        ),
        Parameter(
            name="focus", label="Focus", hint="delivery times", required=False, max_length=200
        ),
    ),
    tool=ToolName("web_extract"),
    tool_input={"url": "{url}", "what": "{focus}"},
    scope=Scope(max_pages=1),
    sites_of=("url",),
    origin=RecipeOrigin.BUILT_IN,
)
CHANGES: Final = Recipe(
    record_id="track-a-page",
    name="Track a page for changes",
    description=(
        "Looks at a page and says what was added and removed since the last look. Schedule it to "
        "be told; where nothing changed it says so, and asks the server for little."
    ),
    objective="Track the page {url} for changes[ in lines with {only}]",
    parameters=(
        Parameter(
            name="url",
            type=ParameterType.URL,
            label="Page",
            hint="https://example.org/prices",
        ),
        Parameter(
            name="only",
            type=ParameterType.SEVERAL,
            label="Only lines with",
            hint="price, in stock",
            required=False,
            max_length=60,
            most=6,
        ),
    ),
    tool=ToolName("page_changes"),
    tool_input={"url": "{url}", "only": "{only}"},
    scope=Scope(max_pages=1),
    sites_of=("url",),
    origin=RecipeOrigin.BUILT_IN,
)
BUILT_IN: Final = (JOBS, PRICES, COMPANY, SUMMARY, CHANGES)
BY_ID: Final = {each.record_id: each for each in BUILT_IN}
