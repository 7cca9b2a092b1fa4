"""Addresses of RPC servers as options of a command."""

from __future__ import annotations

from urllib.parse import urlsplit

import typer

from orca_desktop.cli.tasks_words import plain


def addresses(urls: list[str] | None) -> list[str] | None:
    """For `callback` of an option: refuses what is no address, before anything is begun.

    Other than in the settings, http:// may lead to any machine: whoever types an address knows the way to it.
    """
    for url in urls or ():
        if not _is_address(url):
            raise typer.BadParameter(
                plain(f"“{url[:100]}” is no address of a server; it begins with https:// or http://")
            )
    return urls


def _is_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
        return parts.scheme in ("https", "http") and bool(parts.hostname) and parts.port != 0 and url.isprintable()
    except ValueError:
        return False
