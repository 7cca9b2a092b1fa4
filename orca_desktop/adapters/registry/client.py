"""Asks an image registry what an image is, without fetching it (OCI distribution specification 1.1)."""

from __future__ import annotations

import asyncio
import base64
import hashlib
import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TypeVar
from urllib.parse import urljoin

import httpx
import msgspec

from orca_desktop.adapters.bounded_http import Answer, AnswerTooLarge, ask, plain_reason
from orca_desktop.adapters.registry.login import Login, LoginUnreadable
from orca_desktop.adapters.registry.manifests import (
    ACCEPTED,
    Descriptor,
    Manifest,
    Platform,
    Target,
    architectures,
    entry_for,
)

MAX_DOCUMENT = 4 * 1024**2
"""What every registry accepts as the largest manifest."""

SECONDS_AN_ANSWER = 4.0
MAX_REDIRECTS = 3
LOOPBACK = frozenset({"127.0.0.1", "localhost", "[::1]"})

NEEDS_LOGIN = "it needs a login, or is not there"
NOT_THERE = "the registry has no such image"

_CLIENT_ID = "orca-desktop"
_PARAMETER = re.compile(r'([a-z_]+)="([^"]*)"', re.IGNORECASE)
T = TypeVar("T")

Logins = Callable[[str], Awaitable[Login | None]]


class RegistryError(Exception):
    """The registry does not say what the image is; the text is the reason in plain words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ImageName:
    """Where an image is: the registry (host and port), the repository there, and a tag or digest."""

    registry: str
    repository: str
    version: str

    @property
    def is_on_loopback(self) -> bool:
        return re.sub(r":[0-9]+$", "", self.registry) in LOOPBACK

    @property
    def url(self) -> str:
        """As docker does it, a registry on this machine is asked without TLS."""
        scheme = "http" if self.is_on_loopback else "https"
        return f"{scheme}://{self.registry}/v2/{self.repository}"


@dataclass(frozen=True, slots=True, kw_only=True)
class RemoteImage:
    """What a registry says. `size` in bytes as they are sent, None where the image is not made for the platform."""

    digest: str
    size: int | None
    architecture: str | None
    fits: bool


async def describe(
    client: httpx.AsyncClient, name: ImageName, platform: Platform, *, logins: Logins, seconds: float
) -> RemoteImage:
    """Ask the registry, for *seconds* at most. *logins* gives the user's login. Raises RegistryError."""
    try:
        async with asyncio.timeout(seconds):
            return await _described(_Visit(client, name, logins), platform)
    except LoginUnreadable as error:
        raise RegistryError(str(error)) from error
    except AnswerTooLarge as error:
        raise RegistryError("the registry's answer is too large") from error
    except (httpx.HTTPError, httpx.InvalidURL, TimeoutError) as error:
        raise RegistryError(f"the registry cannot be reached ({plain_reason(error)})") from error


async def _described(visit: _Visit, platform: Platform) -> RemoteImage:
    answer = await visit.manifest(visit.name.version)
    digest = _digest(answer.body)
    manifest = _decoded(answer.body, Manifest)
    if not manifest.is_list:
        target = await visit.target(manifest)
        fits = target is None or target.is_for(platform)
        architecture = target.architecture if target else None
        return RemoteImage(digest=digest, size=manifest.size, architecture=architecture, fits=fits)
    entry = entry_for(manifest, platform)
    if entry is None:
        offered = architectures(manifest.manifests)
        return RemoteImage(digest=digest, size=None, architecture=offered or None, fits=False)
    size = _decoded(await visit.content("manifests", entry), Manifest).size
    return RemoteImage(digest=digest, size=size, architecture=platform.architecture, fits=True)


