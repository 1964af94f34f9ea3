"""The start: from the first empty window to the desk in it; what is heavy is loaded late, here alone."""
