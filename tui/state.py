"""What the program remembers of a person from one time to the next: six lists of entries, each in a file of its own.

    state = open_state()                                     # never fails; reads nothing yet
    state.history.put(Query("weapons"))                      # newest first, each once, at most so many
    [each.text for each in state.history.all()]
    state.bookmarks.put(Bookmark(archive, quote.id, quote.clean, note="for the leader", when=now()))
    state.bookmarks.change((archive, quote.id), lambda mark: replace(mark, note="done"))
    state.bookmarks.drop((archive, quote.id))
    state.take_messages()                                    # what could not be read or kept, one line each, once

`put`, `change` and `drop` wait for the disk: call them off the keys' thread. They may be called from any thread, and by
several programs at once: each is applied to the newest state on disk. What cannot be kept stays in memory and is kept
with the next change that can. `archive` is the whole path of an archive as text, or `seeds` for that of the seeds.
"""

from __future__ import annotations

import threading
from abc import ABC, abstractmethod
from collections.abc import Callable, Hashable
from dataclasses import asdict, dataclass, field, fields, replace
from datetime import datetime
from pathlib import Path
from typing import Any, Generic, Self, TypeVar

from quotedesk.index.text import clean
from quotedesk.tui.state_file import Record, StateError, StateFile, damaged, state_folder

_LONGEST = 4_000
"""Characters of a text that are kept."""


@dataclass(frozen=True, slots=True)
class Entry(ABC):
    """Something kept. Its fields are texts and whole numbers."""

    @property
    @abstractmethod
    def key(self) -> Hashable:
        """What makes two of them one; an entry whose key is empty is not kept."""

    def after(self, older: Self) -> Self:
        """This entry where an older one of the same key was kept already."""
        return self


@dataclass(frozen=True, slots=True)
class Query(Entry):
    """A query that was run."""

    text: str

    @property
    def key(self) -> str:
        return " ".join(self.text.split())


@dataclass(frozen=True, slots=True)
class SavedSearch(Entry):
    """A query under a name."""

    name: str
    query: str
    when: str = ""

    @property
    def key(self) -> str:
        return " ".join(self.name.casefold().split())


@dataclass(frozen=True, slots=True)
class Bookmark(Entry):
    """A quote or a paragraph to come back to."""

    archive: str
    id: str
    """Of a quote (`ARTICLE#p4q1`) or of a paragraph (`ARTICLE#p4`)."""
    words: str
    """The quote's words without a final comma, or the paragraph's."""
    note: str = ""
    when: str = ""

    @property
    def key(self) -> tuple[str, str] | None:
        return (self.archive, self.id) if self.id else None

    def after(self, older: Self) -> Self:
        """Marked again without a note, it keeps the one it had."""
        return self if self.note else replace(self, note=older.note)


@dataclass(frozen=True, slots=True)
class Place(Entry):
    """Where somebody was in an archive when they left it."""

    archive: str
    query: str = ""
    order: str = ""
    pane: str = ""
    article: str = ""
    paragraph: int = 0
    quote: str = ""
    """The id of the quote at the cursor, if any."""
    when: str = ""

    @property
    def key(self) -> str:
        return self.archive


@dataclass(frozen=True, slots=True)
class Position(Entry):
    """How far somebody has read an article."""

    archive: str
    article: str
    paragraph: int
    when: str = ""

    @property
    def key(self) -> tuple[str, str] | None:
        return (self.archive, self.article) if self.article else None


@dataclass(frozen=True, slots=True)
class Hint(Entry):
    """A hint that was shown and need not be shown again."""

    name: str

    @property
    def key(self) -> str:
        return self.name


T = TypeVar("T", bound=Entry)
_Change = Callable[[list[T]], list[T]]


