"""What is still in a damaged SQLite file, read page by page and without SQLite."""
