"""What full-text search is told of each page, and how Chinese is cut for it."""
