"""A running node's state and commands for other processes, over a local socket."""
