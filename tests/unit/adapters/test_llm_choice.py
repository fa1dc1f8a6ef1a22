import pytest

from buddy.adapters.llm.choice import LLMChoice, parse_choice
from buddy.adapters.llm.pydantic_ai import require_installed
from buddy.domain.token_price import TokenPrice
from buddy.errors import InputInvalid

KEY = "sk-very-secret"
LLAMA = "http://127.0.0.1:8080/v1"


@pytest.mark.parametrize(
    ("text", "provider", "model"),
    [
        ("openai:gpt-5-mini", "openai", "gpt-5-mini"),
        ("anthropic:claude-haiku-4-5", "anthropic", "claude-haiku-4-5"),
        (" google : gemini-2.5-flash ", "google", "gemini-2.5-flash"),
        ("openai-compatible:qwen3:8b", "openai-compatible", "qwen3:8b"),
    ],
)
def test_a_choice_is_a_provider_and_a_model(text: str, provider: str, model: str) -> None:
    choice = parse_choice(text, url=LLAMA, key=KEY)
    assert (choice.provider, choice.model) == (provider, model)
    assert choice.name == f"{provider}:{model}"


@pytest.mark.parametrize("text", ["", "gpt-5", "openai:", ":x", "mistral:m", f"openai:{'x' * 201}"])
def test_another_text_is_refused_and_says_what_there_is(text: str) -> None:
    with pytest.raises(InputInvalid, match=r"BUDDY_LLM: .* openai:MODEL, anthropic:MODEL"):
        parse_choice(text, url=LLAMA, key=KEY)


@pytest.mark.parametrize("provider", ["openai", "anthropic", "google"])
def test_a_hosted_model_needs_a_key(provider: str) -> None:
    with pytest.raises(InputInvalid, match=f"BUDDY_LLM_API_KEY or {provider.upper()}_API_KEY"):
        parse_choice(f"{provider}:m")


def test_a_compatible_server_needs_a_url_and_no_key() -> None:
    with pytest.raises(InputInvalid, match="BUDDY_LLM_URL"):
        parse_choice("openai-compatible:m")
    assert parse_choice("openai-compatible:m", url=f"{LLAMA}/").url == LLAMA


@pytest.mark.parametrize(
    "url", ["ftp://h/v1", "h:8080", "http://", "http://h:0/", "http://[::1", "http://h/v1?key=abc"]
)
def test_a_url_that_is_no_address_of_an_api_is_refused(url: str) -> None:
    with pytest.raises(InputInvalid, match="BUDDY_LLM_URL") as caught:
        parse_choice("openai-compatible:m", url=url)
    assert "abc" not in caught.value.message


def test_a_key_does_not_stand_in_the_url() -> None:
    with pytest.raises(InputInvalid, match="BUDDY_LLM_API_KEY") as caught:
        parse_choice("openai-compatible:m", url=f"https://me:{KEY}@h/v1")
    assert KEY not in caught.value.message


def test_the_key_does_not_show() -> None:
    assert KEY not in repr(parse_choice("openai:m", key=KEY))


@pytest.mark.parametrize(
    ("url", "local"),
    [
        (LLAMA, True),
        ("http://localhost:11434/v1", True),
        ("http://[::1]:8080/v1", True),
        ("http://127.9.9.9/v1", True),
        ("http://192.168.1.4:11434/v1", False),
        ("https://localhost.example/v1", False),
        (None, False),
    ],
)
def test_a_model_is_local_where_it_runs_on_this_machine(url: str | None, local: bool) -> None:
    assert LLMChoice(provider="openai-compatible", model="m", url=url).is_local is local


def test_prices_are_read() -> None:
    choice = parse_choice("openai:m", key=KEY, prices="0.15/0.60")
    assert choice.price == TokenPrice.parse("0.15/0.6")
    with pytest.raises(InputInvalid, match="BUDDY_LLM_PRICES"):
        parse_choice("openai:m", key=KEY, prices="cheap")


def test_a_missing_extra_is_said_before_anything_starts(monkeypatch: pytest.MonkeyPatch) -> None:
    choice = parse_choice("openai:m", key=KEY)
    require_installed(choice)

    def nothing(_: str) -> None:
        return None

    monkeypatch.setattr("importlib.util.find_spec", nothing)
    with pytest.raises(InputInvalid, match=r"pip install 'buddy\[llm\]'"):
        require_installed(choice)
