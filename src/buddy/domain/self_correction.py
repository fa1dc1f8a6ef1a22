# ruff: noqa: RUF001  # words of many languages
"""A sentence that corrects itself: of "search for lamps; no, for candles" only candles are wanted.

What is taken back takes no part in the work. Only a sentence of work, a word that takes back, and
then the same kind of thing once more count: another sentence of work, another address, another sum,
or another subject. In English, German, French, Spanish, Italian, Portuguese and Dutch.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import Final

from buddy.domain.acknowledgement import acknowledges
from buddy.domain.arithmetic.slots import expression_in
from buddy.domain.assent import agrees, asks, declines, hesitates, stops
from buddy.domain.figures import with_figure
from buddy.domain.limits import without_limits
from buddy.domain.plain_work import plain_work
from buddy.domain.regex import regex
from buddy.domain.slots import addresses_in, find_slots
from buddy.domain.slots_note import stores_note
from buddy.domain.slots_when import when_in
from buddy.domain.time_ahead import without_time
from buddy.domain.work_again import limited_anew

_LONGEST: Final = 500
_MOST: Final = 3
"""Corrections of one sentence."""
_MOST_MARKS: Final = 8
"""Words that may take back, of one sentence, that are looked at."""
_WORDS_OF_A_SUBJECT: Final = 6
_NO: Final = r"(?:(?:ach|ah|oh|äh|oops|hm+)[\s,]+)?(?:no|nope|nein|nee|non|não|nao)"
_TAKES_BACK: Final = (
    r"(?:(?:oh |ah |oops |ups )?(?:sorry|pardon|my mistake|scratch that|correction)"
    r"(?:[\s,]+i meant?(?: to say)?)?"
    r"|i (?:mean|meant)(?: to say)?|(?:no[\s,]+)?(?:wait|hold on|hang on)(?:[\s,]+no)?"
    r"|actually(?:[\s,]+no)?|make that|or rather"
    r"|(?:ach |oh |äh )?nein(?:[\s,]+(?:doch|lieber|quatsch|warte|moment))+|quatsch|korrektur"
    r"|(?:ach )?(?:entschuldigung|entschuldige|verzeihung|sorry)(?:[\s,]+ich mein(?:t)?e)?"
    r"|ich mein(?:t)?e|(?:nein[\s,]+)?(?:warte|moment)|besser gesagt|vielmehr|doch lieber"
    r"|je (?:veux|voulais) dire|(?:non[\s,]+)?attends|enfin non|plutôt|pardon|désolée?"
    r"|(?:no[\s,]+)?(?:espera|perd[oó]n)|quiero decir|quise decir|m[aá]s bien|mejor dicho"
    r"|(?:no[\s,]+)?(?:aspetta|anzi|scusa|scusi)|volevo dire|intendevo"
    r"|(?:não[\s,]+)?(?:espera|espere|desculpa|desculpe)|quero dizer|quis dizer|ou melhor"
    r"|(?:nee[\s,]+)?wacht|ik bedoel(?:de)?|liever gezegd)"
)
_CORRECTS: Final = regex(
    r"(?P<stop>\s*(?:[;,.!?—–…]|\s-{1,2}\s|\.\.\.)+\s*|\s+)"
    rf"(?P<mark>(?:{_NO}[\s,]+)?{_TAKES_BACK}(?:[\s,]+{_NO})?|{_NO})"
    r"(?P<end>\s*[,:;.!—–-]+\s*|\s+)(?=\S)",
    re.IGNORECASE,
)
_BARE_NO: Final = regex(rf"^{_NO}$", re.IGNORECASE)
_PAUSE: Final = regex(r"[,;:.!?—–…-]")
_LED: Final = regex(
    r"^(?:[\s,:;—–-]|(?:please|rather|instead|better|bitte|lieber|besser|doch|plutôt|mejor|meglio"
    r"|melhor|liever|open|read|take|use|it['’]?s|i meant?|the (?:page|site)|die seite)\b)+",
    re.IGNORECASE,
)
_AFTER: Final = regex(
    r"^(?:[\s,.!?;]|(?:please|instead|rather|bitte|stattdessen|plutôt|por favor|per favore"
    r"|alsjeblieft|lesen|öffnen)\b)*$",
    re.IGNORECASE,
)
_LEADS_IN: Final = (
    r"for|about|on|in|at|near|from|to|nach|über|für|zu|des?|du|d['’]|pour|sur|à|un[eo]?|les|las?|le"
    r"|los|el|lo|il|gli|i|para|sobre|en|por|per|su|di|os?|as?|em|naar|over|voor|van|an?|the|some"
    r"|ein(?:e[nr]?)?|der|die|das|den|een|het"
)
_LEAD: Final = regex(rf"^(?P<lead>(?:{_LEADS_IN})(?<!['’])\s|d['’])", re.IGNORECASE)
_LOOKS: Final = regex(
    r"^(?P<verb>\W*(?:(?:please|bitte|can you|could you|kannst du)\s+)*(?:search(?:\s+the\s+web"
    r"|\s+online)?\s+for|look(?:ing)?\s+(?:for|up)|google|find(?:\s+me)?|research|such\w*(?:\s+nach)?"
    r"|finde?|cherche[rz]?|trouve[rz]?|busca(?:r|me)?|encuentra|cerca(?:re|mi)?|trova(?:mi)?"
    r"|procur[ae]r?|pesquis[ae]r?|zoek(?:\s+naar)?)\s+)\S",
    re.IGNORECASE,
)
_PLACING: Final = regex(
    r"(?:in|at|near|from|to|on|über|pour|sur|à|sobre|en|su|em|over|voor|von|aus|bei|de|da)",
    re.IGNORECASE,
)
_PLACE: Final = regex(
    r"\s(?:in|at|near|from|to|bei|aus|à|en|da|em)\s+(?P<place>[A-ZÄÖÜÉÁÍÓÚÇ][^,;]*)$"
)
"""Where something is looked for, behind what is."""
_CLOCK: Final = regex(
    r"(?<!\w)(?:at|by|um|gegen|[àa]s?|vers|a\s+las?|alle|om)\s+\d{1,2}(?!\d)", re.IGNORECASE
)
"""A time of the day, which leaves the days that were said."""
_TODAY: Final = regex(
    r"(?<!\w)(?:today|heute|aujourd['’]hui|hoy|oggi|hoje|vandaag)"
    r"(?=\W*$|\s+(?:nach|for|à|a|naar|por)\s)"
)
"""Of the time, and not of the subject: last, or before what leads the subject in, and no name:
"USA Today", "the today show"."""
_FIGURE: Final = regex(r"^[$€£]?\d[\d.,]*\s?[%€$£]?$")
_GERMAN: Final = regex(r"\b(?:nein|ich mein|warte|moment|quatsch|besser|vielmehr)", re.IGNORECASE)
_SAYS_IT: Final = regex(r"[\"“”«»„]")
_MEANS_NO: Final = regex(
    r"(?<!\w)(?:problem|idea|way|thanks|thank you|matter|longer|more|one|need|hurry|rush|limit"
    r"|danke|merci|gracias|grazie)(?!\w)",
    re.IGNORECASE,
)
_ALSO: Final = (
    r"(?:also|too|as well|besides|additionally|auch|außerdem|aussi|también|anche|também|ook)"
)
_ADDS: Final = regex(
    rf"^\W*(?:(?:and|und|et|y|e|en|please|bitte)\b[\s,]*)*{_ALSO}(?!\w)|(?<!\w){_ALSO}\W*$"
    r"|^\W*(?:\w+\s+){1,3}auch\s",
    re.IGNORECASE,
)
"""What comes besides, and takes nothing back: "actually, also find candles"."""
_NOT: Final = regex(r"(?<!\w)(?:not|don['’]?t|nicht|pas|niet)(?!\w)", re.IGNORECASE)
_SORRY: Final = regex(
    r"sorry|pardon|entschuldig|verzeihung|désolé|perd[oó]n|scus[ai]|desculp", re.IGNORECASE
)
_EXCUSE: Final = regex(
    r"^\W*(?:(?:if|for|to|about|that|because|wenn|falls|dass|dafür|si|de|que|se|per|als)\s[^,;]*"
    r"\b(?:is|are|was|were|bother|ask|trouble|question|english|late|delay|dumb|stupid|ist|war|frage"
    r"|est|déranger|es|molestar|pregunta|è|disturbo|domanda|é|incomodar|pergunta)\b"
    r"|my (?:english|spelling|typing)|mein deutsch|mon français|mi español"
    r"|(?:and )?(?:thanks?|thank you|thx|danke|merci|gracias|grazie|obrigad[oa]))(?!\w)",
    re.IGNORECASE,
)
"""What an excuse goes on with; it takes no part in the work: "sorry if that is a dumb question"."""
_SENTENCE: Final = regex(
    r"^\W*(?:if|for (?:the|my|being|asking|all)|about (?:the|my|that|this)|to (?:bother|ask|be)"
    r"|that i|because|wenn|falls|si|se|als)(?!\w)"
    r"|(?<!\w)(?:i|i['’]\w+|you|it|it['’]s|that['’]s|is|are|was|were|am|isn['’]t|does|did|can|could|would"
    r"|will|should|ich|du|ist|sind|bin|war|je|j['’]\w+|tu|c['’]est|suis|yo|está|están|soy|io|è|sono|eu"
    r"|são|estou|ik|ben|zijn|thanks?|thx|danke|merci|gracias|grazie|obrigad[oa]|bedankt)(?!\w)",
    re.IGNORECASE,
)
"""Words of a whole sentence, which no subject is: "sorry if that is a dumb question"."""


def corrected(text: str) -> str:
    """Return a sentence without what it takes back itself; as it is where it takes nothing back.

    Args:
        text: "search for lamps; actually no, search for candles", "open a.org, sorry, b.org",
            "such nach Lampen, nein, nach Kerzen".
    """
    if len(text) > _LONGEST or _SAYS_IT.search(text) or stores_note(text):
        return text
    said = " ".join(text.split())  # so that white space is not looked through from each place
    for _ in range(_MOST):
        marks = islice(_CORRECTS.finditer(said), _MOST_MARKS)
        found = (_without(said, match) for match in marks)
        shorter = next((each for each in found if each is not None), None)
        if shorter is None:
            break
        said = text = shorter
    return text


def _without(text: str, match: re.Match[str]) -> str | None:
    """Return a sentence with what comes after a word that takes back in the place of the rest."""
    head, tail = text[: match.start()].strip(), text[match.end() :].strip()
    plain_no = _BARE_NO.match(match["mark"]) is not None
    paused = bool(_PAUSE.search(match["stop"]))
    if not head or not tail or not paused:
        return None  # "search for no wait signs" takes nothing back
    if plain_no and (not _PAUSE.search(match["end"]) or _MEANS_NO.match(tail)):
        return None  # "search for rooms, no smoking" leaves something out
    if _ADDS.search(tail) or _gives_up(tail):
        return None
    if _SORRY.search(match["mark"]) and _EXCUSE.match(tail):
        return head
    return (
        _page(head, tail)
        or _sum(head, tail)
        or _whole(head, tail)
        or _timed(head, tail)
        or _limited(head, tail)
        or _subject(head, tail, match["mark"])
    )


def takes_all_back(text: str) -> bool:
    """Tell whether a sentence asks for work and then for none: "search for lamps. No, never mind".

    Args:
        text: In the languages of `corrected`.
    """
    if len(text) > _LONGEST or _SAYS_IT.search(text) or stores_note(text):
        return False
    said = " ".join(text.split())
    return any(
        _PAUSE.search(match["stop"]) and _gives_up(said[match.end() :])
        for match in islice(_CORRECTS.finditer(said), _MOST_MARKS)
        if _is_work(head := said[: match.start()].strip()) or find_slots(head).urls
    )


def _gives_up(tail: str) -> bool:
    """Tell whether nothing is wanted any more, or not now."""
    if declines(tail) or stops(tail) or hesitates(tail):
        return True
    return _NOT.search(tail) is not None and declines(f"no, {tail}")


def _limited(head: str, tail: str) -> str | None:
    """Return the work within the limit that comes behind it, where it has none yet."""
    free = not without_limits(tail).strip(" ,.;:!") and without_limits(head) == head
    return f"{head.rstrip(' ,.;:!')}, {tail}" if free and _LOOKS.match(head) else None


def _timed(head: str, tail: str) -> str | None:
    """Return the work at the other time: what comes behind is a time, and no other subject."""
    new = tail.strip(" ,.;:!?")
    is_time = new and (when_in(new) == new or not without_time(new))
    if not is_time or not (_LOOKS.match(head) or find_slots(head).urls):
        return None
    if (old := when_in(head)) is not None:
        clock = _CLOCK.search(old) if _CLOCK.match(new) else None
        return head.replace(old, f"{old[: clock.start()]}{new}" if clock else new, 1)
    today = _TODAY.search(head)
    if today is not None:
        return f"{head[: today.start()]}{new}{head[today.end() :]}"
    return f"{head.rstrip(' ,.;:!')} {new}"


def _is_work(text: str) -> bool:
    bare = without_limits(text) or text
    return plain_work(bare, fresh=False) is not None or _LOOKS.match(bare) is not None


def _whole(head: str, tail: str) -> str | None:
    """Return the second of two sentences of work."""
    pages = find_slots(head).urls and find_slots(tail).urls
    return tail if _is_work(tail) and (_is_work(head) or pages) else None


def _page(head: str, tail: str) -> str | None:
    """Return the work on the other page: the last address of a sentence is what is taken back."""
    before, after = addresses_in(head), addresses_in(tail)
    if not before or len(after) != 1:
        return None
    start, end, page = after[0]
    if _LED.sub("", tail[:start]).strip() or not _AFTER.match(tail[end:]):
        return None
    first, last, _ = before[-1]
    return f"{head[:first]}{page}{head[last:]}"


def _sum(head: str, tail: str) -> str | None:
    """Return the work with the other sum."""
    old = expression_in(head)
    new = tail.strip(" .!?")
    if old is None or old not in head:
        return None
    if expression_in(new) == new and not _FIGURE.match(new):
        return head.replace(old, new, 1)
    figured = with_figure(head, new) if _FIGURE.match(new) else None
    return figured[0] if figured is not None and len(figured) == 1 else None


def _subject(head: str, tail: str, mark: str) -> str | None:
    """Return a search for the other subject, within the limits of the first."""
    if agrees(tail) or asks(tail) or "?" in tail or acknowledges(tail) or _SENTENCE.search(tail):
        return None
    looks = _LOOKS.match(head)
    bare = _LED.sub("", without_limits(tail) or tail).strip(" .!?")
    if looks is None or not bare or find_slots(tail).urls:
        return None
    if len(bare.split()) > _WORDS_OF_A_SUBJECT or expression_in(bare):
        return None
    subject, verb = _LED.sub("", tail).strip(), looks["verb"]
    before = without_limits(head)[len(verb) :].strip(" ,.;:")
    placed = _put_into(before, subject, verb, marked=_GERMAN.search(mark) is not None)
    return None if placed is None else limited_anew(f"{verb}{placed}", head)


def _put_into(before: str, subject: str, verb: str, *, marked: bool) -> str | None:
    """Return what is looked for with a part of it exchanged; None: which part is in doubt.

    Args:
        before: "hotels in Rome".
        subject: "hostels", "in Milan", "Milan".
        verb: "search for ".
        marked: Whether a capital says nothing, for every noun has one.
    """
    lead = _LEAD.match(subject)
    word = lead["lead"].strip() if lead is not None else ""
    if lead is not None and re.search(rf"\b{re.escape(word)}\s*$", verb, re.IGNORECASE):
        return subject[lead.end() :]  # "search for …, no, for …"
    if word and _PLACING.fullmatch(word):
        at = before.lower().rfind(f" {word.lower()} ")
        return None if at < 0 else f"{before[:at]} {subject}"
    place = _PLACE.search(before)
    if place is None:
        return subject
    if marked:
        return None
    if subject[0].isupper():
        return f"{before[: place.start('place')]}{subject}"
    return f"{subject}{before[place.start() :]}"
