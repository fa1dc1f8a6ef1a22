# ruff: noqa: RUF001, SIM905  # words of many languages, which as lists would take pages
"""Slips of the hand in short messages: "chepest?", "wen is it nxt", "delet it".

Only words of command and of asking are mended, by one letter too many or too few or two that
changed places, and never into a yes: what is approved is typed as it is. In English, and the long
words of German, French, Spanish and Dutch.
"""

from __future__ import annotations

import re
from typing import Final

from buddy.domain.regex import regex
from buddy.domain.slots import find_slots
from buddy.domain.typos import one_slip

_LONGEST: Final = 60
_MOST: Final = 8
"""Words of a message that is looked at."""
_ENGLISH: Final = frozenset(
    "cancel delete reject budget status schedule schedules results recipes missions proposal"
    " proposals restore remove repeat resume summary summarise summarize compare cheapest"
    " expensive average highest lowest largest smallest biggest newest oldest latest nearest second"
    " fourth seconds minutes sources column columns products available remaining settings"
    " conversation".split()
)
_LONG: Final = _ENGLISH | frozenset(
    "billigste günstigste teuerste abbrechen löschen durchschnitt zeitplan ergebnis ergebnisse"
    " wiederholen annuler supprimer résultats rapport moyenne dernier cancelar eliminar resultados"
    " promedio segundo goedkoopste duurste annuleer verwijder gemiddelde volgende resultaat".split()
)
_SHORT: Final = frozenset(
    "when what where which how many much next list show sort stop pause undo notes price prices"
    " cost total first third last again help there mean files table make only pages".split()
)
"""Mended where every other word of the message is one of these or a small one."""
_SMALL: Final = frozenset(
    "is it the a an of in on at to for by me my you i and or do does did are was will be this that"
    " these those them with most least more all please run one ones its there left have has"
    " can what's".split()
)
_THE: Final = regex(r"(?<!\w)(?:teh|hte|tthe|thhe)(?!\w)", re.IGNORECASE)
_WHATS: Final = regex(r"^(?:wh?ats|waths|whast)(?!\w)", re.IGNORECASE)
_OWN: Final = frozenset(
    "cancer cancels expansive budge stats summery columnist averse rapports than wheat hat hen were"
    " whom hot who shot shows sot sport top port sorry part tops lost lest east lasts fist thirst"
    " hird pries prize cause due under means men man main male fled fields tale cable hear three"
    " produit produits"
    " secondes segundos secondi courses secundes makes male mare onely oily pagers"
    " these theme text nest exit net wat was het hoe wer wie".split()
)
"""Words of their own, of English or of a language beside it."""
_FOREIGN: Final = (
    frozenset(
        "der die das den dem ein eine und ist sind nicht mit von zu für welche welcher was wo wie"
        " le la les un une des du de d et est sont pas avec pour quel quelle quels quelles où"
        " combien qui"
        " el los las una y es son con por para qué cuál cuáles cuánto cuántos dónde del al"
        " il lo gli della delle dei che quanto quanti quali quale dove per non ho"
        " o os as um uma e é são com não qual quais quanto quantos onde do da dos das"
        " het een en zijn niet met van voor welke hoeveel waar w z na jest są nie ile"
        " które gdzie".split()
    )
    - _SMALL
)
"""Words of other languages: beside one of them no word is a mistyped English one."""
_WORD: Final = regex(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_LED: Final = regex(r"['’].*$")
"""Behind an apostrophe: "d'Espagne" begins with a small word."""
_ENDING: Final = regex(r"(?:[sdr]|['’]s|ing)$")
_QUOTED: Final = regex(r"[\"“”„«»`:=/\\]")
_VOWELS: Final = frozenset("aeiou")
_SUBSTITUTED: Final = 8
"""Letters of a word in which another letter is a slip too."""


def without_slips(text: str) -> str:
    """Return a short message with its mistyped words of command and of asking as they are written.

    Args:
        text: "chepest?", "cancl", "teh most expensiv". What is quoted or named stays.
    """
    words = list(_WORD.finditer(text)) if len(text) <= _LONGEST else []
    if not 0 < len(words) <= _MOST or _QUOTED.search(text) or find_slots(text).urls:
        return text
    text = _WHATS.sub("what's", _THE.sub("the", text))
    words = list(_WORD.finditer(text))
    foreign = any(_LED.sub("", each[0].casefold()) in _FOREIGN for each in words)
    known = _LONG - _ENGLISH if foreign else _LONG
    meant = [_long(each[0], known, first=not place) for place, each in enumerate(words)]
    said = [new or each[0] for each, new in zip(words, meant, strict=True)]
    short = [_short(each) for each in said]
    small = all(new or _is_known(each) for each, new in zip(said, short, strict=True))
    if small and len(said) > 1:
        said = [new or each for each, new in zip(said, short, strict=True)]
    for each, new in zip(reversed(words), reversed(said), strict=True):
        if new != each[0]:
            text = f"{text[: each.start()]}{new}{text[each.end() :]}"
    return text


def _is_known(word: str) -> bool:
    return word.casefold() in _SMALL | _SHORT | _LONG


def _long(word: str, known: frozenset[str], *, first: bool) -> str | None:
    """Return the long word of command that a word is but for a slip; a name in capitals is none."""
    said = word.casefold()
    if said in _LONG or said in _OWN or said in _SHORT or (word[0].isupper() and not first):
        return None
    if any(_stem(said) == _stem(each) for each in _LONG):
        return None  # "recipe" and "scheduled" are forms of these words, and no slips
    return min((each for each in known if _slipped(said, each)), default=None)


def _stem(word: str) -> str:
    return _ENDING.sub("", word)


def _slipped(said: str, word: str) -> bool:
    if len(word) < 6 or not one_slip(said, word):  # noqa: PLR2004  # letters that tell a word
        return False
    return len(said) != len(word) or len(word) >= _SUBSTITUTED or sorted(said) == sorted(word)


def _short(word: str) -> str | None:
    """Return the short word that a word is with two letters swapped, or without a vowel or an h."""
    said = word.casefold()
    if said in _SHORT | _SMALL | _LONG:
        return None
    return min((each for each in _SHORT if _is_short_slip(said, each)), default=None)


def _is_short_slip(said: str, word: str) -> bool:
    if len(said) == len(word):
        return sorted(said) == sorted(word) and one_slip(said, word)
    dropped = _VOWELS | frozenset("h" if word.startswith("wh") else "")
    return any(
        letter in dropped and place and word[:place] + word[place + 1 :] == said
        for place, letter in enumerate(word)
    )
