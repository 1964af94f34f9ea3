"""The timeline on screen: painted, and as a table."""
