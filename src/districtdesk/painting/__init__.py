"""Pages of paper as Qt draws them, with a window or without one: measured, painted, and written as a PDF."""
