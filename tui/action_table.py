"""Every action by name: the one table of keys."""

from __future__ import annotations

from quotedesk.tui.action import PANES, SHEETS, Action, Pane, View

_LISTS: tuple[Pane, ...] = ("search", "quotes")
_READ: tuple[Pane, ...] = ("reading", "quotes")
_ALL: tuple[View, ...] = (*PANES, *SHEETS)
_PICKERS: tuple[View, ...] = ("filters", "searches", "actions")
_FULL: tuple[View, ...] = tuple(each for each in SHEETS if each not in _PICKERS)
_PLACES: tuple[View, ...] = ("verify", "where", "speaker")
"""Sheets whose rows stand in an article."""
_CITING: tuple[View, ...] = (*_PLACES, "draft", "bookmarks")
_FIELDS: tuple[View, ...] = ("verify", "draft", "speakers", "filters", "searches", "actions")
_COLUMNS: tuple[View, ...] = ("where", "speaker")

ACTIONS = (
    Action("find", ("slash",), "filter by name or description", "quotes", "filter", ("quotes",)),
    Action("next_hit", ("n",), "next hit", "desk", "hit", hint_in=("reading",)),
    Action("previous_hit", ("N",), "previous hit"),
    Action("next_quote", ("right_square_bracket",), "next quote", "reading", "quote", ("reading",)),
    Action("previous_quote", ("left_square_bracket",), "previous quote", "reading", "", ("reading",)),
    Action("next_quote", ("right_square_bracket",), "next quote", "quotes", "", ("quotes",)),
    Action("previous_quote", ("left_square_bracket",), "previous quote", "quotes", "", ("quotes",)),
    Action("order", ("o",), "by count, by name, or the latest first", "quotes", "order", ("quotes",)),
    Action("fold", ("left",), "fold this heading", "quotes", "", ("quotes",)),
    Action("unfold", ("right",), "unfold this heading", "quotes", "", ("quotes",)),
    Action("fold_all", ("z",), "fold or unfold all headings", "quotes", "fold", ("quotes",)),
    Action("indirect", ("i",), "indirect speech too, or not", "desk", "", _READ),
    Action("choose", ("enter",), "open what is at the cursor", "list", "open", (*_LISTS, *_PLACES, "bookmarks")),
    Action("down", ("j", "down"), "down", "list", "next", _ALL, ("statistics",)),
    Action("up", ("k", "up"), "up", "list", "", _ALL),
    Action("half_down", ("ctrl+d",), "half a page down", "list", "half a page", _ALL, ("statistics",)),
    Action("half_up", ("ctrl+u",), "half a page up", "list", "", _ALL),
    Action("page_down", ("pagedown", "ctrl+f"), "a page down", "list", "", _ALL),
    Action("page_up", ("pageup", "ctrl+b"), "a page up", "list", "", _ALL),
    Action("first", ("g", "home"), "to the first line", "list", "", _ALL),
    Action("last", ("G", "end"), "to the last line", "list", "", _ALL),
    Action("find", ("slash",), "search the archive", "desk", "find"),
    Action("filters", ("f",), "filter by speaker, outlet, date, or in quotes", "desk", "filter", ("search",)),
    Action("drop_filter", ("x",), "take the last filter away", "desk", "", ("search",)),
    Action("order", ("o",), "best, newest or oldest first", "search", "order", ("search",)),
    Action("searches", ("h",), "earlier and saved searches"),
    Action("save_search", ("S",), "save this search under a name"),
    Action("next_article", ("right_parenthesis",), "next article"),
    Action("previous_article", ("left_parenthesis",), "previous article"),
    Action("copy", ("y",), "copy the quote with its citation", "desk", "copy"),
    Action("choose_style", ("Y",), "copy in another style: Markdown, AP, Chicago, your own"),
    Action("mark", ("space",), "mark the quote, or take its mark away", "desk", "mark", _READ, ("quotes",)),
    Action("unmark_all", ("u",), "take all marks away"),
    Action("export", ("e",), "write what is marked, or all that is shown, to a file"),
    Action("bookmark", ("b",), "bookmark with a note"),
    Action("bookmarks", ("apostrophe",), "the bookmarks"),
    Action("go_to_paragraph", ("p",), "go to a paragraph by its number", "desk", "", ("reading",)),
    Action("verify", ("v",), "verify a quote", "desk", "verify"),
    Action("where", ("w",), "where else this quote runs", "desk", "where"),
    Action("speakers", ("s",), "the speakers, and a page for each"),
    Action("statistics", ("t",), "the numbers of the archive as pictures"),
    Action("check_draft", ("d",), "check the quotes of a draft"),
    Action("to_search", ("1",), "search"),
    Action("to_reading", ("2",), "reading"),
    Action("to_quotes", ("3",), "quotes"),
    Action("next_pane", ("tab",), "next pane"),
    Action("previous_pane", ("shift+tab",), "previous pane"),
    Action("back", ("escape",), "back"),
    Action("reload", ("R",), "go on with the archive as it is now"),
    Action("theme", (), "the next theme: dark, light, high contrast, the terminal's own", "app"),
    Action("keys", ("question_mark",), "the keys of this pane", "desk", "keys"),
    Action("palette", ("colon", "ctrl+p"), "every action by name"),
    Action("redraw", ("ctrl+l",), "draw the screen anew, if something wrote over it", "app"),
    Action("suspend", ("ctrl+z",), "leave for the shell; fg comes back", "app"),
    Action("quit", ("q", "ctrl+q"), "quit", "app", "quit"),
    # On the sheets
    Action("choose", ("enter",), "look at the archive's words", "list", "the archive's words", ("draft",)),
    Action("choose", ("enter",), "open their page", "list", "their page", ("speakers",)),
    Action("choose", ("enter",), "write the file", "list", "write the file", ("export",)),
    Action(
        "choose",
        ("enter",),
        "copy so, and keep the style for the next copies",
        "list",
        "copy so from now on",
        ("styles",),
    ),
    Action("choose", ("enter",), "filter by it, or take it away", "list", "filter, or no more", ("filters",)),
    Action("choose", ("enter",), "run it again", "list", "run", ("searches",)),
    Action("choose", ("enter",), "do it", "list", "do it", ("actions",)),
    Action("copy", ("y",), "copy with its citation", "citing", "copy", _CITING),
    Action("order", ("o",), "by count, by name, or the latest first", "speakers", "order", ("speakers",)),
    Action("note", ("n",), "change the note", "bookmarks", "note", ("bookmarks",)),
    Action("delete", ("x", "delete"), "delete the bookmark", "bookmarks", "delete", ("bookmarks",)),
    Action("put_back", ("u",), "put back what was deleted", "bookmarks", "put back", ("bookmarks",)),
    Action("export", ("e",), "write the bookmarks to a file", "bookmarks", "export", ("bookmarks",)),
    Action("delete", ("x", "delete"), "forget this search", "searches", "forget", ("searches",)),
    Action("find", ("slash",), "to the field above", "field", "field", _FIELDS),
    Action("next_pane", ("tab",), "to the field above", "field", "", _FIELDS),
    Action("next_pane", ("tab",), "the other column", "columns", "other column", _COLUMNS),
    Action("previous_pane", ("shift+tab",), "the other column", "columns", "", _COLUMNS),
    Action("keys", ("question_mark",), "the keys of this sheet", "sheet", "keys", _FULL),
    Action("palette", ("colon", "ctrl+p"), "what can be done here, by name", "sheet", "", _FULL),
    Action("keys", ("question_mark",), "close", "sheet", "", _PICKERS),
    Action("palette", ("colon", "ctrl+p"), "to the field above", "sheet", "", _PICKERS),
    Action("redraw", ("ctrl+l",), "draw the screen anew, if something wrote over it", "sheet", "", SHEETS),
    Action("back", ("escape",), "close", "sheet", "", SHEETS),
    Action("quit", ("q", "ctrl+q"), "close", "sheet", "", SHEETS),
)
