"""Editors: a widget for each kind of field."""
