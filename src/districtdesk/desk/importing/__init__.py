"""What comes in, shown before it is taken: what is new, changed, open or wrong, and what is to become of it."""
