"""From a query tree to hits: what matches, what it scores, and where it stands."""
