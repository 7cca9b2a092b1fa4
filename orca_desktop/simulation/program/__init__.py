"""The task programs as a simulation, native and of tokens: the state machine of k2.md 6.6."""
