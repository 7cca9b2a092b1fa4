"""Tests of our parts against real programs."""
