"""The parser's place in its tokens, and what it gathers on the way."""

from __future__ import annotations

from collections.abc import Sequence

from buddy.domain.arithmetic.lexer import Token
from buddy.domain.arithmetic.limits import quoted, refused
from buddy.domain.arithmetic.quantity import Quantity
from buddy.errors import ToolInputInvalid


class Cursor:
    """Steps through tokens.

    Args:
        tokens: Tokens ending with one of kind ``end``.

    Attributes:
        operations: Operators, functions and conversions read so far; 0 means a lone number.
        notes: What a result should say about the units in it, in order of appearance.
    """

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = tokens
        self.index = 0
        self.operations: int = 0
        self.notes: dict[str, None] = {}

    @property
    def token(self) -> Token:
        """The token to be read next."""
        return self.tokens[self.index]

    def word(self) -> str:
        """Return the next token in lower case if it is a word, else an empty text."""
        token = self.tokens[self.index]
        return token.text.lower() if token.kind == "word" else ""

    def ahead(self, steps: int = 1) -> Token:
        """Return a later token; the end for ever after the last."""
        return self.tokens[min(self.index + steps, len(self.tokens) - 1)]

    def advance(self) -> Token:
        """Return the next token and go past it; the end is never passed."""
        token = self.tokens[self.index]
        if token.kind != "end":
            self.index += 1
        return token

    def accept(self, text: str) -> bool:
        """Go past the next token if it reads so, and tell whether it did."""
        if self.token.text != text:
            return False
        self.advance()
        return True

    def expect(self, text: str) -> None:
        """Go past the next token, which must read so."""
        if not self.accept(text):
            raise self.unexpected(f"; “{text}” was expected")

    def unexpected(self, hint: str = "") -> ToolInputInvalid:
        """Return the error for a token that fits no rule here."""
        token = self.token
        if token.kind == "end":
            return refused(f"The calculation ends before it is complete{hint}")
        if token.kind == "word":
            return refused(f"{quoted(token.text)} is no number, unit or function known here{hint}")
        return refused(f"{quoted(token.text)} does not fit where it stands{hint}")

    def noted(self, quantity: Quantity) -> Quantity:
        """Gather the notes of a quantity's units."""
        for atom, _ in quantity.unit.parts:
            if atom.note:
                self.notes[f"{atom.symbol}: {atom.note}"] = None
        return quantity
