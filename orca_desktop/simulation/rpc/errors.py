"""JSON-RPC errors as the network's servers send them."""

from __future__ import annotations

PARSE_ERROR = -32700
INVALID_REQUEST = -32600
METHOD_NOT_FOUND = -32601
INVALID_PARAMS = -32602
PREFLIGHT_FAILURE = -32002
SIGNATURE_FAILURE = -32003
TASK_ERROR = -32004
NODE_UNHEALTHY = -32005
CONTEXT_NOT_REACHED = -32016


class RpcError(Exception):
    """Becomes the `error` member of an answer."""

    def __init__(self, code: int, message: str, data: object = None) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.data = data


def invalid_params(problem: str) -> RpcError:
    return RpcError(INVALID_PARAMS, f"Invalid params: {problem}")
