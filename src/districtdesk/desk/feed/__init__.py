"""The feed: what the register tells every page, work off the GUI thread, and the source at hand."""
