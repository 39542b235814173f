"""Other programs: the browser, the clipboard and the editor, each run as a list of words and never by a shell."""
