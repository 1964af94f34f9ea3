"""The register: the store, its journal, and what can be asked of it."""
