"""What the records of a case say: narrowed, counted, searched and compared."""

from tui.case.case import ALL as ALL
from tui.case.case import Case as Case
