"""Cheap structural cues of an objective, as features for the classifier and never as overrides.

Each cue is a pattern whose presence says something about the intent: a URL, digits with operators,
a unit, time words, a file path, a question word, a verb of a known kind in one of five languages.
The softmax head learns what each is worth.
"""

from __future__ import annotations

import re
from typing import Final

_FLAGS: Final = re.IGNORECASE

# Endings that people type without a scheme. Source files (`main.py`) share some of them with
# country codes, so the list leaves those that are commonly both out of bare-domain detection.
_TLDS: Final = (
    "com|org|net|io|dev|edu|gov|eu|de|at|ch|fr|es|pl|nl|be|it|se|no|fi|dk|uk|ie|pt|cz|hu|ro|ca|au|"
    "us|jp|cn|in|br|mx|gr|ua|app|shop|store|info|biz|link|art|studio|gallery|site|online|blog|news|"
    "tech|cloud|ai|me|tv|co|museum|example|corp|local"
)
URL: Final = re.compile(
    rf"https?://[^\s<>\"]+"
    rf"|(?<![\w.@-])(?:[\w-]{{1,63}}\.){{1,8}}(?:{_TLDS})\b(?![\w@(-])(?::\d+)?(?:/[^\s<>\"]*)?"
    # A machine by its number is a site where a port or a path is behind it.
    r"|(?<![\w.@/-])(?:localhost|\d{1,3}(?:\.\d{1,3}){3})(?=[:/])(?::\d{1,5})?(?:/[^\s<>\"]*)?(?!\w)",
    _FLAGS,
)
_CODE: Final = (
    "py|js|ts|tsx|jsx|mjs|go|rs|rb|java|c|h|cc|cpp|hpp|cs|php|swift|kt|scala|sh|sql|vue|lua|zig"
)
_DOCUMENT: Final = (
    "txt|md|csv|tsv|json|ya?ml|toml|ini|cfg|conf|log|pdf|docx?|odt|rtf|xlsx?|ods|pptx?|xml|html?|"
    "tex|env|zip|tar|gz|jpe?g|png|gif|mp[34]|bak"
)
PATH: Final = re.compile(
    r"(?<![\w/.])(?:~|\.{1,2})?/(?:[\w.@+-]+/?)+|(?<!\w)~(?=[\s/?!.,]|$)|\b[A-Za-z]:\\\S+"
    r"|(?<![\w.-])(?:[\w.-]{1,80}/){1,20}[\w-]{1,80}\.\w{1,5}\b"
)
CODE_FILE: Final = re.compile(rf"(?<![\w-])[\w-]{{1,80}}\.(?:{_CODE})\b", _FLAGS)
DOCUMENT_FILE: Final = re.compile(rf"(?<![\w/-])[\w-]{{0,80}}\.(?:{_DOCUMENT})\b", _FLAGS)

_POLITE: Final = re.compile(
    r"^\W*(?:(?:hey|hi|hello|ok|okay|so|buddy|please|pls|plz|kindly|just|now|also|quickly|bitte|"
    r"por favor|proszę|stp|svp)\b[\s,]*"
    r"|(?:can|could|would|will) (?:you|u)(?: please| maybe| possibly)?\b(?: mind)?[\s,]*"
    r"|i(?:'d| would)? (?:want|need|like|love)(?: you)? to\b[\s,]*"
    r"|(?:i(?:'d| would) (?:like|love)|i need|i want)\b[\s,]*"
    r"|(?:kannst|könntest) du\b[\s,]*|(?:peux|pourrais)-tu\b[\s,]*|puedes\b[\s,]*"
    r"|(?:czy )?(?:możesz|mógłbyś)\b[\s,]*)+",
    _FLAGS,
)
_WHEN: Final = re.compile(
    r"^\W*(?:(?:every|each|on) (?:\w+ ){0,2}?(?:minutes?|hours?|days?|mornings?|evenings?|nights?|"
    r"weekdays?|weeks?|months?|(?:mon|tues|wednes|thurs|fri|satur|sun)days?)"
    r"|daily|weekly|monthly|tomorrow|tonight|next \w+day|at noon|later today)"
    r"(?: (?:morning|afternoon|evening|night))?(?:,? (?:at|by|around) \S+(?: ?[ap]m)?)?[\s,]+"
    r"|^\W*at \d{1,2}(?::\d\d)?(?: ?[ap]m)?[\s,]+",
    _FLAGS,
)


