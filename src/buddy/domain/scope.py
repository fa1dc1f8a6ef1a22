"""What a mission may touch, and how much of it."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from buddy.domain.json_value import JsonObject
from buddy.domain.regex import regex

DEFAULT_MAX_PAGES = 5
DEFAULT_MAX_DURATION_SECONDS = 120.0
MAX_PAGES = 100
MAX_DURATION_SECONDS = 3600.0


_DOMAIN = regex(r"\.?[\w-]+(\.[\w-]+)*\.?")
"""A bare domain, in any alphabet; no wildcard, for subdomains are covered anyway."""

_OF_COUNTRIES = frozenset({"ac", "co", "com", "edu", "gob", "gov", "go", "net", "ne", "or", "org"})
_HOSTS = frozenset(
    {
        *("github.io", "gitlab.io", "codeberg.page", "pages.dev", "workers.dev", "netlify.app"),
        *("vercel.app", "herokuapp.com", "web.app", "firebaseapp.com", "appspot.com", "fly.dev"),
        *("onrender.com", "surge.sh", "blogspot.com", "wordpress.com", "tumblr.com", "weebly.com"),
        *("wixsite.com", "myshopify.com", "azurewebsites.net", "cloudfront.net", "amazonaws.com"),
        *("readthedocs.io", "repl.co", "glitch.me", "neocities.org", "substack.com", "medium.com"),
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """The bounds a person approves."""

    allowed_domains: tuple[str, ...] | None = None
    """Domains (with their subdomains) that may be contacted. None: any public site; empty: none."""
    blocked_domains: tuple[str, ...] = ()
    """Domains (with their subdomains) never contacted; stronger than the allowed ones."""
    max_pages: int = DEFAULT_MAX_PAGES
    """Pages that one run may fetch, 1 to 100."""
    max_duration_seconds: float = DEFAULT_MAX_DURATION_SECONDS
    """Seconds that the tool may take in one run, up to an hour."""

    def to_json(self) -> JsonObject:
        """Return the scope as a JSON object."""
        allowed = self.allowed_domains
        return {
            "allowed_domains": None if allowed is None else list(allowed),
            "blocked_domains": list(self.blocked_domains),
            "max_pages": self.max_pages,
            "max_duration_seconds": float(self.max_duration_seconds),
        }

    @classmethod
    def from_json(cls, value: JsonObject) -> Scope:
        """Return the scope that `to_json` wrote."""
        allowed = value["allowed_domains"]
        return cls(
            allowed_domains=None if allowed is None else tuple(allowed),
            blocked_domains=tuple(value["blocked_domains"]),
            max_pages=value["max_pages"],
            max_duration_seconds=value["max_duration_seconds"],
        )


def problems(scope: Scope) -> tuple[str, ...]:
    """Return what is wrong with a scope, one sentence each; empty when it is sound."""
    found: list[str] = []
    if not 1 <= scope.max_pages <= MAX_PAGES:
        found.append(f"scope.max_pages is {scope.max_pages}; it must be 1 to {MAX_PAGES}")
    if not 0 < scope.max_duration_seconds <= MAX_DURATION_SECONDS:
        found.append(
            f"scope.max_duration_seconds is {scope.max_duration_seconds:g}; "
            f"it must be above 0 and at most {MAX_DURATION_SECONDS:g}"
        )
    for name in ("allowed_domains", "blocked_domains"):
        domains: tuple[str, ...] = getattr(scope, name) or ()
        found.extend(
            f"scope.{name} holds {domain!r}; write a bare domain such as example.org"
            for domain in domains
            if not _DOMAIN.fullmatch(domain)
        )
    return tuple(found)


def allows(scope: Scope, host: str) -> bool:
    """Tell whether a host lies inside a scope (its own domain or a subdomain of one allowed)."""
    if blocks(scope, host):
        return False
    if scope.allowed_domains is None:
        return True
    return any(covers(domain, host) for domain in scope.allowed_domains)


def blocks(scope: Scope, host: str) -> bool:
    """Tell whether a scope says that a host is never contacted, whatever else it allows."""
    return any(covers(domain, host) for domain in scope.blocked_domains)


def covers(domain: str, host: str) -> bool:
    """Tell whether a host is a domain, or lies in it."""
    domain, host = _readable(domain), _readable(host)
    return host == domain or host.endswith(f".{domain}")


def is_shared(domain: str) -> bool:
    """Tell whether sites of many owners lie under a domain: ``co.uk``, ``github.io``.

    Nothing wider than one of those is ever meant by a site that lies in it. The list is of what is
    usual and not whole; a name that it lacks is taken for one owner's.
    """
    name = _readable(domain)
    first, _, rest = name.partition(".")
    country = len(rest) == len("uk") and rest.isalpha() and first in _OF_COUNTRIES
    return not rest or country or name in _HOSTS


def _readable(name: str) -> str:
    """Return a name in its own letters: ``xn--bcher-kva.de`` is ``bücher.de``, in lower case."""
    labels = unicodedata.normalize("NFKC", name).lower().strip(".").split(".")
    return ".".join(_decoded(label) for label in labels)


def _decoded(label: str) -> str:
    if not label.startswith("xn--"):
        return label
    try:
        return label.removeprefix("xn--").encode("ascii").decode("punycode")
    except UnicodeError:
        return label
