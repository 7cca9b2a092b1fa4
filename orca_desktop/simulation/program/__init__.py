"""The native task program as a simulation: the state machine of k2.md 6.6."""
