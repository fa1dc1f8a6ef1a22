"""What every adapter of the blob port must do.

Subclass `BlobSuite` in a test module and override the fixture `make_blobs`; one that outlives its
process subclasses `DurableBlobSuite`.
"""

# ruff: noqa: D102  # tests: the name says it, the literal is the point

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Callable

import pytest

from buddy.domain.instant import Instant
from buddy.ports.blobs import BlobStore

MakeBlobs = Callable[[], BlobStore]
CONTENTS = [b"", b"x", b"\x00\xff" * 1000, "żółć".encode(), b"y" * 3_000_000]
LONG_AGO, FAR_AHEAD = Instant("1999-01-01T00:00:00.000Z"), Instant("9998-01-01T00:00:00.000Z")
NO_DIGESTS = ["", "abc", "g" * 64, "0" * 63, "0" * 65, "../" * 22, "A" * 64, "\x00" * 64, "." * 64]


def _sizes(content: object) -> str:
    return f"{len(content)} bytes" if isinstance(content, bytes) else str(content)


class BlobSuite:
    """Everything that the blob port promises."""

    @pytest.fixture
    def make_blobs(self) -> MakeBlobs:
        """Return a function that opens the test's own store, the same one each time."""
        raise NotImplementedError("override the fixture `make_blobs`")

    @pytest.fixture
    def blobs(self, make_blobs: MakeBlobs) -> BlobStore:
        """Return an empty store."""
        return make_blobs()

    @pytest.mark.parametrize("content", CONTENTS, ids=_sizes)
    async def test_content_comes_back_by_its_digest(self, blobs: BlobStore, content: bytes) -> None:
        digest = await blobs.put(content)
        assert digest == hashlib.sha256(content).hexdigest()
        assert await blobs.get(digest) == content

    async def test_the_same_content_again_is_the_same_blob(self, blobs: BlobStore) -> None:
        digests = {await blobs.put(b"same") for _ in range(3)}
        assert len(digests) == 1
        assert await blobs.get(digests.pop()) == b"same"

    async def test_other_content_is_another_blob(self, blobs: BlobStore) -> None:
        one, two = await blobs.put(b"one"), await blobs.put(b"two")
        assert (await blobs.get(one), await blobs.get(two)) == (b"one", b"two")

    async def test_what_was_never_put_is_not_there(self, blobs: BlobStore) -> None:
        assert await blobs.get(hashlib.sha256(b"never").hexdigest()) is None

    @pytest.mark.parametrize("name", NO_DIGESTS)
    async def test_what_is_no_digest_finds_nothing(self, blobs: BlobStore, name: str) -> None:
        await blobs.put(b"something")
        assert await blobs.get(name) is None

    async def test_many_writers_of_one_content(self, blobs: BlobStore) -> None:
        content = b"z" * 100_000
        digests = await asyncio.gather(*(blobs.put(content) for _ in range(20)))
        assert len(set(digests)) == 1
        assert await blobs.get(digests[0]) == content

    async def test_blobs_are_listed_by_digest_with_their_sizes(self, blobs: BlobStore) -> None:
        assert [blob async for blob in blobs.stored()] == []
        sizes = {await blobs.put(content): len(content) for content in CONTENTS}
        found = [blob async for blob in blobs.stored()]
        assert [(blob.sha256, blob.size) for blob in found] == sorted(sizes.items())
        assert all(LONG_AGO < blob.stored_at < FAR_AHEAD for blob in found)

    async def test_only_what_was_put_before_is_removed(self, blobs: BlobStore) -> None:
        digest, other = await blobs.put(b"one"), await blobs.put(b"two")
        assert not await blobs.remove(digest, LONG_AGO)
        assert await blobs.get(digest) == b"one"
        assert await blobs.remove(digest, FAR_AHEAD)
        assert await blobs.get(digest) is None
        assert not await blobs.remove(digest, FAR_AHEAD)
        assert [blob.sha256 async for blob in blobs.stored()] == [other]
        assert await blobs.put(b"one") == digest
        assert await blobs.get(digest) == b"one"

    @pytest.mark.parametrize("name", NO_DIGESTS)
    async def test_what_is_no_digest_removes_nothing(self, blobs: BlobStore, name: str) -> None:
        await blobs.put(b"something")
        assert not await blobs.remove(name, FAR_AHEAD)
        assert len([blob async for blob in blobs.stored()]) == 1


class DurableBlobSuite(BlobSuite):
    """What a store promises that outlives its process."""

    async def test_a_reopened_store_has_kept_everything(self, make_blobs: MakeBlobs) -> None:
        digest = await make_blobs().put(b"kept")
        assert await make_blobs().get(digest) == b"kept"
