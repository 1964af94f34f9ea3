"""How a claim is read as people write it: its qualifier, its number with unit or currency, and its date."""

from .claim import ClaimReading, Misfit, OpenReading
from .reading import read_claim

__all__ = ["ClaimReading", "Misfit", "OpenReading", "read_claim"]
