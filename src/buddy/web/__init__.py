"""HTTP and WebSocket: parse, call one service, render.

May import: `buddy.bootstrap`, `buddy.services`, types of `buddy.ports` and `buddy.domain`,
`buddy.errors`. Pattern: one file per resource in `routes`, schemas beside it in `schemas`.
"""
