"""Tests of one part alone: no Qt, no network, no waiting."""
