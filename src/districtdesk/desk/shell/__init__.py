"""What fills the window: menus, navigation, dialogs and the strip below."""
