"""The program on a local network while everything around it, and it itself, fails."""
