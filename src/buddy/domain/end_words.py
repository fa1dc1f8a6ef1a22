# ruff: noqa: RUF001  # words of many languages
"""The words of the two ends of a column: the dearest and the cheapest, the heaviest, the fastest.

In English, German, French, Spanish, Italian, Portuguese and Dutch. Which end a word means can hang
on the column: the fastest has the highest speed or the lowest time.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from buddy.domain.regex import regex
from buddy.domain.table_measures import (
    AGES,
    AREA,
    DATES,
    DEPTH,
    EXTENT,
    HEIGHT,
    LENGTH,
    PAY,
    POPULATION,
    POWER,
    PRICES,
    RATING,
    SPEED,
    TEMPERATURE,
    TIMES,
    WEIGHT,
    WIDTH,
)

_CHEAP: Final = (
    r"best (?:prices?|deals?)|beste[nrsm]? preise?|meilleure?s? prix|mejor(?:es)? precios?"
    r"|miglior[ei]? prezz[oi]|melhor(?:es)? preços?|beste prijs|cheap\w*"
    r"|inexpensive|least expensive|billig\w*|günstig\w*|preiswert\w*"
    r"|moins (?:cher|chère|coûteu(?:x|se))s?|más barat[oa]s?|menos car[oa]s?|barat[oa]s?"
    r"|più (?:economic[oaieh]+|convenient[ei])|meno (?:car[oaie]|costos[oaie])"
    r"|costs? (?:the )?(?:least|less)|kostet (?:am )?(?:wenigsten|weniger)"
    r"|coûte(?:nt)? (?:le )?moins"
    r"|cuestan? menos|costa(?:no)? (?:di )?meno|custam? menos|kost(?:en)? (?:het )?min(?:st|der)"
    r"|mais barat[oa]s?|mais em conta|goedko(?:o?p)\w*|najtańsz\w*"
)
_DEAR: Final = (
    r"(?:most |more )?(?<!least )expensive|dear(?:est|er)?|costl\w+|costs? (?:the )?(?:most|more)"
    r"|kostet (?:am )?(?:meisten|mehr)|coûte(?:nt)? (?:le )?plus|cuestan? más"
    r"|costa(?:no)? (?:di )?più"
    r"|custam? mais|kost(?:en)? (?:het )?mee(?:st|r)"
    r"|pric(?:e|i)?(?:y|ier|iest)|teuer\w*|teure\w*"
    r"|plus (?:ch(?:er|ère)|coûteu(?:x|se))s?|más car[oa]s?|más costos[oa]s?"
    r"|più (?:car[oaie]|costos[oaie])|mais car[oa]s?|duur\w*|najdroższ\w*"
)
_SHORT: Final = (
    r"shortest|kürzest\w*|plus court\w*|más cort[oa]s?|più (?:cort|brev)[oaei]|mais curt[oa]s?"
    r"|kortst\w*"
)
_LONG: Final = (
    r"longest|längst\w*|plus long\w*|más larg[oa]s?|più lung\w*|mais (?:long|comprid)[oa]s?"
    r"|langst\w*"
)
_LOW: Final = (
    r"lowest|lower|(?<!at )least|smallest|fewest|minimum|niedrigst\w*|kleinst\w*|wenigsten"
    r"|plus (?:bas|petit)\w*|(?<!au )moins|menor(?:es)?|más (?:baj|pequeñ)[oa]s?|minor[ei]"
    r"|più (?:bass|piccol)[oaei]"
    r"|mais (?:baix|pequen)[oa]s?|laagst\w*|minst\w*"
)
_HIGH: Final = (
    r"highest|higher|(?<!at )most|biggest|largest|greatest|maximum|höchst\w*|größt\w*|meisten"
    r"|plus (?:grand|haut|élevé)\w*|le plus|mayor(?:es)?|más (?:alt|grande|elevad)[oa]?s?"
    r"|maggior[ei]|più (?:alt|grand|elevat)[oaei]|maior(?:es)?|mais (?:alt|elevad)[oa]s?"
    r"|hoogst\w*|grootst\w*|meeste?"
)
_OLD: Final = (
    r"oldest|eldest|older|elder|most senior|älteste?[nrsm]?"
    r"|plus (?:âgée?|vieux|vieille|ancien(?:ne)?)s?"
    r"|más (?:viej|antigu|ancian)[oa]s?|más edad|più (?:vecchi[oa]?|anzian[oaie]|antic[oaieh]+)"
    r"|mais (?:velh|antig|idos)[oa]s?|oudste?|najstarsz\w*"
)
_YOUNG: Final = (
    r"youngest|younger|jüngste[nrsm]?|jünger|plus jeunes?"
    r"|más jóven(?:es)?|más joven(?:es)?|più giovan[ei]"
    r"|mais (?:jovem|jovens)|jongste?|najmłodsz\w*"
)
_CAME: Final = (
    r"(?:joined|started|began|came|arrived|was hired|got hired)(?: (?:in|on|up|here|us|the team))?"
)
_HAPPENS: Final = (
    r"(?:leav(?:es?|ing)|depart(?:s|ing)?|arriv(?:es?|ing)|starts?|begins?|opens|closes?|ends?"
    r"|finish(?:es)?|expires?|comes|goes|gets (?:in|there)|due|available|free|ready|vacant"
    r"|fährt|kommt(?: an)?|startet|beginnt|endet|öffnet|schließt|verfügbar|frei|fällig"
    r"|part(?:ent)?|arrivent|commence(?:nt)?|ouvre(?:nt)?|ferme(?:nt)?|finit|libres?"
    r"|disponib(?:les?|ile)|salen?|llegan?|empiezan?|abren?|cierran?|terminan?|parte|arriva"
    r"|inizia|apre|chiude|finisce|liber[oa]|sai|chega|começa|fecha|disponível|livre|vertrekt"
    r"|komt(?: aan)?|begint|opent|sluit|eindigt|beschikbaar|vrij|arrive)"
)
"""What happens at a time that a column tells, and so what is early or late of it."""
_EARLIEST: Final = (
    r"(?:the )?(?:first|earliest|soonest)|zuerst|als erste[rs]?|am früh(?:e)?sten|en premier"
    r"|(?:le |la |les )?premi(?:er|ère)s?|le plus tôt|primer[oa]?|antes|más temprano"
    r"|per prim[oa]|prima|più presto|primeiro|mais cedo|(?:het )?(?:eerst|vroegst)|als eerste"
)
_LATEST: Final = (
    r"(?:the )?(?:last|latest)|zuletzt|als letzte[rs]?|am spätesten|en dernier|le plus tard"
    r"|(?:le |la |les )?derni(?:er|ère)s?|(?:el |la |por )?últim[oa]|más tarde|per ultim[oa]"
    r"|più tardi|por último|mais tarde|(?:het )?laatst|als laatste"
)
_LATE: Final = (
    rf"{_HAPPENS} (?:{_LATEST})|latest(?! (?:news|versions?|releases?|updates?|articles?|posts?"
    r"|research|results?|info\w*|developments?|on|from|about|in)(?!\w))|späteste[nrsm]?"
    rf"|newest|most recent|{_CAME} (?:last|latest|most recently)|(?:the )?last to (?:join|start"
    r"|come|arrive)|(?:kam|begann|stieß) (?:zuletzt|als letzte[rs]?)(?: dazu)?|neu(?:e)?ste[nrsm]?"
    r"|plus récente?s?|(?:arrivée?|venue?) en dernier|(?:le |la )?derni(?:er|ère) arrivée?"
    r"|más recientes?|(?:entró|llegó|empezó) (?:el |la )?(?:últim[oa]|por último)"
    r"|(?:el |la )?últim[oa] en (?:entrar|llegar)|più recent[ei]"
    r"|(?:arrivat|entrat)[oa] per ultim[oa]|(?:l['’])?ultim[oa] arrivat[oa]|mais recentes?"
    r"|(?:entrou|chegou) por último"
    r"|(?:o |a )?últim[oa] a (?:entrar|chegar)|nieuwste|meest recente|(?:kwam|begon) (?:het laatst"
    r"|als laatste)"
)
_EARLY: Final = (
    rf"{_HAPPENS} (?:{_EARLIEST})|earliest|soonest|longest[- ]serving"
    rf"|{_CAME} (?:first|earliest)|(?:the )?first to (?:join|start|come|arrive)"
    r"|(?:kam|begann|stieß) (?:zuerst|als erste[rs]?)(?: dazu)?|früheste[nrsm]?"
    r"|(?:arrivée?|venue?) en premier|(?:entró|llegó|empezó) (?:el |la )?primer[oa]"
    r"|(?:arrivat|entrat)[oa] per prim[oa]|(?:entrou|chegou) primeiro|vroegste"
    r"|(?:kwam|begon) (?:het eerst|als eerste)"
)
_HEAVY: Final = (
    r"heaviest|heavier|schwerst\w*|schwerer\w*|plus lourd\w*|más pesad[oa]s?|più pesant[ei]"
    r"|mais pesad[oa]s?|zwaarst\w*|zwaarder\w*"
    r"|pesan? más|pesano? (?:di )?più|pesam? mais|pès(?:e|ent) (?:le )?plus"
)
_LIGHT: Final = (
    r"lightest|lighter|leichtest\w*|leichter\w*|(?:plus légers?|plus légères?)"
    r"|más (?:liger|livian)[oa]s?|più legger[oaie]|mais leves?|lichtst\w*|lichter\w*"
    r"|pesan? menos|pesano? (?:di )?meno|pesam? menos|pès(?:e|ent) (?:le )?moins"
)
_TALL: Final = r"tallest|taller|miden? más|höchstgelegen\w*|mais altinh[oa]s?"
_FAST: Final = (
    r"fastest|faster|quickest|quicker|schnellst\w*|schneller\w*|plus rapides?|plus vite"
    r"|más rápid[oa]s?|più (?:veloc|rapid)[oaei]|mais rápid[oa]s?|snelst\w*|sneller\w*"
)
_SLOW: Final = (
    r"slowest|slower|langsamst\w*|langsamer\w*|plus lente?s?|más lent[oa]s?|più lent[oaei]"
    r"|mais lent[oa]s?|traagst\w*"
)
_FAR: Final = (
    r"farthest|furthest|farther|further away|am weitesten(?: (?:weg|entfernt))?"
    r"|plus (?:loin|éloignée?s?)|más (?:lej(?:os|an[oa]s?))|più lontan[oaei]|mais longe"
)
_NEAR: Final = (
    r"nearest|closest|am nächsten|plus (?:près|proches?)|más cerca(?:n[oa]s?)?|più vicin[oaei]"
    r"|mais (?:perto|próxim[oa]s?)|dichtst(?: ?bij\w*)?"
)
_PAID: Final = (
    r"(?:best|highest)[- ]paid|(?:best|höchst)bezahlt\w*|am besten bezahlt\w*|mieux payée?s?"
    r"|mejor pagad[oa]s?|meglio pagat[oaie]|mais bem pag[oa]s?|bestbetaald\w*"
    r"|(?:gan|cobr)an? más|guadagnano? (?:di )?più|ganham? mais"
)
_UNPAID: Final = (
    r"(?:worst|lowest|least)[- ]paid|schlechtestbezahlt\w*|moins bien payée?s?"
    r"|(?:gan|cobr)an? menos|guadagnano? (?:di )?meno|ganham? menos"
)
_RATED: Final = (
    r"(?:best|top|highest)[- ](?:rated|reviewed|scor(?:ed|ing))|(?:best|höchst)bewertet\w*"
    r"|am (?:besten|höchsten) bewertet\w*|mieux not[ée]\w*|mejor (?:valor|calific|puntu)ad[oa]s?"
    r"|meglio (?:valutat|recensit)[oaie]|mais bem avaliad[oa]s?|best beoordeeld\w*"
)
_PANNED: Final = (
    r"(?:worst|lowest|least)[- ](?:rated|reviewed)|schlechtestbewertet\w*"
    r"|am schlechtesten bewertet\w*|moins bien not[ée]\w*|peor (?:valor|calific|puntu)ad[oa]s?"
)
_GOOD: Final = (
    r"(?:best|better)(?! (?:deals?|value|offers?|way|to|for|not)(?!\w))|beste[nrsm]?|besser\w*"
    r"|meilleure?s?|mejor(?:es)?|miglior[ei]?|melhor(?:es)?|beter"
)
_BAD: Final = (
    r"worst|worse|schlechtest\w*|schlechter\w*|pire|peor(?:es)?|peggior[ei]|pior(?:es)?|slechtst\w*"
)
_CROWDED: Final = (
    r"most (?:populous|populated|people|inhabitants)|bevölkerungsreichst\w*|einwohnerreichst\w*"
    r"|plus peuplée?s?|más poblad[oa]s?|più popolos[oaie]|mais popul?os[oa]s?"
)
_EMPTY: Final = (
    r"least (?:populous|populated)|moins peuplée?s?|menos poblad[oa]s?|bevölkerungsärmst\w*"
)
_HOT: Final = (
    r"hottest|hotter|warmest|warmer|heißest\w*|wärmst\w*|wärmer|plus chaud\w*"
    r"|más (?:cálid|caluros)[oa]s?|más calientes?|più cald[oaei]|mais quentes?|heetst\w*"
)
_COLD: Final = (
    r"coldest|colder|coolest|cooler|kältest\w*|kälter|plus froid\w*|más frí[oa]s?|più fredd[oaei]"
    r"|mais fri[oa]s?|koudst\w*"
)
_DEEP: Final = r"deepest|deeper|tiefst\w*|plus profond\w*|más profund[oa]s?|più profond[oaei]"
_WIDE: Final = r"widest|wider|breitest\w*|plus large\w*|más anch[oa]s?|più largh?[oaei]"
_NARROW: Final = r"narrowest|narrower|schmalst\w*|plus étroit\w*|más estrech[oa]s?|più strett[oaei]"
_STRONG: Final = (
    r"strongest|most powerful|stärkst\w*|leistungsstärkst\w*|plus puissant\w*|más potentes?"
    r"|più potent[ei]|mais potentes?|krachtigst\w*"
)
_WEAK: Final = r"weakest|least powerful|schwächst\w*|moins puissant\w*|menos potentes?"


@dataclass(frozen=True, slots=True)
class EndWords:
    """Words of an end, and what they say of the column."""

    words: re.Pattern[str]
    highest: bool
    """Whether it is the upper end."""
    kind: re.Pattern[str] | None
    """What the column is called, where the words tell."""
    others: tuple[tuple[re.Pattern[str], bool], ...] = ()
    """What else it may be called, and whether it is the upper end of that."""
    questions: bool = False
    """Whether it counts in questions alone: "you are the best" praises."""

    def stand_in(self, text: str) -> bool:
        """Tell whether a text has these words and means an end by them."""
        if self.questions and not _QUESTION.search(text):
            return False
        return self.words.search(text) is not None


_QUESTION: Final = regex(
    r"\?\s*$|^\W*(?:and\W+|und\W+|et\W+|y\W+)?(?:which|what|who|welche\w*|was|wer|quel\w*|qui|cu[aá]l\w*"
    r"|qui[eé]n\w*|qu[eé]|quale?|chi|quem|welke|wat|wie|sort|rank|top)(?!\w)",
    re.IGNORECASE,
)
_SHORTER: Final = ((LENGTH.heads, False), (HEIGHT.heads, False), (EXTENT, False))
_LONGER: Final = ((LENGTH.heads, True), (EXTENT, True))
ENDS: Final = tuple(
    EndWords(
        regex(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE),
        highest,
        kind,
        others,
        words in {_GOOD, _BAD},
    )
    for words, highest, kind, others in (
        (_CHEAP, False, PRICES, ()),
        (_DEAR, True, PRICES, ()),
        (_OLD, True, AGES, ()),
        (_YOUNG, False, AGES, ()),
        (_LATE, True, DATES, ()),
        (_EARLY, False, DATES, ()),
        (_PAID, True, PAY.heads, ()),
        (_UNPAID, False, PAY.heads, ()),
        (_RATED, True, RATING.heads, ()),
        (_PANNED, False, RATING.heads, ()),
        (_GOOD, True, RATING.heads, ()),
        (_BAD, False, RATING.heads, ()),
        (_CROWDED, True, POPULATION.heads, ()),
        (_EMPTY, False, POPULATION.heads, ()),
        (_STRONG, True, POWER.heads, ()),
        (_WEAK, False, POWER.heads, ()),
        (_HEAVY, True, WEIGHT.heads, ()),
        (_LIGHT, False, WEIGHT.heads, ()),
        (_TALL, True, HEIGHT.heads, ()),
        (_HOT, True, TEMPERATURE.heads, ()),
        (_COLD, False, TEMPERATURE.heads, ()),
        (_DEEP, True, DEPTH.heads, ()),
        (_WIDE, True, WIDTH.heads, ()),
        (_NARROW, False, WIDTH.heads, ()),
        (_FAST, True, SPEED.heads, ((TIMES, False),)),
        (_SLOW, False, SPEED.heads, ((TIMES, True),)),
        (_FAR, True, LENGTH.heads, ()),
        (_NEAR, False, LENGTH.heads, ()),
        (_SHORT, False, TIMES, _SHORTER),
        (_LONG, True, TIMES, _LONGER),
        (_LOW, False, None, ()),
        (_HIGH, True, None, ()),
    )
)
"""The words of an end, whether it is the upper one, and what column they speak of."""
_BIG: Final = regex(
    r"(?<!\w)(?:big(?:gest|ger)|larg(?:est|er)|small(?:est|er)|größ\w+|kleinst\w*|plus (?:grande?"
    r"|petite?)s?|más (?:grandes?|pequeñ[oa]s?|alt[oa]s?|baj[oa]s?)|più (?:grand[ei]|piccol[oaei]"
    r"|alt[oaei])|mais (?:alt[oa]s?|baix[oa]s?)|maior(?:es)?|menor(?:es)?|grootst\w*|kleinst\w*)"
    r"(?!\w)",
    re.IGNORECASE,
)
_SIZES: Final = (POPULATION, AREA, HEIGHT)


def sizes_in(text: str) -> tuple[re.Pattern[str], ...]:
    """Return what columns are called that the biggest and the smallest may be told by."""
    return tuple(each.heads for each in _SIZES) if _BIG.search(text) else ()
