"""Evidence that tools serve an objective, from the similarity to their descriptions and examples.

Loaded only by `buddy.adapters.understanding.embedded`, in a worker thread; imports numpy.
"""

from __future__ import annotations

import hashlib
import json
import re
import threading
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from buddy.adapters.understanding import calibration as fitted
from buddy.adapters.understanding.embedding import Vectors
from buddy.adapters.understanding.encoders import Encoded, Encoders
from buddy.domain.intent import Intent
from buddy.domain.tool import ToolSpec

Numbers = npt.NDArray[np.float32]

_KEPT_TOOLS: Final = 4096
_KEPT_LISTS: Final = 16
_WORD_EDGE: Final = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|[_.\-/]+")


@dataclass(frozen=True, slots=True)
class _ToolList:
    """The vectors of one list of tools, stacked."""

    names: tuple[str, ...]
    descriptions: Encoded
    examples: Encoded
    """All examples of all tools, tool after tool."""
    starts: npt.NDArray[np.intp]
    """Where each tool with examples begins in `examples`."""
    has_examples: npt.NDArray[np.bool_]
    serves: Numbers
    """One row per tool, one column per intent: 1 where the tool declares it."""
    general: npt.NDArray[np.bool_]
    """Which tools declare intents."""
    any_general: bool
    any_examples: bool
    rivals: npt.NDArray[np.bool_]
    """Which tools (columns) a tool (row) is compared with: those that share an intent with it,
    or all others for a tool without intents."""


def tool_text(spec: ToolSpec) -> str:
    """Return the text that stands for a tool: its name in words, and its description."""
    return f"{_WORD_EDGE.sub(' ', spec.name).strip()}: {spec.description}"


def spec_digest(spec: ToolSpec) -> str:
    """Return a digest of all that the matcher reads of a tool."""
    read = json.dumps([spec.name, spec.description, list(spec.examples), list(spec.intents)])
    return hashlib.sha256(read.encode()).hexdigest()


def _stack(rows: Sequence[Vectors], width: int) -> Vectors:
    return np.concatenate([np.zeros((0, width), np.float32), *rows])


class ToolIndex:
    """Keeps tool vectors by spec digest, and the stacked vectors of recent lists."""

    def __init__(self, encoders: Encoders) -> None:
        self._encoders = encoders
        self._tools: OrderedDict[str, tuple[Encoded, Encoded]] = OrderedDict()
        self._lists: OrderedDict[tuple[str, ...], _ToolList] = OrderedDict()
        self._digests: dict[int, tuple[ToolSpec, str]] = {}
        """By identity: specs are values that a registry gives out again and again."""
        self._latest: tuple[tuple[int, ...], tuple[ToolSpec, ...], _ToolList] | None = None
        """The list asked for last, by the identity of its tools, which it keeps alive."""
        self._lock = threading.Lock()

    def match(
        self, objective: str, intents: Mapping[str, float], tools: Sequence[ToolSpec]
    ) -> dict[str, float]:
        """Return a probability per tool name; an empty mapping for no tools.

        Args:
            objective: What the person asked for.
            intents: Probability per intent; what is missing to 1 is no intent's. Read for tools
                that declare intents.
            tools: The tools to judge.
        """
        if not tools:
            return {}
        asked = self._encoders.objective(objective)
        listed = self._listed(tools)
        found = _probabilities(_evidence(asked, listed), intents, listed)
        return dict(zip(listed.names, found.tolist(), strict=True))

    def knows(self, tools: Sequence[ToolSpec]) -> bool:
        """Tell whether the vectors of a list of tools stand ready: those asked for last do."""
        return (latest := self._latest) is not None and latest[0] == tuple(map(id, tools))

    def _listed(self, tools: Sequence[ToolSpec]) -> _ToolList:
        with self._lock:
            identity = tuple(map(id, tools))
            if (latest := self._latest) is not None and latest[0] == identity:
                return latest[2]
            listed = self._by_digest(tools)
            self._latest = (identity, tuple(tools), listed)
            return listed

    def _by_digest(self, tools: Sequence[ToolSpec]) -> _ToolList:
        digests = tuple(self._digest(spec) for spec in tools)
        known = self._lists.get(digests)
        if known is not None:
            self._lists.move_to_end(digests)
            return known
        vectors = self._vectors(tools, digests)
        listed = _stacked(tools, vectors)
        self._lists[digests] = listed
        while len(self._lists) > _KEPT_LISTS:
            self._lists.popitem(last=False)
        return listed

    def _digest(self, spec: ToolSpec) -> str:
        known = self._digests.get(id(spec))
        if known is not None and known[0] is spec:
            return known[1]
        if len(self._digests) >= _KEPT_TOOLS:
            self._digests.clear()
        digest = spec_digest(spec)
        self._digests[id(spec)] = (spec, digest)
        return digest

    def _vectors(
        self, tools: Sequence[ToolSpec], digests: Sequence[str]
    ) -> list[tuple[Encoded, Encoded]]:
        missing = {
            digest: spec
            for digest, spec in zip(digests, tools, strict=True)
            if digest not in self._tools
        }
        texts = [t for spec in missing.values() for t in (tool_text(spec), *spec.examples)]
        encoded = self._encoders.encode(texts) if texts else None
        place = 0
        for digest, spec in missing.items():
            end = place + 1 + len(spec.examples)
            assert encoded is not None
            self._tools[digest] = (
                Encoded(encoded.minilm[place : place + 1], encoded.wordllama[place : place + 1]),
                Encoded(encoded.minilm[place + 1 : end], encoded.wordllama[place + 1 : end]),
            )
            place = end
        vectors = [self._tools[digest] for digest in digests]
        for digest in digests:
            self._tools.move_to_end(digest)
        while len(self._tools) > max(_KEPT_TOOLS, len(digests)):
            self._tools.popitem(last=False)
        return vectors


