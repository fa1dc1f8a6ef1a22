# ruff: noqa: RUF001  # words of many languages
"""Whether a message says yes or no, in so many words.

What reads messages is a statistical model, and there is always a text that it takes for a yes. So a
yes that lets something run must also hold a word that means one, and nothing that takes it back: a
doubt, a question, a no, a later. Whatever else may be meant is asked about.
"""

from __future__ import annotations

import re
from typing import Final

from buddy.domain.acknowledgement import acknowledges, approves
from buddy.domain.eager_yes import EAGER_YES
from buddy.domain.refusal_idioms import IDIOMS
from buddy.domain.refusal_words import ELSE_NOW
from buddy.domain.regex import regex
from buddy.domain.stop_words import STOP_WORDS

_WORDS: Final = (  # noqa: SIM905  # as a list they would take a page
    # English
    "yes yess yse ys ye yea yep yeah yup yas aye ya ok okay okey okie okok k kk sure fine "
    "alright go "
    "run start begin execute launch proceed proceeding continue approve approved aprove "
    "approving accept accepted agree agreed allow allowed confirm confirmed confirming "
    "correct perfect deal affirmative absolutely "
    "definitely certainly exactly lgtm blessing permission permitted greenlight roger retry "
    "green "
    # German, Dutch, the north
    "ja jo jep jawohl jup klar gerne passt mach machs los genehmigt genehmige genehmigen "
    "genehmigst einverstanden ausführen ausfuehren starte starten freigeben freigegeben "
    "bestätige bestätigt leg gut akkoord prima goedgekeurd goed doe vooruit okej kör godkänn "
    "godkänt godkend kjør godkjent joo kyllä hyväksyn selvä "
    # Romance languages
    "oui ouais lance lancez approuve approuvé valide validé accord parfait allez vas sí si "
    "vale dale adelante apruebo aprobado procede hazlo perfecto confirmo bueno claro correcto "
    "ejecuta ejecútalo sì va certo procedi approvo approvato conferma vai avvia esegui "
    "perfetto sim pode avançar avança avance aprovo aprovado confirma isso perfeito executa "
    "da bine aprob "
    # Slavic languages, others
    "tak dobra dobrze zgoda zatwierdzam zatwierdź zatwierdzone leć dawaj jasne ano jo "
    "schvaluji igen evet tamam onaylıyorum onayla olur ναι εντάξει да давай хорошо ок "
    "запускай запустить одобряю согласен можно так гаразд добре נכון כן נעם نعم موافق حسنا "
    "तथास्तु हाँ हां ठीक जी ya baik setuju vâng được đồng "
).split()
_PHRASES: Final = (
    "y+e+s+|y+e+p+|o+k+|s[ií]+|ta+k+|oui+|ja+|go+|le+t[’']?s+ (?:go+|do it|roll)|yeh|yessir|y"
    "|be my guest|crack on|off you go|have at it|bring it on|sounds like a plan|vamos|autorizo|bora"
    "|do it|do so|do that|carry on|make it so|by all means|of course|why not|please do|sounds right"
    "|works for me|fire away|ship it|that's it|let's have it|let it run|happy with"
    "|in ordnung|von mir aus|nur zu|c'est bon|c'est parti|d'accord|de acuerdo|está bien"
    "|me parece bien|va bene|tudo bem|manda ver|pls do|plz do|ça marche|beleza|is goed"
    "|(?:sounds|looks|seems) (?:very )?(?:good|great|fine|lovely|excellent)|good to go"
    "|(?:fine|ok(?:ay)?|good|alright) (?:by|with|for) me"
    "|you have my (?:permission|blessing|ok(?:ay)?|approval|consent|yes|word)"
    "|(?:hell|heck) ye(?:s|ah)|t[áa] (?:bom|bem|certo)|ma (?:sì|certo)|dai"
    "|aber (?:ja|klar|gerne?|sicher)|mais (?:oui|bien sûr)|pero sí|mas sim"
    f"|no objections?|nothing against|{EAGER_YES}"
)
_SIGNS: Final = regex(
    "[👍✅👌🆗🚀💯🙆]|はい|お願い|いいよ|いいです|承認|了解|実行|どうぞ|好的|好|是的|可以|同意|批准|"
    "行|运行|開始|开始|執行|네|예|좋아|승인|진행|해줘"
)
_YES: Final = regex(
    rf"(?<!\w)(?:{_PHRASES}|{'|'.join(map(re.escape, _WORDS))})(?!\w)", re.IGNORECASE
)
_HARMLESS: Final = regex(
    r"(?<!\w)(?:why not|not a problem|no (?:problem|worries|objections?|dobra)|nothing against"
    r"|don't worry|can't wait|not bad|fire away|without (?:a )?doubt|not wait"
    r"|ma (?:sì|certo)|mais (?:oui|bien sûr)|pero sí|mas sim|aber (?:ja|klar|gerne?|sicher)"
    r"|(?:and |please )*(?:tell|let|notify|ping|inform) me (?:know )?(?:when|once|as soon as)"
    r" (?:it(?:['’]?s| is)|you(?:['’]re| are)|that(?:['’]s| is)) (?:done|finished|ready|through"
    r"|complete))(?!\w)",
    re.IGNORECASE,
)
_NOES: Final = (
    r"no|nope|nah|nay|nein|nö|nee|non|nie|não|nao|niet|nej|nei|ei|n|нет|ні|hayır|いいえ|不|아니요?"
)
_COUNTER: Final = regex(
    rf"[?¿？👎❌🚫🙅🛑⛔]|(?<!\w)(?:{_NOES})(?!\w)"
    r"|(?<!\w)(?:yes|yeah|yep|ja|oui|sí|sì|sim)\W+(?:(?:it|we|he|she|they|i) (?:is|was|are|can"
    r"|will|would|could|did|do|does|am|have|has)|you (?:are|were|did|do|will|would))(?!\w)"
    r"(?! (?:ok|fine))"
    r"|(?<!\w)(?:not|never|nothing|none|nobody|don't|dont|do not|won't|can't|cannot|isn't|"
    r"wrong|strange|weird|odd|bad|away|back|later|wait|stop|cancel|reject|hold|hmm+|unless"
    r"|instead|you (?:may|can) (?:go|leave)(?! (?:ahead|on))|"
    r"except|but|however|almost|maybe|perhaps|nearly|if|could be|might be|pode ser|puede ser|"
    r"può essere|peut[- ]être|kann sein|kan zijn|whether|why|explain|"
    r"edit|change|modify|warum|wieso|weshalb|nicht|nichts|kein\w*|später|aber|falsch|warte|"
    r"vielleicht|pas|jamais|rien|plus tard|pourquoi|mais|faux|attends|nunca|nada|luego|pero|"
    r"más tarde|por qué|espera|depois|mas|niente|mai|dopo|perché|ma|aspetta|nigdy|"
    r"później|dlaczego|ale|niets|waarom|maar niet|inte|ikke|не|потом|почему)(?!\w)",
    re.IGNORECASE,
)
_CONDITION: Final = regex(
    r"(?<!\w)(?:when(?:ever)?(?! (?:you|ready|possible|convenient|there)\b)|as soon as"
    r"|provided|in case|until|till|tomorrow|tonight|as long as"
    r"|once (?!more|again|please|now)\w+|after (?!all\b)\w+|next (?:week|month|year|time|\w+day)"
    r"|on (?:mon|tues|wednes|thurs|fri|satur|sun)day|in (?:an?|half an?|\d+|two|three|a few) "
    r"(?:min|hour|day|week|month)\w*|at \d|this (?:evening|afternoon|weekend)"
    r"|wenn|falls|sofern|sobald|solange|morgen|übermorgen|nachher|heute abend|erst|nächste\w?|um \d"
    r"|quand|dès|demain|lorsque|à condition|ce soir"
    r"|si (?:c['’]est|ça|cela|tu|vous|il|elle|on|le|la)"
    r"|cuando|mañana|siempre que|esta noche|si (?:es|no|cuesta|está|hay|el|lo|puedes|sale)"
    r"|quando|domani|appena|stasera|purché|se (?:è|costa|non|il|puoi|for|custa|o|não)"
    r"|amanhã|assim que|desde que|hoje à noite|zodra|als|vanavond|straks|mits|jutro|jeśli|gdy|kiedy"
    r"|если|когда|завтра|якщо)(?!\w)",
    re.IGNORECASE,
)
"""What makes a yes one for later, or for a case that nobody has looked at. It starts nothing."""
_ASKS: Final = regex(
    r"^\W*(?:(?:so|and|ok(?:ay)?|but|well|hm+|yes|no)[\s,]+)*(?:should|shall|(?:can|could|may"
    r"|must|have) "
    r"(?:i|we)|do (?:i|we|you|they)|does|did|(?:will|would) (?:it|this|that|there|you|we)"
    r"|is (?:it|this"
    r"|that|there)|are|am i|has it|what|which|who|where|soll(?:te|en|ten)? (?:ich|wir)|(?:darf|kann"
    r"|muss|müssen|können) (?:ich|wir)|ist (?:das|es|dies)|wird (?:es|das)|est-ce|dois-je"
    r"|puis-je|debo"
    r"|debería|puedo|tengo que|devo|dovrei|posso|devia|(?:moet|mag|kan|zal) ik|is (?:dit|dat"
    r"|het))\b",
    re.IGNORECASE,
)
"""How a question begins; many are written without a mark."""
_LEAVES: Final = regex(
    r"\b(?:i(?:['’]m| am)? (?:should|must|need to|have to|had to|will|want to|gotta|going to"
    r"|would like to|better)|(?:got|gotta|have) to|let me) (?:go|leave|run)\b",
    re.IGNORECASE,
)
"""That somebody goes, and not that something does."""
_YES_LEAD: Final = regex(
    rf"^(?:\W*(?<!\w)(?:{_PHRASES}|{'|'.join(map(re.escape, _WORDS))})(?!\w))+", re.IGNORECASE
)
"""The words of a yes that a message begins with."""
_LATER_RUN: Final = regex(
    r"(?:(?:,|\band|\bbut)? ?\b(?:don't|do not|(?<!to )not) (?:run|start|execute)(?: it| yet| now)*"
    r"|without running(?: it)?|run it later)",
    re.IGNORECASE,
)
_HESITATES: Final = regex(
    r"^\W*(?:hm+|uh+|um+|er+m*|wait|hold on|one (?:sec|second|moment|minute)|a moment"
    r"|moment(?: mal)?|let me (?:think|see|check|read)(?: about it| it)?|not (?:yet|sure)"
    r"|i'?m not sure|later|maybe(?: later)?|perhaps|good question|noch nicht|warte(?: mal)?|später"
    r"|pas encore|attends"
    r"|plus tard|todav[ií]a no|espera|más tarde|ainda não|non ancora|aspetta|nog niet|jeszcze nie)"
    r"\W*$",
    re.IGNORECASE,
)
_CHANGES: Final = regex(
    r"^\W*(?:please )?(?:edit|change|modify|adjust|update|revise|ändern?|bearbeiten|modifier"
    r"|changer|cambiar|editar|modifica(?:r|re)?)"
    r"(?: (?:it|this|that|es|das|lo|le|the (?:proposal|mission)))?(?: please)?\W*$",
    re.IGNORECASE,
)
_NOT_STOPPED: Final = regex(
    rf"^\W*{STOP_WORDS}\b.{{0,20}}?\b(?:pas|nicht|niet|not|no|non|não)\b", re.IGNORECASE
)
"""A stop that is taken back: "annule pas"."""
_DECLINES: Final = regex(
    rf"^\W*(?:{IDIOMS}|{_NOES}|{STOP_WORDS}|never ?mind|forget (?:it|that|about it)"
    r"|drop (?:it|that|the question)"
    r"|skip (?:it|that)|don['’]?t|do not|leave it|nothing|cancel(?: (?:it|that))?|stop|lass es|egal"
    r"|laisse tomber|déjalo|lascia stare|deixa(?: quieto| estar)?|laat maar|vergiss es|vergeet het"
    r"|lass (?:das|gut sein)|(?:absolutely|certainly|definitely|of course|surely|rather|better"
    r"|probably|i think|i hope) not"
    r"|i['’]?d (?:rather|better) not|i would rather not|i (?:don['’]?t|do not) think so|by no means"
    r"|hell no|not at all|on no account|under no circumstances|auf (?:gar )?keinen fall|keinesfalls"
    r"|(?:bloß|lieber|besser|bitte|sicher|ganz sicher|absolut|natürlich) nicht"
    r"|not in an? (?:million|thousand|hundred) years|not (?:on your life|a chance)|no (?:chance"
    r"|way)"
    r"|fat chance|over my dead body|(?:(?:it|that)['’]?s )?out of the question|never(?: ever)?"
    r"|(?:das |es )?kommt nicht in ?frage|niemals|im leben nicht|nie im leben|nicht die bohne"
    r"|(?:c['’]est )?hors de question|jamais(?: de la vie)?|même pas en rêve|ni hablar|ni loco"
    r"|ni de broma|ni pensarlo|de eso nada|jamás|en la vida|neanche per (?:sogno|idea)"
    r"|nemmeno per (?:sogno|idea)|non se ne parla|mai(?: e poi mai)?|nem morto|nem a pau"
    r"|fora de questão|jamais|geen sprake van|geen denken aan|over mijn lijk|nooit"
    r"|(?:surtout|absolument|certainement|sûrement|plutôt|bien sûr que) (?:pas|non)|pas du tout"
    r"|pas question|(?:mejor|claro que|por supuesto que|desde luego que) no|de ninguna manera"
    r"|para nada|meglio (?:di )?no|assolutamente no|certo che no|per niente"
    r"|(?:melhor|claro que) não|de (?:jeito|modo) nenhum|nem pensar|(?:liever|beter|absoluut|zeker"
    r"|echt) niet)(?!\w)",
    re.IGNORECASE,
)
_FIRST: Final = regex(
    r"^\W*(?:(?:yes|yeah|ok(?:ay)?|go ahead|sure|please|oh|well|um+|uh|just|ja|bitte|oui|sí|si"
    r"|sim|sì|and|then|so)(?:\s*[,.!]\s*|\s+))+"
    r"(?=(?:and )?(?:stop|cancel|abort|drop|forget|skip|never ?mind|leave it|don['’]?t"
    rf"|do not|vergiss|lass|{STOP_WORDS})(?!\w))(?:and )?"
    r"|^\W*(?:(?:ok(?:ay)?|please|oh|well|um+|uh|sorry|bitte|so)(?:\s*[,.!]\s*|\s+))+",
    re.IGNORECASE,
)
"""What may stand before a no: "ok, forget it", "go ahead and cancel it"."""
_NO_SIGN: Final = regex("[👎❌🚫🙅🛑⛔]")
_WANTS: Final = regex(
    r"(?<!\w)(?<!n't )(?<!n’t )(?<!nt )(?<!not )(?<!no )(?<!never )"
    r"(?:run|search|again|ahead)(?!\w)",
    re.IGNORECASE,
)
"""That something is wanted after all: "no, run it now"."""
_LETS_GO: Final = regex(r"^\W*(?:never ?mind|forget)\b", re.IGNORECASE)
_PLAIN_NO: Final = regex(rf"^\W*(?:{_NOES})(?!\w)", re.IGNORECASE)
_KEPT: Final = regex(
    r"(?<!\w)(?:don['’]?t|do not|never|not|no need to) (?:stop|cancel|abort|drop"
    r"|forget|skip|leave)\b",
    re.IGNORECASE,
)
_MORE_NO: Final = regex(
    rf"(?<!\w)(?:{_NOES}|(?:i )?(?:mean|meant|said)|(?:ich )?(?:meine|sagte)|j['’]ai dit|he dicho"
    rf"|ho detto|eu disse|ik zei|out of the question|need|way|not|never|mind|don[’']?t|do|want"
    rf"|question|more|anymore"
    rf"|today"
    r"|really|sorry|good|forget|drop|leave|skip|stop|cancel|nothing|else|nichts|mehr|nötig|nicht"
    r"|nada|más|mais|rien|plus|pas|niente|más|nu|niet|nic|dalej|lass|thank)(?!\w)",
    re.IGNORECASE,
)
_STOPS: Final = regex(
    r"^\W*(?:please,? |no,? |ok(?:ay)?,? |bitte,? |por favor,? )*"
    r"(?:(?:cancel|stop|abort|halt|kill)"
    r"(?: (?:it|that|this|now|(?:the|this|that) (?:run|mission|job|task|search)))*"
    rf"|{STOP_WORDS})(?:,? (?:please|bitte|por favor|per favore|alsjeblieft|s['’]il (?:te"
    r"|vous) pla[iî]t))?"
    r"\W*$",
    re.IGNORECASE,
)
_FILLERS: Final = regex(
    r"(?<!\w)(?:please|pls|plz|thanks?|thank you|thx|ty|cheers|much|very|so|now|then|right|away now"
    r"|it|that|this|them|ahead|with (?:it|that|this)|for it|to (?:go|it|that|me)|and|oh|well|hey|hi"
    r"|sounds|looks|that[’']?s|it[’']?s|is|me|my|buddy|man|mate|just|all|i|you|we|can|may|a|one"
    r"|the|mission|proposal|plan|search|run|great|good|excellent|lovely|super|cool"
    r"|bitte|danke|mal|doch|einfach|ruhig|es|das|so|ich|dank|alsjeblieft|maar|het|door|por favor"
    r"|gracias|lo|la|eso|ya|muy|bien|s[’']?il (?:te|vous) pla[iî]t|merci|le|on|y|bon|c[’']est|très"
    r"|grazie|per favore|pure|bene|va|ci|obrigad[oa]|muito|bem|proszę|dzięki|to|это|пожалуйста"
    r"|спасибо|всё|все|m_[\w-]{12})(?!\w)",
    re.IGNORECASE,
)
"""Words that neither a yes nor a no loses its meaning by."""
_REST: Final = regex(r"\w")
_COMMANDS: Final = (
    r"(?:search|find|look|show|get|give|list|read|open|visit|extract|summari[sz]e|compare"
    r"|research|google"
    r"|calculate|convert|tell|check|take|fetch|what|how|suche?|finde|zeig\w*|lies|öffne|fasse"
    r"|vergleiche?"
    r"|rechne|berechne|cherche\w*|trouve\w*|montre\w*|lis|ouvre|résume|compare|calcule|busca\w*"
    r"|encuentra|muestra|lee|abre|resume|compara|calcula|procure?a?|encontre|mostre|leia|abra"
    r"|cerca\w*"
    r"|trova\w*|mostra\w*|leggi|apri|riassumi|confronta|calcola|zoek|vind|toon|lees|open|vergelijk"
    r"|bereken)"
)
_ASSENT_LEAD: Final = regex(
    r"^\W*(?:(?:yes(?: please)?|yeah|yep|yup|sure(?: thing)?|ok(?:ay)?|alright|right|fine|great"
    r"|perfect|no|nope|go ahead|please do|ja(?: bitte)?|jawohl|klar|gerne?|gut|nein|oui|ouais"
    r"|d['’]accord|bien sûr|non|sí|si|vale|claro|de acuerdo|sim|pode ser|não|certo|va bene|sì|goed"
    rf"|prima|nee)(?:\s*[,!;]+\s*(?=\w{{2}})|(?:[.:]|\s[–—-])?\s+(?={_COMMANDS}\b))"
    rf"|(?:and|und|et|y|e|en)\s+(?={_COMMANDS}\b))+",
    re.IGNORECASE,
)
_READ: Final = 2_000
_LONGEST_PLAIN: Final = 120
"""Characters of a plain yes or no."""


