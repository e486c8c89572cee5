"""The speakers of a whole archive: which names are one speaker, and the roles unnamed sources speak in.

Articles keep the names they print. What makes two of them one speaker is kept beside the index and applied when
quotes are read: equal names, transliterations of one full name, the archive's `speakers.toml`, and the merges and
splits people made, each of which can be undone.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, field, replace

from quotedesk.index.found_speakers import Found, unnamed
from quotedesk.index.model import Description, NameCount, Quote, QuoteSpeaker, Role, Speaker
from quotedesk.index.names import name_key, sound_key
from quotedesk.index.roles import description_key, plain_role
from quotedesk.index.speaker_changes import Changeable
from quotedesk.index.speaker_log import LogEntry
from quotedesk.index.speakers_file import SpeakersFile
from quotedesk.index.text import fold


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


class Speakers(Changeable):
    """Who is who in one snapshot of an archive. Built from what the articles print; read only."""

    def __init__(self, counts: Iterable[NameCount], known: SpeakersFile, changes: Sequence[LogEntry] = ()) -> None:
        """`changes` are the merges and splits in force, oldest first."""
        self._groups: defaultdict[str, _Group] = defaultdict(_Group)
        self._ids: dict[str, str] = {}
        self._sounds: dict[str, str] = {}
        self._parted: dict[tuple[str, str], str] = {}
        """Speaker id by name as printed and article id, where a split said so."""
        self._names: dict[str, str] = {}
        """Of speakers that were asked for: finding the commonest spelling takes as long as they have quotes."""
        self._descriptions: Counter[tuple[str, str]] = Counter()
        self._role_names = {description_key(text): role.name for role in known.roles for text in role.descriptions}
        for speaker in known.speakers:
            self._introduce(speaker.name, speaker.aliases)
        printed: defaultdict[str, Counter[tuple[str, str]]] = defaultdict(Counter)
        for count in counts:
            if count.name is not None:
                printed[count.name][count.name, count.article_id] += count.n_quotes
            elif count.label is not None:
                self._descriptions[count.label, count.article_id] += count.n_quotes
        for name in sorted(printed, key=name_key):  # an id does not hang on the order in which articles come
            self._groups[self._identity(name_key(name))].printed.update(printed[name])
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
        source, target = self._now(source), self._now(target)
        if source == target or source not in self._groups or target not in self._groups:
            return
        gone, kept = self._groups.pop(source), self._groups[target]
        kept.name, former = kept.display(), gone.display()
        kept.printed += gone.printed
        kept.aliases |= {name_key(former): former} | gone.aliases
        self._ids = {key: target if owner == source else owner for key, owner in self._ids.items()}
        self._sounds = {sound: target if owner == source else owner for sound, owner in self._sounds.items()}
        self._parted = {printed: target if owner == source else owner for printed, owner in self._parted.items()}

    def _now(self, speaker_id: str) -> str:
        """The id today of a speaker that a log names: another spelling of the name may have come to give it."""
        if speaker_id in self._groups:
            return speaker_id
        key = speaker_id.replace("-", " ")
        return self._ids.get(key) or self._sounds.get(sound_key(key) or "") or speaker_id

    def _part(self, change: LogEntry) -> None:
        source_id = self._now(change.source_id)
        if source_id not in self._groups:
            return
        whole, part = self._groups[source_id], self._groups[change.target_id]
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
        found = [self.speaker(identity) for identity, group in self._groups.items() if group.printed]
        return sorted(found, key=lambda speaker: (-speaker.n_quotes, fold(speaker.name)))

    def each_named(self, beginning: str = "") -> Iterator[Speaker]:
        """The same one by one; those whose name begins so, whatever its case."""
        return (speaker for speaker in self.named() if fold(speaker.name).startswith(fold(beginning)))

    def speaker(self, identity: str) -> Speaker:
        """One of them by id."""
        group = self._groups[identity]
        name = group.display()
        others = dict.fromkeys([*group.aliases.values(), *sorted(group.spellings())])
        others.pop(name, None)
        n_articles = len({article_id for _, article_id in group.printed})
        return Speaker(identity, name, tuple(others), group.printed.total(), n_articles)

    def __contains__(self, speaker_id: str) -> bool:
        return speaker_id in self._groups

    def roles(self) -> list[Role]:
        """Headings for unnamed sources, by number of quotes, then name; each description of each article apart."""
        headed: defaultdict[str, list[Description]] = defaultdict(list)
        by_article = sorted(self._descriptions.items(), key=lambda each: (each[0][1], each[0][0]))
        for (label, article_id), n_quotes in by_article:
            headed[self.role_of(label)].append(Description(label, article_id, n_quotes))
        roles = [Role(name, tuple(descriptions)) for name, descriptions in headed.items()]
        return sorted(roles, key=lambda role: (-role.n_quotes, description_key(role.role)))

    def beside(self, speaker_id: str) -> list[tuple[Speaker, int]]:
        """Named speakers quoted in the same articles as one, and in how many: by that number, then name."""
        articles = {article_id for _, article_id in (self._groups.get(speaker_id) or _Group()).printed}
        shared = {
            identity: len(articles & {article_id for _, article_id in group.printed})
            for identity, group in self._groups.items()
            if identity != speaker_id
        }
        found = [(self.speaker(identity), number) for identity, number in shared.items() if number]
        return sorted(found, key=lambda each: (-each[1], fold(each[0].name)))

    def role_of(self, description: str) -> str:
        """The heading for an unnamed source: the speakers file's, or its head noun with its country or institution."""
        return self._role_names.get(description_key(description)) or plain_role(description)

    def resolved(self, quote: Quote) -> Quote:
        """`quote` with the archive's name and id for its speaker, or the role of its unnamed source."""
        speaker = quote.speaker
        if quote.attribution.how in ("uncertain", "none"):
            return quote
        if speaker.name is not None:
            identity = self.owner(speaker.name, quote.article_id)
            name = self.name(identity) or speaker.name
            return replace(quote, speaker=replace(speaker, name=name, id=identity))
        if speaker.label:
            return replace(quote, speaker=QuoteSpeaker(speaker.label, None, None, self.role_of(speaker.label)))
        return quote

    def owner(self, name: str, article_id: str) -> str:
        """The id of the speaker whom an article prints so."""
        return self._parted.get((name, article_id)) or self._identity(name_key(name))

    def name(self, identity: str) -> str:
        """What a speaker is called; empty for one whom no article quotes in direct speech."""
        if identity not in self._names:
            self._names[identity] = self._groups[identity].display()
        return self._names[identity]

    # Whom a typed name stands for

    def find(self, typed: str) -> Found:
        """Whom `typed` names: a name or alias as a whole, else every name that holds its words, else roles and
        descriptions that do. Nobody gives an empty answer."""
        key = name_key(typed)
        if not key:
            return Found()
        return self.exactly(typed) or self.found(self.holding(set(key.split())), key) or self._unnamed(typed)

    def exactly(self, typed: str) -> Found:
        """The speaker who has a name or alias as a whole; an empty answer when nobody has."""
        key = name_key(typed)
        identity = self._ids.get(key) or self._sounds.get(sound_key(typed) or "")
        return self.found([identity], key) if identity is not None and self._is_quoted(identity) else Found()

    def holding(self, wanted: Set[str]) -> list[str]:
        """The ids of the speakers one of whose names holds some words, keys as `name_key` makes them."""
        matched = {owner for name, owner in self._ids.items() if wanted <= set(name.split())}
        return sorted(filter(self._is_quoted, matched))

    def _is_quoted(self, identity: str) -> bool:
        return identity in self._groups and bool(self._groups[identity].printed)

    def found(self, identities: Sequence[str], key: str) -> Found:
        """The answer that stands for some speakers; through which alias a typed name, by its key, came to them."""
        if not identities:
            return Found()
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

    def _unnamed(self, typed: str) -> Found:
        wanted = set(name_key(typed).split())
        matched = [
            label
            for label, _ in self._descriptions
            if wanted <= set(name_key(label).split()) or wanted <= set(name_key(self.role_of(label)).split())
        ]
        return unnamed(typed, matched)

    def called(self, printed: str) -> str:
        """The name of the speaker whom articles print so; `printed` itself when that is nobody by name."""
        identity = self._ids.get(name_key(printed))
        return printed if identity is None else self.name(identity) or printed

    def by_id(self, speaker_id: str) -> Found:
        """A speaker by id; an empty answer for an unknown one."""
        return self.found([speaker_id], "") if speaker_id in self._groups else Found()

    def by_role(self, role: str) -> Found:
        """The descriptions that stand under a role."""
        return Found(labels=frozenset(label for label, _ in self._descriptions if self.role_of(label) == role))

    # What merging and parting ask

    def describes(self, typed: str) -> bool:
        wanted = description_key(typed)
        return any(description_key(label) == wanted for label, _ in self._descriptions)

    def is_taken(self, name: str) -> bool:
        return name_key(name) in self._ids or name_key(name).replace(" ", "-") in self._groups

    def n_parted(self, speaker_id: str, articles: Collection[str], spellings: Collection[str]) -> int:
        printed = self._groups[speaker_id].printed
        return sum(n for (spelling, article), n in printed.items() if spelling in spellings or article in articles)