def core(text: str) -> str:
    """Return `text` without its polite opening and without a leading time of a schedule.

    A text that would be left empty is returned as it is.
    """
    rest = text
    for _ in range(2):
        rest = _WHEN.sub("", _POLITE.sub("", rest))
    return rest if rest.strip(" .!?") else text


_CUES: Final[dict[str, re.Pattern[str]]] = {
    name: re.compile(pattern, _FLAGS)
    for name, pattern in {
        "digit": r"\d",
        "operator": r"\d\s*[-+*/^×÷%]\s*\(?\s*\d|\d\s*!|\bsqrt|\blog\d*\(|\b0[xb][\da-f]+",  # noqa: RUF001
        "percent": r"%|per ?cent|prozent|pour ?cent|por ciento|procent",
        "unit": (
            r"\d\s*(?:km|m|cm|mm|mi|ft|in|kg|g|mg|lbs?|oz|l|ml|psi|mph|kcal|kj|k?wh|w|°\s?[cf]|[cf]|"
            r"[kmgt]i?b)\b|kilomet|\bmet(?:er|re)s?\b|\bmiles?\b|\bfeet\b|\binch|\bgrams?\b|"
            r"kilogram|ounce|\blit(?:er|re)|gallon|\bcups?\b|tablespoon|knots?\b|celsius|fahrenheit|"
            r"\bbytes?\b|joule|meilen|milles|millas|\blivres\b|\bpies\b|\bmil\b|stopni|\bin feet\b"
        ),
        "arithmetic": (
            r"\b(?:calculat|calcul|comput|multipl|divid|subtract|plus|minus|times|squared?\b|root|"
            r"average|mean of|median|sum of|add up|factorial|percent|convert|rechne|berechne|mal\b|"
            r"geteilt|combien font|fois\b|convert|cuánto es|por\b|oblicz|przelicz|razy|split|share|"
            r"how much is|how many \w+ (?:in|are)|ratio|decimal|binary|hex\b|interest|tip on|off\b)"
        ),
        "clock": (
            r"\b\d{1,2}:\d\d\b|\b\d{1,2}\s?[ap]\.?m\b|o'clock|\b(?:utc|gmt|cet|est|pst|unix)\b"
        ),
        "time": (
            r"\b(?:what|which|current|local|the) (?:time|date|day|weekday|year|hour|week)|"
            r"time (?:is it|zone|diff|now|in\b)|timezone|how (?:many|much) (?:days|weeks|hours|"
            r"minutes|seconds|months|time|\w+days)|how long (?:until|till|is it|ago|do i have)|"
            r"days? (?:from|since|until|between|ago|after|left)|weeks? (?:from|ago|left|between)|"
            r"leap year|daylight|time difference|calendar|today'?s date|wie spät|uhr\b|"
            r"welche[rs]? (?:tag|wochentag|datum)|wie viele tage|quelle heure|quel jour|"
            r"combien de jours|qué (?:hora|día|fecha)|cuántos días|która godzina|"
            r"jaki (?:dziś|dzień)|jaka (?:jest )?data|ile dni"
        ),
        "month": (
            r"\b(?:january|february|march|april|may|june|july|august|september|october|november|"
            r"december|christmas|easter|weihnachten|ostern|noël|navidad)\b"
        ),
        "live": (
            r"\b(?:weather|forecast|news|headlines?|score|price of|stock|share price|exchange rate|"
            r"latest|currently|near me|nearest|nearby|open now|reviews?|recipe|wetter|météo|"
            r"quel temps|qué tiempo|pogod\w+|kurs|nachrichten|noticias)\b"
        ),
        "find": (
            r"\b(?:find|search|look (?:for|up|on)|google|locate|where can|show me|suche?|finde|"
            r"cherche|trouve|busca|encuentra|znajdź|wyszukaj|wo gibt|dónde|gdzie kupić|où|site:)\b|"
            r"site:"
        ),
        "investigate": (
            r"\b(?:research\w*|compar\w+|analy[sz]\w*|report|overview|investigat\w+|deep dive|"
            r"in.depth|survey|pros and cons|literature|versus|vs\.?|evaluat\w+|assess|study|"
            r"studies|several sources|multiple (?:sources|sites|websites)|experts?|briefing|"
            r"dossier|backgrounder|evidence|trends?|landscape|weigh up|recherchiere|vergleich\w*|"
            r"bericht|étude|rapport|analyse|informe|investiga|analiz\w+|raport|porównaj|zbadaj)\b"
        ),
        "content": (
            r"\b(?:extract\w*|scrap\w+|summar\w+|read|list|get|grab|pull|collect|copy|parse|crawl|"
            r"fetch|gist|skim|tl;?dr|headings?|headlines|titles|prices?|text|content|names|table|"
            r"says?|about|which|who|how many|what are|lies|fasse|steht|extrahiere|hol|extrais|"
            r"résume|résumé|donne|dit|extrae|lee|resume|dice|wyciągnij|streść|pobierz|podaj|jakie|"
            r"give me|tell me (?:what|who|which|how|when|the (?!title|page title))|write|turn|"
            r"according to|key (?:points|facts)|gib|liste|dime)\b"
        ),
        "open": (
            r"\b(?:open|visit|go(?:to)?|navigate|browse|load|launch|head|hop|jump|screenshot|"
            r"capture|redirect\w*|reachable|responds?|responding|alive|up|down|land|landing page|"
            r"page title|its title|the title|öffne|geh|rufe|lädt|ouvre|va|affiche|capture d|abre|"
            r"ve|entra|captura|otwórz|wejdź|zrzut|pokaż mi stronę|działa)\b"
        ),
        "remember": (
            r"\b(?:remember\w*|note|notes|noted|remind yourself|memor\w+|forget|forgot|"
            r"keep in mind|jot|write down|save|saved|store that|stored|told you|"
            r"i (?:tell|told|say|said|gave|mention\w*)|recall|for (?:later|future)|merk|merke|"
            r"notier\w*|notiz\w*|souviens|retiens|en mémoire|noté|recuerda|anota|apunta|apunté|"
            r"guarda|zapamiętaj|zanotuj|"
            r"zapisz|notatk\w+|zapisał\w*)\b"
        ),
        "possessive": r"\b(?:my|mine|our|mein\w*|mon|ma|mes|mi|mis|mój|moja|moje|moj\w+|nasz\w*)\b",
        "addressed": r"\b(?:you|your|yourself|du|dein\w*|tu|ton|tes|twoj\w*|twój|ciebie)\b|\btu\b",
        "own": (
            r"\b(?:your (?:\w+ )?(?:success|performance|statistics|stats|metrics|errors?|numbers|"
            r"runs?|own|average|mean|roi|response|uptime|accuracy|tools?|estimates?|time)|missions?|"
            r"missionen|misiones|misji|success rate|failure|failed|latency|p9\d|median|uptime|"
            r"erfolgsquote|taux de réussite|tasa de éxito|skuteczno\w+|werkzeug|outil|herramienta|"
            r"narzędzi\w*|web_\w+|get_time|read_file|roi|ratings?|retr(?:y|ies)|throughput)\b"
        ),
        "file": (
            r"\b(?:files?|folders?|director(?:y|ies)|subfolders?|disk|desktop|downloads|documents|"
            r"datei\w*|ordner\w*|fichiers?|dossiers?|archivos?|carpeta|fichero|plik\w*|folder\w*|"
            r"spreadsheets?|ls|cat|tail)\b"
        ),
        "code": (
            r"\b(?:code|codebase|repo|repositor\w+|functions?|class(?:es)?|methods?|modules?|"
            r"source (?:code|tree|files?)|imports?|implement\w*|endpoints?|unit tests?|refactor|"
            r"struct|decorator|todo comments?|fixme|git|dépôt|código|kodzie|kodu|klass\w+|klasę|"
            r"funkcj\w+|funktion|fonction|función|méthode|módulo|variable|component|parser|handler)\b"
        ),
        "identifier": r"\b[a-z]+_[a-z_]+\b|\b[a-z]+[A-Z]\w|\b[A-Z][a-z]+[A-Z]\w|\w\(\)",
        "question": (
            r"^\W*(?:what|which|who|whose|where|when|why|how|is|are|does|do|did|was|were|has|have|"
            r"any|wie|was|wer|wo|wann|welche\w*|quel\w*|où|qui|combien|qué|cuál|cuánt\w*|dónde|co|"
            r"kto|gdzie|kiedy|ile|jaki\w*|która|czy)\b"
        ),
        "label_colon": r"^[^:/]{3,40}:\s",
        "schedule": r"\b(?:every|each|daily|weekly|monthly|tomorrow|tonight)\b",
        "money": r"[$€£]|\b(?:euros?|dollars?|prices?|cost|cheap\w*|złotych|zł)\b",
        "number_word": (
            r"\b(?:two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|thirty|forty|fifty|"
            r"hundred|thousand|half|third|quarter|zwei|drei|deux|trois|dos|tres|dwa|trzy)\b"
        ),
        "question_mark": r"\?\s*$",
    }.items()
}
# `identifier` tells cases apart, all others do not.
_CUES["identifier"] = re.compile(_CUES["identifier"].pattern)

