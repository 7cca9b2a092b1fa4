"""The services of the test suite themselves: each does the one thing the other tests rely on."""

from __future__ import annotations

import socket
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from keyring.backend import KeyringBackend
from keyring.backends.SecretService import Keyring
from keyring.errors import KeyringError, KeyringLocked
from PySide6.QtGui import QColor, QImage

from tests.services.accessibility import Accessibility, State
from tests.services.docker_engine import DockerEngine
from tests.services.processes import running, wait_until
from tests.services.registry import ImageRegistry
from tests.services.screen import Screen
from tests.services.secret_service import SecretService
from tests.services.small_disk import SmallDisk
from tests.services.tiny_image import perl_root

_IMAGE = "orca-test/perl:1"
# Whether a dead engine's socket is still in its folder is a matter of the moment.
_NOBODY_THERE = (ConnectionRefusedError, FileNotFoundError)
_GREETER = (
    'socket(S, 2, 1, 0); bind(S, pack("S n a4 x8", 2, 8080, "\\0" x 4)) or die; listen(S, 5);'
    'while (accept(C, S)) { syswrite(C, "hello from the container"); close(C); }'
)
_WINDOW = """\
import sys
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
app = QApplication(sys.argv)
window = QWidget()
field = QLineEdit("some words", window)
field.setAccessibleName("a field")
field.setStyleSheet("background: #0000ff")
field.move(100, 100)
hidden = QLineEdit("more words", window)
hidden.hide()
window.setWindowTitle("a green window")
window.setStyleSheet("background: #00ff00")
window.resize(640, 480)
window.show()
app.exec()
"""


@pytest.fixture
def client(docker_engine: DockerEngine) -> Iterator[Any]:
    """A client of an engine that holds the tiny image."""
    with docker_engine.client() as client:
        name, tag = _IMAGE.split(":")
        client.api.import_image_from_data(perl_root(), repository=name, tag=tag)
        yield client


def test_the_engine_runs_a_container(client: Any) -> None:
    container = client.containers.run(_IMAGE, ["/usr/bin/perl", "-e", "print 6 * 7; exit 3"], detach=True)
    try:
        assert container.wait()["StatusCode"] == 3
        assert container.logs() == b"42"
    finally:
        container.remove(force=True)


def test_a_published_port_answers_on_loopback(client: Any) -> None:
    container = client.containers.run(
        _IMAGE, ["/usr/bin/perl", "-e", _GREETER], ports={"8080/tcp": ("127.0.0.1", None)}, detach=True, init=True
    )
    try:
        container.reload()
        port = int(container.ports["8080/tcp"][0]["HostPort"])

        assert wait_until(lambda: _words_from(port), "answer") == b"hello from the container"
    finally:
        container.remove(force=True)


def test_a_network_of_its_own_stays_inside_the_engines_range(docker_engine: DockerEngine, client: Any) -> None:
    network = client.networks.create("a-network-for-one-task")
    try:
        subnet = client.networks.get(network.id).attrs["IPAM"]["Config"][0]["Subnet"]
        default = client.networks.get("bridge").attrs["IPAM"]["Config"][0]["Subnet"]

        assert subnet.split(".")[:2] == default.split(".")[:2]
    finally:
        network.remove()


def test_the_engine_can_go_away_and_come_back_with_its_images(docker_engine: DockerEngine, client: Any) -> None:
    with docker_engine.offline(), pytest.raises(FileNotFoundError), socket.socket(socket.AF_UNIX) as knock:
        knock.connect(docker_engine.host.removeprefix("unix://"))

    assert client.images.get(_IMAGE)


def test_the_engine_can_be_killed_and_comes_back_with_its_images(docker_engine: DockerEngine, client: Any) -> None:
    with docker_engine.killed(), socket.socket(socket.AF_UNIX) as knock, pytest.raises(_NOBODY_THERE):
        knock.connect(docker_engine.host.removeprefix("unix://"))

    assert client.images.get(_IMAGE)


def test_a_full_disk_takes_no_byte_until_there_is_room_again(small_disk: SmallDisk) -> None:
    file = small_disk.folder / "file"
    with small_disk.full(), pytest.raises(OSError, match="No space left"):
        file.write_bytes(b"x" * 10_000)

    assert file.write_bytes(b"x" * 10_000) == 10_000


def test_the_registry_gives_back_what_was_pushed(client: Any, image_registry: ImageRegistry) -> None:
    reference = image_registry.reference("perl:1")
    image = client.images.get(_IMAGE)
    image.tag(reference)
    client.images.push(reference)
    client.images.remove(reference)

    assert client.images.pull(reference).id == image.id


def test_the_secret_service_keeps_a_secret(keyring: Any) -> None:
    keyring.set_password("orca tests", "main key", "a secret")

    assert keyring.get_password("orca tests", "main key") == "a secret"


def test_a_locked_collection_keeps_its_secret_until_it_is_unlocked(secret_service: SecretService, keyring: Any) -> None:
    keyring.set_password("orca tests", "locked key", "still a secret")
    with secret_service.locked(), pytest.raises(KeyringLocked):
        keyring.get_password("orca tests", "locked key")

    assert keyring.get_password("orca tests", "locked key") == "still a secret"


def test_no_answer_comes_from_a_secret_service_that_is_gone(secret_service: SecretService, keyring: Any) -> None:
    with secret_service.gone(), pytest.raises(KeyringError):
        keyring.get_password("orca tests", "main key")

    assert keyring.get_password("orca tests", "no such key") is None


def test_the_screen_shows_a_window(screen: Screen, tmp_path: Path) -> None:
    command = [sys.executable, "-c", _WINDOW]
    with running(command, log=tmp_path / "log", environment=screen.environment) as program:
        screen.wait_for_window("^a green window$", program=program)
        seen = wait_until(lambda: _is_green(screen.screenshot(tmp_path / "screen.png")), "green", program=program)

    assert seen


def test_a_screen_reader_is_told_what_a_window_shows(
    screen: Screen, accessibility: Accessibility, tmp_path: Path
) -> None:
    command = [sys.executable, "-c", _WINDOW]
    environment = {**screen.environment, **accessibility.environment}
    with running(command, log=tmp_path / "log", environment=environment) as program:
        screen.wait_for_window("^a green window$", program=program)
        wait_until(lambda: _is_green(screen.screenshot(tmp_path / "screen.png")), "green", program=program)
        tree = wait_until(lambda: accessibility.read(program.popen.pid), "tree", program=program)
        picture = QImage(str(screen.screenshot(tmp_path / "screen.png")))

    field = tree.find("text", "a field")
    assert field is not None
    assert field.text == "some words"
    assert {State.ENABLED, State.FOCUSABLE, State.SHOWING} <= field.states
    left, top = field.bounds.left, field.bounds.centre[1]
    assert picture.pixelColor(left + 2, top) == QColor("#0000ff")
    assert picture.pixelColor(left - 2, top) == QColor("#00ff00")
    assert [thing.text for thing in tree.all() if thing.text] == ["some words"]
    assert accessibility.read(program.popen.pid) is None


@pytest.fixture
def keyring(session_bus: None) -> KeyringBackend:
    backend: KeyringBackend = Keyring()  # type: ignore[no-untyped-call]  # keyring has no annotations here
    return backend


def _is_green(picture: Path) -> bool:
    image = QImage(str(picture))
    return image.pixelColor(image.rect().center()) == QColor("#00ff00")


def _words_from(port: int) -> bytes:
    """Empty as long as only the engine's own proxy listens."""
    with socket.create_connection(("127.0.0.1", port), timeout=10) as connection:
        return connection.makefile("rb").read()
