"""What a registry says of an image is read without trusting it, and logins go only where they belong."""

from __future__ import annotations

import asyncio
import base64
import hashlib
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from aiohttp import web

from orca_desktop.adapters.registry.client import (
    MAX_DOCUMENT,
    ImageName,
    RegistryError,
    RemoteImage,
    describe,
)
from orca_desktop.adapters.registry.login import Login, LoginUnreadable, login_to
from orca_desktop.adapters.registry.manifests import Platform
from tests.unit.adapters.http_servers import Server, answering, asking, body, breaking_off, dripping, endless, silent

PLATFORM = Platform(system="linux", architecture="amd64")
SECONDS = 5.0
USER = Login(name="anna", password="secret")


def digest(content: bytes) -> str:
    return f"sha256:{hashlib.sha256(content).hexdigest()}"


class ToyRegistry:
    """Manifests by tag and digest, blobs by digest; it wants what `challenge` says until `authorization` is shown."""

    def __init__(self) -> None:
        self.documents: dict[str, bytes] = {}
        self.challenge = ""
        self.authorization = ""
        self.asked: list[str] = []

    def add(self, document: Any, *, tag: str = "") -> dict[str, Any]:
        """Keep a document; the descriptor of it."""
        content = json.dumps(document).encode()
        self.documents[digest(content)] = content
        if tag:
            self.documents[tag] = content
        return {"digest": digest(content), "size": len(content), "mediaType": "application/json"}

    def add_image(self, architecture: str, *, tag: str = "", layers: tuple[int, ...] = (1_000, 500)) -> dict[str, Any]:
        config = self.add({"os": "linux", "architecture": architecture})
        fakes = [{"digest": digest(f"{size}".encode()), "size": size} for size in layers]
        return self.add({"schemaVersion": 2, "config": config, "layers": fakes}, tag=tag)

    async def answer(self, request: web.Request) -> web.StreamResponse:
        self.asked.append(request.path)
        if self.challenge and request.headers.get("Authorization") != self.authorization:
            return web.Response(status=401, headers={"WWW-Authenticate": self.challenge})
        found = self.documents.get(request.path.rpartition("/")[2])
        return web.Response(body=found) if found is not None else web.Response(status=404)


@pytest.fixture
def registry() -> ToyRegistry:
    return ToyRegistry()


@pytest.fixture
async def server(registry: ToyRegistry) -> AsyncIterator[Server]:
    async with answering(registry.answer) as server:
        yield server


async def no_login(_registry: str) -> Login | None:
    return None


def logged_in(login: Login = USER) -> Callable[[str], Awaitable[Login | None]]:
    async def find(_registry: str) -> Login | None:
        return login

    return find


def name_at(url: str, version: str = "1") -> ImageName:
    return ImageName(registry=url.removeprefix("http://"), repository="owner/app", version=version)


async def look(
    url: str,
    version: str = "1",
    *,
    logins: Callable[[str], Awaitable[Login | None]] = no_login,
    seconds: float = SECONDS,
) -> RemoteImage:
    async with asking() as client:
        return await describe(client, name_at(url, version), PLATFORM, logins=logins, seconds=seconds)


async def test_an_image_for_one_platform_tells_its_size_and_its_platform(registry: ToyRegistry, server: Server) -> None:
    made = registry.add_image("amd64", tag="1")
    config_size = len(json.dumps({"os": "linux", "architecture": "amd64"}))

    image = await look(server.url)

    assert image == RemoteImage(digest=made["digest"], size=1_500 + config_size, architecture="amd64", fits=True)


async def test_of_a_list_the_fitting_image_is_measured_and_the_lists_digest_is_told(
    registry: ToyRegistry, server: Server
) -> None:
    entries = [
        {**registry.add_image("arm64", layers=(7,)), "platform": {"os": "linux", "architecture": "arm64"}},
        {**registry.add_image("amd64", layers=(2_000,)), "platform": {"os": "linux", "architecture": "amd64"}},
        {**registry.add_image("x", layers=(9,)), "platform": {"os": "unknown", "architecture": "unknown"}},
    ]
    listed = registry.add({"schemaVersion": 2, "manifests": entries}, tag="1")

    image = await look(server.url)

    assert (image.digest, image.architecture, image.fits) == (listed["digest"], "amd64", True)
    assert image.size is not None
    assert 2_000 < image.size < 2_100


async def test_an_image_for_other_processors_says_for_which(registry: ToyRegistry, server: Server) -> None:
    registry.add_image("arm64", tag="single")
    entries = [
        {**registry.add_image(kind), "platform": {"os": "linux", "architecture": kind}} for kind in ("arm64", "s390x")
    ]
    registry.add({"manifests": entries}, tag="list")

    single, several = await look(server.url, "single"), await look(server.url, "list")

    assert (single.architecture, single.fits) == ("arm64", False)
    assert (several.architecture, several.fits, several.size) == ("arm64, s390x", False, None)


