"""The names users know symbols by: ``asyncio.Task`` for what ``asyncio.tasks`` defines."""

from __future__ import annotations

from collections.abc import Mapping

from buddy.adapters.library.python_source import SourceModule

# Modules whose contents are known under a name that no import statement reveals.
_RENAMED = {
    "_collections_abc": "collections.abc",
    "_pydatetime": "datetime",
    "_pydecimal": "decimal",
    "_pyio": "io",
    "genericpath": "os.path",
    "posixpath": "os.path",
    "importlib._abc": "importlib.abc",
    "zoneinfo._zoneinfo": "zoneinfo",
    "pathlib._local": "pathlib",
    "pathlib._abc": "pathlib",
}


class PublicNames:
    """Resolves where users find a module's symbols."""

    def __init__(self, modules: Mapping[str, SourceModule]) -> None:
        self._modules = modules

    def module(self, name: str) -> str | None:
        """Return a module's public name, or None when it is private."""
        name = _RENAMED.get(name, name)
        return None if any(part.startswith("_") for part in name.split(".")) else name

    def symbol(self, module: SourceModule, name: str) -> str | None:
        """Return a symbol's public dotted path, or None when it has none.

        Args:
            module: Where it is defined.
            name: Its name there, dotted for members of a class.
        """
        top = name.partition(".")[0]
        if top.startswith("_"):
            return None
        owner = self._owner(module, top)
        return f"{owner}.{name}" if owner else None

    def _owner(self, module: SourceModule, top: str) -> str | None:
        """Return the public module that offers a top-level symbol: the outermost package first."""
        parts = module.name.split(".")
        for depth in range(1, len(parts)):
            package = self._modules.get(".".join(parts[:depth]))
            if package is not None and self._offers(package, top, module):
                return self.module(package.name)
        return self.module(module.name)

    def _offers(self, package: SourceModule, top: str, module: SourceModule) -> bool:
        if top in package.defined:
            return False
        if top in package.exports:
            origin = package.imported.get(top)
            return origin is None or self._leads_to(origin, top, module)
        stars = (origin for origin in package.star_imported if origin == module.name)
        if any(stars):
            return not module.exports or top in module.exports
        is_plain_import = package.imported.get(top) == module.name
        return is_plain_import and not package.exports and top in (module.exports or {top})

    def _leads_to(self, origin: str, top: str, module: SourceModule) -> bool:
        """Tell whether importing a name from a module reaches the one that defines it."""
        seen: set[str] = set()
        while origin != module.name and origin not in seen:
            seen.add(origin)
            step = self._modules.get(origin)
            if step is None or top not in step.imported:
                return False
            origin = step.imported[top]
        return origin == module.name
