"""The panes: each draws its own rows or page, and none knows another."""
