"""Commands that look after the project itself; nothing of it is installed."""
