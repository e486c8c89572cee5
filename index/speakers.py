"""The speakers of a whole archive: which names are one speaker, and the roles unnamed sources speak in.

Articles keep the names they print. What makes two of them one speaker is kept beside the index and applied when
quotes are read: equal names, transliterations of one full name, the archive's `speakers.toml`, and the merges and
splits people made, each of which can be undone.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from quotedesk.index.errors import NotFound, Refused
from quotedesk.index.model import Description, NameCount, Quote, QuoteSpeaker, Role, Speaker
from quotedesk.index.names import given_names_differ, may_be_short_for, name_key, sound_key
from quotedesk.index.roles import description_key, plain_role
from quotedesk.index.speaker_log import LogEntry
from quotedesk.index.speakers_file import SpeakersFile
from quotedesk.index.text import fold


@dataclass(frozen=True, slots=True)
class Found:
    """Whom a typed name stands for."""

    speaker_ids: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    """The names the articles print for them."""
    labels: frozenset[str] = frozenset()
    """Descriptions of unnamed sources."""
    besides: frozenset[tuple[str, str]] = frozenset()
    """Name and article id where a split gave one of `names` to somebody else."""
    notes: tuple[str, ...] = ()
    """Through which alias, and that unnamed sources may be different people."""

    def __bool__(self) -> bool:
        return bool(self.names or self.labels)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Speakers that may be one; only a merge makes them so."""

    speaker: Speaker
    candidates: tuple[Speaker, ...]


@dataclass(slots=True)
class _Group:
    """What is known of one speaker."""

    name: str = ""
    """The canonical name, when the file or a person gave one."""
    aliases: dict[str, str] = field(default_factory=dict)
    """Key to alias as written."""
    printed: Counter[tuple[str, str]] = field(default_factory=Counter)
    """Quotes by name as printed and article id."""

    def spellings(self) -> Counter[str]:
        totals: Counter[str] = Counter()
        for (spelling, _), n_quotes in self.printed.items():
            totals[spelling] += n_quotes
        return totals

    def display(self) -> str:
        """The canonical name, else the commonest spelling, else the fullest."""
        if self.name:
            return self.name
        totals = self.spellings()
        return min(totals, key=lambda spelling: (-totals[spelling], -len(spelling), spelling), default="")


