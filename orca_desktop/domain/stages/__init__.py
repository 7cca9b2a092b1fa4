"""Stages as data: what a node asks of a task's container, and how it reads the answers (k2.md 10.4, 11.5)."""