_ORDERS: Final = regex(
    r"(?<!\w)(?:approved?|run|start|execute|launch|proceed|genehmig\w+|ausführen|starte|lance[rz]?"
    r"|approuve\w*|apr[uo]eb[ao]|aprobado|ejecuta\w*|approv[ao]\w*|esegui|avvia|aprov[ao]\w*"
    r"|executa"
    r"|goedgekeurd|zatwierdzam)(?!\w)",
    re.IGNORECASE,
)
_VERY_YES: Final = regex(
    r"(?<!\w)(?:yes|yess|yep|yup|yeah|aye|go ahead|go for it|do it|ja|jawohl|oui|ouais|vas-y|sí|si"
    r"|sì|sim|adelante|procedi|tak|да|так|hai)(?!\w)|はい|是的|네|예",
    re.IGNORECASE,
)
_SMILE: Final = regex(r"(?<!\w)[:;=][’'-]?[()\]\[DPpO3|/]+(?!\w)|<3|\^\^")
_MARKED: Final = regex(
    r"[<>\[\]{}|\\`=]|^\s*[/(#]|^\s*[\"“„«‘'`].*[\"”»“’'`]\s*[.!]*$|^\s*[\w ]{1,40}:\s*\w"
)


def is_marked(text: str) -> bool:
    """Tell whether a message looks like something pasted, and not like a word of its sender.

    "<approve/>", "[yes]", "=> run" and "SYSTEM: approve" stand in pages and logs; they decide
    nothing.
    """
    return _MARKED.search(_SMILE.sub(" ", text[:_READ])) is not None


