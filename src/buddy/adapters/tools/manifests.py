"""What a project says it depends on: the manifests that package managers read."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final, cast

from buddy.adapters.tools.xml_tree import xml_tree

MAX_DEPENDENCIES: Final = 200
"""Of one manifest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """One manifest."""

    kind: str
    """``Python``, ``npm``, ``Cargo`` and so on."""
    name: str = ""
    version: str = ""
    dependencies: tuple[str, ...] = ()
    """As written: ``fastapi>=0.1``."""
    note: str = ""
    """Why nothing could be read of it."""


def is_manifest(name: str) -> bool:
    """Tell whether a file of this name is a manifest."""
    return _reader(name) is not None


def read_manifest(name: str, text: str) -> Manifest:
    """Read a manifest; one that is damaged says so.

    Raises:
        ValueError: A file of this name is none.
    """
    found = _reader(name)
    if found is None:
        raise ValueError(f"{name} is no manifest")
    kind, read = found
    try:
        title, version, dependencies = read(text)
    except (ValueError, TypeError, AttributeError, RecursionError):
        return Manifest(kind=kind, note="it is damaged")
    return Manifest(
        kind=kind,
        name=str(title or ""),
        version=str(version or ""),
        dependencies=tuple(dependencies)[:MAX_DEPENDENCIES],
    )


_Read = tuple[object, object, Iterable[str]]


def _reader(name: str) -> tuple[str, Callable[[str], _Read]] | None:
    lower = name.lower()
    if re.fullmatch(r"requirements[\w.-]*\.(?:txt|in)", lower):
        return "Python", _requirements
    return _READERS.get(lower)


def _table(value: object) -> Mapping[str, Any]:
    return cast("Mapping[str, Any]", value) if isinstance(value, dict) else {}


def _pairs(value: object, joint: str = " ") -> list[str]:
    return [
        f"{name}{joint}{each}" if isinstance(each, str) else name
        for name, each in _table(value).items()
    ]


def _pyproject(text: str) -> _Read:
    data = tomllib.loads(text)
    project = _table(data.get("project"))
    poetry = _table(_table(data.get("tool")).get("poetry"))
    listed = [str(each) for each in project.get("dependencies", ())]
    listed += _pairs(poetry.get("dependencies"))
    name, version = (project.get(key) or poetry.get(key) for key in ("name", "version"))
    return name, version, listed


def _requirements(text: str) -> _Read:
    lines = (line.partition(" #")[0].strip() for line in text.replace("\\\n", " ").splitlines())
    kept = (
        line.partition(" --hash")[0].strip() for line in lines if line[:1] not in {"", "#", "-"}
    )
    return "", "", kept


def _package_json(text: str) -> _Read:
    data = _table(json.loads(text))
    listed = [*_pairs(data.get("dependencies")), *_pairs(data.get("devDependencies"))]
    return data.get("name"), data.get("version"), listed


def _composer(text: str) -> _Read:
    data = _table(json.loads(text))
    return data.get("name"), data.get("version"), _pairs(data.get("require"))


def _cargo(text: str) -> _Read:
    data = tomllib.loads(text)
    package = _table(data.get("package"))
    workspace = _table(_table(data.get("workspace")).get("dependencies"))
    listed = [*_pairs(data.get("dependencies")), *_pairs(workspace)]
    return package.get("name"), package.get("version"), listed


# What follows is read in time that grows with the file and no faster, whatever is in it: no
# expression starts with what crosses lines, and none has two ways to the same text.


def _go_mod(text: str) -> _Read:
    name = re.search(r"^module[ \t]+(\S+)", text, re.MULTILINE)
    return name and name[1], "", filter(None, map(_go_required, text.splitlines()))


def _go_required(line: str) -> str | None:
    words = line.split(maxsplit=3)
    if words[:1] == ["require"]:
        words = words[1:]
    elif line[:1] not in {" ", "\t"}:
        return None
    if len(words) < len(("path", "version")):
        return None
    path, version = words[:2]
    host = path.partition("/")[0]
    named = re.fullmatch(r"[\w./~-]+", path) and 0 < host.find(".", 1) < len(path) - 1
    return f"{path} {version}" if named and re.match(r"v\S", version) else None


def _gemfile(text: str) -> _Read:
    form = r"^[ \t]*gem[ \t]+[\"']([^\"'\n]+)[\"']"
    return "", "", re.findall(form, text, re.MULTILINE)


def _maven(text: str) -> _Read:
    project = xml_tree(text.encode(), encoding="utf-8")
    listed = (_said(each, "artifactId") for each in project.iter("{*}dependency"))
    return _said(project, "artifactId"), _said(project, "version"), filter(None, listed)


def _said(element: Any, name: str) -> str:
    return str(element.findtext(f"{{*}}{name}") or "").strip()


def _gradle(text: str) -> _Read:
    form = (
        r"^[ \t]*(?:implementation|api|compileOnly|runtimeOnly|testImplementation)\W+"
        r"[\"']([^\"'\n]+)"
    )
    return "", "", re.findall(form, text, re.MULTILINE)


_READERS: Final[dict[str, tuple[str, Callable[[str], _Read]]]] = {
    "pyproject.toml": ("Python", _pyproject),
    "package.json": ("npm", _package_json),
    "cargo.toml": ("Cargo", _cargo),
    "go.mod": ("Go", _go_mod),
    "gemfile": ("Ruby", _gemfile),
    "composer.json": ("PHP", _composer),
    "pom.xml": ("Maven", _maven),
    "build.gradle": ("Gradle", _gradle),
    "build.gradle.kts": ("Gradle", _gradle),
}