async def test_a_digest_is_looked_up_like_a_tag(registry: ToyRegistry, server: Server) -> None:
    made = registry.add_image("amd64")

    assert (await look(server.url, made["digest"])).digest == made["digest"]


async def test_an_answer_that_is_not_what_its_digest_says_is_refused(registry: ToyRegistry, server: Server) -> None:
    made = registry.add_image("amd64")
    registry.documents[made["digest"]] += b" "

    with pytest.raises(RegistryError, match="not what was asked for"):
        await look(server.url, made["digest"])


async def test_an_unknown_tag_is_told(server: Server) -> None:
    with pytest.raises(RegistryError, match="the registry has no such image"):
        await look(server.url, "unknown")


async def test_a_registry_that_wants_a_name_and_a_password_gets_the_users(
    registry: ToyRegistry, server: Server
) -> None:
    made = registry.add_image("amd64", tag="1")
    registry.challenge = 'Basic realm="here"'
    registry.authorization = "Basic " + base64.b64encode(b"anna:secret").decode()

    assert (await look(server.url, logins=logged_in())).digest == made["digest"]


@pytest.mark.parametrize("logins", [no_login, logged_in(Login(name="anna", password="wrong"))])
async def test_without_the_right_login_the_user_is_told(
    registry: ToyRegistry, server: Server, logins: Callable[[str], Awaitable[Login | None]]
) -> None:
    registry.challenge, registry.authorization = 'Basic realm="here"', "Basic other"

    with pytest.raises(RegistryError, match="needs a login"):
        await look(server.url, logins=logins)


async def test_logins_that_cannot_be_read_are_a_reason_in_words(registry: ToyRegistry, server: Server) -> None:
    async def broken(_registry: str) -> Login | None:
        raise LoginUnreadable("the registry logins cannot be read")

    registry.challenge = 'Basic realm="here"'

    with pytest.raises(RegistryError, match="logins cannot be read"):
        await look(server.url, logins=broken)


@pytest.mark.parametrize(
    ("login", "sent"),
    [
        (None, ("GET", "")),
        (USER, ("GET", "Basic " + base64.b64encode(b"anna:secret").decode())),
        (Login(token="refresh"), ("POST", "refresh")),
    ],
)
async def test_a_token_is_fetched_with_what_login_there_is(
    registry: ToyRegistry, server: Server, login: Login | None, sent: tuple[str, str]
) -> None:
    seen: list[tuple[str, str]] = []
    about: list[dict[str, str]] = []

    async def token(request: web.Request) -> web.Response:
        form = {name: str(value) for name, value in (await request.post()).items()}
        seen.append((request.method, request.headers.get("Authorization", "") or form.get("refresh_token", "")))
        about.append(form or dict(request.query))
        return web.json_response({"access_token": "pass"} if form else {"token": "pass"})

    async def find(_registry: str) -> Login | None:
        return login

    registry.add_image("amd64", tag="1")
    registry.authorization = "Bearer pass"
    async with answering(token) as issuer:
        registry.challenge = f'Bearer realm="{issuer.url}/token",service="toy",scope="repository:all:push"'
        await look(server.url, logins=find)

    assert seen == [sent]
    assert (about[0]["service"], about[0]["scope"]) == ("toy", "repository:owner/app:pull")


async def test_content_that_lies_elsewhere_is_fetched_without_the_login(registry: ToyRegistry, server: Server) -> None:
    made = registry.add_image("amd64", tag="1")
    manifest = json.loads(registry.documents["1"])
    config = registry.documents[manifest["config"]["digest"]]
    shown: list[str | None] = []

    async def elsewhere(request: web.Request) -> web.Response:
        shown.append(request.headers.get("Authorization"))
        return web.Response(body=config)

    async def leading(request: web.Request) -> web.StreamResponse:
        if "/blobs/" in request.path:
            return web.Response(status=307, headers={"Location": f"{store.url}/content"})
        return await registry.answer(request)

    registry.challenge = 'Basic realm="here"'
    registry.authorization = "Basic " + base64.b64encode(b"anna:secret").decode()
    async with answering(elsewhere) as store, answering(leading) as front:
        image = await look(front.url, logins=logged_in())

    assert (image.digest, image.architecture) == (made["digest"], "amd64")
    assert shown == [None]