class Entries(Generic[T]):
    """Entries of one kind, newest first, each key once."""

    def __init__(self, file: StateFile, kind: type[T], most: int, say: Callable[[str], None]) -> None:
        self._file = file
        self._kind = kind
        self._most = most
        self._say = say
        self._pending: tuple[_Change[T], ...] = ()
        """Changes that are not kept yet, oldest first. Each may be applied twice to the same effect."""
        self._read: tuple[object, tuple[T, ...]] = (None, ())
        """What the file said, and its stamp then."""
        self._writing = threading.Lock()

    def all(self) -> tuple[T, ...]:
        """Those of this program and of all others, read again when the file has changed. Waits for no writer."""
        stamp = self._file.stamp()
        if stamp != self._read[0]:
            self._read = (stamp, tuple(self._values(self._record())))
        found = list(self._read[1])
        for change in self._pending:
            found = change(found)
        return tuple(found)

    def get(self, key: Hashable) -> T | None:
        """The one of this key."""
        return next((each for each in self.all() if each.key == key), None)

    def put(self, entry: T) -> None:
        """Keep an entry in front of all others, in the place of an older one of its key."""
        entry = _fitting(entry)

        def change(entries: list[T]) -> list[T]:
            older = next((each for each in entries if each.key == entry.key), None)
            newest = entry if older is None else entry.after(older)
            return [newest, *(each for each in entries if each.key != entry.key)][: self._most]

        if entry.key:
            self._keep(change)

    def change(self, key: Hashable, change: Callable[[T], T]) -> None:
        """Keep `change` of the entry of this key in its place, if it is still there."""
        self._keep(lambda entries: [_fitting(change(each)) if each.key == key else each for each in entries])

    def drop(self, key: Hashable) -> None:
        """Forget the entry of this key."""
        self._keep(lambda entries: [each for each in entries if each.key != key])

    def _keep(self, change: _Change[T]) -> None:
        with self._writing:
            self._pending = (*self._pending, change)[-self._most :]
            try:
                self._file.change(self._changed)
            except StateError as error:
                self._say(str(error))
            else:
                self._pending = ()

    def _changed(self, record: Record) -> Record:
        entries = self._values(record, keep_aside=True)
        for change in self._pending:
            entries = change(entries)
        return record | {"entries": [asdict(each) for each in entries]}

    def _record(self) -> Record:
        try:
            return self._file.read()
        except StateError as error:
            self._say(str(error))
            return {}

    def _values(self, record: Record, *, keep_aside: bool = False) -> list[T]:
        """The entries of a record; what is none is left out, and the file kept beside before it is replaced."""
        written = record.get("entries", [])
        values = [self._value(each) for each in written] if isinstance(written, list) else [None]
        found: dict[Hashable, T] = {}
        for each in values:
            if each is not None:
                found.setdefault(each.key, each)
        if None in values:
            self._say(damaged(self._file.path))
            if keep_aside:
                self._file.set_aside()
        return list(found.values())

    def _value(self, written: object) -> T | None:
        if not isinstance(written, dict):
            return None
        known = {each.name: str(each.type) for each in fields(self._kind)}
        given: dict[str, Any] = {name: value for name, value in written.items() if name in known}
        if any(type(value).__name__ != known[name] for name, value in given.items()):
            return None
        try:
            entry = self._kind(**{name: clean(v) if isinstance(v, str) else v for name, v in given.items()})
        except TypeError:
            return None  # a field is missing
        return entry if entry.key else None


def _fitting(entry: T) -> T:
    """The same with long texts cut, and said to be cut."""
    texts = {each.name: getattr(entry, each.name) for each in fields(entry)}
    long = {
        name: f"{text[:_LONGEST]}…" for name, text in texts.items() if isinstance(text, str) and len(text) > _LONGEST
    }
    return replace(entry, **long) if long else entry


@dataclass(frozen=True, slots=True)
class State:
    """All that is remembered. Made by `open_state`."""

    history: Entries[Query]
    searches: Entries[SavedSearch]
    bookmarks: Entries[Bookmark]
    places: Entries[Place]
    """By archive; the first is where somebody was last."""
    positions: Entries[Position]
    hints: Entries[Hint]
    _messages: dict[str, bool] = field(default_factory=dict)
    """Each message, and whether it was taken."""

    def take_messages(self) -> list[str]:
        """What went wrong since the last time, each thing once."""
        new = [message for message, taken in list(self._messages.items()) if not taken]
        self._messages.update(dict.fromkeys(new, True))
        return new


def open_state(folder: Path | None = None) -> State:
    """The state in `folder`, else in the usual place. Nothing is read or made yet, and nothing ever fails."""
    root = folder or state_folder()
    messages: dict[str, bool] = {}

    def say(message: str) -> None:
        messages.setdefault(message, False)

    def entries(kind: type[T], name: str, most: int) -> Entries[T]:
        return Entries(StateFile(root, f"{name}.json"), kind, most, say)

    return State(
        entries(Query, "history", 500),
        entries(SavedSearch, "searches", 1_000),
        entries(Bookmark, "bookmarks", 20_000),
        entries(Place, "places", 50),
        entries(Position, "positions", 2_000),
        entries(Hint, "hints", 100),
        messages,
    )


def now() -> str:
    """The time, as entries have it: ISO 8601 with the offset of the clock."""
    return datetime.now().astimezone().isoformat(timespec="seconds")
