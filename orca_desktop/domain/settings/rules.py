"""Which addresses a setting takes, each refusal with its reason."""

from __future__ import annotations

from urllib.parse import SplitResult, urlsplit

LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
"""Names of this computer: what is spoken with them stays on it."""

WEB = ("https", "http")


def rpc_problem(text: str) -> str:
    """Why this is no address of an RPC server; empty when it is."""
    parts, problem = _parts(text)
    if problem or parts is None:
        return problem
    if parts.fragment:
        return "An address of an RPC server has no “#”."
    return _plain_http_problem(parts)


def store_problem(text: str) -> str:
    """Why this is no address of a place for proofs; empty when it is, and for none at all."""
    if not text:
        return ""
    parts, problem = _parts(text)
    if problem or parts is None:
        return problem
    if parts.query or parts.fragment:
        return "An address of a place for proofs has neither “?” nor “#”."
    return _plain_http_problem(parts)


def gateway_problem(text: str) -> str:
    """Why this is no pattern of a gateway; empty when it is."""
    if "{cid}" not in text or "{file}" not in text:
        return "The pattern needs {cid} and {file}, in which the content's ID and the file's name are put."
    if any(brace in text.replace("{cid}", "").replace("{file}", "") for brace in "{}"):
        return "The pattern has braces other than those of {cid} and {file}."
    parts, problem = _parts(text.replace("{cid}", "bafy").replace("{file}", "file"))
    return problem or (_plain_http_problem(parts) if parts is not None else "")


def _parts(text: str) -> tuple[SplitResult | None, str]:
    if any(character.isspace() or not character.isprintable() for character in text):
        return None, "An address has no spaces."
    try:
        parts = urlsplit(text)
        host, _port = parts.hostname, parts.port
    except ValueError:
        return None, "This is no address: a port is a number from 0 to 65535."
    if parts.scheme not in WEB:
        return None, "An address begins with https:// (or http:// on this computer)."
    if not host:
        return None, "The name of the server is missing."
    if parts.username or parts.password:
        return None, "Names and passwords do not belong in an address: it is shown, and written to logs."
    return parts, ""


def _plain_http_problem(parts: SplitResult) -> str:
    if parts.scheme == "http" and parts.hostname not in LOOPBACK:
        return "http:// is for servers on this computer; anyone on the way could change what others say. Use https://."
    return ""
