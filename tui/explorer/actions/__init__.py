"""What can be done, one record an action."""