NAMES: Final = (
    *_CUES,
    *("url", "url_path", "two_urls", "path", "code_file", "document_file"),
    *("short", "long", "url_only", "url_few_words", "url_content", "url_open", "url_remember"),
    *("path_or_code", "reads_file", "asks_own", "asks_time", "opens_with_remember"),
    *("site_restricted", "after_url", "money_in_money"),
)
_SITE: Final = re.compile(
    r"\bsite:|\b(?:search|look|find|mentions?)\b[^/]{0,60}\bon [\w-]{1,63}\.\w{2,}\b|"
    r"^\W*search [\w.-]{1,80}\.\w{2,6}\b",
    _FLAGS,
)
_CURRENCY: Final = (
    r"(?:euros?|dollars?|pounds?|yen|francs?|kron\w+|z[łl]oty\w*|rupees?|usd|eur|gbp|chf|pln|sek)"
)
_CURRENCIES: Final = re.compile(rf"\b{_CURRENCY}\b.{{1,20}}\b{_CURRENCY}\b", _FLAGS)
_SHORT_WORDS: Final = 3
_LONG_WORDS: Final = 14
_FEW_WORDS: Final = 4


def cues(text: str) -> list[float]:
    """Return one 0 or 1 per name in `NAMES`."""
    main = core(text)
    plain = PATH.sub(" ", URL.sub(" ", main))
    found = {name: pattern.search(plain) is not None for name, pattern in _CUES.items()}
    urls = URL.findall(main)
    words = len(plain.split())
    url = bool(urls)
    path = PATH.search(URL.sub(" ", main)) is not None
    code_file = CODE_FILE.search(main) is not None
    document_file = DOCUMENT_FILE.search(URL.sub(" ", main)) is not None
    derived = (
        url,
        any("/" in match.split("://")[-1].rstrip("/") for match in urls),
        len(urls) > 1,
        path,
        code_file,
        document_file,
        len(main.split()) <= _SHORT_WORDS,
        len(main.split()) >= _LONG_WORDS,
        url and words <= 1,
        url and words <= _FEW_WORDS,
        url and found["content"] and not found["remember"],
        url and found["open"] and not found["content"],
        url and found["remember"],
        code_file or (path and found["code"]),
        (path or document_file or found["file"]) and not url and not code_file,
        found["own"] and not url,
        found["time"] and not url and not found["live"],
        _CUES["remember"].match(main.lstrip()) is not None,
        _SITE.search(main) is not None,
        url and len(main[main.rfind(urls[-1]) + len(urls[-1]) :].split()) >= _SHORT_WORDS,
        _CURRENCIES.search(plain) is not None,
    )
    return [float(value) for value in (*found.values(), *derived)]
