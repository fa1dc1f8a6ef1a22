"""Settings as people may read them: a meaning for each, and no secret."""

from __future__ import annotations

from pathlib import Path

import pytest

from buddy.bootstrap.shown_settings import shown_settings
from buddy.domain.setting import Setting
from buddy.settings import Settings


def shown(**given: object) -> dict[str, Setting]:
    settings = Settings(_env_file=None, **given)  # type: ignore[arg-type,call-arg]
    return {setting.name: setting for setting in shown_settings(settings)}


def test_every_setting_has_a_meaning_and_says_whether_it_is_the_default(tmp_path: Path) -> None:
    found = shown(data_dir=tmp_path, user_day_usd="7.5", respect_robots=False)
    assert len(found) == len(Settings.model_fields)
    assert [name for name, setting in found.items() if not setting.meaning] == []
    assert {name for name, setting in found.items() if setting.given} == {
        "BUDDY_DATA_DIR",
        "BUDDY_USER_DAY_USD",
        "BUDDY_RESPECT_ROBOTS",
    }
    assert found["BUDDY_USER_DAY_USD"].value == "7.50"
    assert found["BUDDY_RESPECT_ROBOTS"].value == "false"
    assert found["BUDDY_SEARXNG_URL"].value is None


def test_no_secret_is_shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-very-secret")
    found = shown(
        data_dir=tmp_path,
        llm_api_key="sk-secret",
        store="postgresql://buddy:hush-hush@db.example/buddy",
        llm_url="http://me:pass@127.0.0.1:8080/v1",
    )
    text = repr(found)
    assert not any(word in text for word in ("sk-", "hush", "me:pass"))
    assert found["BUDDY_LLM_API_KEY"].secret
    assert found["BUDDY_LLM_API_KEY"].given
    assert found["OPENAI_API_KEY"].secret
    assert found["BUDDY_STORE"].value == "postgresql://…@db.example/buddy"
