"""The two articles and the speakers file that quotedesk opens when it is given no archive."""
