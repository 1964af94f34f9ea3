"""What comes in: compared with the register, held against the rules of a save, and taken as one step."""