async def test_a_chain_of_redirects_ends(server: Server) -> None:
    async def around(_request: web.Request) -> web.Response:
        return web.Response(status=302, headers={"Location": "/again"})

    async with answering(around) as circle:
        with pytest.raises(RegistryError, match="from one address to the next"):
            await look(circle.url)

    assert circle.requests == 4


async def test_a_registry_elsewhere_leads_neither_the_login_nor_us_to_an_unprotected_address() -> None:
    """It is asked over TLS, so only the answer is made up here."""
    import httpx

    async def answer(request: httpx.Request) -> httpx.Response:
        assert request.url.scheme == "https", "it went where it was led"
        if request.url.path.endswith("/moved"):
            return httpx.Response(302, headers={"Location": "http://127.0.0.1:1/secrets"})
        return httpx.Response(401, headers={"WWW-Authenticate": 'Bearer realm="http://127.0.0.1:1/token"'})

    async with httpx.AsyncClient(transport=httpx.MockTransport(answer)) as client:
        for version in ("1", "moved"):
            name = ImageName(registry="registry.example.org", repository="owner/app", version=version)
            with pytest.raises(RegistryError, match="without protection"):
                await describe(client, name, PLATFORM, logins=logged_in(), seconds=SECONDS)


async def test_a_registry_that_is_not_there_is_told() -> None:
    with pytest.raises(RegistryError, match="cannot be reached"):
        await look("http://127.0.0.1:9")


@pytest.mark.parametrize(
    "answer", [silent(), dripping(), endless(b'{"layers":['), breaking_off(), body(b"x" * (MAX_DOCUMENT + 1))]
)
async def test_an_answer_without_an_end_is_given_up(answer: Any) -> None:
    async with asyncio.timeout(30), answering(answer) as hostile:
        with pytest.raises(RegistryError, match=r"cannot be reached|too large"):
            await look(hostile.url, seconds=1.0)


@pytest.mark.parametrize(
    "content",
    [
        *(b"", b"{", b"[]", b"\xff", b'{"layers": 7}', b'{"layers":[{"digest":"x","size":1}]}', b"[" * 100_000),
        b'{"layers":[{"digest":"sha256:%s","size":-1}]}' % (b"a" * 64),
        b'{"layers":[{"digest":"sha256:%s","size":99999999999999999999}]}' % (b"a" * 64),
    ],
)
async def test_an_answer_that_is_no_manifest_is_refused(content: bytes) -> None:
    async with answering(body(content)) as hostile:
        with pytest.raises(RegistryError, match="cannot be read"):
            await look(hostile.url)


@pytest.mark.parametrize("status", [500, 503, 418])
async def test_a_failing_registry_is_told_with_its_status(status: int) -> None:
    async with answering(body(b"", status=status)) as failing:
        with pytest.raises(RegistryError, match=f"status {status}"):
            await look(failing.url)


@pytest.mark.parametrize(
    ("registry", "url"),
    [
        ("docker.io", "https://docker.io/v2/owner/app"),
        ("example.org:5000", "https://example.org:5000/v2/owner/app"),
        ("localhost", "http://localhost/v2/owner/app"),
        ("127.0.0.1:5000", "http://127.0.0.1:5000/v2/owner/app"),
        ("[::1]:5000", "http://[::1]:5000/v2/owner/app"),
        ("127.0.0.1.example.org", "https://127.0.0.1.example.org/v2/owner/app"),
    ],
)
def test_only_a_registry_on_this_machine_is_asked_without_tls(registry: str, url: str) -> None:
    assert ImageName(registry=registry, repository="owner/app", version="1").url == url


@pytest.mark.parametrize(
    ("settings", "login"),
    [
        ({}, None),
        ({"auths": {"example.org": {}}}, None),
        ({"auths": {"example.org": {"auth": base64.b64encode(b"anna:secret").decode()}}}, USER),
        ({"auths": {"https://example.org/v2/": {"auth": base64.b64encode(b"anna:secret").decode()}}}, USER),
        ({"auths": {"example.org": {"identitytoken": "refresh"}}}, Login(token="refresh")),
    ],
)
def test_a_login_is_read_as_docker_login_writes_it(
    settings: dict[str, Any], login: Login | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "config.json").write_text(json.dumps(settings))
    monkeypatch.setenv("DOCKER_CONFIG", str(tmp_path))

    assert login_to("example.org") == login


def test_a_login_that_is_damaged_is_a_reason_in_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "config.json").write_text('{"auths": {"example.org": {"auth": "!"}}}')
    monkeypatch.setenv("DOCKER_CONFIG", str(tmp_path))

    with pytest.raises(LoginUnreadable):
        login_to("example.org")


def test_a_login_does_not_show_its_secrets() -> None:
    assert "secret" not in repr(USER)
    assert "refresh" not in repr(Login(token="refresh"))
