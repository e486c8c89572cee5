"""What a segment holds: articles, their columns, the postings of its fields, and how they are read."""
