"""The speakers of a whole archive: which names are one speaker, and the roles unnamed sources speak in.

Articles keep the names they print. What makes two of them one speaker is kept beside the index and applied when
quotes are read: equal names, the archive's `speakers.toml`, and the merges people made, each of which can be undone.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from quotedesk.index.errors import NotFound, Refused
from quotedesk.index.model import Description, NameCount, Quote, QuoteSpeaker, Role, Speaker
from quotedesk.index.text import fold

UNNAMED = "unnamed sources are descriptions, not known to be the same person"


def name_key(name: str) -> str:
    """What two spellings of one name share: case, accents, hyphens, apostrophes and full stops aside."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", fold(name)) if not unicodedata.combining(c))
    return " ".join(re.sub(r"['.]", "", bare).replace("-", " ").replace(",", " ").split())


def _bare(description: str) -> str:
    return re.sub(r"^(?:a|an|the|one|another) ", "", " ".join(fold(description).split()))


@dataclass(frozen=True, slots=True)
class KnownSpeaker:
    """A speaker that the speakers file names."""

    name: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class KnownRole:
    """A heading that the speakers file gives to descriptions of unnamed sources."""

    name: str
    descriptions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SpeakersFile:
    """What a `speakers.toml` says."""

    speakers: tuple[KnownSpeaker, ...] = ()
    roles: tuple[KnownRole, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """Whom a typed name stands for."""

    speaker_ids: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    """The names the articles print for them."""
    labels: frozenset[str] = frozenset()
    """Descriptions of unnamed sources."""
    notes: tuple[str, ...] = ()
    """Through which alias, and that unnamed sources may be different people."""

    def __bool__(self) -> bool:
        return bool(self.names or self.labels)


@dataclass(slots=True)
class _Group:
    name: str
    keys: set[str]
    spellings: Counter[str]
    articles: set[str]
    aliases: dict[str, str]
    """Key to alias as written, in the order of the file."""


class Speakers:
    """Who is who in one snapshot of an archive. Built from what the articles print; read only."""

    def __init__(
        self, counts: Iterable[NameCount], known: SpeakersFile, merges: Sequence[tuple[str, str]] = ()
    ) -> None:
        """`merges` are pairs of speaker ids, from and into, oldest first."""
        self._known = known
        self._groups: dict[str, _Group] = {}
        self._ids: dict[str, str] = {}
        self._descriptions: Counter[tuple[str, str]] = Counter()
        for speaker in known.speakers:
            self._introduce(speaker)
        for count in counts:
            if count.name is not None:
                self._count(count.name, count)
            elif count.label is not None:
                self._descriptions[count.label, count.article_id] += count.n_quotes
        for source, target in merges:
            self._join(source, target)
        self._role_names = {_bare(text): role.name for role in known.roles for text in role.descriptions}

    def _introduce(self, speaker: KnownSpeaker) -> None:
        key = name_key(speaker.name)
        aliases = {name_key(alias): alias for alias in speaker.aliases}
        aliases.pop(key, None)
        identity = _identity(key)
        self._groups[identity] = _Group(speaker.name, {key, *aliases}, Counter(), set(), aliases)
        for each in (key, *aliases):
            self._ids.setdefault(each, identity)

    def _count(self, name: str, count: NameCount) -> None:
        key = name_key(name)
        identity = self._ids.setdefault(key, _identity(key))
        group = self._groups.get(identity)
        if group is None:
            group = self._groups[identity] = _Group("", {key}, Counter(), set(), {})
        group.spellings[name] += count.n_quotes
        group.articles.add(count.article_id)

    def _join(self, source: str, target: str) -> None:
        if source == target or source not in self._groups or target not in self._groups:
            return
        gone, kept = self._groups.pop(source), self._groups[target]
        for key in gone.keys:
            self._ids[key] = target
        kept.keys |= gone.keys
        kept.spellings += gone.spellings
        kept.articles |= gone.articles
        name = gone.name or _commonest(gone.spellings)
        kept.name = kept.name or _commonest(kept.spellings)
        kept.aliases |= {name_key(name): name} | gone.aliases

    def named(self) -> list[Speaker]:
        """Speakers with quotes in the archive, by number of quotes, then name."""
        found = [self._speaker(identity, group) for identity, group in self._groups.items() if group.spellings]
        return sorted(found, key=lambda speaker: (-speaker.n_quotes, fold(speaker.name)))

    def _speaker(self, identity: str, group: _Group) -> Speaker:
        name = group.name or _commonest(group.spellings)
        own = name_key(name)
        others = dict(group.aliases)
        for spelling in sorted(group.spellings):
            if spelling != name and spelling not in others.values():
                others[spelling] = spelling
        aliases = tuple(alias for key, alias in others.items() if key != own and alias != name)
        return Speaker(identity, name, aliases, group.spellings.total(), len(group.articles))

    def roles(self) -> list[Role]:
        """Headings for unnamed sources, by number of quotes, then name; each description of each article apart."""
        headed: defaultdict[str, list[Description]] = defaultdict(list)
        for (label, article_id), n_quotes in sorted(
            self._descriptions.items(), key=lambda each: (each[0][1], each[0][0])
        ):
            headed[self.role_of(label)].append(Description(label, article_id, n_quotes))
        roles = [Role(name, tuple(descriptions)) for name, descriptions in headed.items()]
        return sorted(roles, key=lambda role: (-role.n_quotes, _bare(role.role)))

    def role_of(self, description: str) -> str:
        """The heading for an unnamed source: the speakers file's, or its head noun with its country or institution."""
        return self._role_names.get(_bare(description)) or plain_role(description)

    def resolved(self, quote: Quote) -> Quote:
        """`quote` with the archive's name and id for its speaker, or the role of its unnamed source."""
        speaker = quote.speaker
        if quote.attribution.how in ("uncertain", "none"):
            return quote
        if speaker.name is not None:
            identity = self._ids.get(name_key(speaker.name))
            group = self._groups.get(identity) if identity else None
            if identity is None or group is None:
                return quote
            return replace(quote, speaker=replace(speaker, name=group.name or _commonest(group.spellings), id=identity))
        if speaker.label:
            return replace(quote, speaker=QuoteSpeaker(speaker.label, None, None, self.role_of(speaker.label)))
        return quote

    def find(self, typed: str) -> Found:
        """Whom `typed` names: a name or alias as a whole, else every name that holds its words, else roles and
        descriptions that do. Nobody gives an empty answer."""
        key = name_key(typed)
        if not key:
            return Found()
        identity = self._ids.get(key)
        if identity is not None and self._groups[identity].spellings:
            return self._found([identity], key)
        wanted = set(key.split())
        matched = [
            identity
            for identity, group in self._groups.items()
            if group.spellings and any(wanted <= set(each.split()) for each in group.keys)
        ]
        if matched:
            return self._found(matched, key)
        labels = {
            label
            for label, _ in self._descriptions
            if wanted <= set(name_key(label).split()) or wanted <= set(name_key(self.role_of(label)).split())
        }
        n_sources = sum(1 for label, _ in self._descriptions if label in labels)
        notes = (
            (f"{n_sources} unnamed descriptions match {typed}: these may be different people",) if n_sources > 1 else ()
        )
        return Found(labels=frozenset(labels), notes=notes)

    def _found(self, identities: Sequence[str], key: str) -> Found:
        notes = []
        for identity in identities:
            group = self._groups[identity]
            if alias := group.aliases.get(key):
                notes.append(f"{group.name or _commonest(group.spellings)}, through the alias {alias}")
        names = frozenset(spelling for identity in identities for spelling in self._groups[identity].spellings)
        return Found(frozenset(identities), names, frozenset(), tuple(notes))

    def names_of(self, speaker_id: str) -> frozenset[str]:
        """The spellings under which articles quote a speaker; empty for an unknown id."""
        group = self._groups.get(speaker_id)
        return frozenset(group.spellings) if group else frozenset()

    def labels_of(self, role: str) -> frozenset[str]:
        """The descriptions that stand under a role."""
        return frozenset(label for label, _ in self._descriptions if self.role_of(label) == role)

    def merge_pair(self, source: str, target: str, *, sure: bool) -> tuple[Speaker, Speaker]:
        """The two speakers that a merge of two typed names would join: the same one twice when they are one already.

        Raises NotFound when nobody of that name is quoted, Refused for unnamed sources, and, unless `sure`, when
        the given names differ.
        """
        first, second = self._merge_side(source), self._merge_side(target)
        if first.id != second.id and not sure and _given_names_differ(first.name, second.name):
            raise Refused(
                f"{first.name} and {second.name} have different given names; nothing changed. "
                "Merge them all the same with --yes"
            )
        return first, second

    def _merge_side(self, typed: str) -> Speaker:
        key = name_key(typed)
        identity = self._ids.get(key)
        if identity is None or not self._groups[identity].spellings:
            if any(_bare(typed) == _bare(label) for label, _ in self._descriptions):
                raise Refused(f"{typed} is unnamed: {UNNAMED}; nothing changed")
            found = self.find(typed)
            if len(found.speaker_ids) == 1:
                identity = next(iter(found.speaker_ids))
            elif found.labels:
                raise Refused(f"{typed} is unnamed: {UNNAMED}; nothing changed")
            elif found.speaker_ids:
                names = ", ".join(sorted(self._speaker(each, self._groups[each]).name for each in found.speaker_ids))
                raise Refused(f"{typed} could be {names}; give the name in full")
            else:
                raise NotFound(f"no quote in this archive is by {typed}")
        return self._speaker(identity, self._groups[identity])


def _identity(key: str) -> str:
    return key.replace(" ", "-")


def _commonest(spellings: Mapping[str, int]) -> str:
    return min(spellings, key=lambda spelling: (-spellings[spelling], -len(spelling), spelling), default="")


def _given_names_differ(first: str, second: str) -> bool:
    one, other = name_key(first).split(), name_key(second).split()
    return not (set(one) <= set(other) or set(other) <= set(one))


_RANK = frozenset(
    "senior top high-level high-ranking ranking former unnamed unidentified anonymous another second".split()
)
_LINK = re.compile(r"\s+(?:from|of|at|in|with|for)\s+(?:the\s+|a\s+|an\s+)?", re.I)
_TAIL = re.compile(
    r"\s*(?:,|\bwho\b|\bwhich\b|\bthat\b|\bfamiliar\b|\bclose\b|\bspeaking\b|\bbriefed\b|\binvolved\b).*$", re.I | re.S
)


def plain_role(description: str) -> str:
    """The head noun of a description with its country or institution.

    `a senior South Korean official` gives `South Korean official`; `a clerk at the harbour office` gives
    `harbour office clerk`.
    """
    core = _TAIL.sub("", description).strip() or description.strip()
    head, *places = _LINK.split(core, maxsplit=1)
    words = re.sub(r"^(?:a|an|the|one|some|several|two|three|many)\s+", "", head, flags=re.I).split()
    while len(words) > 1 and words[0].lower() in _RANK:
        words.pop(0)
    institution = _LINK.split(places[0], maxsplit=1)[0] if places else ""
    return " ".join([institution, *words]).strip() or description
