"""The explorer: the screen over a case, and the only room that knows Textual."""
