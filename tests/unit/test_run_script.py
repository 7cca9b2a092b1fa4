"""What `./run` does before it starts anything, seen with a Python and an apt that only write down their calls."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

# Answers the questions that `run` asks, makes environments that contain itself, and writes down everything else.
FAKE_PYTHON = """\
#!/bin/sh
case "$*" in
*version_info*|*import*) exit 0 ;;
*"-m venv"*) for last; do :; done; mkdir -p "$last/bin"; cp "$0" "$last/bin/python"; echo "made .venv" >>"$CALLS" ;;
*) echo "python $*" >>"$CALLS" ;;
esac
"""
OLD_PYTHON = '#!/bin/sh\ncase "$*" in --version) echo "Python 3.9.2" ;; *) exit 1 ;; esac\n'
FAKE_APT = '#!/bin/sh\necho "apt $*" >>"$CALLS"\n'
FAKE_SUDO = '#!/bin/sh\n[ "$1" = -n ] && shift\nexec "$@"\n'
NO_LIBRARIES = "#!/bin/sh\n"
TOOLS = ("bash", "env", "dirname", "cksum", "rm", "mkdir", "cp", "cat", "mktemp", "tail", "true", "sh")


class Machine:
    """A machine with a checkout and no more programs than a test puts there."""

    def __init__(self, folder: Path) -> None:
        self.checkout = folder / "checkout"
        self._programs = folder / "bin"
        self._calls = folder / "calls"
        self.checkout.mkdir()
        self._programs.mkdir()
        shutil.copy(ROOT / "run", self.checkout)
        (self.checkout / "pyproject.toml").write_text("requirements = 1\n")
        for tool in TOOLS:
            self._programs.joinpath(tool).symlink_to(shutil.which(tool) or "/missing")
        self.add("python3", FAKE_PYTHON)
        self.add("apt-get", FAKE_APT)
        self.add("sudo", FAKE_SUDO)
        self.add("ldconfig", NO_LIBRARIES)

    def add(self, name: str, script: str) -> None:
        program = self._programs / name
        program.write_text(script)
        program.chmod(0o755)

    def remove(self, name: str) -> None:
        self._programs.joinpath(name).unlink()

    def run(self, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        """Runs ./run with these programs alone; `calls` starts anew."""
        self._calls.write_text("")
        return subprocess.run(
            ["bash", self.checkout / "run", *arguments],
            env={"PATH": str(self._programs), "CALLS": str(self._calls), **environment},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )

    @property
    def calls(self) -> list[str]:
        """What was done in the last run, the steps alone: without paths and options."""
        return [_step(line) for line in self._calls.read_text().splitlines()]


def _step(call: str) -> str:
    if " -m pip install " in call:
        return f"pip {'dev' if call.endswith('[dev]') else 'app'}"
    if call.startswith("apt "):
        return " ".join(word for word in call.split() if word in {"apt", "update", "install"})
    return call.partition(" -m ")[2] or call


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


def test_alone_it_lists_what_it_can_do_and_touches_nothing(machine: Machine) -> None:
    done = machine.run()

    assert done.returncode == 0
    commands = ("demo", "app", "test", "check", "bench", "shots", "chaos")
    assert all(f"\n  {command} " in done.stdout for command in commands)
    assert machine.calls == []


def test_an_unknown_command_is_refused_with_the_list(machine: Machine) -> None:
    done = machine.run("dmeo")

    assert done.returncode == 2
    assert done.stderr.startswith("There is no command 'dmeo'.")
    assert machine.calls == []


def test_the_first_run_sets_up_and_the_second_only_starts(machine: Machine) -> None:
    machine.run("app", "localnet", "--port", "0")

    assert machine.calls == ["made .venv", "pip app", "orca_desktop localnet --port 0"]

    machine.run("app", "localnet")

    assert machine.calls == ["orca_desktop localnet"]


def test_new_requirements_are_installed(machine: Machine) -> None:
    machine.run("app", "localnet")
    (machine.checkout / "pyproject.toml").write_text("requirements = 2\n")
    machine.run("app", "localnet")

    assert machine.calls == ["pip app", "orca_desktop localnet"]


def test_the_tools_are_installed_when_first_asked_for_and_kept_for_the_program(machine: Machine) -> None:
    machine.run("app", "localnet")
    machine.run("bench", "--json")

    assert machine.calls[0] == "pip dev"
    assert machine.calls[-1] == "tests.bench --json"

    machine.run("app", "localnet")

    assert machine.calls == ["orca_desktop localnet"]


def test_an_installation_that_failed_is_tried_again(machine: Machine) -> None:
    machine.add("python3", FAKE_PYTHON.replace("*) echo", '*pip*) [ -e "$CALLS.fixed" ] ;;\n*) echo'))
    failed = machine.run("app")

    assert failed.returncode == 1
    assert "pip could not install" in failed.stderr

    machine.checkout.parent.joinpath("calls.fixed").touch()

    assert machine.run("app").returncode == 0
    assert machine.calls == ["orca_desktop"]


def test_a_moved_checkout_gets_a_new_environment(machine: Machine) -> None:
    machine.run("app", "localnet")
    machine.checkout = machine.checkout.rename(machine.checkout.with_name("moved"))
    machine.run("app", "localnet")

    assert machine.calls == ["made .venv", "pip app", "orca_desktop localnet"]


@pytest.mark.parametrize(
    ("arguments", "environment"),
    [
        (("demo", "--headless"), {"DISPLAY": ":0"}),
        (("demo", "--json"), {}),
        (("app", "localnet"), {"DISPLAY": ":0"}),
    ],
)
def test_no_library_is_installed_where_no_window_opens(
    machine: Machine, arguments: tuple[str, ...], environment: dict[str, str]
) -> None:
    done = machine.run(*arguments, **environment)

    assert "system packages" not in done.stderr
    assert not [call for call in machine.calls if call.startswith("apt")]


def test_libraries_for_the_window_are_announced_and_then_installed(machine: Machine) -> None:
    done = machine.run("demo", DISPLAY=":0")

    assert "Installing system packages for the window (Qt): libglib2.0-0 libgl1" in done.stderr
    assert machine.calls[-3:] == ["apt update", "apt install", "orca_desktop demo"]
    assert done.stdout == ""


def test_wayland_asks_for_its_own_libraries_too(machine: Machine) -> None:
    assert "libwayland-cursor0" in machine.run("demo", WAYLAND_DISPLAY="wayland-0").stderr
    assert "libwayland" not in machine.run("demo", DISPLAY=":0").stderr


def test_libraries_that_are_there_are_left_alone(machine: Machine) -> None:
    machine.run("demo", DISPLAY=":0")
    names = re.findall(r"(lib\S+\.so\.\d+)=", (ROOT / "run").read_text())
    machine.add(
        "ldconfig", "#!/bin/sh\n" + "".join(f"printf '\\t{name} (libc6) => /lib/{name}\\n'\n" for name in names)
    )
    machine.run("demo", DISPLAY=":0")

    assert machine.calls == ["orca_desktop demo"]


def test_without_apt_the_wanted_packages_are_named_and_the_program_starts(machine: Machine) -> None:
    machine.remove("apt-get")
    done = machine.run("demo", DISPLAY=":0")

    assert "apt-get install libglib2.0-0 libgl1" in done.stderr
    assert machine.calls[-1] == "orca_desktop demo"


def test_the_tests_ask_for_their_services_and_pass_arguments_on(machine: Machine) -> None:
    done = machine.run("test", "tests/unit", "-k", "a name")

    assert re.search("the services of the tests: .*docker-registry xvfb .*gnome-keyring", done.stderr)
    assert machine.calls.count("apt update") == 1
    assert machine.calls[-1] == "pytest tests/unit -k a name"


def test_an_old_python_is_told_of_and_nothing_is_made(machine: Machine) -> None:
    machine.add("python3", OLD_PYTHON)
    done = machine.run("app")

    assert done.returncode == 1
    assert "Python 3.11 or newer is needed, and there is Python 3.9.2." in done.stderr
    assert machine.calls == []


def test_a_newer_python_under_another_name_is_found(machine: Machine) -> None:
    machine.add("python3", OLD_PYTHON)
    machine.add("python3.12", FAKE_PYTHON)
    machine.run("app", "localnet")

    assert machine.calls == ["made .venv", "pip app", "orca_desktop localnet"]


def test_packages_python_lacks_for_environments_are_installed_first(machine: Machine) -> None:
    lacking = FAKE_PYTHON.replace("*version_info*", "*print*) echo 3.11 ;;\n*ensurepip*) exit 1 ;;\n*version_info*")
    machine.add("python3", lacking)
    done = machine.run("app", "localnet")

    assert "python3.11-venv" in done.stderr
    assert machine.calls[:3] == ["apt update", "apt install", "made .venv"]


def test_an_installation_of_packages_that_fails_shows_why(machine: Machine) -> None:
    machine.add("apt-get", "#!/bin/sh\necho 'E: no space left'\nexit 100\n")
    done = machine.run("demo", DISPLAY=":0")

    assert "E: no space left" in done.stderr
    assert "The installation failed" in done.stderr
    assert machine.calls[-1] == "orca_desktop demo"
