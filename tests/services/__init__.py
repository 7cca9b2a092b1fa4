"""The real programs that integration tests talk to: each started for the tests, on its own socket and data folder."""
