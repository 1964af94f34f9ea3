"""Claims compared: which of several is shown, what is like what, and in which units and indicators."""
