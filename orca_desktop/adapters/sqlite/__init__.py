"""The node's database."""
