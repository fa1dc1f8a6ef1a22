# ruff: noqa: RUF001  # words of many languages
"""Secrets that somebody says in a conversation: a password, a key, a PIN, a card, an account.

They are taken out of a message before it is kept, read or searched for. Rather too much than too
little: who meant no secret says it in other words, and a secret that was sent away stays away. What
is asked about a secret ("what is my password?", "my password is too weak") holds none, and an
address is no message: what stands in it is for its own site.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from buddy.domain.regex import regex
from buddy.domain.secret_text import KEY_FORMS, LEFT_OUT
from buddy.domain.slots import addresses_in

_NAME: Final = (
    r"(?:pass ?(?:word|code|phrase)|passwd|pwd|pin(?:[ -]?(?:code|number|nummer))?|log-?in code"
    r"|(?:api|access|secret|private|recovery)[ _-]?(?:key|token)s?|apikey|auth(?:entication)? token"
    r"|cvv2?|cvc2?|security code|2fa[ -]code"
    r"|passwort|kennwort|geheimzahl|api-?schlüssel|zugangscode|prüfziffer"
    r"|mot de passe|mdp|code (?:pin|secret)|cl[ée] (?:api|secrète|privée|d['’]api)"
    r"|contraseña|clave (?:api|secreta|privada|de acceso)|(?<=\bmi )clave|c[óo]digo (?:pin|secreto)"
    r"|parola d['’]ordine|chiave (?:api|segreta|privata)|codice (?:pin|segreto)"
    r"|senha|palavra-passe|chave (?:api|secreta|privada|de api)"
    r"|wachtwoord|pincode|toegangscode|api-?sleutel)"
)
_MINE: Final = (
    r"(?:my|our|his|her|the|mein(?:e[nrms]?)?|unser(?:e[nrm]?)?|das|die|mon|ma|notre|le|la|mi"
    r"|nuestra|mio|mia|nostra|l[ao]|o|a|meu|minha|mijn|ons|onze|het|de|with|mit|avec|con|com|met"
    r"|and|und|et|y|e|en|user|username)"
)
_IS: Final = (
    r"(?:\s*[:=]\s*|\s+(?:is|was|will be|lautet|ist|war|heißt|est|c['’]est|es|era|è|é|sarà|luidt"
    r"|equals)\s*:?\s+|['’]s\s+)"
)
_STATE: Final = (
    r"(?:wrong|weak|strong|lost|gone|expired|forgotten|stolen|leaked|not|too|very|the|an?|in|on|at"
    r"|for|to|required|invalid|incorrect|correct|safe|secure|unsafe|insecure|old|new|long|short"
    r"|good|bad|empty|missing|blocked|locked|public|same|different|secret|private|what|still|never"
    r"|always|so|case|saved|stored|being|been|used|kept|only|no|falsch|weg|verloren|vergessen"
    r"|abgelaufen|zu|sehr|nicht|kein\w*|schwach|stark|sicher|unsicher|gesperrt|alt|neu|lang|kurz"
    r"|geheim|gestohlen|richtig|noch|faux|fausse|perdue?|oubliée?|expirée?|trop|pas|faible|fort"
    r"|sûre?|bloquée?|volée?|incorrect[ao]?|invalide?|perdid[ao]|olvidad[ao]|caducad[ao]|d[ée]bil"
    r"|fuerte|segur[ao]|muy|mal|robad[ao]|bloquead[ao]|sbagliat[ao]|pers[ao]|scadut[ao]|debole"
    r"|sicur[ao]|bloccat[ao]|rubat[ao]|non|troppo|molto|errad[ao]|esquecid[ao]|expirad[ao]|frac[ao]"
    r"|não|muito|verkeerd|fout|kwijt|verlopen|vergeten|zwak|sterk|veilig|geblokkeerd|niet|te|zo"
    r"|erg|it|that|this|there|here|where|how|which|whose|who|when|why|was|wo|wie|welches?|quel\w*"
    r"|qu[ée]|cu[aá]l|qual\w*|wat|waar|hoe|dat|das|ce|cela|eso|esto|isso|questo|quello|der|die|le"
    r"|la|el|il|lo|de|het|een|une?|un[ao]?|ein\w*)"
)
"""What may be said of a secret, and is none."""
_WORD: Final = r"[^\s,;“”\"«»<>()]{3,200}[^\s,;.!?“”\"«»<>()]"
_SAID: Final = regex(
    rf"(?<!\w)(?P<name>{_NAME})(?:\s+(?:for|of|to|on|für|von|pour|de|du|para|per|di|do|voor|van)\s+"
    rf"(?:[^\s:=]+\s+){{0,3}}?[^\s:=]+)?{_IS}[“\"'«]?(?!{_STATE}(?!\w))"
    rf"(?P<value>{_WORD}!?|\d{{3,12}}(?!\w))",
    re.IGNORECASE,
)
_BESIDE: Final = regex(
    rf"(?<!\w){_MINE}\s+{_NAME}\s+[“\"'«]?(?P<value>(?=[^\s]*[^\W\d_])(?=[^\s]*[\d!$%&#@*^~])"
    rf"{_WORD}!?)"
    rf"|(?<!\w)(?:{_MINE}\s+)?(?:pin(?:[ -]?code)?|pincode|geheimzahl|cvv2?|cvc2?)\s+"
    r"(?P<digits>\d{3,8})(?![\w%])",
    re.IGNORECASE,
)
_REVERSED: Final = regex(
    rf"(?<!\S)[“\"'«]?(?!{_STATE}(?!\w))(?P<value>{_WORD}!?)[”\"'»]?,?\s+"
    rf"(?:is|ist|est|es|è|é|was)\s+(?:my|our|mein(?:e[nr]?)?|unser|mon|ma|notre|mi"
    r"|nuestra|(?:la )?mia|(?:il )?mio|(?:a )?minha|(?:o )?meu|mijn|onze?|the|das|der|la|le|il|o|a"
    rf"|het|de)\s+{_NAME}(?!\w)",
    re.IGNORECASE,
)
_KEYS: Final = regex(
    rf"{KEY_FORMS}|\b(?:sk|pk|rk)[-_](?=[A-Za-z0-9_-]{{0,200}}\d)[A-Za-z0-9_-]{{16,}}"
)
_RANDOM: Final = regex(r"(?<!\S)(?=\S*\d)(?=\S*[a-z])(?=\S*[A-Z])[A-Za-z0-9+/=_-]{20,}(?!\S)")
"""A long word without sense; beside a secret it is another one."""
_CARD: Final = regex(
    r"(?<![\w.,-])(?:\d{4}([ -])\d{4}\1\d{4}\1\d{1,7}|\d{4}([ -])\d{6}\2\d{5}|\d{13,19})(?![\w,-])"
)
_CARD_NAME: Final = regex(
    r"\b(?:credit|debit|bank|visa|mastercard|amex|american express|kredit|giro|carte|karte|tarjeta"
    r"|carta|cart[aã]o|creditcard|kaart|card|nummer|number)",
    re.IGNORECASE,
)
_IBAN: Final = regex(r"\b[A-Za-z]{2}\d{2}(?: ?[A-Za-z0-9]{4}){2,7}(?: ?[A-Za-z0-9]{1,4})?\b")
_NUMBERED: Final = regex(r"pin|cv|geheimz|prüf|c[oó]d|security|2fa", re.IGNORECASE)
_DIGITS_OF_CARD: Final = range(13, 20)
_IBAN_LETTERS: Final = range(15, 35)


def without_told(text: str) -> str:
    """Return a message with ``(left out)`` for each secret that it says; itself without any.

    Args:
        text: In English, German, French, Spanish, Italian, Portuguese or Dutch.
    """
    addresses = [(start, end) for start, end, _ in addresses_in(text)]
    spans = [
        (start, end)
        for start, end in _secrets(text)
        if not any(begin <= start and end <= stop for begin, stop in addresses)
    ]
    if not spans:
        return text
    spans += [match.span() for match in _RANDOM.finditer(text)]
    parts, place = list[str](), 0
    for start, end in sorted(spans):
        if start >= place:
            parts += [text[place:start], LEFT_OUT]
        place = max(place, end)
    return "".join([*parts, text[place:]])


def _secrets(text: str) -> Iterator[tuple[int, int]]:
    yield from (match.span() for match in _KEYS.finditer(text))
    for pattern in (_SAID, _BESIDE, _REVERSED):
        for match in pattern.finditer(text):
            group = "value" if match["value"] else "digits"
            if LEFT_OUT not in match[group] and not _has_no_figure(match, pattern):
                yield match.span(group)
    for match in _CARD.finditer(text):
        grouped = match[1] is not None or match[2] is not None
        if _is_card(match[0]) and (grouped or _CARD_NAME.search(text)):
            yield match.span()
    for match in _IBAN.finditer(text):
        end = _end_of_iban(match[0])
        if end:
            yield match.start(), match.start() + end


def _has_no_figure(match: re.Match[str], pattern: re.Pattern[str]) -> bool:
    """Tell whether what a PIN or a code is said to be is no number: "the pin is bent"."""
    numbered = pattern is _SAID and _NUMBERED.match(match["name"])
    return bool(numbered) and not any(each.isdigit() for each in match["value"])


def _is_card(written: str) -> bool:
    """Tell whether a number has the check digit that cards have."""
    digits = [int(each) for each in written if each.isdigit()]
    if len(digits) not in _DIGITS_OF_CARD or len(set(digits)) == 1:
        return False
    doubled = [sum(divmod(2 * each, 10)) for each in digits[-2::-2]]
    return (sum(digits[-1::-2]) + sum(doubled)) % 10 == 0


def _end_of_iban(written: str) -> int:
    """Return where an account's number ends; 0 where its check digits say that it is none.

    A word of four letters behind it may look like one more group.
    """
    ends = [len(written), *(place for place, each in enumerate(written) if each == " ")]
    return next((end for end in sorted(ends, reverse=True) if _is_iban(written[:end])), 0)


def _is_iban(written: str) -> bool:
    bare = written.replace(" ", "").upper()
    if len(bare) not in _IBAN_LETTERS:
        return False
    moved = bare[4:] + bare[:4]
    return int("".join(str(int(each, 36)) for each in moved)) % 97 == 1
