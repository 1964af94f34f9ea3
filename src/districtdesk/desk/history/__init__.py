"""The history: every step, before and after."""
