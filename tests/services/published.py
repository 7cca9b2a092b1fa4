"""Puts images into a registry by hand: for any processors, under any tag, with no engine in between."""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import tarfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import httpx

OCI = "application/vnd.oci.image"
LAYER_TYPE = f"{OCI}.layer.v1.tar+gzip"


@dataclass(frozen=True, slots=True, kw_only=True)
class Publisher:
    """Writes to the registry at `address`; `login` is a name and a password where it wants one."""

    address: str
    login: tuple[str, str] | None = None

    def publish(self, repository: str, tag: str, *layers: bytes, architecture: str = "amd64") -> str:
        """An image with one file a layer, under a tag; its digest."""
        with self._client() as client:
            return str(self._put_image(client, repository, tag, layers, architecture)["digest"])

    def publish_list(self, repository: str, tag: str, images: Mapping[str, Iterable[bytes]]) -> str:
        """Images for several processors under one tag; the list's digest."""
        with self._client() as client:
            entries = []
            for architecture, layers in images.items():
                entry = self._put_image(client, repository, None, layers, architecture)
                entries.append({**entry, "platform": {"os": "linux", "architecture": architecture}})
            document = {"schemaVersion": 2, "mediaType": f"{OCI}.index.v1+json", "manifests": entries}
            return str(self._put_manifest(client, repository, tag, document)["digest"])

    def _client(self) -> httpx.Client:
        return httpx.Client(base_url=f"http://{self.address}/v2/", auth=self.login, trust_env=False, timeout=30)

    def _put_image(
        self, client: httpx.Client, repository: str, tag: str | None, layers: Iterable[bytes], architecture: str
    ) -> dict[str, Any]:
        files = [_layer(number, content) for number, content in enumerate(layers)]
        config = {
            "os": "linux",
            "architecture": architecture,
            "config": {"Cmd": ["/file0"]},
            "rootfs": {"type": "layers", "diff_ids": [_digest(file) for file in files]},
        }
        document = {
            "schemaVersion": 2,
            "mediaType": f"{OCI}.manifest.v1+json",
            "config": self._put_blob(client, repository, json.dumps(config).encode(), f"{OCI}.config.v1+json"),
            "layers": [
                self._put_blob(client, repository, gzip.compress(file, 1, mtime=0), LAYER_TYPE) for file in files
            ],
        }
        return self._put_manifest(client, repository, tag, document)

    def _put_blob(self, client: httpx.Client, repository: str, content: bytes, kind: str) -> dict[str, Any]:
        upload = client.post(f"{repository}/blobs/uploads/").raise_for_status().headers["Location"]
        url = httpx.URL(upload).copy_merge_params({"digest": _digest(content)})
        client.put(url, content=content).raise_for_status()
        return {"mediaType": kind, "digest": _digest(content), "size": len(content)}

    def _put_manifest(
        self, client: httpx.Client, repository: str, tag: str | None, document: dict[str, Any]
    ) -> dict[str, Any]:
        content = json.dumps(document).encode()
        kind = document["mediaType"]
        url = f"{repository}/manifests/{tag or _digest(content)}"
        client.put(url, content=content, headers={"Content-Type": kind}).raise_for_status()
        return {"mediaType": kind, "digest": _digest(content), "size": len(content)}


def _layer(number: int, content: bytes) -> bytes:
    archive = io.BytesIO()
    with tarfile.open(fileobj=archive, mode="w") as tar:
        entry = tarfile.TarInfo(f"file{number}")
        entry.size, entry.mode = len(content), 0o755
        tar.addfile(entry, io.BytesIO(content))
    return archive.getvalue()


def _digest(content: bytes) -> str:
    return f"sha256:{hashlib.sha256(content).hexdigest()}"
