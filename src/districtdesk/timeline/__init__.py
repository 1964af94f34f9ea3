"""The timeline apart from Qt: dated records become lanes, lanes a layout."""
