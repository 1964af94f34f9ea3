"""How a claim is read as people write it: its qualifier, its number with unit or currency, and its date."""

from .reading import ClaimReading, read_claim

__all__ = ["ClaimReading", "read_claim"]
