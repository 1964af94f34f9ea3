"""The desk: everything that shows and asks; the only room that knows Qt."""
