"""Names for identifiers, so that a run id is never passed where a mission id belongs."""

from __future__ import annotations

from typing import NewType

UserId = NewType("UserId", str)
MissionId = NewType("MissionId", str)
"""``m_`` and 12 random url-safe characters."""
RunId = NewType("RunId", str)
"""``r_`` and 12 random url-safe characters; also the engine's workflow id. Never reused."""
ArtifactId = NewType("ArtifactId", str)
"""``a_`` and 12 random url-safe characters."""
EventId = NewType("EventId", str)
"""``e_`` and 12 random url-safe characters."""
ToolName = NewType("ToolName", str)
EffectKey = NewType("EffectKey", str)
"""``run_id:step:call_no``: the idempotency key of one outside call."""

LOCAL_USER = UserId("local")
"""The one user of loopback mode."""
