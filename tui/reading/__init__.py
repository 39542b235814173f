"""From YAML files to records and errors: every value with its file, line and column, and nothing trusted."""
