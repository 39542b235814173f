"""Cases kept for the next time: the store of each in a file, so that its YAML need not be read again."""
