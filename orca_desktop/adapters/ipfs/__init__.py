"""Content of IPFS: read through gateways, stored through the RPC endpoint of a node (k2.md 4.4, 8.4)."""
