"""The volumes that hold models: one for each, and beside it an empty one that says that it is whole."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from orca_desktop.adapters.docker.place import MODEL_LABEL, NODE_LABEL, SIZE_LABEL, WHOLE_LABEL, ModelPlace
from orca_desktop.ports.model_cache import Model


def find_models(client: Any, node: str) -> tuple[Model, ...]:
    """The models of a node by name, those too whose copying was broken off."""
    sizes = {row["Labels"][WHOLE_LABEL]: row["Labels"].get(SIZE_LABEL, "") for row in _rows(client, node, WHOLE_LABEL)}
    names = sorted(row["Labels"][MODEL_LABEL] for row in _rows(client, node, MODEL_LABEL))
    return tuple(Model(name=name, size=_number(sizes.get(name, "")), whole=name in sizes) for name in names)


def whole_models(client: Any, node: str) -> dict[str, str]:
    """The volumes of the models that tasks may see, by the model's name."""
    found = find_models(client, node)
    return {model.name: ModelPlace(node=node, model=model.name).volume for model in found if model.whole}


def _rows(client: Any, node: str, label: str) -> Iterator[Any]:
    """Podman gives what carries any of several labels, so only one is asked for."""
    for row in client.api.volumes(filters={"label": f"{NODE_LABEL}={node}"}).get("Volumes") or []:
        if label in row["Labels"]:
            yield row


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdecimal() else None
