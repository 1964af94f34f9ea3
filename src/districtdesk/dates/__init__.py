"""Imprecise dates: the type, its grammar, and how people write it."""
