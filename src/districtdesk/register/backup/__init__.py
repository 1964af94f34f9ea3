"""Backups of a register: made and checked without holding anybody up, kept by rule, compared, and restored."""
