"""One record: its claims, its relations and its evidence."""
