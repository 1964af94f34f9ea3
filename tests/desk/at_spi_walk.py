"""What a screen reader of the system is told over its bus: run by the system's Python, which has pyatspi.

at_spi_walk.py CODE PROGRAM… starts the program, goes to its places by keys, and prints as JSON what is wrong at each.
Then it presses keys with one keyboard layout after another; CODE is that of the key for the first menu.
"""

import json
import subprocess
import sys
import time

import pyatspi
from gi.repository import GLib

_CONTROLS = {
    pyatspi.ROLE_PUSH_BUTTON,
    pyatspi.ROLE_CHECK_BOX,
    pyatspi.ROLE_RADIO_BUTTON,
    pyatspi.ROLE_COMBO_BOX,
    pyatspi.ROLE_ENTRY,
    pyatspi.ROLE_TEXT,
    pyatspi.ROLE_LIST,
    pyatspi.ROLE_TABLE,
    pyatspi.ROLE_TREE,
    pyatspi.ROLE_PAGE_TAB,
    pyatspi.ROLE_MENU_ITEM,
    pyatspi.ROLE_MENU,
    pyatspi.ROLE_SLIDER,
    pyatspi.ROLE_SPIN_BUTTON,
}
# A place, the key that leads there, and how long it may take to come.
_PLACES = (("overview", "ctrl+1"), ("timeline", "ctrl+2"), ("districts", "ctrl+3"), ("companies", "ctrl+4"))
_PATIENCE, _MOST, _FILLED = 90, 4000, 60
_PRESSES = 3
_WINDOWS = {pyatspi.ROLE_DIALOG, pyatspi.ROLE_FRAME}
# By the place of the key, whatever it types.
_KEY_OF_K = "45"


def _program():
    """The program on the bus, once its window has more than its frame."""
    for _second in range(_PATIENCE):
        for app in pyatspi.Registry.getDesktop(0):
            if app is not None and "istrict" in app.name and sum(1 for _part in _below(app)) > _FILLED:
                return app
        time.sleep(1)
    raise TimeoutError([app.name for app in pyatspi.Registry.getDesktop(0)])


def _below(part, depth=0):
    yield part
    if depth > 30:
        return
    # Of a list that holds thousands, what is shown: a reader asks for no more.
    for child in part:
        if child is not None and child.getState().contains(pyatspi.STATE_VISIBLE):
            yield from _below(child, depth + 1)


def _is_shown(part):
    state = part.getState()
    return state.contains(pyatspi.STATE_SHOWING) and state.contains(pyatspi.STATE_VISIBLE)


def _look(app):
    """How many of each role are shown, and what stands there without a name or a role."""
    roles, faults = {}, []
    for number, part in enumerate(_below(app)):
        if number > _MOST:
            faults.append("more than a reader could go through")
            break
        if not _is_shown(part):
            continue
        role = part.getRoleName()
        roles[role] = roles.get(role, 0) + 1
        if part.getRole() in _CONTROLS and not part.name:
            faults.append(f"{role} without a name in {_where(part)}")
        # Between the halves of a page Qt has a handle for the mouse, which it tells nothing of.
        is_handle = part.parent is not None and part.parent.getRole() == pyatspi.ROLE_SPLIT_PANE
        if part.getRole() in (pyatspi.ROLE_UNKNOWN, pyatspi.ROLE_INVALID) and not is_handle:
            faults.append(f"“{part.name}” without a role in {_where(part)}")
    return {"roles": roles, "faults": faults}


def _where(part):
    names = []
    while part is not None and len(names) < 5:
        part = part.parent
        names.append(f"{part.getRoleName()} “{part.name}”" if part is not None else "nothing")
    return ", ".join(names)


def _on_every_layout(app, key_of_file):
    """Whether Ctrl+K and Alt with the letter of the first menu do what they say, with each layout on."""
    said = {}
    # Beside the Russian layout there is always another: without one Qt has no Latin letters to go by.
    for layout in ("us", "az", "ru,us"):
        subprocess.run(["setxkbmap", "-layout", layout], check=True)
        time.sleep(1)
        found = _answers(app, ("ctrl", _KEY_OF_K), _WINDOWS, most=1)
        _key("Escape")
        opened = _answers(app, ("alt", key_of_file), {pyatspi.ROLE_MENU_ITEM}, most=10)
        for _menu in range(2):
            _key("Escape")
        said[layout] = {"Ctrl+K": found, "Alt": opened}
    return said


def _answers(app, keys, roles, most):
    """Whether these keys bring parts of these roles. A busy machine may lose a key that comes as a layout changes."""
    for _time in range(_PRESSES):
        _press(*keys)
        if _comes(app, lambda part: part.getRole() in roles, most):
            return True
    return False


def _comes(app, is_meant, most):
    """Whether more of these are shown within some seconds than there ever are while nothing is open."""
    for _time in range(20):
        try:
            shown = sum(1 for part in _below(app) if is_meant(part) and _is_shown(part))
        except GLib.GError:
            # Of what has just gone the program no longer answers.
            shown = 0
        if shown > most:
            return True
        time.sleep(0.5)
    return False


def _press(held, code):
    _focus()
    for step in (["keydown", held], ["key", code], ["keyup", held]):
        subprocess.run(["xdotool", *step], check=True)


def _key(key):
    _focus()
    subprocess.run(["xdotool", "key", key], check=True)
    time.sleep(1)


def _focus():
    """Without a window manager nobody else gives the window the keyboard."""
    found = ["search", "--onlyvisible", "--name", "DistrictDesk"]
    subprocess.run(["xdotool", *found, "windowfocus"], check=True)


def main():
    key_of_file, *program = sys.argv[1:]
    running = subprocess.Popen(program)
    try:
        app = _program()
        said = {}
        for place, key in _PLACES:
            _key(key)
            time.sleep(3)
            said[place] = _look(app)
        layouts = _on_every_layout(app, key_of_file)
        print(json.dumps({"places": said, "layouts": layouts}, ensure_ascii=False))
    finally:
        running.terminate()


if __name__ == "__main__":
    main()
