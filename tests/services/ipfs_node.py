"""An IPFS node with its RPC endpoint and its gateway on loopback: js-ipfs, which is in no way ours.

Kubo is in no package registry with its RPC: npm's package fetches it from elsewhere, PyPI's have its library only.
"""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import httpx

from tests.services.npm import node_program, npm_folder
from tests.services.processes import Unavailable

STOP_SECONDS = 10
_SOURCE = Path(__file__).with_name("ipfs")


@dataclass(frozen=True, slots=True)
class IpfsNode:
    """`rpc` and `gateway` are URLs without a slash at the end."""

    rpc: str
    gateway: str

    def add(self, name: str, content: bytes, **options: str) -> str:
        """Put a file into a directory of its own; *options* are those of `ipfs add`. Returns the directory's CID."""
        params = {"wrap-with-directory": "true", "cid-version": "1", "raw-leaves": "true", **options}
        return self.add_all([(name, content)], params)

    def add_all(self, files: list[tuple[str, bytes]], params: dict[str, str]) -> str:
        parts = [("file", (name, content, "application/octet-stream")) for name, content in files]
        answer = httpx.post(f"{self.rpc}/api/v0/add", params=params, files=parts, trust_env=False, timeout=60)
        answer.raise_for_status()
        last = json.loads(answer.text.splitlines()[-1])
        return str(last["Hash"])

    def take(self, archive: bytes) -> None:
        """Keep the blocks of a CAR file."""
        files = {"file": ("blocks.car", archive, "application/vnd.ipld.car")}
        url = f"{self.rpc}/api/v0/dag/import"
        httpx.post(url, files=files, trust_env=False, timeout=60).raise_for_status()

    def file(self, cid: str, name: str) -> bytes:
        """What its gateway gives."""
        answer = httpx.get(f"{self.gateway}/ipfs/{cid}/{name}", trust_env=False, timeout=60)
        answer.raise_for_status()
        return answer.content

    def export(self, cid: str) -> bytes:
        """All blocks of a directory or file, as a CAR file."""
        answer = httpx.post(f"{self.rpc}/api/v0/dag/export", params={"arg": cid}, trust_env=False, timeout=60)
        answer.raise_for_status()
        return answer.content


@contextmanager
def ipfs_node() -> Iterator[IpfsNode]:
    """A node with an empty repository. Raises Unavailable."""
    node, place = node_program(), npm_folder(_SOURCE)
    with TemporaryDirectory() as folder:
        command = [node, "node.mjs", str(Path(folder, "repo"))]
        # It ends when its input does: also when the tests are killed.
        process = subprocess.Popen(command, cwd=place, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        assert process.stdin is not None
        assert process.stdout is not None
        with process, process.stdout, process.stdin:
            line = process.stdout.readline()
            if not line:
                raise Unavailable("the IPFS node did not start; its own words are above")
            yield IpfsNode(**json.loads(line))
            process.stdin.close()
            try:
                process.wait(STOP_SECONDS)
            except subprocess.TimeoutExpired:
                process.kill()
