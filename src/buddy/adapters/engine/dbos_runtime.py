"""DBOS itself. Everything here blocks, so nothing here is called on the event loop.

DBOS is one per process: its instance, its registry of workflows, its executor id. Two traps are
behind the choices below. Launched on a running event loop, it makes that loop's default thread
pool its own and takes it along when it is destroyed; so it is launched in a thread, and its
workflows are plain functions on threads. And every process whose executor id is "local" takes up
what any "local" process left, so the data directory must be locked to one process.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from threading import Lock
from typing import Any, Literal

from dbos import DBOS, DBOSConfig, SetWorkflowID, WorkflowStatus
from sqlalchemy import Engine, String, TextClause, bindparam, text
from sqlalchemy.exc import SQLAlchemyError

from buddy.adapters.engine.connections import close_connections
from buddy.adapters.engine.dbos_serializer import JsonSerializer
from buddy.adapters.engine.dbos_thread import Abandoned
from buddy.domain.instant import Instant
from buddy.errors import EngineError
from buddy.ports.engine import StepOutcome

_log = logging.getLogger(__name__)

APPLICATION = "buddy"
PIPELINE_VERSION = "pipeline-1"
"""Runs are taken up only by a process of the same version; raise it when steps change."""
EXECUTOR = "local"
MAX_RECOVERY_ATTEMPTS = 5
"""How often a run is taken up whose process keeps dying, before DBOS gives it up.

DBOS counts every time it brings a run. What was no death under way is taken off again: `count`, and
`destroy` of an engine that stops in good order.
"""
WORKFLOW = "carry_run"
QUEUE = "missions"
_NOTIFICATION_SECONDS = 0.2
"""DBOS's listener sleeps this long before it sees that it shall stop; nobody is notified here."""
_OWN_THREADS = 64
"""Threads of DBOS for its own work, and for runs that it takes up at its launch."""
_COUNT = """
update {schema}workflow_status
set recovery_attempts =
  case when recovery_attempts + :change < 0 then 0 else recovery_attempts + :change end
where workflow_uuid = :id and status = 'PENDING' and executor_id = :executor
"""
_UNCOUNT = """
update {schema}workflow_status
set recovery_attempts = case when recovery_attempts < 1 then 0 else recovery_attempts - 1 end
where status = 'PENDING' and executor_id = :executor and workflow_uuid not in :others
"""
_OPEN = ("PENDING", "ENQUEUED", "DELAYED")
_OVER = ("SUCCESS", "ERROR", "CANCELLED", "MAX_RECOVERY_ATTEMPTS_EXCEEDED")

Payload = dict[str, Any]
Body = Callable[[Payload], dict[str, Any]]

_taken = Lock()


@dataclass(frozen=True, slots=True)
class Record:
    """What DBOS knows of a workflow."""

    workflow_id: str
    state: Literal["open", "ended", "broken"]
    payload: Payload
    output: dict[str, Any] | None = None
    problem: str = ""
    """Why it broke."""


@dataclass(frozen=True, slots=True)
class RunQueue:
    """A queue of runs that every worker takes from."""

    name: str
    places: int
    """Runs that this process carries at once, of one user or of all."""
    poll_seconds: float

    def register(self) -> None:
        """Begin to take runs. The users take turns; within a user's runs, priority goes first."""
        DBOS.register_queue(
            self.name,
            worker_concurrency=self.places,
            partition_worker_concurrency=self.places,
            polling_interval_sec=self.poll_seconds,
            on_conflict="always_update",
        )


