"""What an address behind SSH says, what ssh says, and what a connection that is to stay alive asks for."""

from __future__ import annotations

import socket

import pytest

from orca_desktop.adapters.docker.keepalive import KeptAlive
from orca_desktop.adapters.docker.ssh_words import failure_of
from orca_desktop.adapters.docker.tunnel import USUAL_SOCKET, ssh_target
from orca_desktop.domain.errors import EngineUnavailable


@pytest.mark.parametrize(
    ("url", "login", "port", "path"),
    [
        ("ssh://server", "server", None, USUAL_SOCKET),
        ("ssh://me@Server.example:2222", "me@Server.example", 2222, USUAL_SOCKET),
        ("ssh://me@server/", "me@server", None, USUAL_SOCKET),
        ("ssh://me@[fd00::1]:22", "me@fd00::1", 22, USUAL_SOCKET),
        ("ssh://me@server/run/user/1000/podman/podman.sock", "me@server", None, "/run/user/1000/podman/podman.sock"),
    ],
)
def test_an_address_behind_ssh(url: str, login: str, port: int | None, path: str) -> None:
    target = ssh_target(url)

    assert (target.login, target.port, target.socket) == (login, port, path)


@pytest.mark.parametrize(
    "url",
    [
        "ssh://",
        "ssh://-oProxyCommand=id",
        "ssh://-lroot@server",
        "ssh://me:secret@server",
        "ssh://server:0x16",
        "ssh://server:99999",
        "ssh://server/a%00b",
        "ssh://server/socket:another",
        "ssh://server/socket?query",
        "ssh://ser%20ver",
    ],
)
def test_what_ssh_could_take_for_something_else_is_refused(url: str) -> None:
    with pytest.raises(EngineUnavailable, match="no address of an engine behind SSH"):
        ssh_target(url)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("@ WARNING: REMOTE HOST IDENTIFICATION HAS CHANGED! @", "it may be another machine"),
        ("No ED25519 host key is known for [h]:22 and you have requested strict checking.", "not yet confirmed"),
        ("Host key verification failed.", "not yet confirmed"),
        ("me@server: Permission denied (publickey).", "does not let this user in"),
        ("Received disconnect from ::1 port 22:2: Too many authentication failures", "does not let this user in"),
        ("channel 3: open failed: administratively prohibited: open failed", "AllowStreamLocalForwarding"),
        ("channel 1: open failed: connect failed: open failed", "Start Docker there"),
        ("ssh: Could not resolve hostname nowhere: Name or service not known", "leads nowhere"),
        ("ssh: connect to host server port 22: Connection refused", "does not answer over SSH"),
        ("ssh: connect to host server port 22: Connection timed out", "does not answer over SSH"),
        ("Timeout, server server not responding.", "broke off"),
        ("kex_exchange_identification: Connection closed by remote host", "broke off"),
        ("/home/me/.ssh/config: line 3: Bad configuration option: foo", "SSH settings cannot be used"),
        ("something {new}", "something (new)"),
        ("", "without a word"),
    ],
)
def test_what_ssh_says_is_told_with_what_helps(line: str, words: str) -> None:
    message = failure_of([line]).error("me@server").message

    assert words in message
    assert "; the program keeps trying." in message


def test_a_connection_to_another_machine_notices_when_that_one_is_gone() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        adapter = KeptAlive()
        pool = adapter.poolmanager.connection_from_url(f"http://127.0.0.1:{listener.getsockname()[1]}")
        connection = pool._new_conn()
        connection.connect()
        line: socket.socket = vars(connection)["sock"]

        assert line.getsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE) == 1
        connection.close()
        adapter.close()