class Speakers:
    """Who is who in one snapshot of an archive. Built from what the articles print; read only."""

    def __init__(self, counts: Iterable[NameCount], known: SpeakersFile, changes: Sequence[LogEntry] = ()) -> None:
        """`changes` are the merges and splits in force, oldest first."""
        self._groups: defaultdict[str, _Group] = defaultdict(_Group)
        self._ids: dict[str, str] = {}
        self._sounds: dict[str, str] = {}
        self._parted: dict[tuple[str, str], str] = {}
        """Speaker id by name as printed and article id, where a split said so."""
        self._descriptions: Counter[tuple[str, str]] = Counter()
        self._role_names = {description_key(text): role.name for role in known.roles for text in role.descriptions}
        for speaker in known.speakers:
            self._introduce(speaker.name, speaker.aliases)
        printed: dict[str, Counter[tuple[str, str]]] = {}  # by name: most names are printed in many articles
        for count in counts:
            if count.name is not None:
                if count.name not in printed:
                    printed[count.name] = self._groups[self._identity(name_key(count.name))].printed
                printed[count.name][count.name, count.article_id] += count.n_quotes
            elif count.label is not None:
                self._descriptions[count.label, count.article_id] += count.n_quotes
        for change in changes:
            if change.action == "merge":
                self._join(change.source_id, change.target_id)
            else:
                self._part(change)

    def _introduce(self, name: str, aliases: Sequence[str]) -> None:
        key = name_key(name)
        identity = self._identity(key)
        self._groups[identity].name = name
        self._groups[identity].aliases = {name_key(alias): alias for alias in aliases if name_key(alias) != key}
        for each in self._groups[identity].aliases:
            self._ids[each] = identity

    def _identity(self, key: str) -> str:
        """The speaker that a name belongs to before anybody merges: an equal name's, or a transliteration's."""
        identity = self._ids.get(key)
        if identity is None:
            identity = key.replace(" ", "-")
            if sound := sound_key(key):
                identity = self._sounds.setdefault(sound, identity)
            self._ids[key] = identity
        return identity

    def _join(self, source: str, target: str) -> None:
        if source == target or source not in self._groups or target not in self._groups:
            return
        gone, kept = self._groups.pop(source), self._groups[target]
        kept.name, former = kept.display(), gone.display()
        kept.printed += gone.printed
        kept.aliases |= {name_key(former): former} | gone.aliases
        self._ids = {key: target if owner == source else owner for key, owner in self._ids.items()}
        self._parted = {printed: target if owner == source else owner for printed, owner in self._parted.items()}

    def _part(self, change: LogEntry) -> None:
        if change.source_id not in self._groups:
            return
        whole, part = self._groups[change.source_id], self._groups[change.target_id]
        whole.name, part.name = whole.display(), change.target
        for printed in [each for each in whole.printed if each[0] in change.spellings or each[1] in change.articles]:
            part.printed[printed] = whole.printed.pop(printed)
            self._parted[printed] = change.target_id
        for key in map(name_key, change.spellings):
            self._ids[key] = change.target_id
            whole.aliases.pop(key, None)
        self._ids.setdefault(name_key(change.target), change.target_id)

    # Who there is

    def named(self) -> list[Speaker]:
        """Speakers with quotes in the archive, by number of quotes, then name."""
        found = [self._speaker(identity) for identity, group in self._groups.items() if group.printed]
        return sorted(found, key=lambda speaker: (-speaker.n_quotes, fold(speaker.name)))

    def _speaker(self, identity: str) -> Speaker:
        group = self._groups[identity]
        name = group.display()
        others = dict.fromkeys([*group.aliases.values(), *sorted(group.spellings())])
        others.pop(name, None)
        n_articles = len({article_id for _, article_id in group.printed})
        return Speaker(identity, name, tuple(others), group.printed.total(), n_articles)

    def roles(self) -> list[Role]:
        """Headings for unnamed sources, by number of quotes, then name; each description of each article apart."""
        headed: defaultdict[str, list[Description]] = defaultdict(list)
        by_article = sorted(self._descriptions.items(), key=lambda each: (each[0][1], each[0][0]))
        for (label, article_id), n_quotes in by_article:
            headed[self.role_of(label)].append(Description(label, article_id, n_quotes))
        roles = [Role(name, tuple(descriptions)) for name, descriptions in headed.items()]
        return sorted(roles, key=lambda role: (-role.n_quotes, description_key(role.role)))

    def quoted_in(self) -> Iterator[tuple[str, str]]:
        """The id of each named speaker, or the role, with each article that quotes them."""
        for identity, group in self._groups.items():
            yield from ((identity, article_id) for _, article_id in group.printed)
        for label, article_id in self._descriptions:
            yield self.role_of(label), article_id

    def beside(self, speaker_id: str) -> Counter[str]:
        """In how many articles that quote a named speaker each other one is quoted too, by id."""
        articles = {article_id for _, article_id in (self._groups.get(speaker_id) or _Group()).printed}
        shared = {
            identity: len(articles & {article_id for _, article_id in group.printed})
            for identity, group in self._groups.items()
            if identity != speaker_id
        }
        return +Counter(shared)

    def role_of(self, description: str) -> str:
        """The heading for an unnamed source: the speakers file's, or its head noun with its country or institution."""
        return self._role_names.get(description_key(description)) or plain_role(description)

    def suggestions(self) -> list[Suggestion]:
        """Speakers whose name may be a shorter way to write another's, by name."""
        named = self.named()
        ends: defaultdict[str, list[Speaker]] = defaultdict(list)
        for speaker in named:
            words = name_key(speaker.name).split()
            for end in {words[0], words[-1]}:
                ends[end].append(speaker)
        found = []
        for speaker in sorted(named, key=lambda each: fold(each.name)):
            words = name_key(speaker.name).split()
            longer = [
                other
                for other in ends[words[-1]]
                if len(other.name) > len(speaker.name) and may_be_short_for(speaker.name, other.name)
            ]
            if longer:
                found.append(Suggestion(speaker, tuple(longer)))
        return found

    def resolved(self, quote: Quote) -> Quote:
        """`quote` with the archive's name and id for its speaker, or the role of its unnamed source."""
        speaker = quote.speaker
        if quote.attribution.how in ("uncertain", "none"):
            return quote
        if speaker.name is not None:
            identity = self._owner(speaker.name, quote.article_id)
            name = self._groups[identity].display() or speaker.name
            return replace(quote, speaker=replace(speaker, name=name, id=identity))
        if speaker.label:
            return replace(quote, speaker=QuoteSpeaker(speaker.label, None, None, self.role_of(speaker.label)))
        return quote

    def _owner(self, name: str, article_id: str) -> str:
        return self._parted.get((name, article_id)) or self._identity(name_key(name))

    # Whom a typed name stands for

    def find(self, typed: str) -> Found:
        """Whom `typed` names: a name or alias as a whole, else every name that holds its words, else roles and
        descriptions that do. Nobody gives an empty answer."""
        key = name_key(typed)
        if not key:
            return Found()
        identity = self._ids.get(key) or self._sounds.get(sound_key(typed) or "")
        if identity is not None and self._groups[identity].printed:
            return self._found([identity], key)
        wanted = set(key.split())
        matched = {owner for name, owner in self._ids.items() if wanted <= set(name.split())}
        if quoted := sorted(owner for owner in matched if self._groups[owner].printed):
            return self._found(quoted, key)
        return self._unnamed(typed, wanted)

    def _found(self, identities: Sequence[str], key: str) -> Found:
        groups = [self._groups[identity] for identity in identities]
        notes = tuple(f"{g.display()}, through the alias {g.aliases[key]}" for g in groups if key in g.aliases)
        names = frozenset(spelling for group in groups for spelling, _ in group.printed)
        return Found(frozenset(identities), names, frozenset(), self._others(identities, names), notes)

    def _others(self, identities: Sequence[str], names: frozenset[str]) -> frozenset[tuple[str, str]]:
        """Where a split gave one of `names` to speakers outside `identities`: only names that were split matter."""
        split = {name for name, _ in self._parted} & names
        return frozenset(
            printed
            for identity, group in self._groups.items()
            if split and identity not in identities
            for printed in group.printed
            if printed[0] in split
        )

    def _unnamed(self, typed: str, wanted: set[str]) -> Found:
        matched = [
            label
            for label, _ in self._descriptions
            if wanted <= set(name_key(label).split()) or wanted <= set(name_key(self.role_of(label)).split())
        ]
        warning = f"{typed} matches {len(matched)} unnamed descriptions: these may be different people"
        return Found(labels=frozenset(matched), notes=(warning,) if len(matched) > 1 else ())

    def called(self, printed: str) -> str:
        """The name of the speaker whom articles print so; `printed` itself when that is nobody by name."""
        identity = self._ids.get(name_key(printed))
        return printed if identity is None else self._groups[identity].display() or printed

    def by_id(self, speaker_id: str) -> Found:
        """A speaker by id; an empty answer for an unknown one."""
        return self._found([speaker_id], "") if speaker_id in self._groups else Found()

    def by_role(self, role: str) -> Found:
        """The descriptions that stand under a role."""
        return Found(labels=frozenset(label for label, _ in self._descriptions if self.role_of(label) == role))

    # Merging and parting

    def one(self, typed: str) -> Speaker:
        """The one named speaker that `typed` stands for.

        Raises NotFound when nobody of that name is quoted, Refused for unnamed sources and for several speakers.
        """
        found = self.find(typed)
        described = {description_key(label) for label, _ in self._descriptions}
        if found.labels or description_key(typed) in described:
            raise Refused(
                f"{typed} is unnamed, and its descriptions are not known to be the same person; nothing changed"
            )
        if not found:
            raise NotFound(f"no quote in this archive is by {typed}")
        if len(found.speaker_ids) > 1:
            names = ", ".join(sorted(self._groups[each].display() for each in found.speaker_ids))
            raise Refused(f"{typed} could be {names}; give the name in full")
        return self._speaker(next(iter(found.speaker_ids)))

    def to_merge(self, source: str, target: str, *, sure: bool) -> tuple[Speaker, Speaker]:
        """The two speakers that a merge would join: the same one twice when they are one already.

        Raises as `one` does and, unless `sure`, Refused when the given names differ.
        """
        first, second = self.one(source), self.one(target)
        if first.id != second.id and not sure and given_names_differ(first.name, second.name):
            raise Refused(
                f"{first.name} and {second.name} have different given names; nothing changed. "
                "Merge them all the same with --yes"
            )
        return first, second

    def to_part(
        self, speaker: Speaker, articles: Sequence[str], spellings: Sequence[str], name: str
    ) -> tuple[str, int]:
        """The id of the new speaker of a split, and how many quotes it takes.

        Raises Refused when it would take none or all of them, or when the new name is somebody's already.
        """
        identity = name_key(name).replace(" ", "-")
        if identity in self._groups or name_key(name) in self._ids:
            raise Refused(f"{name} is a speaker of this archive already; give the new one another name with --as")
        printed = self._groups[speaker.id].printed
        n_quotes = sum(n for (spelling, article), n in printed.items() if spelling in spellings or article in articles)
        if n_quotes in (0, speaker.n_quotes):
            share = "none" if n_quotes == 0 else "all"
            raise Refused(f"{share} of the quotes by {speaker.name} would move; nothing changed")
        return identity, n_quotes
