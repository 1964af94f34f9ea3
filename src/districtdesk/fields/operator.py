"""How the values of a field can be compared with what somebody looks for."""

from __future__ import annotations

from enum import StrEnum
from typing import Literal


class Operator(StrEnum):
    """IS and IS_NOT: one of these values. CONTAINS and LACKS: every word. WITHIN: between two ends, or behind one."""

    IS = "is"
    IS_NOT = "is_not"
    CONTAINS = "contains"
    LACKS = "lacks"
    WITHIN = "within"
    EMPTY = "empty"
    FILLED = "filled"


# Between which ends a value lies: a number or an amount of money as it is, a day, the days that a date may mean.
Extent = Literal["", "number", "money", "day", "span"]

Operators = tuple[Operator, ...]
AS_CHOICE: Operators = (Operator.IS, Operator.IS_NOT, Operator.EMPTY, Operator.FILLED)
AS_WORDS: Operators = (Operator.CONTAINS, Operator.LACKS, Operator.EMPTY, Operator.FILLED)
AS_AMOUNT: Operators = (Operator.WITHIN, Operator.EMPTY, Operator.FILLED)
AS_MARK: Operators = (Operator.IS, Operator.EMPTY, Operator.FILLED)
WHETHER_ANY: Operators = (Operator.EMPTY, Operator.FILLED)
