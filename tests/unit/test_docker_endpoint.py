"""Which Docker Engine is the user's, and why it does not answer."""

from __future__ import annotations

import hashlib
import json
import socket
from pathlib import Path

import pytest
from docker.errors import DockerException
from requests.exceptions import ConnectionError as RequestsConnectionError

from orca_desktop.adapters.docker.endpoint import Endpoint, current_endpoint, reason
from orca_desktop.domain.errors import EngineUnavailable


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder of Docker settings, and none in the environment."""
    for name in ("DOCKER_HOST", "DOCKER_CONTEXT", "DOCKER_TLS_VERIFY", "DOCKER_CERT_PATH"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("DOCKER_CONFIG", str(tmp_path))
    return tmp_path


def add_context(settings: Path, name: str, host: str) -> None:
    """What `docker context create` writes."""
    folder = settings / "contexts" / "meta" / hashlib.sha256(name.encode()).hexdigest()
    folder.mkdir(parents=True)
    meta = {"Name": name, "Metadata": {}, "Endpoints": {"docker": {"Host": host, "SkipTLSVerify": False}}}
    (folder / "meta.json").write_text(json.dumps(meta))


def choose(settings: Path, name: str) -> None:
    """What `docker context use` writes."""
    (settings / "config.json").write_text(json.dumps({"currentContext": name}))


def test_without_any_setting_it_is_the_socket_of_the_system(settings: Path) -> None:
    assert current_endpoint().host == "unix:///var/run/docker.sock"


def test_the_environment_comes_first(settings: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    add_context(settings, "mine", "unix:///mine.sock")
    choose(settings, "mine")
    monkeypatch.setenv("DOCKER_HOST", "unix:///other.sock")

    assert current_endpoint().host == "unix:///other.sock"


def test_the_current_context_is_used(settings: Path) -> None:
    add_context(settings, "desktop", "unix:///home/user/.docker/desktop/docker.sock")
    choose(settings, "desktop")

    assert current_endpoint().host == "unix:///home/user/.docker/desktop/docker.sock"


def test_a_context_may_be_named_in_the_environment(settings: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    add_context(settings, "one", "unix:///one.sock")
    add_context(settings, "two", "unix:///two.sock")
    choose(settings, "one")
    monkeypatch.setenv("DOCKER_CONTEXT", "two")

    assert current_endpoint().host == "unix:///two.sock"


def test_a_context_that_is_gone_is_told(settings: Path) -> None:
    (settings / "config.json").write_text('{"currentContext": "gone"}')

    with pytest.raises(EngineUnavailable, match="the current Docker context"):
        current_endpoint()


def test_a_context_that_cannot_be_read_is_told(settings: Path) -> None:
    add_context(settings, "mine", "unix:///mine.sock")
    choose(settings, "mine")
    next(settings.glob("contexts/meta/*/meta.json")).write_text("not json")

    with pytest.raises(EngineUnavailable, match="the current Docker context"):
        current_endpoint()


@pytest.mark.parametrize("host", ["tcp://192.0.2.7:2375", "tcp://server:2376"])
def test_an_engine_on_another_machine_is_told_apart(settings: Path, monkeypatch: pytest.MonkeyPatch, host: str) -> None:
    monkeypatch.setenv("DOCKER_HOST", host)

    assert current_endpoint().host == host
    assert not current_endpoint().is_here


def test_an_engine_behind_ssh_is_told_apart(settings: Path) -> None:
    add_context(settings, "server", "ssh://me@server")
    choose(settings, "server")

    assert current_endpoint().host == "ssh://me@server"
    assert current_endpoint().is_behind_ssh
    assert not current_endpoint().is_here


@pytest.mark.parametrize("host", ["tcp://127.0.0.1:2375", "tcp://localhost:2375"])
def test_a_port_of_this_machine_may_lead_to_another_one(
    settings: Path, monkeypatch: pytest.MonkeyPatch, host: str
) -> None:
    monkeypatch.setenv("DOCKER_HOST", host)

    assert not current_endpoint().is_here


@pytest.mark.parametrize("host", ["npipe:////./pipe/docker_engine", "unix:///x.sock"])
def test_an_engine_on_this_machine_is_taken(settings: Path, monkeypatch: pytest.MonkeyPatch, host: str) -> None:
    monkeypatch.setenv("DOCKER_HOST", host)

    assert current_endpoint().host == host
    assert current_endpoint().is_here


def test_nobody_at_the_door(tmp_path: Path) -> None:
    path = tmp_path / "docker.sock"
    with pytest.raises(FileNotFoundError):
        Endpoint(host=f"unix://{path}").knock()
    with socket.socket(socket.AF_UNIX) as left_over:
        left_over.bind(str(path))

    with pytest.raises(ConnectionRefusedError):
        Endpoint(host=f"unix://{path}").knock()


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (FileNotFoundError(2, "No such file"), "not installed or not started"),
        (PermissionError(13, "Permission denied"), "add the user to the group “docker”"),
        (ConnectionRefusedError(111, "refused"), "it is installed, but it is not started"),
        (TimeoutError("timed out"), "does not answer in time"),
        (RequestsConnectionError("Read timed out. (read timeout=5)"), "does not answer in time"),
        (ConnectionResetError(104, "reset"), "the connection to it broke off"),
        (DockerException("[SSL: CERTIFICATE_VERIFY_FAILED] unable to get"), "not one that this Docker context trusts"),
        (DockerException("[SSL: TLSV1_ALERT_UNKNOWN_CA] tlsv1 alert"), "does not accept the certificate of this user"),
        (DockerException("tlsv13 alert certificate required"), "it wants a certificate of this user"),
        (DockerException("[SSL: WRONG_VERSION_NUMBER] wrong"), "it does not speak TLS on that port"),
        (DockerException("Client sent an HTTP request to an HTTPS server."), "it speaks TLS on that port"),
        (DockerException("client version 1.10 is too old"), "client version 1.10 is too old"),
        (DockerException(""), "no reason given"),
    ],
)
def test_why_it_does_not_answer_is_told_in_words(error: Exception, words: str) -> None:
    assert words in reason(error)


def test_the_cause_is_found_below_the_layers_of_the_sdk() -> None:
    cause = PermissionError(13, "Permission denied")
    wrapped = DockerException("Error while fetching server API version")
    wrapped.__cause__ = RequestsConnectionError(("Connection aborted.", cause))
    wrapped.__cause__.__context__ = cause

    assert "add the user to the group" in reason(wrapped)
