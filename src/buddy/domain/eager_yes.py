# ruff: noqa: RUF001  # words of many languages
"""A yes that is a wish, a pleasure or praise: "that would be splendid", "volontiers", "mit Freude".

Whoever is asked whether something shall run often answers so. A lukewarm word alone is none:
"cool" may be about anything, where "looks cool" and "that would be nice" are about what was asked.
"""

from __future__ import annotations

from typing import Final

from buddy.domain.pleasantry import FINE

_WISHES: Final = (
    r"(?:(?:that|it|this)(?:['’]?d| would) be|(?:das|es) (?:wäre|fände ich)|(?:ce|ça|cela) serait"
    r"|(?:eso |esto )?sería|(?:questo )?sarebbe|(?:isso )?seria|(?:dat|het) zou"
    r"|sounds|looks|seems|(?:das |es )?klingt|(?:eso )?suena|suona|(?:dat |het )?klinkt"
    rf"|ça m['’]a l['’]air) {FINE}(?: (?:zijn|vinden))?(?! (?:if|wenn|si|se|als|when|but)\b)"
    r"|(?:i|we)(?:['’]?d| would)(?: really| very much)? (?:like|love|appreciate) (?:that|it)"
    r"|(?:me|nos) encantaría|(?:mi|ci) piacerebbe|adoraria|j['’]aimerais bien|ich bitte darum"
)
_GLADLY: Final = (
    r"gladly|with pleasure|(?:sehr|liebend|herzlich) gerne?|gern|mit (?:freuden?|vergnügen)"
    r"|volontiers|avec (?:grand )?plaisir|con (?:mucho )?gusto|encantad[oa]|(?:ben )?volentieri"
    r"|con piacere|com (?:muito )?(?:prazer|gosto)|(?:heel )?graag|met plezier"
)
_SURELY: Final = (
    r"unbedingt|natürlich|selbstverständlich|sicher(?:lich)?|bien (?:sûr|entendu)|certainement"
    r"|évidemment|por supuesto|desde luego|naturalmente|certamente|com certeza|com toda certeza"
    r"|natuurlijk|zeker(?: weten)?|vanzelfsprekend"
)
_PRAISE: Final = (
    r"wonderful|splendid|excellent|brilliant|fantastic|marvell?ous|terrific|wunderbar"
    r"|hervorragend|ausgezeichnet|großartig|merveilleux|formidable|génial|estupendo|maravilloso"
    r"|fantástico|genial|ottimo|splendido|meraviglioso|fantastico|magnifico|ótimo|maravilhoso"
    r"|excelente|geweldig|uitstekend"
)
EAGER_YES: Final = f"{_WISHES}|{_GLADLY}|{_SURELY}|{_PRAISE}"
"""Between words; the pattern of `buddy.domain.assent`, which says what takes a yes back."""
