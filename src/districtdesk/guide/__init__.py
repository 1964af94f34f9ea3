"""The guide inside the program: its pages, and what a field says of itself; no widgets."""
