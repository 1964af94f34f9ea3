"""The file of a register: its format, its connections, its health, and its tables of this version."""
