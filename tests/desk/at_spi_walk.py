"""What a screen reader of the system is told over its bus: run by the system's Python, which has pyatspi.

at_spi_walk.py PROGRAM… starts the program, goes to its places by keys, and prints as JSON what is wrong at each.
"""

import json
import subprocess
import sys
import time

import pyatspi

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
_PATIENCE, _MOST, _FILLED = 60, 4000, 60


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


def main():
    running = subprocess.Popen(sys.argv[1:])
    try:
        app = _program()
        said = {}
        for place, key in _PLACES:
            # Without a window manager nobody else gives the window the keyboard.
            subprocess.run(
                ["xdotool", "search", "--onlyvisible", "--name", "DistrictDesk", "windowfocus"], check=True
            )
            subprocess.run(["xdotool", "key", key], check=True)
            time.sleep(4)
            said[place] = _look(app)
        print(json.dumps(said, ensure_ascii=False))
    finally:
        running.terminate()


if __name__ == "__main__":
    main()