class _Visit:
    """A few questions to one registry about one image; it logs in when the registry asks for it."""

    def __init__(self, client: httpx.AsyncClient, name: ImageName, logins: Logins) -> None:
        self.name = name
        self._client = client
        self._logins = logins
        self._authorization: dict[str, str] = {}

    async def manifest(self, version: str) -> Answer:
        answer = await self._get(f"{self.name.url}/manifests/{version}")
        if version.startswith("sha256:") and _digest(answer.body) != version:
            raise RegistryError("the registry's answer is not what was asked for")
        return answer

    async def content(self, kind: str, descriptor: Descriptor) -> bytes:
        """What a descriptor stands for, checked by its digest."""
        answer = await self._get(f"{self.name.url}/{kind}/{descriptor.digest}")
        if _digest(answer.body) != descriptor.digest:
            raise RegistryError("the registry's answer is not what was asked for")
        return answer.body

    async def target(self, manifest: Manifest) -> Target | None:
        """For what a single image is made, as its own configuration says."""
        if manifest.config is None:
            return None
        return _decoded(await self.content("blobs", manifest.config), Target)

    async def _get(self, url: str) -> Answer:
        answer = await self._ask(url)
        if answer.status == 401 and not self._authorization:
            self._authorization = await self._log_in(answer.headers.get("www-authenticate", ""))
            answer = await self._ask(url)
        if answer.status in (401, 403):
            raise RegistryError(NEEDS_LOGIN)
        if answer.status == 404:
            raise RegistryError(NOT_THERE)
        if answer.status != 200:
            raise RegistryError(f"the registry answers with status {answer.status}")
        return answer

    async def _ask(self, url: str) -> Answer:
        """Content may lie elsewhere; what the registry gave as proof of the login does not go there."""
        headers = {"Accept": ACCEPTED, **self._authorization}
        for _ in range(MAX_REDIRECTS + 1):
            answer = await self._send(self._client.build_request("GET", url, headers=headers))
            if answer.status not in (301, 302, 303, 307, 308):
                return answer
            url, headers = self._safe(urljoin(url, answer.headers.get("location", ""))), {"Accept": ACCEPTED}
        raise RegistryError("the registry leads from one address to the next")

    async def _log_in(self, challenge: str) -> dict[str, str]:
        """The header that proves the login, as the registry asks for it."""
        login = await self._logins(self.name.registry)
        kind, _, rest = challenge.partition(" ")
        if kind.lower() == "bearer":
            parameters = {name.lower(): value for name, value in _PARAMETER.findall(rest)}
            return {"Authorization": f"Bearer {await self._token(parameters, login)}"}
        if kind.lower() != "basic" or login is None or not login.name:
            raise RegistryError(NEEDS_LOGIN)
        return {"Authorization": _basic(login)}

    async def _token(self, parameters: dict[str, str], login: Login | None) -> str:
        """A token for reading this one image; without a login the one that everybody gets."""
        realm = self._safe(parameters.get("realm", ""))
        about = {"service": parameters.get("service", ""), "scope": f"repository:{self.name.repository}:pull"}
        answer = await self._send(self._token_request(realm, about, login))
        if answer.status != 200:
            raise RegistryError(NEEDS_LOGIN if answer.status in (400, 401, 403) else "the registry gives no token")
        token = _decoded(answer.body, _Token)
        return token.token or token.access_token

    def _safe(self, url: str) -> str:
        """An address that the registry names: protected, and no way for a stranger to services of this machine."""
        if not url.startswith("https://") and not self.name.is_on_loopback:
            raise RegistryError("the registry leads to an address without protection")
        return url

    def _token_request(self, realm: str, about: dict[str, str], login: Login | None) -> httpx.Request:
        if login is not None and login.token:
            form = {**about, "grant_type": "refresh_token", "refresh_token": login.token, "client_id": _CLIENT_ID}
            return self._client.build_request("POST", realm, data=form)
        headers = {"Authorization": _basic(login)} if login is not None else {}
        return self._client.build_request("GET", httpx.URL(realm).copy_merge_params(about), headers=headers)

    async def _send(self, request: httpx.Request) -> Answer:
        return await ask(self._client, request, limit=MAX_DOCUMENT, timeout=SECONDS_AN_ANSWER)


class _Token(msgspec.Struct):
    token: str = ""
    access_token: str = ""


def _basic(login: Login) -> str:
    return f"Basic {base64.b64encode(f'{login.name}:{login.password}'.encode()).decode()}"


def _decoded(body: bytes, kind: type[T]) -> T:
    try:
        return msgspec.json.decode(body, type=kind)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise RegistryError("the registry's answer cannot be read") from error


def _digest(body: bytes) -> str:
    return f"sha256:{hashlib.sha256(body).hexdigest()}"
