"""What a person sees: the full-screen program and the commands. Reads the archive through `quotedesk.index`."""
