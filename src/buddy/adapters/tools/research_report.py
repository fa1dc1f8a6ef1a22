"""From what several pages say to a report in which every statement names its sources.

Nothing is worded anew: a statement is a sentence of a page, as it stands there. Sentences are
weighed by the words that they share with the subject, rarer words counting more; what a second
page repeats is one statement with two sources, and where only the numbers differ there are two.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from buddy.domain.stems import stems

MAX_STATEMENTS = 12
MAX_OF_SOURCE = 4
_SHORTEST, _LONGEST = 40, 500
"""Characters of a sentence."""
_FEWEST_STEMS = 4
_COVERAGE = 0.4
"""Share of the subject, by the weight of its words, that a statement speaks of at least."""
_OF_BEST = 0.5
_SAME, _ALIKE = 0.8, 0.6
"""Shared stems (Jaccard) from which two sentences say the same, and from which one adds little."""
_QUOTES = '"\u2018\u2019\u201c\u201d'
_END = re.compile(
    rf"(?<=[.!?\u2026])[{_QUOTES})\]]*\s+(?=[{_QUOTES}(\[]?(?:\d|[^\W\d_a-z\xdf-\xff]))"
    r"|(?<=[\u3002\uff01\uff1f])"
)
"""Between two sentences: before a capital, a figure or a letter of a script without capitals."""
_NUMBER = re.compile(r"\d+(?:[.,:]\d+)*")
_NEGATION = re.compile(
    r"\b(?:not|no|never|none|cannot|without|nicht|kein\w*|nie|sans|pas|jamais|sin|nunca|non|mai|"
    r"niet|geen|nie|bez)\b|n['\u2019]t\b",
    re.IGNORECASE,
)
_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|~])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A page that was read."""

    number: int
    """Under which it is cited, from 1."""
    title: str
    url: str
    text: str
    """Paragraphs, one a line."""
    site: str | None = None
    date: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One sentence and who says it."""

    text: str
    sources: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Unread:
    """A page that was found and not read."""

    title: str
    url: str
    reason: str


@dataclass(slots=True, kw_only=True)
class _Sentence:
    text: str
    source: int
    place: int
    stems: set[str]
    score: float = 0.0

    @property
    def facts(self) -> tuple[frozenset[str], bool]:
        """What must agree before two sentences count as one."""
        return frozenset(_NUMBER.findall(self.text)), bool(_NEGATION.search(self.text))


def pick_statements(evidence: Sequence[Evidence], subject: str) -> tuple[Statement, ...]:
    """Return the sentences that say most of a subject, in the order of the pages.

    Args:
        evidence: The pages, the best first.
        subject: What was asked, in a few words or a sentence.
    """
    sentences = [sentence for page in evidence for sentence in _sentences(page)]
    ranked = _ranked(sentences, stems(subject))
    chosen: list[tuple[_Sentence, set[int]]] = []
    used: Counter[int] = Counter()
    for sentence in ranked:
        twin = next(
            ((other, said_by) for other, said_by in chosen if _overlap(other, sentence) >= _ALIKE
             and other.facts == sentence.facts), None
        )  # fmt: skip
        if twin is not None:
            if _overlap(twin[0], sentence) >= _SAME:
                twin[1].add(sentence.source)
        elif used[sentence.source] < MAX_OF_SOURCE and len(chosen) < MAX_STATEMENTS:
            used[sentence.source] += 1
            chosen.append((sentence, {sentence.source}))
    chosen.sort(key=lambda entry: (entry[0].source, entry[0].place))
    return tuple(
        Statement(text=sentence.text, sources=tuple(sorted(said_by)))
        for sentence, said_by in chosen
    )


def write_report(
    subject: str,
    statements: Sequence[Statement],
    evidence: Sequence[Evidence],
    unread: Sequence[Unread],
) -> str:
    """Return the report as Markdown. Text of pages is escaped: it marks up nothing, cites nothing.

    Args:
        subject: What was asked.
        statements: What goes into it.
        evidence: The pages that were read; those not cited are listed too.
        unread: Pages that were found and not read.
    """
    lines = [f"**Asked:** {escaped(subject)}", "", "## What the sources say", ""]
    if not statements:
        lines.append("None of the pages that were read speaks of it.")
    for statement in statements:
        cited = "".join(f"\\[{number}\\]" for number in statement.sources)
        lines.append(f"- {escaped(statement.text)} {cited}")
    lines += ["", "## Sources", ""]
    lines += [f"{page.number}. {_named(page)}" for page in evidence]
    if unread:
        lines += ["", "## Found and not read", ""]
        lines += [f"- {_link(page.title, page.url)}: {escaped(page.reason)}" for page in unread]
    return "\n".join(lines)


def escaped(text: str) -> str:
    """Return a text that Markdown shows as it is, in one line."""
    return _MARKUP.sub(r"\\\1", " ".join(text.split()))


def _sentences(page: Evidence) -> Iterator[_Sentence]:
    place = 0
    for paragraph in page.text.splitlines():
        for part in _END.split(paragraph.strip().lstrip("-•*· ")):
            text, place = part.strip(), place + 1
            held = stems(text)
            if _SHORTEST <= len(text) <= _LONGEST and len(held) >= _FEWEST_STEMS:
                yield _Sentence(text=text, source=page.number, place=place, stems=held)


def _ranked(sentences: Sequence[_Sentence], wanted: set[str]) -> list[_Sentence]:
    """Return the sentences that speak of enough of the subject, the best first."""
    counts = Counter(stem for sentence in sentences for stem in sentence.stems & wanted)
    weight = {stem: math.log(1 + len(sentences) / n) for stem, n in counts.items()}
    whole = sum(weight[stem] for stem in sorted(weight))
    for sentence in sentences:
        sentence.score = sum(weight[stem] for stem in sorted(sentence.stems & wanted))
    floor = max(
        _COVERAGE * whole, _OF_BEST * max((sentence.score for sentence in sentences), default=0.0)
    )
    found = [sentence for sentence in sentences if 0.0 < floor <= sentence.score]
    return sorted(found, key=lambda each: (-each.score, each.source, each.place))


def _overlap(one: _Sentence, other: _Sentence) -> float:
    return len(one.stems & other.stems) / len(one.stems | other.stems)


def _named(page: Evidence) -> str:
    facts = ", ".join(escaped(fact) for fact in (page.site, page.date) if fact)
    return _link(page.title, page.url) + (f" ({facts})" if facts else "")


def _link(title: str, url: str) -> str:
    if not url.startswith(("http://", "https://")):
        return f"{escaped(title)}, {escaped(url)}"
    safe = url.replace("<", "%3C").replace(">", "%3E").replace(" ", "%20")
    return f"[{escaped(title)}](<{safe}>)"
