"""The `buddy` command."""

from __future__ import annotations

from typing import Annotated

import typer

from buddy import __version__
from buddy.cli import (
    archive,
    audit,
    budgets,
    chat,
    doctor,
    export,
    goals,
    inbox,
    instance,
    learning,
    library,
    metrics,
    missions,
    recipes,
    result,
    schedules,
    serve,
    settings,
    standing_approvals,
    taken_away,
    tools,
    webhooks,
    worker,
)

app = typer.Typer(
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    help="Mission control for AI work: propose, approve, execute, watch.",
)
app.command()(serve.serve)
app.command()(serve.api)
app.command()(worker.worker)
app.command()(chat.chat)
app.command()(doctor.doctor)
app.command()(archive.migrate)
app.command()(archive.backup)
app.command()(archive.restore)
app.command()(export.export)
app.command()(metrics.metrics)
app.command()(instance.pause)
app.command()(instance.resume)
missions.app.command()(result.result)
missions.app.command()(taken_away.export)
missions.app.command()(taken_away.compare)
missions.app.command()(learning.rate)
missions.app.command()(learning.feedback)
tools.app.command()(learning.why)
app.add_typer(missions.app, name="mission")
app.add_typer(inbox.app, name="inbox")
app.add_typer(standing_approvals.app, name="standing")
app.add_typer(schedules.app, name="schedule")
app.add_typer(recipes.app, name="recipe")
app.add_typer(goals.app, name="goal")
app.add_typer(webhooks.app, name="webhook")
app.add_typer(instance.app, name="instance")
app.add_typer(audit.app, name="audit")
app.add_typer(tools.app, name="tools")
app.add_typer(budgets.app, name="budget")
app.add_typer(settings.app, name="settings")
app.add_typer(library.app, name="library")
app.add_typer(learning.app, name="learning")


def _version(value: bool) -> None:
    if value:
        print(f"buddy {__version__}")
        raise typer.Exit


@app.callback()
def root(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    """Mission control for AI work."""
    del version


def main() -> None:
    """Run the command line."""
    app()