class DbosRuntime:
    """Life and records of the one DBOS in this process.

    Args:
        database: Where DBOS keeps its own tables; disposed of at the end.
        executor_id: Whose open runs are taken up at the launch.
        queue: A queue that runs are taken from; none where they are started directly.
    """

    def __init__(
        self, database: Engine, *, executor_id: str = EXECUTOR, queue: RunQueue | None = None
    ) -> None:
        self._database = database
        self._executor_id = executor_id
        self._queue = queue
        self._workflow: Body | None = None
        self._has_dbos = False

    def launch(self, body: Body) -> None:
        """Begin; whatever an earlier process left is taken up within about a second.

        Args:
            body: Called on a thread of its own with the payload of each workflow.

        Raises:
            EngineError: Another engine of this process is on DBOS, or its database fails.
        """
        if not _taken.acquire(blocking=False):
            raise EngineError("This process already carries runs on DBOS; it can do that once")
        self._has_dbos = True
        _take_over_log()
        try:
            DBOS(config=self._config())
            self._workflow = DBOS.workflow(
                name=WORKFLOW, max_recovery_attempts=MAX_RECOVERY_ATTEMPTS
            )(_function(body))
            DBOS.launch()
            if self._queue is not None:
                self._queue.register()
        except Exception as error:
            self.destroy()
            raise EngineError(
                f"DBOS did not start ({type(error).__name__}); see the log, and check the disk"
            ) from error

    def _config(self) -> DBOSConfig:
        return {
            "name": APPLICATION,
            "system_database_url": self._database.url.render_as_string(hide_password=False),
            "system_database_engine": self._database,
            "application_version": PIPELINE_VERSION,
            "executor_id": self._executor_id,
            "serializer": JsonSerializer(),
            "log_level": "WARNING",
            "notification_listener_polling_interval_sec": _NOTIFICATION_SECONDS,
            "max_executor_threads": (self._queue.places if self._queue else 0) + _OWN_THREADS,
        }

    def carry(self, workflow_id: str, payload: Payload) -> dict[str, Any]:
        """Run a workflow on this thread; one that ended before is not run but remembered.

        Raises:
            Abandoned: Its body was.
        """
        if self._workflow is None:
            raise Abandoned
        with SetWorkflowID(workflow_id):
            return self._workflow(payload)

    def open_records(self) -> list[Record]:
        """Return the workflows that are neither ended nor broken."""
        return [_record(each) for each in DBOS.list_workflows(status=list(_OPEN), name=WORKFLOW)]

    def records(self, workflow_ids: Sequence[str]) -> list[Record]:
        """Return what is known of these workflows, in no order."""
        return [_record(each) for each in DBOS.list_workflows(workflow_ids=list(workflow_ids))]

    def records_of_run(self, run_id: str) -> list[Record]:
        """Return what is known of a run's attempts, the first one first."""
        found = DBOS.list_workflows(workflow_id_prefix=run_id, name=WORKFLOW)
        records = [_record(each) for each in found]
        mine = [each for each in records if each.payload["run_id"] == run_id]
        return sorted(mine, key=lambda each: each.payload["attempt"])

    def over_before(self, instant: Instant, limit: int) -> list[Record]:
        """Return workflows that ended or broke before an instant, oldest first."""
        found = DBOS.list_workflows(
            status=list(_OVER), name=WORKFLOW, completed_before=instant, limit=limit
        )
        return [_record(each) for each in found]

    def delete(self, workflow_ids: Sequence[str]) -> None:
        """Forget workflows and what their steps returned."""
        DBOS.delete_workflows(list(workflow_ids))

    def ping(self) -> None:
        """Read something real.

        Raises:
            EngineError: The database does not answer.
        """
        try:
            with self._database.connect() as connection:
                connection.execute(self._ours("SELECT count(*) FROM {schema}dbos_migrations"))
        except SQLAlchemyError as error:
            raise EngineError(
                f"The engine's database does not answer ({type(error).__name__})"
            ) from error

    def count(self, workflow_id: str, change: int) -> None:
        """Change the count of lives of a workflow that this process carries.

        Raises:
            EngineError: The database does not answer.
        """
        values = {"id": workflow_id, "change": change, "executor": self._executor_id}
        try:
            with self._database.begin() as connection:
                connection.execute(self._ours(_COUNT), values)
        except SQLAlchemyError as error:
            raise EngineError(
                f"The engine's database does not answer ({type(error).__name__})"
            ) from error

    def destroy(self, *, uncount_but: Collection[str] | None = None) -> None:
        """End; what is open stays open for the next process.

        Args:
            uncount_but: Where this is an end in good order, what counts no life to take off again:
                workflows that rest, and those that this process has not been brought. Of all
                others that it leaves open, the life is not counted.
        """
        self._workflow = None
        if self._has_dbos:
            self._has_dbos = False
            DBOS.destroy(destroy_registry=True)
            _taken.release()
            if uncount_but is not None:
                self._uncount(uncount_but)
        close_connections(self._database)

    def _uncount(self, others: Collection[str]) -> None:
        statement = self._ours(_UNCOUNT).bindparams(
            bindparam("others", type_=String, expanding=True)
        )
        values = {"executor": self._executor_id, "others": list(others)}
        try:
            with self._database.begin() as connection:
                connection.execute(statement, values)
        except SQLAlchemyError as error:
            _log.warning("This stop counts as a death of its open runs: %s", type(error).__name__)

    def _ours(self, statement: str) -> TextClause:
        """Return a statement of ours on DBOS's tables, wherever they are."""
        postgres = self._database.dialect.name == "postgresql"
        return text(statement.format(schema="dbos." if postgres else ""))


def _function(body: Body) -> Body:
    def carry_run(payload: Payload) -> dict[str, Any]:  # DBOS marks functions, not bound methods
        return body(payload)

    return carry_run


def _record(status: WorkflowStatus) -> Record:
    payload: Payload = status.input["args"][0] if status.input else {}
    state: Literal["open", "ended", "broken"] = "broken"
    if status.status in _OPEN:
        state = "open"
    elif status.status == "SUCCESS":
        state = "ended"
    return Record(
        workflow_id=status.workflow_id,
        state=state,
        payload=payload,
        output=status.output,
        problem=f"{status.error or status.status}",
    )


def outcome_of(record: Record) -> StepOutcome | None:
    """Return what an attempt that is over ended in; None where it parked.

    Raises:
        EngineError: It broke.
    """
    if record.state == "broken" or record.output is None:
        run_id = record.payload["run_id"]
        _log.error("Run %s broke: %s", run_id, record.problem)
        raise EngineError(f"Run {run_id} broke; the server's log has it")
    return None if record.output.get("parked") else record.output["outcome"]


def _take_over_log() -> None:
    """Send DBOS's log where ours goes; by itself it would print beside it."""
    logger = logging.getLogger("dbos")
    if not logger.handlers:
        logger.addHandler(logging.NullHandler())
