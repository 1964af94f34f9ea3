"""How the desk looks: colours, type, icons and the one style sheet."""
