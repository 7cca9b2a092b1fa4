"""What the ssh program writes when it fails, as a reason and an advice for the user."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from orca_desktop.domain.errors import EngineUnavailable

_MAX_TOLD = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """Why the way over SSH is closed, and what the user can do; `{host}` and `{login}` stand for the other machine."""

    reason: str
    advice: str

    def error(self, login: str) -> EngineUnavailable:
        """As the port raises it; *login* is `user@host`."""
        host = login.rpartition("@")[2]
        return EngineUnavailable(
            self.reason.format(host=host, login=login), advice=self.advice.format(host=host, login=login)
        )


_WORDS = (
    (
        r"IDENTIFICATION HAS CHANGED",
        Failure(
            reason="the key of {host} is not the one that this user knows: it may be another machine",
            advice="Ask who runs {host} whether its key was changed, and only then take the old one out of known_hosts",
        ),
    ),
    (
        r"Host key verification failed|No \S+ host key is known",
        Failure(
            reason="this user has not yet confirmed the key of {host}",
            advice="Run `ssh {login}` once in a terminal and compare the key",
        ),
    ),
    (
        r"Permission denied \(|Too many authentication failures|No supported authentication",
        Failure(
            reason="{host} does not let this user in with any key that works without a question",
            advice="Let the account {login} accept this user's key, or load the key into the SSH agent",
        ),
    ),
    (
        r"administratively prohibited",
        Failure(
            reason="{host} forbids connections to its engine's socket",
            advice="Have `AllowStreamLocalForwarding yes` set in its sshd_config",
        ),
    ),
    (
        r"open failed: connect failed",
        Failure(
            reason="on {host} nothing answers at the engine's socket, or {login} may not use it",
            advice="Start Docker there, and add the account to the group “docker”",
        ),
    ),
    (
        r"Could not resolve hostname",
        Failure(reason="the name {host} leads nowhere", advice="Look at the name in the Docker context"),
    ),
    (
        r"Connection refused|No route to host|Network is unreachable|[Tt]imed out",
        Failure(
            reason="{host} does not answer over SSH",
            advice="See that the machine and its SSH server run and can be reached from here",
        ),
    ),
    (
        r"Bad configuration option|Bad owner or permissions|unprotected private key",
        Failure(
            reason="this user's SSH settings cannot be used",
            advice="Run `ssh {login}` in a terminal: it says what is wrong with them",
        ),
    ),
    (
        r"not responding|[Cc]onnection (to .* )?closed|[Cc]onnection reset|Broken pipe|kex_exchange",
        Failure(reason="the connection to {host} broke off", advice="Nothing needs to be done if it comes back"),
    ),
)

NO_PROGRAM = Failure(
    reason="the Docker context leads over SSH, and the program ssh is not installed here",
    advice="Install OpenSSH's client",
)
NOT_HERE = Failure(
    reason="the Docker context leads over SSH, which works from Linux and macOS only",
    advice="Use a context with TLS for {host}",
)
TOO_SLOW = Failure(
    reason="{host} does not answer over SSH in time",
    advice="See that the machine and its SSH server run and can be reached from here",
)


def failure_of(lines: Iterable[str]) -> Failure:
    """What the lines that ssh has written mean; its own last line where they are none that are known."""
    told = [line.strip() for line in lines if line.strip()]
    text = "\n".join(told)
    for pattern, failure in _WORDS:
        if re.search(pattern, text):
            return failure
    last = told[-1][:_MAX_TOLD].replace("{", "(").replace("}", ")") if told else "it ended without a word"
    return Failure(reason=f"ssh to {{host}} fails: {last}", advice="Run `ssh {login}` in a terminal")
