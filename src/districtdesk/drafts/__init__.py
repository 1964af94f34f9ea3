"""What is typed and not saved yet, kept beside the program for the case that it dies."""
