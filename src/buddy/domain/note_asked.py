# ruff: noqa: RUF001  # words of many languages
"""Orders to keep a note that are dressed as a polite question: "would you mind noting that …?".

They are told as the plain order they stand for, "remember that …", without the question mark that
belongs to the asking. In English, German, French, Spanish, Italian, Portuguese and Dutch.
"""

from __future__ import annotations

import re
from typing import Final

from buddy.domain.regex import regex

_HELLO: Final = (
    r"^\W*(?:(?:hi|hey|hello|hallo|hola|ciao|salut|bonjour|olá|oi|buddy|ok(?:ay)?|so|and|also|now"
    r"|then|please|bitte|und|et|y|e|en|por favor|per favore|s['’]il (?:te|vous) pla[iî]t"
    r"|alsjeblieft|alstublieft)\b[\s,.!:]{0,9})*+"
)
_SOFTLY: Final = (
    r"(?:please|kindly|possibly|perhaps|maybe|just|quickly|also|be able to|manage to|to|and)"
)
_KIND: Final = (
    r"(?:(?:very|so|most|really|awfully|terribly) )?(?:grateful|glad|happy|delighted|thankful"
    r"|obliged|pleased|great|lovely|nice|kind|good|wonderful|splendid|perfect|helpful|super|cool)"
)
_FRAME: Final = (
    # English
    r"(?:(?:can|could|would|will|might|may) you"
    r"(?: (?:please )?be (?:so|as|very) (?:kind|good|nice)(?: as)?| (?:please )?be (?:kind|good"
    r"|nice)"
    r" enough)?|(?:would|do) you (?:please )?mind|be (?:so|as) (?:kind|good)(?: as)?"
    rf"|(?:i(?:['’]d| would) be|it(?:['’]d| would) be) {_KIND} (?:if|were) you"
    r"(?: (?:could|would|can|might|were to))?"
    r"|i(?:['’]d| would) (?:really |very much )?(?:appreciate it|like it|love it)"
    r" if you(?: (?:could|would|can|might))?"
    r"|i(?:['’]m| am|['’]d| was| were)? ?wonder(?:ing|ed)? (?:if|whether) you (?:could|would|might"
    r"|can)|do you think you (?:could|can|might)|(?:would|is) it (?:be )?possible(?: for you)?"
    r"|(?:may|might|can|could) i (?:ask|trouble|bother) you|i(?:['’]d| would) (?:like|love|ask|beg)"
    r" you|i (?:want|need|ask) you)"
    rf"(?: {_SOFTLY}){{0,4}}+"
    # German
    r"|(?:kannst|könntest|würdest|magst|willst) du|(?:können|könnten|würden) sie"
    r"|(?:wärst|wärest) du (?:(?:bitte )?so (?:nett|lieb|gut|freundlich)),?(?: und)?"
    r"|(?:wären|würden) sie so (?:nett|lieb|gut|freundlich)(?: sein)?,?(?: und)?"
    r"|(?:ich wäre (?:dir |ihnen )?(?:sehr )?(?:dankbar|froh)|es wäre (?:sehr )?(?:nett|toll|super"
    r"|lieb|schön|gut)),? wenn (?:du|sie)"
    # French
    r"|(?:peux|pourrais|veux|voudrais)-tu|(?:pouvez|pourriez|voulez|voudriez)-vous"
    r"|(?:est-ce que )?(?:tu (?:peux|pourrais)|vous (?:pouvez|pourriez))"
    r"|(?:serais-tu|seriez-vous) (?:assez |si )?(?:aimable|gentille?)s?(?: (?:pour|de))?"
    r"|(?:aurais-tu|auriez-vous) (?:la gentillesse|l['’]amabilité|la bonté) de|veuillez"
    r"|je (?:te|vous) serais (?:très )?reconnaissante? de|cela (?:te|vous) dérangerait(?:-il)? de"
    # Spanish
    r"|¿?\s?(?:me )?(?:puedes|podrías|podría|puede|podrías tú|querrías)"
    r"|¿?\s?(?:te|le) importaría|¿?\s?(?:serías|sería(?: usted)?) tan amable de"
    r"|¿?\s?me (?:haces|harías|haría) el favor de"
    # Italian
    r"|(?:mi )?(?:puoi|potresti|può|potrebbe|vorresti)|ti (?:dispiace|dispiacerebbe)"
    r"|(?:saresti|sarebbe) così gentile da|mi (?:fai|faresti) (?:il favore|la cortesia) di"
    # Portuguese
    r"|(?:você |tu )?(?:pode|poderia|podes|podias|consegue|consegues)|(?:te |se )?importa(?:s|ria)?"
    r"(?:-te|-se)? de|(?:seria|serias) tão (?:gentil|amável)(?: a ponto)? de"
    r"|(?:faria|fazia|farias)(?:-me)? o favor de"
    # Dutch
    r"|(?:kun|kan|kunt|zou|zoudt|wil|wilt) (?:je|jij|u)"
    r"(?: (?:zo (?:vriendelijk|aardig|goed) (?:willen )?(?:zijn|kunnen zijn)(?: om)?"
    r"|kunnen|willen|even|misschien)){0,3}"
)
_FILL: Final = (
    r"(?: (?:bitte|mal|eben|kurz|doch|vielleicht|dir|mir|sich|euch|für mich|s['’]il (?:te|vous)"
    r" pla[iî]t|por favor|per favore|alsjeblieft|alstublieft|please|even|te|voor mij|pour moi"
    r"|para mí|per me|para mim),?){0,5}+"
)
_VERB: Final = (
    # English
    r"(?:remember(?:ing)?|memori[sz](?:e|ing)|not(?:e|ing)(?: down)?|(?:jot|write)(?:ting"
    r"|ing)? down"
    r"|writing down|jotting down|(?:keep|keeping|bear|bearing) in mind|record(?:ing)?"
    r"|(?:not )?forget(?:ting)?"
    r"|(?:mak|tak|leav|stor|sav|creat|writ)(?:e|ing) (?:(?:me|us) )?(?:a |another )?"
    r"(?:(?:new|quick|short|little|brief) )?note|(?:keep|keeping|add|adding|put|putting)"
    r" (?:(?:me|us) )?(?:a )?note)"
    r"(?:(?: down)?(?: for (?:me|us|later|myself|the record))?(?: (?:to self|of it|of the fact))?)"
    # German
    r"|(?:zu )?(?:merken|notieren|vermerken|behalten|aufschreiben|aufzuschreiben)"
    r"|(?:eine |'ne )?(?:kurze |kleine )?notiz (?:zu )?(?:machen|anlegen|schreiben|anzulegen)"
    r"|nicht (?:zu )?vergessen"
    # French
    r"|(?:de )?(?:noter|retenir|mémoriser|(?:te|vous) (?:souvenir|rappeler)|prendre (?:en )?note"
    r"|ne pas oublier|garder en (?:mémoire|tête))(?: de ce)?"
    # Spanish
    r"|(?:anotar|apuntar|memorizar)(?:me|lo|te)?|(?:recordar|tomar nota|guardar una nota"
    r"|no olvidar|acordarte)(?: de)?"
    # Italian
    r"|(?:annotar|segnar)(?:e|ti|mi|si)|(?:ricordar|memorizzar)(?:e|ti|si)|prendere nota"
    r"|tenere a mente"
    r"|non dimenticare"
    # Portuguese
    r"|(?:anotar|memorizar|guardar|registr?ar|tomar nota|não esquecer|lembrar)(?:-(?:se|te))?"
    r"(?: de)?"
    # Dutch
    r"|(?:te )?(?:onthouden|noteren)|op te schrijven|opschrijven|een notitie (?:te )?maken"
    r"|niet (?:te )?vergeten|onthoudt"
)
_MODAL: Final = r"(?: (?:könntest|könnten|würdest|würden|kannst|zou|zou willen))?"
_THAT: Final = (
    r"(?P<clause>,? (?:that|dass|que|che|dat|saying)(?!\w)| qu['’](?=\w)|\s?[:,]\s|\s)\s?"
)
_ASKED: Final = regex(
    rf"{_HELLO}(?:{_FRAME}){_FILL} (?P<verb>{_VERB}){_MODAL}(?:{_THAT})(?P<text>\S.*)$",
    re.IGNORECASE | re.DOTALL,
)
_PLAIN_FOR: Final = regex(
    rf"{_HELLO}(?:make|take|leave|add|keep|write|create|save|store|jot)(?: (?:me|us))? (?:a "
    rf"|another )?"
    r"(?:(?:new|quick|short|little|brief) )?note(?: down)? for (?:me|us|later|myself|the record)"
    rf"(?:{_THAT})(?P<text>\S.*)$",
    re.IGNORECASE | re.DOTALL,
)
"""No question, yet with a word between the note and its text: "make a note for me that …"."""
_LAST: Final = regex(
    rf"{_HELLO}(?:kannst|könntest|würdest|magst) du(?: (?:bitte|mal|kurz|doch))* dir"
    r"(?: (?:bitte|mal|kurz|doch))* (?P<text>\S.{0,400}?) (?:merken|notieren"
    r"|aufschreiben)[\s.?!]*$",
    re.IGNORECASE | re.DOTALL,
)
"""The German verb behind its object: "kannst du dir meine Schuhgröße 42 merken?"."""
_NO_TEXT: Final = regex(
    r"(?:down|it|that|this|them|one|(?:some|any)thing|stuff|a few things|etwas|(?:et)?was|das|es"
    r"|dies"
    r"|quelque chose|[çc]a|cela|algo|una cosa|eso|esto|lo|qualcosa|questo|quello|uma coisa|isso"
    r"|isto"
    r"|iets|dat|dit|het)(?: (?:for (?:me|us|later)|für mich|pour moi|para m[íi]m?|per me|voor me"
    r"|voor mij|please|bitte|por favor))*[\s.?!]*",
    re.IGNORECASE,
)
_INTERROGATIVE: Final = regex(
    r"^(?:what|who|when|where|why|how|which|is|are|do|does|did|can|will|was|wer|wann|wo|warum|wie"
    r"|ist|sind|qui|quand|où|pourquoi|comment|est-ce|¿|chi|cosa|quando|dove|perché|come|quem|onde"
    r"|como|wie|wat|wanneer|waar|waarom|hoe)(?!\w)",
    re.IGNORECASE,
)
_MIND: Final = regex(
    r"remember|memor|mind|forget|merken|behalten|vergessen|retenir|souvenir|rappeler|oublier|tête"
    r"|record|acordar|olvidar|ricord|mente|dimentic|lembr|esquecer|onthou|vergeten",
    re.IGNORECASE,
)
"""Verbs whose object is kept, whatever it is: "note the prices" may be work instead."""
_QUOTES_ONE: Final = regex(r":\s*\S[^:]*$")
_SENTENCE_END: Final = regex(r"[.!?]\s")
_LONGEST: Final = 20_000


