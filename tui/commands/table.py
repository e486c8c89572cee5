"""Every command with its module and help line. A new command is a file and a line here."""

from __future__ import annotations

COMMANDS: dict[str, tuple[str, str]] = {
    "ingest": ("quotedesk.tui.commands.ingest", "Build an archive from articles, or add to one."),
    "articles": ("quotedesk.tui.commands.articles", "List the articles of an archive."),
    "show": ("quotedesk.tui.commands.show", "Print an article with numbered paragraphs and its quotes."),
    "search": ("quotedesk.tui.commands.search", "Find paragraphs."),
    "quotes": ("quotedesk.tui.commands.quotes", "List quotes by speaker."),
    "speakers": ("quotedesk.tui.commands.speakers", "List speakers; merge two, undo that, see the log."),
    "cite": ("quotedesk.tui.commands.cite", "Print a quote with its citation."),
    "why": ("quotedesk.tui.commands.why", "Print the evidence for the speaker of one quote."),
    "verify": ("quotedesk.tui.commands.verify", "Hold a pasted quote against the archive."),
    "where": ("quotedesk.tui.commands.where", "Print where else the words of a quote run, and how they differ."),
    "check-draft": ("quotedesk.tui.commands.check_draft", "Check every quote of a draft before it is printed."),
    "stats": ("quotedesk.tui.commands.stats", "Print the numbers of an archive: over time, by speaker, by outlet."),
    "check": ("quotedesk.tui.commands.check", "Verify every checksum and count of an archive."),
    "rebuild": ("quotedesk.tui.commands.rebuild", "Make a new index of the articles kept in an archive."),
    "extract": ("quotedesk.tui.commands.extract", "Find the quotes in article records, without an archive."),
}
"""Name to module and help line, in the order `--help` lists them. The module holds the click command `command`."""
