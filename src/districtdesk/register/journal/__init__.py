"""The one place where records are written: each save a change set, each undone by another."""
