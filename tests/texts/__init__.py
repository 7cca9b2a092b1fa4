"""Collects the texts of the window and of the node, and keeps the catalogues of translations up to date."""
