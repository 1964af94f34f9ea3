"""What is read from a register: lists, records at a glance, claims, history, and material for the views."""
