"""The constants that turn similarities and intents into the probability that a tool serves.

Two kinds of tools, two logistic functions. A tool that declares no intents (an MCP server's, say)
is judged by its texts alone. A tool that declares intents is judged mostly by the probability of
those intents, because what a general tool is asked for ("compare tuition fees") need not resemble
its description; its texts then decide between tools of the same intent.

Similarities were fitted by logistic regression on the training half of a public tool-selection
set (MetaTool, MIT licence): 2,500 objectives with lists of one, three and ten candidate tools, some
of them near the right one, the right one present in half of the lists. Only these numbers are kept.
The intercept is lowered by `CAUTION` so that the balance of wrongly kept and wrongly refused tools
is best at the 0.15 floor. The intent weights were fitted on the out-of-fold probabilities of our
own phrases, against lists of general and special tools with one in six switched off.

Numbers only; nothing here imports numpy.
"""

from __future__ import annotations

from typing import Final

DESCRIPTION_MINILM: Final = 9.0
DESCRIPTION_WORDLLAMA: Final = 7.2
DESCRIPTION_INTERCEPT: Final = -5.9
"""Evidence (a logit) of a tool that only has a description, from its two cosine similarities."""

BOTH_MINILM: Final = 4.3
BOTH_WORDLLAMA: Final = 4.7
EXAMPLE_MINILM: Final = 7.4
EXAMPLE_WORDLLAMA: Final = 2.4
BOTH_INTERCEPT: Final = -7.2
"""The same for a tool with examples; the similarities to the nearest example count most."""

LEAD_FLOOR: Final = -6.0
LEAD_CEILING: Final = 4.0
"""A tool's lead over its best rival is clipped to this range; a tool alone leads by the ceiling."""
LEAD_ALONE: Final = 2.5
"""The lead of a tool alone that is judged by its texts; less, since nothing speaks against it."""

EVIDENCE_WEIGHT: Final = 0.94
LEAD_WEIGHT: Final = 0.47
INTERCEPT: Final = 0.32
CAUTION: Final = 1.1

INTENT_WEIGHT: Final = 0.57
INTENT_EVIDENCE_WEIGHT: Final = 0.12
INTENT_LEAD_WEIGHT: Final = 0.46
INTENT_INTERCEPT: Final = -1.8
INTENT_MARGIN: Final = 1e-4
"""Probabilities of intents are kept this far from 0 and 1 before their log-odds are taken."""
