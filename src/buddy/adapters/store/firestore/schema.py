"""Which layout a project's documents have, as `meta/schema` says it."""

from __future__ import annotations

from buddy.adapters.store.firestore import paths
from buddy.adapters.store.firestore.client import CommitInDoubt
from buddy.adapters.store.firestore.database import STAMP, Database, Write
from buddy.adapters.store.firestore.loading import marker_of_load, remove_load
from buddy.errors import StoreConflict, StoreUnavailable
from buddy.ports.archive import SchemaState

REVISION = "0001"
"""The layout that `paths` and the functions `*_document` make."""


async def schema_of(database: Database) -> SchemaState:
    """Tell which layout a project has.

    Raises:
        StoreUnavailable: Firestore does not answer.
    """
    fields = (await database.get(paths.SCHEMA))[paths.SCHEMA].fields
    current = None if fields is None else str(fields["revision"])
    return SchemaState(store="firestore", current=current, newest=REVISION)


async def bring_up_to_date(database: Database) -> None:
    """Write down the layout, and remove what a load left that broke off.

    Raises:
        StoreUnavailable: A newer version of Buddy has used the project, or Firestore does not
            answer.
    """
    current = (await schema_of(database)).current
    if current not in {None, REVISION}:
        raise StoreUnavailable(
            f"The project is at schema {current}, and this version of Buddy knows {REVISION}; it "
            "was last used by a newer version. Update Buddy, or restore a backup made before",
            revision=REVISION,
            current=current,
        )
    broken_off = await marker_of_load(database)
    if broken_off is not None:
        await remove_load(database, broken_off)
    if current is not None:
        return
    try:
        written = Write("create", paths.SCHEMA, {"revision": REVISION, STAMP: None})
        await database.commit([written])
    except (StoreConflict, CommitInDoubt) as error:
        # Another process that starts was first, or it is there and nobody said so.
        if (await schema_of(database)).current != REVISION:
            raise StoreUnavailable(
                "Firestore did not answer a commit; try again", reason=str(error)
            ) from error
