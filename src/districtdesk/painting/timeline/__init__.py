"""The timeline drawn: what the window shows and what is taken along, on a widget, in a picture or on paper."""