def _stacked(tools: Sequence[ToolSpec], vectors: Sequence[tuple[Encoded, Encoded]]) -> _ToolList:
    counts = np.array([len(examples.minilm) for _, examples in vectors], np.intp)
    has_examples = counts > 0
    wide, narrow = vectors[0][0].minilm.shape[1], vectors[0][0].wordllama.shape[1]
    serves = np.array([[intent in spec.intents for intent in Intent] for spec in tools], np.float32)
    general: npt.NDArray[np.bool_] = np.any(serves > 0, axis=1)
    shared: npt.NDArray[np.bool_] = np.greater(serves @ serves.T, 0)
    rivals = np.where(general[:, None], shared, np.True_)
    np.fill_diagonal(rivals, val=False)
    return _ToolList(
        names=tuple(spec.name for spec in tools),
        descriptions=Encoded(
            _stack([d.minilm for d, _ in vectors], wide),
            _stack([d.wordllama for d, _ in vectors], narrow),
        ),
        examples=Encoded(
            _stack([e.minilm for _, e in vectors], wide),
            _stack([e.wordllama for _, e in vectors], narrow),
        ),
        starts=(np.cumsum(counts) - counts)[has_examples],
        has_examples=has_examples,
        serves=serves,
        general=general,
        any_general=bool(general.any()),
        any_examples=bool(has_examples.any()),
        rivals=rivals,
    )


def _probabilities(evidence: Numbers, intents: Mapping[str, float], listed: _ToolList) -> Numbers:
    """Return one calibrated probability per tool, by the two functions of `calibration`."""
    best_rival = _best_rival(evidence, listed)
    lead = np.clip(evidence - best_rival, fitted.LEAD_FLOOR, fitted.LEAD_CEILING)
    lead_by_text = np.where(np.isinf(best_rival), fitted.LEAD_ALONE, lead)
    logit = (
        fitted.EVIDENCE_WEIGHT * evidence
        + fitted.LEAD_WEIGHT * lead_by_text
        + (fitted.INTERCEPT - fitted.CAUTION)
    )
    if listed.any_general:
        believed = np.array([intents.get(intent.value, 0.0) for intent in Intent], np.float32)
        intent = np.clip(listed.serves @ believed, fitted.INTENT_MARGIN, 1 - fitted.INTENT_MARGIN)
        by_intent = (
            fitted.INTENT_WEIGHT * np.log(intent / (1 - intent))
            + fitted.INTENT_EVIDENCE_WEIGHT * evidence
            + fitted.INTENT_LEAD_WEIGHT * lead
            + fitted.INTENT_INTERCEPT
        )
        logit = np.where(listed.general, by_intent, logit)
    return (1.0 / (1.0 + np.exp(-logit))).astype(np.float32)


def _best_rival(evidence: Numbers, listed: _ToolList) -> Numbers:
    if listed.any_general:
        return np.where(listed.rivals, evidence[None, :], -np.inf).max(axis=1)
    # Each is compared with all others: the best one with the second, the others with the best.
    best = int(evidence.argmax())
    found = np.full_like(evidence, evidence[best])
    others = evidence.copy()
    others[best] = -np.inf
    found[best] = others.max()
    return found


def _evidence(asked: Encoded, listed: _ToolList) -> Numbers:
    """Return one logit per tool."""
    minilm = listed.descriptions.minilm @ asked.minilm[0]
    wordllama = listed.descriptions.wordllama @ asked.wordllama[0]
    evidence = (
        fitted.DESCRIPTION_MINILM * minilm
        + fitted.DESCRIPTION_WORDLLAMA * wordllama
        + fitted.DESCRIPTION_INTERCEPT
    )
    if listed.any_examples:
        rich = listed.has_examples
        near = np.maximum.reduceat(listed.examples.minilm @ asked.minilm[0], listed.starts)
        close = np.maximum.reduceat(listed.examples.wordllama @ asked.wordllama[0], listed.starts)
        evidence[rich] = (
            fitted.BOTH_MINILM * minilm[rich]
            + fitted.BOTH_WORDLLAMA * wordllama[rich]
            + fitted.EXAMPLE_MINILM * near
            + fitted.EXAMPLE_WORDLLAMA * close
            + fitted.BOTH_INTERCEPT
        )
    return evidence.astype(np.float32)
