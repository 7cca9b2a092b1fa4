"""`orca-desktop models`: the files of yours that tasks may read, put in the engine once for all tasks."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from orca_desktop import bootstrap
from orca_desktop.cli.attach import FAILED, AsJson, DataFolder, data_folder
from orca_desktop.cli.headless import complain
from orca_desktop.cli.tasks_words import plain, print_json, size_text
from orca_desktop.domain.errors import ModelError, OrcaError
from orca_desktop.ports.model_cache import Added, Model, ModelCache

STEPS = 20
"""How often at most it is said how far a copying is."""

models = typer.Typer(help="The cache of models, which tasks read where you grant it.", no_args_is_help=True)

Paths = Annotated[
    list[Path], typer.Argument(metavar="PATH...", help="Files, or folders such as a downloaded snapshot.")
]
Name = Annotated[str, typer.Argument(metavar="NAME", help="The model's name, as `orca-desktop models list` shows it.")]
OwnName = Annotated[
    str | None,
    typer.Option("--name", help="What to call it; unless said as the folder, or the file without its ending."),
]


@models.command("list")
def list_models(data: DataFolder = None, json: AsJson = False) -> None:
    """List the models with their sizes."""
    _on_cache(data, lambda cache: _list(cache, as_json=json))


@models.command()
def add(paths: Paths, name: OwnName = None, data: DataFolder = None, json: AsJson = False) -> None:
    """Copy files or folders into the cache, each of them whole or not at all."""
    _on_cache(data, lambda cache: _add(cache, paths, name, as_json=json))


@models.command()
def remove(name: Name, data: DataFolder = None, json: AsJson = False) -> None:
    """Remove a model from the cache. Your own files stay."""
    _on_cache(data, lambda cache: _remove(cache, name, as_json=json))


class _Copying:
    """Says on standard error how far the copying is."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._step = -1

    def __call__(self, done: int, total: int) -> None:
        step = STEPS * done // total if total else STEPS
        if step != self._step:
            self._step = step
            print(f"… {self._name}: {size_text(done)} of {size_text(total)}", file=sys.stderr, flush=True)


def _on_cache(data: Path | None, work: Callable[[ModelCache], Awaitable[None]]) -> NoReturn:
    """Do *work*; an OrcaError is told and ends the program with 1."""
    try:
        asyncio.run(_opened(data_folder(data), work))
    except OrcaError as error:
        complain(error)
        raise typer.Exit(FAILED) from error
    except KeyboardInterrupt as error:
        print("Broken off.", file=sys.stderr)
        raise typer.Exit(FAILED) from error
    raise typer.Exit


async def _opened(folder: Path, work: Callable[[ModelCache], Awaitable[None]]) -> None:
    async with bootstrap.model_cache(folder) as cache:
        await work(cache)


async def _list(cache: ModelCache, *, as_json: bool) -> None:
    found = await cache.models()
    if as_json:
        print_json({"models": [_as_dict(model) for model in found]})
    elif not found:
        print("There are no models.")
    for model in () if as_json else found:
        size = "size unknown" if model.size is None else size_text(model.size)
        print(f"{plain(model.name)}  {size if model.whole else 'not whole: its copying was broken off'}")


async def _add(cache: ModelCache, paths: list[Path], name: str | None, *, as_json: bool) -> None:
    if name is not None and len(paths) > 1:
        raise ModelError("One name is for one file or folder. Add them one after the other.")
    for path in paths:
        called = name or _name_of(path)
        added = await cache.add(called, path, _Copying(plain(called)))
        if as_json:
            print_json({"added": _as_dict(added.model), "files": added.files, "left_out": added.left_out})
        else:
            print(_told(added), flush=True)


async def _remove(cache: ModelCache, name: str, *, as_json: bool) -> None:
    await cache.remove(name)
    if as_json:
        print_json({"removed": name})
    else:
        print(f"{plain(name)} is removed.")


def _name_of(path: Path) -> str:
    whole = path.resolve()
    return whole.name if whole.is_dir() else path.stem


def _told(added: Added) -> str:
    left_out = f", {added.left_out:,} left out (links to folders, or no files)" if added.left_out else ""
    size = size_text(added.model.size or 0)
    files = "1 file" if added.files == 1 else f"{added.files:,} files"
    return f"{plain(added.model.name)} is added: {files}, {size}{left_out}. Tasks that start from now on see it."


def _as_dict(model: Model) -> dict[str, object]:
    return {"name": model.name, "size": model.size, "whole": model.whole}
