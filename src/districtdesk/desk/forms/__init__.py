"""Forms: one record to be typed, with its problems beside its fields."""
