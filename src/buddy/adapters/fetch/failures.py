"""Errors of the HTTP client in Buddy's words."""

from __future__ import annotations

import ssl

import httpx2

from buddy.errors import ToolExecutionFailed


def told(problem: httpx2.HTTPError | httpx2.InvalidURL, host: str) -> ToolExecutionFailed:
    """Say what went wrong with a request, without the text of the library.

    Args:
        problem: What httpx2 raised.
        host: The host that was asked.
    """
    distrust = _certificate_problem(problem)
    if distrust is not None:
        reason = f"the certificate of {host} is not trusted: {distrust.verify_message}"
    elif isinstance(problem, httpx2.TimeoutException):
        reason = f"no answer from {host} in time"
    elif isinstance(problem, httpx2.ConnectError):
        reason = f"no connection to {host}"
    elif isinstance(problem, httpx2.DecodingError):
        reason = f"the answer of {host} is compressed in a way that cannot be undone"
    elif isinstance(problem, httpx2.InvalidURL):
        reason = f"the URL of {host} cannot be sent as an HTTP request"
    else:
        reason = f"{host} broke the connection off, or did not answer in HTTP"
    return ToolExecutionFailed(reason, host=host)


def _certificate_problem(problem: BaseException) -> ssl.SSLCertVerificationError | None:
    link: BaseException | None = problem
    while link is not None:
        if isinstance(link, ssl.SSLCertVerificationError):
            return link
        link = link.__cause__ or link.__context__
    return None
