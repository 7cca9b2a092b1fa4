"""The network's JSON-RPC: the envelope, the reading of parameters, and the methods in three groups."""
