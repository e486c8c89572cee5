"""From articles to segments: words to postings, transactions, and merging."""
