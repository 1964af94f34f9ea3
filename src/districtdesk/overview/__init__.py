"""The overview apart from Qt: claims become totals and findings."""
