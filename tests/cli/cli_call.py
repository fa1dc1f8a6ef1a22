"""Calls a command in this process."""

from typer.testing import CliRunner, Result

from buddy.cli.main import app


def call(*arguments: str, code: int = 0, env: dict[str, str] | None = None) -> Result:
    """Call a command in this process."""
    result = CliRunner().invoke(app, arguments, env=env)
    assert result.exit_code == code, (result.output, result.exception)
    return result
