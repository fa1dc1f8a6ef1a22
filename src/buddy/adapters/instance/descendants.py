"""Tells whether a connection comes from a program that this process started, or one of those did.

On loopback everybody is the one user, tools that run as programs too. Linux says which process
holds the other end of a connection; what descends from here is a tool, and no tool drives Buddy.
A program that cuts itself loose from its parents is not found: whoever runs one that means harm as
the same user has given it all that this user has.
"""

from __future__ import annotations

import os
import socket
import struct
from collections.abc import Iterator
from contextlib import suppress
from ipaddress import ip_address
from pathlib import Path
from typing import Final

End = tuple[str, int]
"""An address and a port."""

_TASKS: Final = Path("/proc/self/task")
# The kernel's interface to sockets, linux/inet_diag.h; a table of all of them takes 20 ms to read.
_SOCK_DIAG, _BY_FAMILY, _REQUEST, _ERROR, _ANY = 4, 20, 1, 2, 0xFFFF_FFFF
_HEADER, _ANSWER = struct.Struct("=IHHII"), struct.Struct("=4x48x4x4x4x4xI")
_TIMEOUT: Final = 1.0


def can_tell() -> bool:
    """Tell whether this machine says who holds a connection."""
    if not any(_TASKS.glob("*/children")) or not hasattr(socket, "AF_NETLINK"):
        return False
    try:
        _inode(("127.0.0.1", 1), ("127.0.0.1", 1))
    except OSError:
        return False
    return True


def descends_from_here(client: End, server: End) -> bool | None:
    """Tell whether the client of a loopback connection is a program of this process's own.

    Args:
        client: The client's end of the connection.
        server: The end here.

    Returns:
        None where no process holds the client's end any more.
    """
    inode = _inode(client, server)
    if not inode:
        return None
    wanted, own, ending = f"socket:[{inode}]", set[str](), False
    for pid in _descendants():
        own.add(pid)
        files = _open_files(pid)
        if wanted in files:
            return True
        ending = ending or not files
    if not ending:
        # A holder that was there all along has been looked at. One that ended and was reaped before
        # its turn came, or moved below another meanwhile, has let go of the connection by now.
        return False if _inode(client, server) == inode else None
    # One that is about to end shows no files and still has its connections for a moment: then
    # only a holder who is found is somebody else.
    return False if _held_by_others(wanted, own) else None


def _inode(client: End, server: End) -> int:
    """Return the number of the client's socket; 0 where no process has it.

    Raises:
        OSError: The kernel does not tell.
    """
    here, there = ip_address(client[0]), ip_address(server[0])
    family = socket.AF_INET if here.version == 4 else socket.AF_INET6  # noqa: PLR2004
    request = (
        struct.pack("=BBBBI", family, socket.IPPROTO_TCP, 0, 0, _ANY)
        + struct.pack("!HH", client[1], server[1])
        + here.packed.ljust(16, b"\0")
        + there.packed.ljust(16, b"\0")
        + struct.pack("=III", 0, _ANY, _ANY)
    )
    header = _HEADER.pack(_HEADER.size + len(request), _BY_FAMILY, _REQUEST, 1, 0)
    with socket.socket(socket.AF_NETLINK, socket.SOCK_RAW, _SOCK_DIAG) as kernel:
        kernel.settimeout(_TIMEOUT)
        kernel.send(header + request)
        answer = kernel.recv(8192)
    if _HEADER.unpack_from(answer)[1] == _ERROR:
        (code,) = struct.unpack_from("=i", answer, _HEADER.size)
        if code == -2:  # noqa: PLR2004  # ENOENT: there is no such connection
            return 0
        raise OSError(-code, os.strerror(-code))
    (found,) = _ANSWER.unpack_from(answer, _HEADER.size)
    return int(found)


def _descendants() -> Iterator[str]:
    """Yield the processes below this one."""
    waiting = [child for task in _TASKS.iterdir() for child in _children(task)]
    while waiting:
        pid = waiting.pop()
        yield pid
        try:
            tasks = list(Path(f"/proc/{pid}/task").iterdir())
        except OSError:  # it has ended
            continue
        waiting.extend(child for task in tasks for child in _children(task))


def _children(task: Path) -> list[str]:
    try:
        return (task / "children").read_text("ascii").split()
    except OSError:
        return []


def _held_by_others(wanted: str, own: set[str]) -> bool:
    others = (path.name for path in Path("/proc").iterdir() if path.name.isdigit())
    return any(wanted in _open_files(pid) for pid in others if pid not in own)


def _open_files(pid: str) -> set[str]:
    """Return what a process has open; nothing where it has ended or is another user's."""
    folder = f"/proc/{pid}/fd"
    found: set[str] = set()
    try:
        names = os.listdir(folder)  # noqa: PTH208  # a request waits for it, and this is quicker
    except OSError:
        return found
    for name in names:
        with suppress(OSError):  # closed meanwhile
            found.add(os.readlink(f"{folder}/{name}"))  # noqa: PTH115  # as above
    return found
