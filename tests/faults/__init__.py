"""What the world does to registers, and what becomes of them then."""
