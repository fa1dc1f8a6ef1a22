"""Errors as problem+json (RFC 9457): a stable code, a sentence, never an exception's own text."""

from __future__ import annotations

import logging
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request
from fastapi.encoders import jsonable_encoder
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from starlette.exceptions import HTTPException

from buddy.errors import BuddyError

_log = logging.getLogger(__name__)

STATUS_BY_CODE: dict[str, int] = {
    "buddy_error": 500,
    "mission_error": 409,
    "mission_not_found": 404,
    "mission_not_approved": 409,
    "mission_not_editable": 409,
    "invalid_transition": 409,
    "choice_required": 409,
    "own_approval": 403,
    "revision_required": 409,
    "revision_conflict": 409,
    "parking_conflict": 409,
    "budget_exceeded": 409,
    "top_up_required": 409,
    "tool_error": 422,
    "tool_unknown": 404,
    "tool_input_invalid": 422,
    "tool_selection_failed": 422,
    "tool_execution_failed": 502,
    "tool_timed_out": 504,
    "browser_unavailable": 503,
    "egress_denied": 403,
    "warrant_exceeded": 403,
    "search_unavailable": 503,
    "store_error": 500,
    "store_conflict": 409,
    "store_unavailable": 503,
    "store_not_empty": 409,
    "archive_error": 500,
    "archive_invalid": 422,
    "request_error": 400,
    "input_invalid": 422,
    "not_found": 404,
    "person_required": 403,
    "schedule_conflict": 409,
    "goal_conflict": 409,
    "message_unanswered": 503,
    "idempotency_key_reused": 422,
    "idempotency_key_in_flight": 409,
    "engine_error": 500,
    "run_not_found": 404,
    "engine_stopping": 503,
    "weights_missing": 503,
    "llm_unavailable": 503,
    "llm_answer_invalid": 502,
}
"""The HTTP status of each error code; a test asserts that every class has one."""

FRAMEWORK_CODES = {
    400: "body_not_json",  # raised only where a body cannot be parsed
    401: "not_identified",
    404: "route_not_found",
    405: "method_not_allowed",
    413: "body_too_large",
}
"""The code of each status that the framework answers with by itself."""

PROBLEM = "application/problem+json"


def problem(status: int, code: str, detail: str, /, **details: Any) -> JSONResponse:
    """Return a problem response.

    Args:
        status: The HTTP status.
        code: The stable code.
        detail: What happened and what to do.
        details: Further members, JSON values only.
    """
    body = {
        **details,  # first, so that none of them can stand for a member that RFC 9457 defines
        "type": f"urn:buddy:problem:{code}",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": detail,
        "code": code,
    }
    return JSONResponse(jsonable_encoder(body), status_code=status, media_type=PROBLEM)


def from_error(error: BuddyError) -> JSONResponse:
    """Return the problem of one of our errors."""
    status = STATUS_BY_CODE.get(error.code, 500)
    return problem(status, error.code, error.message, **error.details)


def install(app: FastAPI) -> None:
    """Make every error of an app a problem response."""

    async def ours(_request: Request, error: Exception) -> Response:
        assert isinstance(error, BuddyError)
        return from_error(error)

    async def invalid(_request: Request, error: Exception) -> Response:
        assert isinstance(error, RequestValidationError)
        errors = error.errors()
        if any(item.get("type") == "json_invalid" for item in errors):
            return problem(400, "body_not_json", "The body is not JSON")
        found = [
            {"field": ".".join(str(part) for part in item["loc"][1:]), "message": item["msg"]}
            for item in errors
        ]
        text = "; ".join(f"{item['field'] or 'body'}: {item['message']}" for item in found[:5])
        return problem(422, "request_invalid", text, errors=found)

    async def http(_request: Request, error: Exception) -> Response:
        assert isinstance(error, HTTPException)
        code = FRAMEWORK_CODES.get(error.status_code, "http_error")
        response = problem(error.status_code, code, str(error.detail))
        response.headers.update(error.headers or {})
        return response

    async def defect(request: Request, error: Exception) -> Response:
        _log.error("%s %s broke", request.method, request.url.path, exc_info=error)
        return problem(500, "internal_error", "Something broke; the server's log has it")

    app.add_exception_handler(BuddyError, ours)
    app.add_exception_handler(RequestValidationError, invalid)
    app.add_exception_handler(HTTPException, http)
    app.add_exception_handler(Exception, defect)
