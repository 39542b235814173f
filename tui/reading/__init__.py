"""From YAML files to records and errors: every value with its file, line and column, and nothing trusted."""

from tui.reading.records import Reading as Reading
from tui.reading.records import read as read
