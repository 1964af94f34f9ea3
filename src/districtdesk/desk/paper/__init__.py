"""Pages of paper: measured, painted on a screen, into a PDF and by a printer."""
