"""Speed and memory, each against a reference in the same run; not part of the tests."""
