"""What is a person's own: settings, bookmarks, and where each case was left."""