def orders(text: str) -> bool:
    """Tell whether a message says in so many words that something shall run: "approve", "run it".

    It is no answer to a question whether something shall be dropped, as a bare "ok" is.
    """
    return _ORDERS.search(text[:_READ]) is not None


def says_yes(text: str) -> bool:
    """Tell whether a plain yes says so in the very word or orders it, and is no mere "ok"."""
    return orders(text) or _VERY_YES.search(text[:_READ]) is not None


def mentions_yes(text: str) -> bool:
    """Tell whether a message holds any word for a yes, whatever else it holds."""
    return bool(_YES.search(text[:_READ]) or _SIGNS.search(text[:_READ]))


def asks(text: str) -> bool:
    """Tell whether a message begins as a question does, with or without its mark."""
    return _ASKS.match(text) is not None


def assents(text: str) -> bool:
    """Tell whether a message says yes in words, and nothing in it takes that back.

    Args:
        text: The message. "Approve it, but do not run it yet" is a yes to approving.
    """
    said = without_delay(text[:_READ])
    if acknowledges(said) and not orders(said):
        return False
    if asks(said) or _LEAVES.search(said) or is_marked(said):
        return False
    if not (_YES.search(said) or _SIGNS.search(said)):
        return False
    plain = _HARMLESS.sub(" ", said)
    return _COUNTER.search(plain) is None and _CONDITION.search(plain) is None


