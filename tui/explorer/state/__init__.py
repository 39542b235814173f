"""What the reader looks at, frozen, and where a key leads from there: all of it works without a screen."""
