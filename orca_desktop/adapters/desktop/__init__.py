"""The user's desktop: what starts at login, and which program opens `orca://` links. A platform a module."""