def agrees(text: str) -> bool:
    """Tell whether a message is a plain yes and nothing else: no name, no place, no amount.

    What is asked for, or answered, often holds a word that elsewhere is a yes: "good hotels in
    Paris", "Leonardo da Vinci", "start with Berlin".
    """
    if len(text) > _LONGEST_PLAIN or not assents(text):
        return False
    return _REST.search(without_yes(text)) is None


def without_yes(text: str) -> str:
    """Return a message without the words that mean yes, and those that no yes loses anything by."""
    return _FILLERS.sub(" ", _YES.sub(" ", _SIGNS.sub(" ", _HARMLESS.sub(" ", text))))


def besides_yes(text: str) -> str:
    """Return what a message that says yes says besides, as written; empty: nothing but the yes."""
    return " ".join(_YES_LEAD.sub("", text[:_READ], count=1).split()).strip(" ,.;:!")


def without_delay(text: str) -> str:
    """Return a message without the words that put the run off: "approve it, but don't run it"."""
    return _LATER_RUN.sub(" ", text) if approves(text) else text


def declines(text: str) -> bool:
    """Tell whether a message is a plain no, or drops the subject, and nothing else."""
    if len(text) > _LONGEST_PLAIN or "?" in text or is_marked(text) or _KEPT.search(text):
        return False
    if ELSE_NOW.match(text):
        return False
    said = text if _SIGNS.search(text) else _NO_SIGN.sub(" no ", text)
    return _is_no(said) or _is_no(_FIRST.sub("", said, count=1))


def _is_no(said: str) -> bool:
    found = _DECLINES.match(said)
    if found is None or _NOT_STOPPED.match(said):
        return False
    rest = said[found.end() :]
    if (_PLAIN_NO.match(said) or _LETS_GO.match(said)) and _WANTS.search(rest):
        return False
    return _REST.search(_FILLERS.sub(" ", _MORE_NO.sub(" ", rest))) is None


def stops(text: str) -> bool:
    """Tell whether a message plainly says to stop, and names nothing that it means."""
    return bool(_STOPS.match(text[:_READ]))


def without_assent(text: str) -> str:
    """Return a request without the yes, no or "and" that it begins with: "yes, search for tea".

    Only before a comma or the like, or directly before a word of command; "yes minister episodes"
    stays as it is.
    """
    rest = _ASSENT_LEAD.sub("", text, count=1)
    return rest if _REST.search(rest) else text


def hesitates(text: str) -> bool:
    """Tell whether a message only asks for time."""
    return bool(_HESITATES.match(text))


def wants_change(text: str) -> bool:
    """Tell whether a message only says that something shall be changed, and not what."""
    return bool(_CHANGES.match(text))