def plain_note(text: str) -> str:
    """Return an indirect order to keep a note as a plain one; any other text as it is.

    Args:
        text: "would you be so kind as to make a note that the kettle is Anna's?".

    Returns:
        "remember that the kettle is Anna's"; what is to be kept is the person's own words.
    """
    if len(text) > _LONGEST:
        return text
    said = " ".join(text.split()) if "\n" not in text else text.strip()
    last = _LAST.match(said) if len(said) <= _LONGEST else None
    if last is not None:
        told = _NO_TEXT.fullmatch(last["text"]) is None
        return f"remember: {last['text']}" if told else "remember that"
    found = _ASKED.match(said) or _PLAIN_FOR.match(said)
    if found is None:
        return text
    kept = found["text"]
    if _NO_TEXT.fullmatch(kept):
        return "remember that"
    lead = found["clause"].strip(" ,").casefold().rstrip("'’")
    if lead == ":":
        return f"remember: {_unasked(kept)}"
    if lead:
        return f"remember that {_unasked(kept)}"
    verb = "remember" if _MIND.search(found.groupdict().get("verb") or "") else "note"
    return f"{verb} {_unasked(kept)}"


def _unasked(text: str) -> str:
    """Return a note's text without the question mark of the request that it stood in."""
    said = text.rstrip()
    bare = said.rstrip("?？ \u00a0\u202f")
    if bare == said or _INTERROGATIVE.match(bare) or _SENTENCE_END.search(bare):
        return said
    cited = _QUOTES_ONE.search(bare)
    if cited is not None and _INTERROGATIVE.match(cited[0].lstrip(": ")):
        return said
    return bare
