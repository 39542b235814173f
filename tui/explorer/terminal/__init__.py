"""The way in from the terminal, the way out to it, and giving it away to an editor."""
