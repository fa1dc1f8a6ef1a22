"""What DBOS writes into its database: JSON, and nothing that runs when it is read.

DBOS pickles by default, and reading a pickle runs what it says: whoever can write to the database
could then run code in the process, and no other program could read the history.
"""

from __future__ import annotations

import json
from typing import Any, cast

from dbos import Serializer

from buddy.domain.json_value import canonical_json
from buddy.errors import EngineError

_ERROR = "__error__"


class JsonSerializer(Serializer):
    """Values as JSON; an error as its class, without its text, which may be anybody's."""

    def serialize(self, data: Any) -> str:
        """Return a value's JSON.

        Raises:
            TypeError: JSON has no word for something in it.
            ValueError: It holds NaN or an infinity.
        """
        if isinstance(data, BaseException):
            return canonical_json({_ERROR: type(data).__name__})
        return canonical_json(data)

    def deserialize(self, serialized_data: str) -> Any:
        """Return the value that `serialize` wrote; an error comes back as `EngineError`."""
        value: Any = json.loads(serialized_data)
        if isinstance(value, dict) and _ERROR in value:
            return EngineError(f"The run broke ({value[_ERROR]}); the log of that time says why")
        return cast("Any", value)

    def name(self) -> str:
        """Return the name that each row records its format by."""
        return "buddy_json"
