# ruff: noqa: RUF001  # words of many languages
"""Plain questions of somebody new to Buddy: "what is a proposal", "can it break something?".

Each is answered in words from what is true of this instance. In English, German, French, Spanish,
Italian, Portuguese and Dutch; a word beside them that is of something else leaves it to others.
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Final

from buddy.domain.regex import regex

_LONGEST: Final = 120


class AskedOf(StrEnum):
    """What of Buddy is asked about."""

    UNASKED = "unasked"
    """To run without asking: an order, and answered with a no."""
    PROPOSAL = "proposal"
    PRESS = "press"
    """What to press or say, and what a yes does."""
    VALID = "valid"
    """How long a proposal stands."""
    HARM = "harm"
    MONEY = "money"
    """Who pays, and whether money can be spent unseen."""
    ENGINE = "engine"
    """Where a search is sent."""
    FORMATS = "formats"
    """Which kinds of files can be read."""
    FILES = "files"
    """Which files can be read."""
    FIGURES = "figures"
    """Measured figures, which a tool tells."""


_LEAD: Final = (
    r"^\W*(?:(?:and|so|ok(?:ay)?|but|well|wait|hi|hey|hello|sorry|buddy|please|tell me|explain"
    r"|und|aber"
    r"|et|mais|y|pero|e|ma|mas|en|maar|i do(?:n['’]?t| not) (?:get it|understand)(?: (?:it|this"
    r"|that))?"
    r"|ich versteh(?:e)? (?:das )?nicht|je ne comprends pas|no entiendo|non capisco|não entendo"
    r"|ik snap het niet)\b[\s,.!:?]*)*"
)
_END: Final = (
    r"(?:[\s,]+(?:please|here|now|then|exactly|really|actually|anyway|at all|buddy|in buddy|for me"
    r"|with (?:it|this|that)|this|that|it|bitte|eigentlich|denn|hier|genau|ici|exactement|aquí|qui"
    r"|aqui|hier))*[\s.?!]*$"
)
_PROPOSES: Final = (
    r"(?:(?:an? |the |your |this |that |eine?n? |der |dein |une |la |cette |una |tu |uma |a |een "
    r"|het )?"
    r"(?:proposals?|vorschl[aä]ge?|propositions?|propuestas?|propost[ae]s?|voorstel(?:len)?))"
)
_EVERY: Final = (
    r"(?:every ?thing|all(?: of (?:it|them))?|any ?thing|it(?: all)?|missions|them|that)"
)
_FORMAT: Final = (
    r"(?:pdfs?|word|docx?|excel|xlsx?|spreadsheets?|powerpoint|pptx?|images?|pictures?|photos?"
    r"|scans?"
    r"|csv|tsv|json|xml|html|markdown|zip|audio|videos?|bilder|fotos?|tabellen|imágenes|immagini"
    r"|imagens|afbeeldingen)"
)
_RULES: Final = {
    AskedOf.UNASKED: (
        rf"(?:(?:just |please |you (?:can|may|should) )*(?:run|do|execute|approve|start|carry out)"
        rf" {_EVERY} (?:without (?:ever )?(?:asking|approval|my (?:approval|yes|ok(?:ay)?)"
        rf"|permission"
        r"|confirmation)|automatically|by yourself|on your own)(?: (?:me|for (?:approval"
        r"|permission)"
        r"|first|again|ever|any ?more|anymore|from now on|always))*"
        r"|(?:never|don['’]?t|do not|stop)(?: ever)? ask(?:ing)?(?: me)?(?: (?:again|ever|any ?more"
        r"|anything|for (?:approval|permission|confirmation)|before (?:you run|running)(?: \w+)?))+"
        r"|(?:skip|turn off|disable|switch off|remove) (?:the |all )?(?:approvals?|confirmations?"
        r"|permissions?|questions)|(?:i )?(?:trust you,? )?just do (?:everything|it all) yourself"
        r"|frag (?:mich )?(?:nie|nicht)(?: (?:wieder|mehr))+|(?:mach"
        r"|führ)e? (?:einfach )?alles (?:ohne"
        r" (?:zu fragen|rückfrage|nachfrage|meine? (?:zustimmung|ja))(?: aus)?|selbst|automatisch)"
        r"|ne (?:me |m['’])(?:le )?demande[rsz]? (?:plus|pas)(?: jamais| rien| à chaque fois)*"
        r"|(?:fais|exécute|lance) tout sans (?:me )?demander"
        r"|no (?:me )?(?:lo )?preguntes(?: (?:más|nunca"
        r"|nunca más|otra vez))+|(?:hazlo|haz|ejecuta) todo sin preguntar(?:me)?"
        r"|non (?:me lo )?chieder(?:e|mi|melo)(?: (?:più|mai più|mai))+"
        r"|fai tutto senza chiedere(?:mi)?"
        r"|não (?:me )?pergunt(?:e|es)(?: (?:mais|nunca mais|de novo))+|faz tudo sem perguntar"
        r"|vraag (?:het )?(?:me|mij)(?: het)? (?:nooit|niet)(?: (?:meer|weer))+"
        r"|doe alles zonder te vragen)"
    ),
    AskedOf.PROPOSAL: (
        rf"(?:what(?:['’]?s| is| are| does| do you mean by)|was (?:ist|sind|bedeutet|heißt)"
        rf"|qu['’]est-ce"
        r" (?:que|qu['’]une?)(?: c['’]est qu['’]une?)?|c['’]est quoi|qué (?:es|son|significa)"
        r"|(?:che )?cos['’]è"
        rf"|cosa (?:è|sono)|o que (?:é|são)|wat (?:is|zijn|betekent))\s?{_PROPOSES}(?: mean)?"
    ),
    AskedOf.PRESS: (
        r"(?:what (?:do|should|must|shall|can) i (?:have to |need to |got to )?(?:press|click"
        r"|push|say|type"
        r"|do)(?: (?:now|next|to (?:say yes|approve|confirm|agree|run it|start(?: it)?|begin"
        r"|go on)))?"
        r"|where (?:do|should|must) i (?:have to )?(?:press|click)"
        r"|what (?:can|may|should) i (?:ask|tell)(?: (?:you|buddy))?(?: (?:for|to do))?"
        r"|was kann ich (?:dich |dir )?(?:fragen|sagen)|que puis-je (?:te )?(?:demander|dire)"
        r"|qué (?:te )?puedo (?:pedir|preguntar|decir)(?:te)?|(?:che )?cosa posso chieder(?:e|ti)"
        r"|o que (?:te )?posso (?:pedir|perguntar)(?:-te)?|wat kan ik (?:je )?vragen"
        r"|which button(?: (?:do i (?:press|click)"
        r"|is it))?|how (?:do|can|should) i (?:approve|confirm|say yes|agree|start(?: it)?)"
        r"|what happens (?:when|if) i (?:say yes|approve|agree|press (?:yes|approve|that|it))"
        r"|i (?:do(?:n['’]?t| not)) (?:understand|get)(?: (?:anything|it|this|that|what (?:to do"
        r"|you want)))?"
        r"|i(?:['’]m| am) (?:lost|confused)|what now|was (?:muss|soll|kann) ich (?:jetzt "
        r"|hier )?(?:drücken"
        r"|klicken|sagen|tun|machen)|wo (?:muss|soll) ich (?:drücken|klicken)"
        r"|ich verstehe? (?:nichts|das nicht"
        r"|nur bahnhof)|was passiert,? wenn ich ja sage|wie (?:genehmige|bestätige) ich(?: das"
        r"| es)?"
        r"|sur quoi (?:dois-je|je dois) (?:appuyer|cliquer)|(?:que"
        r"|qu['’]est-ce que je) dois(?:-je)? (?:faire"
        r"|dire)|je ne comprends (?:rien|pas)|qué (?:tengo que|debo) (?:pulsar|decir|hacer)"
        r"|no entiendo(?: nada)?"
        r"|(?:che )?cosa devo (?:premere|dire|fare)|non capisco(?: niente)?|o que (?:devo|tenho de)"
        r" (?:dizer|fazer|carregar)|não entendo(?: nada)?|wat moet ik (?:zeggen|doen|indrukken"
        r"|klikken)"
        r"|ik (?:snap|begrijp) (?:het|er) (?:niet|niets van))"
    ),
    AskedOf.VALID: (
        rf"(?:(?:for )?how long (?:does|do|will|is|are|can) {_PROPOSES}(?: (?:stay|remain|stand"
        rf"|last|wait|live"
        r"|be|keep))*(?: (?:valid|open|good|waiting))*(?: for)?|(?:when|does|do|can|will) "
        rf"{_PROPOSES} (?:ever )?(?:expires?|lapses?|ends?|run out)"
        rf"|wie lange (?:gilt|gelten|bleibt|steht|wartet) {_PROPOSES}(?: (?:gültig|offen|stehen))?"
        rf"|wann (?:verfällt|läuft) {_PROPOSES}(?: ab)?|combien de temps (?:reste|dure"
        rf"|vaut) {_PROPOSES}"
        rf"(?: (?:valable|valide))?|combien de temps (?:est-ce qu['’])?{_PROPOSES} (?:reste|dure"
        rf"|vaut)"
        rf"(?:-t-elle)?(?: (?:valable|valide|ouverte))?|cuánto (?:tiempo )?(?:dura"
        rf"|vale) {_PROPOSES}"
        rf"|quanto (?:tempo )?(?:dura|vale) {_PROPOSES}|hoe lang (?:is|blijft"
        rf"|geldt) {_PROPOSES}(?: geldig)?)"
    ),
    AskedOf.HARM: (
        r"(?:(?:can|could|will|would|might|does) (?:it|this|that|you|buddy) (?:ever "
        r"|also )?(?:break|damage|harm"
        r"|destroy|delete|change|overwrite|hack|infect)(?: (?:something|anything|my \w+|things"
        r"|stuff|me"
        r"|files|data|any files))?|can (?:anything|something) (?:go wrong|break|happen)"
        r"|what can go wrong"
        r"|is (?:it|this|that|buddy) (?:dangerous|safe|secure|risky|harmful)|(?:are"
        r"|is) (?:there )?(?:any )?risks?"
        r"|kann (?:das|es|buddy|da) (?:et)?was (?:kaputt ?machen|zerstören|löschen|passieren"
        r"|schiefgehen)"
        r"|ist (?:das|es|buddy) (?:gefährlich|sicher|riskant)|(?:ça|cela"
        r"|buddy) peut(?:-il)? (?:casser|abîmer"
        r"|supprimer) quelque chose|(?:est-ce|c['’]est) (?:dangereux|risqué|sûr)|puedes? (?:romper"
        r"|dañar|borrar) algo|kannst du (?:et)?was (?:kaputt ?machen|zerstören|löschen)"
        r"|(?:peux-tu|tu peux) (?:casser|abîmer|supprimer) quelque chose"
        r"|es (?:peligroso|seguro)|pu(?:ò|oi) (?:rompere|danneggiare|cancellare) qualcosa"
        r"|è (?:pericoloso|sicuro)"
        r"|podes? (?:estragar|quebrar|apagar) (?:alguma coisa|algo)|é (?:perigoso|seguro)"
        r"|k(?:an (?:het|dit|dat)|un je) (?:iets )?(?:kapot ?maken|stukmaken|verwijderen)"
        r"|is (?:het|dit"
        r"|dat) (?:gevaarlijk"
        r"|veilig))"
    ),
    AskedOf.MONEY: (
        r"(?:how (?:do|can) i (?:know|be sure|trust)(?: that)? (?:you|it"
        r"|buddy) (?:do(?:es)?(?:n['’]?t| not)|wo(?:n['’]?t"
        r"|uld not)|will not) (?:spend|waste|take|use|steal)(?: (?:all )?my money| money| too much)"
        r"|(?:can|could|will|do|does) (?:you|it|buddy|this) (?:ever )?(?:spend|take|waste|charge"
        r"|use|bill|debit)"
        r" (?:(?:any|all|some|of|my) )*(?:money|credit card|card|account|me)"
        r"|who pays(?: for (?:this|that|it))?"
        r"|(?:do|must|will) i have to pay|how much money (?:does|will|would) (?:it|this|that"
        r"|all this|buddy)"
        r" cost(?: me)?|combien (?:ça|cela) (?:me|va me) coûter?(?:a)?|(?:ça"
        r"|cela) me coûte combien|wer bezahlt (?:das|dafür)|(?:kannst|kann|gibst) (?:du"
        r"|buddy) (?:mein )?geld"
        r" (?:ausgeben|aus)|qui paie(?: ça)?|(?:peux-tu|tu peux) dépenser mon argent"
        r"|quién paga(?: esto)?"
        r"|puedes gastar mi dinero|chi paga|puoi spendere i miei soldi|quem paga"
        r"|wie betaalt (?:dit|dat)"
        r"|how (?:do|can|should) i pay(?: (?:you|for (?:this|that|it)))?"
        r"|wie (?:be)?zahle ich(?: das)?"
        r"|comment (?:je paie|payer|est-ce que je paie)|cómo (?:te )?pago|come (?:ti )?pago"
        r"|como (?:é que )?pago"
        r"|hoe betaal ik"
        r"|kun je mijn geld uitgeven)"
    ),
    AskedOf.ENGINE: (
        r"(?:(?:which|what) (?:web )?search ?engines? (?:do|does|are|is|will|would) (?:you|buddy"
        r"|it)"
        r"(?: (?:use|using|ask|search with))?|where do (?:you|my) search(?:es)?(?: go)?"
        r"|do you (?:use|search(?: with| on)?) (?:google|bing|duckduckgo)"
        r"|welche suchmaschine (?:benutzt|nutzt"
        r"|verwendest|nimmst) du|(?:benutzt|nutzt) du google"
        r"|quel moteur de recherche (?:utilises-tu|tu utilises)"
        r"|qu[ée] buscador (?:usas|utilizas)|(?:quale|che) motore di ricerca usi"
        r"|que motor de (?:busca|pesquisa)"
        r" (?:usas|usa|você usa)|welke zoekmachine gebruik je)"
    ),
    AskedOf.FORMATS: (
        rf"(?:(?:can|could|do) (?:you|buddy|it) (?:also )?(?:read|open|see|understand|handle"
        rf"|process|support|view)"
        rf" (?:an? |my |any )?{_FORMAT}(?: (?:files?|documents?|attachments?))?"
        r"|(?:which|what) (?:kinds? of |types? of )?(?:file ?(?:types?|formats?)|files|formats"
        r"|documents)"
        r" (?:can|could|do) (?:you|buddy) (?:read|open|support|understand)"
        rf"|kannst du (?:auch )?{_FORMAT}(?:[ -]?dateien|[ -]?dokumente)? (?:lesen|öffnen)"
        rf"|(?:peux-tu|tu peux|sais-tu) (?:lire|ouvrir) (?:un |les |des )?(?:fichiers? )?{_FORMAT}"
        rf"|puedes (?:leer|abrir) (?:un |los )?(?:archivos? )?{_FORMAT}|puoi (?:leggere"
        rf"|aprire) (?:un |i )?(?:file )?"
        rf"{_FORMAT}|(?:você )?(?:pode|podes) (?:ler|abrir) (?:um )?(?:arquivos? "
        rf"|ficheiros? )?{_FORMAT}"
        rf"|kun je (?:ook )?{_FORMAT}(?:[ -]?bestanden)? (?:lezen|openen))"
    ),
    AskedOf.FILES: (
        r"(?:(?:what|which) (?:of my )?(?:files|folders|documents|directories) (?:can|could|do"
        r"|may) (?:you|buddy)"
        r" (?:see|access|look at|reach|get at|have access to)|(?:can|do) you (?:see"
        r"|have access to|access) (?:all )?"
        r"my (?:files|folders|documents|computer|disk|hard drive)|where (?:do|should|must"
        r"|can) i put (?:my )?files"
        r"|welche (?:dateien|ordner) (?:kannst|darfst|siehst) du(?: (?:sehen|lesen|öffnen))?"
        r"|siehst du meine dateien"
        r"|(?:quels|à quels) (?:fichiers|dossiers) (?:peux-tu|vois-tu|as-tu accès)(?: (?:voir"
        r"|lire))?"
        r"|qué archivos (?:puedes (?:ver|leer)|ves)|(?:quali|che) file (?:puoi (?:vedere|leggere)"
        r"|vedi)"
        r"|que (?:arquivos|ficheiros) (?:podes|pode|você pode) (?:ver|ler)|welke bestanden (?:kun"
        r"|kan|mag) je"
        r" (?:zien|lezen))"
    ),
    AskedOf.FIGURES: (
        r"(?:which (?:of (?:your|my) )?tools? (?:do (?:you|i) use|is used|works?"
        r"|gets? used)(?: the)?"
        r" (?:most|best|least|worst)(?: often)?|what(?:['’]?s| is| was) (?:my|your|the|our"
        r"|buddy['’]s) (?:success|failure|error|hit) rate"
        r"|how (?:often|many times) (?:do|did|have|has) (?:you|buddy|missions|runs"
        r"|my missions) (?:fail(?:ed)?"
        r"|succeed(?:ed)?|work(?:ed)?)|how (?:reliable|successful) (?:are (?:you|my missions)"
        r"|is buddy)"
        r"|wie (?:hoch )?ist (?:meine|deine|die) erfolgs(?:quote|rate)|wie oft (?:scheiterst"
        r"|versagst) du"
        r"|quel est (?:mon|ton|le) taux de (?:réussite|succès|échec)|cuál es (?:mi|tu"
        r"|la) tasa de (?:éxito|acierto)"
        r"|qual [èé] (?:il mio|il tuo|a minha|a tua) ta(?:sso|xa) di? ?(?:de )?(?:successo|sucesso)"
        r"|wat is (?:mijn|jouw|je) slagingspercentage)"
    ),
}
_COMPILED: Final = {
    asked: regex(rf"{_LEAD}(?:¿\s?)?{rule}{_END}", re.IGNORECASE) for asked, rule in _RULES.items()
}


def buddy_asked(text: str) -> AskedOf | None:
    """Return what of Buddy a message asks about; None: nothing that is known here.

    Args:
        text: "what is a proposal", "kannst du PDF lesen?", "never ask me again".
    """
    if len(text) > _LONGEST:
        return None
    said = " ".join(text.split())
    return next((asked for asked, rule in _COMPILED.items() if rule.match(said)), None)
