"""The empty workbook that a district fills in, as it is asked for on the command line."""

from __future__ import annotations

from argparse import Namespace

from ..exchange.template_book import write_template
from ..exchange.template_order import USUAL_KINDS, TemplateOrder, template_kinds
from ..i18n import _
from ..problems import Problem
from ..register.journal.store import Register
from .exits import Exit
from .talking import say, warn


def write_asked(arguments: Namespace, register: Register | None) -> Exit:
    """Write it, or say why not."""
    kinds = tuple(dict.fromkeys(arguments.kinds)) or USUAL_KINDS
    left = [kind for kind in kinds if kind not in template_kinds()]
    if left:
        warn(_("No template asks for records of these kinds: {kinds}.", kinds=", ".join(left)))
        return Exit.PROBLEMS
    written = write_template(arguments.out, TemplateOrder(kinds, arguments.district, arguments.owed), register)
    if isinstance(written, Problem):
        warn(written.message)
        return Exit.PROBLEMS
    say(_("Made “{name}”.", name=written.path.name))
    return Exit.WELL
