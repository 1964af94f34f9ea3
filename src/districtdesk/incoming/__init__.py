"""Files that come from elsewhere, whatever they are: read safely, their tables found, their columns understood."""
