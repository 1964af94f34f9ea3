"""Repairing a register: what its file still holds, put together in a new one beside it."""
