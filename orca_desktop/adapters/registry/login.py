"""The user's logins to image registries, as `docker login` keeps them: in its configuration or a credential helper."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


class LoginUnreadable(Exception):
    """The configuration or its helper does not give the login; the text says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Login:
    """A name with a password, or a token that stands for both. Secrets do not show themselves."""

    name: str = ""
    password: str = field(default="", repr=False)
    token: str = field(default="", repr=False)


def login_to(registry: str) -> Login | None:
    """The user's login to a registry (host and port); None when there is none. Raises LoginUnreadable.

    A credential helper is a program, so this may block for as long as that asks the user.
    """
    from docker import auth
    from docker.errors import DockerException

    try:
        entry = auth.load_config().resolve_authconfig(registry) or {}
    except (DockerException, OSError, ValueError, KeyError, AttributeError) as error:
        raise LoginUnreadable("the registry logins of the Docker configuration cannot be read") from error
    return _login(entry)


def _login(entry: Any) -> Login | None:
    """Helpers and the configuration spell the same fields differently."""
    fields = {str(name).lower(): str(value) for name, value in entry.items() if value}
    login = Login(
        name=fields.get("username", ""), password=fields.get("password", ""), token=fields.get("identitytoken", "")
    )
    return login if login.token or (login.name and login.password) else None
