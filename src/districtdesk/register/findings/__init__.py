"""What no save of ours makes wrong in a register, and a check finds: of rows, steps and what is derived."""
