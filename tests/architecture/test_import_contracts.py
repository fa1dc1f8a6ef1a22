"""The eleven contracts of import-linter are kept on this tree."""

from __future__ import annotations

import re
import tomllib

from house import ROOT, lint_imports


def test_there_are_eleven_contracts_numbered_in_order() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]
    names = [contract["name"] for contract in settings["contracts"]]
    assert [int(name.split()[0]) for name in names] == list(range(1, 12))
    assert settings["include_external_packages"] is True


def test_the_contracts_are_kept() -> None:
    result = lint_imports()
    assert result.returncode == 0, result.stdout + result.stderr
    assert "Contracts: 11 kept, 0 broken." in result.stdout
    analysed = re.search(r"Analyzed (\d+) files", result.stdout)
    assert analysed
    assert int(analysed[1]) > 100
