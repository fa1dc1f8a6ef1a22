# ruff: noqa: RUF001  # words of many languages
"""Questions about a run that is over: how it ended, who approved it, where it is.

In English, German, French, Spanish, Italian, Portuguese and Dutch. They are answered from what was
recorded, and never from the words of a page that happens to hold the same ones.
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Final

from buddy.domain.regex import regex


class RunQuestion(StrEnum):
    """What is asked of a run."""

    STATE = "state"
    """Whether it is over, and how it ended."""
    DURATION = "duration"
    WHEN = "when"
    APPROVAL = "approval"
    TOOL = "tool"
    """Which tool worked, and why that one."""
    ADDRESS = "address"
    """Where the result is."""
    EXPORT = "export"
    """The result as a file."""


_LONGEST: Final = 120
_OPENING: Final = (
    r"^\W*(?:(?:and|so|ok(?:ay)?|but|please|can you|could you|tell me|und|et|y|e|en|hey|buddy"
    r"|thanks|bitte|kannst du|sag mir)\b[\s,.!]*)*"
)
_RUN: Final = (
    r"(?:it|(?:that|this|the)(?: last| previous)? (?:one|run|mission|search|job|task|extraction"
    r"|calculation)|that|this)"
)
_BY_NOW: Final = r"(?: (?:yet|already|now|by now|schon|jetzt|déjà|enfin))?"
_DAS: Final = r"(?:das|es|dies(?:e mission)?|der lauf|die (?:letzte )?mission)"
_RULES: Final = tuple(
    (kind, regex(rf"{_OPENING}(?:{words})\W*$", re.IGNORECASE))
    for kind, words in (
        (
            RunQuestion.STATE,
            (
                rf"(?:is|was) {_RUN} (?:all )?(?:done|finished|ready|over|completed?|through"
                rf"|successful){_BY_NOW}|(?:has|did) {_RUN} (?:finish|end|complete|succeed)(?:ed)?"
                rf"{_BY_NOW}|(?:are|were) you (?:done|finished|ready){_BY_NOW}|how did {_RUN} go"
                rf"|(?:ist|war) {_DAS}{_BY_NOW} (?:fertig|erledigt|durch|abgeschlossen)"
                rf"|bist du{_BY_NOW} fertig|wie lief {_DAS}|hat {_DAS} geklappt"
                rf"|(?:c['’]est|est-ce){_BY_NOW} (?:fini|terminé|prêt|fait)|(?:tu )?as[- ](?:tu )?"
                r"(?:déjà )?fini|comment (?:ça|cela) s['’]est passé"
                r"|(?:ya )?(?:est[aá] (?:listo|hecho|terminado)|has (?:terminado|acabado))(?: ya)?"
                r"|c[oó]mo (?:fue|ha ido)|(?:è (?:già )?(?:finito|pronto|fatto)|hai finito"
                r"|com['’]è andata)|(?:já )?(?:está pronto|terminaste|acabaste)|como correu"
                r"|(?:is (?:het|dat)|ben je) (?:al )?(?:klaar|af|gelukt)|hoe ging (?:het|dat)"
            ),
        ),
        (
            RunQuestion.DURATION,
            (
                rf"how (?:long|many (?:seconds|minutes)) (?:did {_RUN}(?: all)? (?:take|run|last)"
                rf"(?: you)?|was {_RUN}|has {_RUN} taken)(?: in (?:all|total))?"
                rf"|(?:what was|tell me) the (?:duration|run ?time)(?: of {_RUN})?"
                rf"|(?:was|is) {_RUN} (?:fast|slow|quick)"
                rf"|wie lange? (?:hat {_DAS} gedauert|dauerte {_DAS}|lief {_DAS}|war {_DAS})"
                r"|(?:ça|cela) a (?:pris|duré) combien de temps|combien de temps (?:ça|cela"
                r"|ça a-t-il)"
                r"(?: a)? (?:pris|duré)|combien de temps a-t-(?:il|elle) (?:pris|duré)"
                r"|cu[aá]nto (?:tiempo )?(?:tard[oó]|dur[oó]|ha (?:tardado|durado)|llev[oó])"
                r"(?: (?:eso|esto))?"
                r"|quanto (?:tempo )?(?:(?:ci )?ha (?:messo|impiegato)|è durat[oa]|ci è voluto)"
                r"|quanto tempo (?:levou|demorou|durou)(?: (?:isso|isto))?"
                r"|hoe lang (?:duurde|heeft) (?:het|dat|dit)(?: geduurd)?"
            ),
        ),
        (
            RunQuestion.WHEN,
            (
                rf"when (?:did {_RUN} (?:finish|end|start|run|begin)|was {_RUN} (?:done|run"
                rf"|finished"
                rf"|started|made))|(?:at )?what time did {_RUN} (?:finish|end|start|run|begin)"
                rf"|wann (?:lief {_DAS}|war {_DAS} fertig|wurde {_DAS} fertig"
                rf"|hat {_DAS} angefangen)"
                r"|quand (?:ça|cela) s['’]est terminé|quand (?:ça|cela) a (?:fini|commencé)"
                r"|cu[aá]ndo (?:termin[oó]|acab[oó]|empez[oó])|quando (?:è finit[oa]|ha finito"
                r"|terminou|acabou|começou)|wanneer (?:was het klaar|is het (?:geëindigd|begonnen))"
            ),
        ),
        (
            RunQuestion.APPROVAL,
            (
                rf"(?:was|is) {_RUN} (?:approved|authori[sz]ed|allowed|confirmed)(?: by (?:me|us"
                rf"|anyone"
                rf"|anybody|a person|whom|who))?|(?:who|by whom)(?: was| has)? (?:approved?"
                rf"|authori[sz]ed|allowed|confirmed) {_RUN}|by whom was {_RUN} approved"
                rf"|did (?:i|we|somebody|anybody|anyone|a person) (?:approve|confirm|allow) {_RUN}"
                rf"|when was {_RUN} approved"
                rf"|wer hat {_DAS} (?:genehmigt|freigegeben|erlaubt)|habe? ich {_DAS} (?:genehmigt"
                rf"|freigegeben)|wurde {_DAS} (?:von mir )?(?:genehmigt|freigegeben)"
                r"|qui (?:a approuvé (?:ça|cela)|l['’]a approuvée?)|(?:l['’]ai-je|ai-je) approuvé"
                r"(?: (?:ça|cela))?"
                r"|qui[eé]n (?:lo|la) (?:aprob[oó]|ha aprobado)|(?:lo|la) aprob[eé] yo"
                r"|chi (?:l['’]ha|lo ha) (?:approvat[oa]|autorizzat[oa])|quem (?:aprovou|autorizou)"
                r"(?: (?:isso|isto))?|wie heeft (?:dat|het|dit) goedgekeurd"
            ),
        ),
        (
            RunQuestion.TOOL,
            (
                r"why (?:did|have|do) (?:you|buddy) (?:choose|chosen|use|used|pick|picked|take"
                r"|taken"
                r"|select|selected|go (?:for|with)) [\w. ]{2,40}?(?: (?:for|to do) (?:it|that"
                r"|this))?"
                r"|why was [\w. ]{2,40}? (?:chosen|used|picked|selected|taken)"
                r"|why (?:this|that) tool|(?:which|what) tool (?:did (?:you|it|that)|was"
                r"|has been|have"
                rf" you) (?:use|used|chosen|choose|run|at work)(?: for {_RUN})?"
                r"|warum (?:hast du|wurde|nahmst du|nimmst du|wählst du) [\w. ]{2,40}?"
                r"(?: (?:gewählt|benutzt|verwendet|genommen|ausgewählt))?"
                r"|welches (?:werkzeug|tool) (?:hast du|wurde) (?:benutzt|verwendet|genommen"
                r"|gewählt)"
                r"|pourquoi (?:as-tu|avez-vous|tu as) (?:choisi|utilisé|pris) [\w. ]{2,40}?"
                r"|quel outil (?:as-tu|avez-vous) (?:utilisé|choisi)"
                r"|por qu[eé] (?:elegiste|usaste|escogiste|has (?:elegido|usado)|escolheu|usou)"
                r" [\w. ]{2,40}?|qu[eé] herramienta (?:usaste|has usado)"
                r"|perch[eé] hai (?:scelto|usato|preso) [\w. ]{2,40}?|quale strumento hai usato"
                r"|que ferramenta (?:usou|usaste)"
                r"|waarom (?:koos je|gebruikte je|heb je) [\w. ]{2,40}?|welk(?:e)? (?:tool"
                r"|gereedschap)"
                r" heb je gebruikt"
            ),
        ),
    )
)
_RESULT: Final = (
    r"(?:(?:the|that|this|my|its|an?|der|die|das|den|dem|zum|le|la|l['’]|du|de|del|al|el|il|o|a|do"
    r"|het|van|naar)\s*)*(?:last\s+)?(?:artifacts?|artefakts?|artefact[os]?|results?|reports?"
    r"|answer|output|file|ergebnis(?:ses)?|bericht|résultat|rapport|resultado|informe|risultato"
    r"|relatório|resultaat)"
)
_ADDRESS: Final = regex(
    rf"{_OPENING}(?:(?:give|show|send|get|tell)(?: me)?\s+|what(?:['’]s| is)\s+|where(?:['’]s| is)"
    r"\s+|gib mir\s+|zeig mir\s+|donne[- ]moi\s+|dame\s+|dammi\s+|(?:me )?d[êá](?:-me)?\s+"
    r"|geef me\s+|i (?:need|want)\s+)?"
    r"(?:(?:the|a|its|der|den|einen|le|un|el|il|o|um|de|een)\s+)?(?:perma)?(?:link|url|address"
    r"|path|location|lien|enlace|collegamento|adresse|dirección|indirizzo|endereço)"
    rf"\s+(?:to|of|for|zum|zu|auf|vers|de|du|al|del|a|do|para|naar|van)\s+{_RESULT}(?: please)?\W*$"
    rf"|{_OPENING}(?:where (?:can i find|do i find|is|are|did you (?:save|put|store))"
    rf"|wo (?:ist|finde ich)|où (?:est|se trouve)|dónde está|dov['’]?è|onde está|waar is)\s+"
    rf"{_RESULT}(?: (?:saved|stored|kept|now|gespeichert))?\W*$"
    r"|^\W*permalink\W*$",
    re.IGNORECASE,
)
_FORMATS: Final = (
    r"(?P<format>csv|json|markdown|md|html|excel|xlsx?|pdf|docx?|word|spreadsheet"
    r"|svg|txt|text file|file)"
)
_IT: Final = (
    r"(?:\s+(?:it|that|this|them|these|everything|all|das|es|alles|ça|cela|tout|lo|la|eso|todo"
    r"|tutto"
    r"|isso|tudo|dat|het|alles|"
    rf"(?:the|this|that|die|la|el|il|a|de) (?:table|list|data|tabelle|liste|table|tabla|lista"
    rf"|tabella"
    rf"|tabela|tabel)|{_RESULT}))?"
)
_EXPORT: Final = regex(
    rf"{_OPENING}(?:(?:how (?:can|do) i|can i|i (?:want|need|would like) to)\s+)?"
    r"(?:export(?:ier\w*|er|ez|ar|a|e)?|esporta\w*|exporteer|download|save|speicher\w*"
    r"|enregistre\w*"
    r"|guarda\w*|salva\w*|baixa\w*|herunterladen|give me|gib mir|dame|dammi|donne-moi|convert|turn)"
    rf"{_IT}(?:\s+(?:as|to|in|into|als|en|como|em|naar|nach|comme))?"
    rf"(?:\s+(?:a|an|eine?|un|une|uma?|een))?\s+{_FORMATS}(?:[- ]?(?:file|datei|fichier|archivo"
    r"|bestand|arquivo))?(?: (?:exportieren|speichern|please|bitte|opslaan))?\W*$"
    rf"|{_OPENING}(?:als|as|in|en|como|em|comme)\s+(?:a\s+)?(?P<bare>csv|json|markdown|md|html"
    r"|excel|xlsx?|pdf)"
    r"(?:[- ]?(?:file|datei|fichier))?(?: (?:exportieren|speichern|please|bitte|export))?\W*$"
    rf"|{_OPENING}(?P<first>csv|json|markdown|pdf|excel)(?: (?:export|file|version|please))+\W*$"
    rf"|{_OPENING}(?:export|download)(?:\s+(?:it|that|this|the (?:table|result|list|data|artifact"
    r"|report)))?\W*$",
    re.IGNORECASE,
)
_NAMES: Final = {"markdown": "md", "excel": "xlsx", "xls": "xlsx", "spreadsheet": "csv"}


def run_question(text: str) -> RunQuestion | None:
    """Return what a text asks of the run that is over; None: it asks for nothing of the kind.

    Args:
        text: "how long did it take", "why did you choose web_extract?", "export it as csv".
    """
    if len(text) > _LONGEST:
        return None
    for kind, words in _RULES:
        if words.match(text):
            return kind
    if _ADDRESS.match(text):
        return RunQuestion.ADDRESS
    return RunQuestion.EXPORT if _EXPORT.match(text) else None


def export_format(text: str) -> str | None:
    """Return the file that an export is asked for as: ``csv``, ``md``, ``xlsx``; None: any."""
    found = _EXPORT.match(text[:_LONGEST])
    named = next((said for said in found.groups() if said), None) if found else None
    if named is None or named.lower() in {"file", "text file", "txt"}:
        return None
    return _NAMES.get(named.lower(), named.lower())
