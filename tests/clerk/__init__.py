"""A clerk's day: forty tasks in the real program by keyboard alone, in any of its languages."""
