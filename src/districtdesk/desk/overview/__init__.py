"""The overview on screen: tiles, districts, and what needs attention."""
