"""The command: ``PYTHONPATH=bench python -m chaos --world sqlite --kills 50 --state DIR``."""

from __future__ import annotations

import argparse
import asyncio
import secrets
from pathlib import Path

from chaos.campaign import Campaign, MakeWorld, Options
from chaos.state import State
from chaos.violation import WorldBroken
from chaos.world import SqliteWorld
from chaos.world_firestore import FirestoreWorld
from chaos.world_postgres import PostgresWorld

WORLDS: dict[str, MakeWorld] = {
    "sqlite": SqliteWorld,
    "postgres": PostgresWorld,
    "firestore": FirestoreWorld,
}


def main() -> None:
    parser = argparse.ArgumentParser(prog="chaos", description=__doc__)
    parser.add_argument("--world", choices=WORLDS, default="sqlite")
    parser.add_argument("--kills", type=int, default=20, help="processes to kill in this call")
    parser.add_argument("--round", type=int, default=50, help="kills between two verdicts")
    parser.add_argument("--seed", type=int, help="a new campaign's; by default one by chance")
    parser.add_argument("--state", type=Path, required=True, help="the campaign's folder")
    parser.add_argument("--history-checker", type=Path, help="a program for the history")
    parser.add_argument("--drop", action="store_true", help="remove STATE where nothing was wrong")
    asked = parser.parse_args()
    state = State(asked.state)
    tally = state.load_tally(asked.world, asked.seed, secrets.randbelow(10**6))
    print(f"chaos on {tally.world}: seed {tally.seed}, {tally.kills} kills before", flush=True)
    options = Options(
        kills=asked.kills,
        drop=asked.drop,
        round_kills=asked.round,
        checker=asked.history_checker,
    )
    try:
        code = asyncio.run(Campaign(state, tally, options).run(WORLDS[asked.world]))
    except WorldBroken as error:
        raise SystemExit(f"seed {tally.seed}, {tally.kills} kills: {error}") from error
    if code:
        print(f"Again: --world {tally.world} --seed {tally.seed}, on a new STATE", flush=True)
    raise SystemExit(code)


if __name__ == "__main__":
    main()
