"""What comes up over the panes, imported when it does."""
