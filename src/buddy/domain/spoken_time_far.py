"""Words of time in Polish and Japanese, put in English: "co poniedziałek o 8", "毎週月曜日の8時に".

A text is left as it is unless such words stand in it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Final

from buddy.domain.regex import regex

_POLISH_DAYS: Final = {
    "poniedzia[lł](?:ek|ki|ku)": "monday",
    "wtor(?:ek|ki|ku)": "tuesday",
    "[sś]rod(?:a|ę|e|y)": "wednesday",
    "czwart(?:ek|ki|ku)": "thursday",
    "pi[aą]t(?:ek|ki|ku)": "friday",
    "sobot(?:a|ę|e|y)": "saturday",
    "niedziel(?:a|ę|e)": "sunday",
}
_POLISH_HOURS: Final = (
    "pierwszej",
    "drugiej",
    "trzeciej",
    "czwartej",
    "piątej",
    "szóstej",
    "siódmej",
    "ósmej",
    "dziewiątej",
    "dziesiątej",
    "jedenastej",
    "dwunastej",
)
_POLISH_NUMBERS: Final = {
    "jedną": 1,
    "dwie": 2,
    "dwa": 2,
    "trzy": 3,
    "cztery": 4,
    "pięć": 5,
    "sześć": 6,
    "osiem": 8,
    "dziesięć": 10,
    "dwanaście": 12,
    "piętnaście": 15,
    "dwadzieścia": 20,
    "trzydzieści": 30,
}
_UNITS: Final = {"min": "minutes", "godz": "hours", "dni": "days", "dzie": "days"}
_COUNT: Final = rf"(?P<n>\d{{1,3}}|{'|'.join(_POLISH_NUMBERS)})"
_UNIT: Final = r"(?P<unit>minut\w*|godzin\w*|dni)"
_HOUR: Final = rf"(?P<h>\d{{1,2}}(?:[:.]\d{{2}})?|{'|'.join(_POLISH_HOURS)})"
_POLISH: Final = regex(
    r"(?<!\w)(?:co(?:dziennie)?|każd\w+|jutro|pojutrze|za|o|w(?:e)?)(?!\w)", re.IGNORECASE
)
_POLISH_DAY: Final = "|".join(_POLISH_DAYS)
_EACH: Final = regex(
    rf"(?<!\w)(?:co|w\s+każd[yąe]|każd(?:y|ą|ego|ej|e))\s+(?P<day>{_POLISH_DAY})(?!\w)",
    re.IGNORECASE,
)
_ON: Final = regex(rf"(?<!\w)(?:we?|na)\s+(?P<day>{_POLISH_DAY})(?!\w)", re.IGNORECASE)
_EVERY: Final = regex(
    r"(?<!\w)(?:(?P<daily>codziennie|każdego\s+dnia|co\s+dzień)|(?P<work>w(?:\s+każdy)?\s+dni\s+robocze)"
    rf"|(?P<hourly>co\s+godzinę)|co\s+{_COUNT}\s+{_UNIT})(?!\w)",
    re.IGNORECASE,
)
_SOON: Final = regex(
    rf"(?<!\w)za\s+(?:{_COUNT}\s+{_UNIT}|(?P<half>pół\s+godziny)|(?P<one>godzinę))(?!\w)",
    re.IGNORECASE,
)
_HALF_TO: Final = regex(
    rf"(?<!\w)o\s+wpół\s+do\s+(?P<h>{'|'.join(_POLISH_HOURS)}|\d{{1,2}})(?!\w)", re.IGNORECASE
)
_AT: Final = regex(rf"(?<!\w)o\s+(?:godzinie\s+)?{_HOUR}(?![\w%])", re.IGNORECASE)
_SINGLE: Final = (
    (regex(r"(?<!\w)pojutrze(?!\w)", re.IGNORECASE), "the day after tomorrow"),
    (regex(r"(?<!\w)jutro(?!\w)", re.IGNORECASE), "tomorrow"),
    (regex(r"(?<=\d)\s+rano(?!\w)", re.IGNORECASE), " in the morning"),
    (regex(r"(?<=\d)\s+(?:wieczorem|wieczór)(?!\w)", re.IGNORECASE), " in the evening"),
    (regex(r"(?<=\d)\s+po\s+południu(?!\w)", re.IGNORECASE), " in the afternoon"),
)
_KANJI_DAYS: Final = dict(
    zip(
        "月火水木金土日",
        ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"],
        strict=True,
    )
)
_JAPANESE: Final = regex("[ぁ-ん一-龥]")
_WEEKLY: Final = regex(
    r"毎週\s*(?P<days>[月火水木金土日](?:曜日?)?(?:[と・、]\s*[月火水木金土日](?:曜日?)?)*)(?:の|に)?"
)
_DAILY: Final = regex(r"(?P<what>毎日|毎朝|毎晩|毎夜|平日)(?:の|に)?")
_STEP: Final = regex(r"(?P<n>\d{1,2})?(?:(?<=\d)(?P<unit>時間|分)ごと|毎時)(?:に|の)?")
_HENCE: Final = regex(r"(?P<n>\d{1,3})(?P<unit>時間|分|日)後(?:に|の)?")
_DAY: Final = regex(r"(?P<what>明日|あした|明後日|あさって)(?:の|に|は)?")
_WEEKDAY: Final = regex(r"(?P<day>[月火水木金土日])曜日?(?:の|に)?")
_PUT: Final = regex(
    r"に?(?:して|変更(?:して)?|変えて|ずらして|してください|お願い(?:します)?)(?:ください|下さい)?[。.!]*\s*$"
)
"""The end of an order that something shall be at a time."""
_CLOCK: Final = regex(
    r"(?P<half>午前|午後|朝|夜|夕方)?(?:の)?\s*(?P<h>\d{1,2})\s*(?:時(?!間)|:(?=\d\d))(?P<m>半|\d{1,2}分?)?(?:に|の)?"
)


def in_english(text: str) -> str:
    """Return a text with its Polish and Japanese words of time in English."""
    said = _from_polish(text) if _POLISH.search(text) else text
    return _from_japanese(said) if _JAPANESE.search(said) else said


def _from_polish(text: str) -> str:
    if not any(form.search(text) for form in (_EACH, _ON, _EVERY, _SOON, _AT, _HALF_TO)) and not (
        _SINGLE[0][0].search(text) or _SINGLE[1][0].search(text)
    ):
        return text
    forms: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = (
        (_EACH, lambda found: f"every {_day(found['day'])}"),
        (_EVERY, _every),
        (_SOON, _soon),
        (_HALF_TO, lambda found: f"at {(_hour(found['h']) - 1) or 12}:30"),
        (_AT, lambda found: f"at {_clock(found['h'])}"),
        (_ON, lambda found: f"on {_day(found['day'])}"),
    )
    for form, put in forms:
        text = form.sub(put, text)
    for form, word in _SINGLE:
        text = form.sub(word, text)
    return text


def _day(said: str) -> str:
    return next(day for form, day in _POLISH_DAYS.items() if re.fullmatch(form, said.casefold()))


def _hour(said: str) -> int:
    word = said.casefold()
    return int(word) if word.isdigit() else _POLISH_HOURS.index(word) + 1


def _clock(said: str) -> str:
    return said.replace(".", ":") if said[:1].isdigit() else str(_hour(said))


def _counted(found: re.Match[str]) -> str:
    said = found["n"].casefold()
    number = int(said) if said.isdigit() else _POLISH_NUMBERS[said]
    unit = next(
        unit for start, unit in _UNITS.items() if found["unit"].casefold().startswith(start)
    )
    return f"{number} {unit}"


def _every(found: re.Match[str]) -> str:
    if found["n"]:
        return f"every {_counted(found)}"
    return "every day" if found["daily"] else "every weekday" if found["work"] else "every hour"


def _soon(found: re.Match[str]) -> str:
    return (
        f"in {_counted(found)}"
        if found["n"]
        else "in half an hour"
        if found["half"]
        else "in 1 hour"
    )


_WHAT: Final[Mapping[str, str]] = {
    "毎日": "every day",
    "毎朝": "every morning",
    "毎晩": "every evening",
    "毎夜": "every night",
    "平日": "every weekday",
    "明日": "tomorrow",
    "あした": "tomorrow",
    "明後日": "the day after tomorrow",
    "あさって": "the day after tomorrow",
}
_OF_DAY: Final[Mapping[str | None, str]] = {
    None: "",
    "午前": " in the morning",
    "朝": " in the morning",
    "午後": " in the afternoon",
    "夕方": " in the evening",
    "夜": " in the evening",
}


def _from_japanese(text: str) -> str:
    forms: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = (
        (_WEEKLY, _weekly),
        (_STEP, _step),
        (_HENCE, _hence),
        (_DAILY, lambda found: f" {_WHAT[found['what']]} "),
        (_DAY, lambda found: f" {_WHAT[found['what']]} "),
        (_WEEKDAY, lambda found: f" on {_KANJI_DAYS[found['day']]} "),
        (_CLOCK, _japanese_clock),
    )
    said = text
    for form, put in forms:
        said = form.sub(put, said)
    if said == text:
        return text
    said, put = _PUT.subn("", said)
    return f"{'make it ' if put else ''}{' '.join(said.split())}"


def _weekly(found: re.Match[str]) -> str:
    days = [
        _KANJI_DAYS[each]
        for each in found["days"].replace("曜日", "").replace("曜", "")
        if each in _KANJI_DAYS
    ]
    return f" every {' and '.join(days)} "


def _step(found: re.Match[str]) -> str:
    if found["n"] is None:
        return " every hour "
    return f" every {found['n']} {'hours' if found['unit'] == '時間' else 'minutes'} "


def _hence(found: re.Match[str]) -> str:
    unit = {"時間": "hours", "分": "minutes", "日": "days"}[found["unit"]]
    return f" in {found['n']} {unit} "


def _japanese_clock(found: re.Match[str]) -> str:
    minute = (found["m"] or "00").removesuffix("分")
    minute = "30" if minute == "半" else f"{int(minute):02d}"
    return f" at {int(found['h'])}:{minute}{_OF_DAY[found['half']]} "
