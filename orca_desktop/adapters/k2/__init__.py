"""The network over JSON-RPC."""
