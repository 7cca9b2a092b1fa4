"""From a call of a profile to the request that is sent: templates filled in, payloads signed (k2.md 8.1)."""

from __future__ import annotations

import json
from dataclasses import replace
from urllib.parse import quote

from orca_desktop.adapters.task_api.http_calls import Request
from orca_desktop.domain.errors import StagesUnfit
from orca_desktop.domain.stages.profile import Call, Signature
from orca_desktop.domain.stages.templates import Unfilled, Values, filled, filled_text
from orca_desktop.k2.payloads import signed_text
from orca_desktop.ports.keys import Signer
from orca_desktop.ports.task_api import Terms

MAX_BODY_BYTES = 1_000_000
MAX_PATH = 2_000
MAX_SIGNED_BYTES = 64_000
"""Of a call's payload; writing more in base58 takes too long."""


def request_of(call: Call, values: Values, terms: Terms | None) -> Request:
    """Raises StagesUnfit where a value is missing, or the request grows too large."""
    try:
        signatures = {signature.name: _signed(signature, values, terms) for signature in call.signatures}
        values = replace(values, signatures=signatures)
        path = filled_text(call.path, values, lambda text: quote(text, safe=""))
        query = {name: _query_text(template, values) for name, template in call.query.items()}
        content = None if call.body is None else json.dumps(filled(call.body, values)).encode("ascii")
    except Unfilled as error:
        raise StagesUnfit(f"{error}") from error
    if len(path) + sum(map(len, query.values())) > MAX_PATH or len(content or b"") > MAX_BODY_BYTES:
        raise StagesUnfit("what is to be sent grows too large")
    return Request(method=call.method, path=path, query=query, content=content)


def _query_text(template: str | float | bool, values: Values) -> str:  # noqa: FBT001  # a value of the file
    return filled_text(template, values) if isinstance(template, str) else json.dumps(template)


def _signed(signature: Signature, values: Values, terms: Terms | None) -> str:
    signer = _signer(signature, terms)
    text = json.dumps(filled(signature.payload, values), separators=(",", ":"), ensure_ascii=False)
    message = text.encode("utf-8", errors="surrogatepass")
    if len(message) > MAX_SIGNED_BYTES:
        raise Unfilled(f"the payload of “{signature.name}” grows too large to be signed")
    return signed_text(text, signer.sign(message))


def _signer(signature: Signature, terms: Terms | None) -> Signer:
    if terms is None:
        raise Unfilled("there is no wallet to sign with")
    if signature.key == "staking":
        return terms.staking
    if terms.main is None:
        raise Unfilled("it needs a signature of the main key, and you have not agreed to that")
    return terms.main
