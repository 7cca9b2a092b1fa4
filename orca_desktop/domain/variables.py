"""Variables in the environment of a task's containers: read once from a Pod spec, filled in just before a launch.

A template here is one of `string.Template`: `${NAME}` stands for a variable of the user, `$$` for a dollar sign.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from string import Template

from orca_desktop.domain.containers import ContainerSpec, RunPlan

MAX_ENVIRONMENT = 64 * 1024
"""Characters of all values of a container's environment together."""

MAX_VALUE = 4_096
MAX_VALUES = 16 * 1024
"""Characters of one value of the user's, and of all that come in one command."""

_REFERENCE = re.compile(
    r"\$\$\((?P<escaped>[^()]*)\)"
    r"|\$\{(?:process\.env\.)?(?P<named>[A-Za-z_][A-Za-z0-9_]{0,127})\}"
    r"|\$\(process\.env\.(?P<program>[A-Za-z_][A-Za-z0-9_]{0,127})\)"
    r"|\$\((?P<earlier>[A-Za-z_][A-Za-z0-9_]{0,127})\)"
)
_EXPANDED = re.compile(r"\$\$\((?P<escaped>[^()]*)\)|\$\((?P<name>[A-Za-z_][A-Za-z0-9_]{0,127})\)")


class TooLong(ValueError):
    """Values that refer to each other grew beyond MAX_ENVIRONMENT."""


def template_of(value: str, earlier: Mapping[str, str]) -> str:
    """The template of an environment's value as a Pod spec writes it.

    `${NAME}` is a variable of the user. `$(NAME)` is what the same environment says before (*earlier*: templates by
    name), or else a variable of the user; `$$(` is no reference. Raises TooLong.
    """
    parts, end, length = [], 0, 0
    for match in _REFERENCE.finditer(value):
        parts += [_literal(value[end : match.start()]), _referred(match, earlier)]
        length += len(parts[-2]) + len(parts[-1])
        if length > MAX_ENVIRONMENT:
            raise TooLong
        end = match.end()
    return "".join([*parts, _literal(value[end:])])


def names_in(template: str) -> tuple[str, ...]:
    """The variables that a template needs, each once."""
    return tuple(Template(template).get_identifiers())


def plain_of(template: str) -> str:
    """A template to read: `${NAME}` stays, a dollar sign is one."""
    return Template(template).safe_substitute({name: f"${{{name}}}" for name in names_in(template)})


def asked_for(plan: RunPlan) -> tuple[str, ...]:
    """The variables that a plan needs of the user, each once."""
    templates = (template for container in plan.containers for _, template in container.variables)
    return tuple(dict.fromkeys(name for template in templates for name in names_in(template)))


def problem_of(value: str) -> str:
    """Why a value cannot be kept, in words that do not repeat it; empty where it can."""
    if len(value) > MAX_VALUE:
        return f"it is longer than {MAX_VALUE:,} characters"
    if "\0" in value:
        return "it has a zero character, which no environment can hold"
    if any("\ud800" <= character <= "\udfff" for character in value):
        return "it is not plain text"
    return ""


def filled(plan: RunPlan, variables: Mapping[str, str]) -> RunPlan:
    """*plan* with the variables filled in. What needs a variable that is not set stays out of the environment.

    The result may hold secrets: it goes to the engine, never into an event, a record or a log. A plan that needs no
    variables, or was filled in before, comes back as it is.
    """
    containers = tuple(
        filled_container(container, variables) if container.variables else container for container in plan.containers
    )
    return replace(plan, containers=containers)


def filled_container(container: ContainerSpec, variables: Mapping[str, str]) -> ContainerSpec:
    """One container with the variables filled in, and `$(NAME)` in its command and arguments replaced."""
    environment = dict(container.environment)
    for name, template in container.variables:
        if all(needed in variables for needed in names_in(template)):
            environment[name] = Template(template).substitute(variables)
    return replace(
        container,
        environment=tuple(environment.items()),
        variables=(),
        command=tuple(expanded(part, environment) for part in container.command),
        args=tuple(expanded(part, environment) for part in container.args),
    )


def expanded(text: str, environment: Mapping[str, str]) -> str:
    """A part of a command with `$(NAME)` replaced where the environment has the name; `$$(` becomes `$(`."""

    def value(match: re.Match[str]) -> str:
        if match["escaped"] is not None:
            return f"$({match['escaped']})"
        return environment.get(match["name"], match[0])

    return _EXPANDED.sub(value, text)


def references(text: str) -> int:
    """How often a part of a command refers to the environment."""
    return len(_EXPANDED.findall(text))


def _referred(match: re.Match[str], earlier: Mapping[str, str]) -> str:
    if match["escaped"] is not None:
        return _literal(f"$({match['escaped']})")
    name = match["earlier"]
    if name in earlier:
        return earlier[name]
    return f"${{{match['named'] or match['program'] or name}}}"


def _literal(text: str) -> str:
    return text.replace("$", "$$")
