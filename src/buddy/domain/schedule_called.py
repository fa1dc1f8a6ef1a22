# ruff: noqa: RUF001  # words of many languages
"""What a change calls the schedule that it means: "change the rival one to 6pm".

In English, German, French, Spanish, Italian, Portuguese and Dutch. The name is only cut out here;
whether it is one of a schedule's own is for whoever knows the schedules to say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from buddy.domain.plain_decision import words_of
from buddy.domain.regex import regex

_LONGEST: Final = 8
"""Words of a name."""
_VERB: Final = regex(
    r"^(?:(?:please|bitte|now|and|then|ok(?:ay)?|no|actually|doch|lieber|mejor|meglio|melhor|liever)[\s,]+)*"
    r"(?P<verb>change|move|set|put|shift|make|switch|reschedule|run|limit|cap|let"
    r"|mach\w*|stell\w*|setz\w*|verschieb\w*|leg\w*|änder\w*|begrenz\w*"
    r"|mets|mettez|fais|change[rz]?|d[ée]place[rz]?|d[ée]cale[rz]?|passe[rz]?|limite[rz]?"
    r"|cambia|pon|mueve|pasa|haz|limita|metti|sposta|fai"
    r"|muda|mude|põe|p[õo]e|coloca|coloque|faz|faça|zet|doe|maak|verzet|verplaats|beperk)\s+(?=\S)",
    re.IGNORECASE,
)
_POINTED: Final = regex(
    r"^(?:the|this|that|my|our|der|die|das|den|dem|diese[nrs]?|mein\w*"
    r"|le|la|les|l['’]\w+|celui|celle|mon|ma|el|los|las|mi"
    r"|il|lo|quello|quella|o|a|os|as|meu|minha|aquele|aquela|de|het|die|dat|mijn)(?!\w)",
    re.IGNORECASE,
)

POINTS: Final = words_of(
    "one ones other my our celui celle de du des mon ma del quello quella di mio mia da do dos "
    "meu minha aquele aquela van von vom mein meine meinen mijn für for of about on with from at "
    "site page pages seite página pagina"
)
"""What points at a schedule beside its name: "the one for the shop"."""


def called(said: str) -> Iterator[tuple[str, str]]:
    """Yield what a change may call its schedule, with the change as it would be said of "it".

    Args:
        said: "change the rival one to 6pm": that gives "the rival one" and "change it to 6pm",
            among other ways to part it, the shortest name first.
    """
    match = _VERB.match(said)
    if match is None:
        return
    rest = said[match.end() :]
    if not _POINTED.match(rest):
        return
    words = rest.split()
    for count in range(1, min(_LONGEST, len(words) - 1) + 1):
        yield " ".join(words[:count]), f"change it {' '.join(words[count:])}"
