"""A register as it was known on a day, or as things were then: copies that are only read."""
