"""The archive: articles, quotes, speakers, and the index that finds them. Knows no terminal."""
