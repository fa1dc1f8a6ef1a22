"""Firestore: documents in the official emulator, the engine on SQLite, one process."""

from __future__ import annotations

import importlib
import os
from typing import Any

from buddy.ports.store import Store
from chaos.firestore_emulator import PROJECT, FirestoreEmulator
from chaos.nursery import Nursery
from chaos.state import State
from chaos.violation import WorldBroken
from chaos.world import SqliteWorld, free_port

URL = f"firestore://{PROJECT}"


class FirestoreWorld(SqliteWorld):
    """As on SQLite, with the documents elsewhere."""

    name = "firestore"
    files = ("buddy_engine.sqlite",)

    def __init__(self, state: State, service: str, nursery: Nursery) -> None:
        self._emulator = FirestoreEmulator(
            free_port(), state.folder / "documents", state.log("emulator")
        )
        more = {"BUDDY_STORE": URL, "FIRESTORE_EMULATOR_HOST": self._emulator.address}
        super().__init__(state, service, nursery, more)

    async def start(self) -> None:
        """Start the emulator, then the one process."""
        _store_class()
        await self._emulator.start()
        await super().start()

    async def close(self) -> None:
        """Stop the emulator."""
        await self._emulator.stop()

    def open_store(self) -> Store:
        """Return the store in the emulator."""
        os.environ["FIRESTORE_EMULATOR_HOST"] = self._emulator.address  # its client looks there
        return _store_class()(URL)


def _store_class() -> Any:
    try:
        module = importlib.import_module("buddy.adapters.store.firestore.store")
    except ModuleNotFoundError as error:
        raise WorldBroken("this Buddy has no Firestore store yet") from error
    return module.FirestoreStore
