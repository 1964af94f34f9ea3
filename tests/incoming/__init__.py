"""Tests of the files that come from elsewhere."""
