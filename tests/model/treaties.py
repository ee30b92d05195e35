"""A small way to write down a made-up treaty and ask what stands on a day."""

from dataclasses import replace

from explorer.model.bands import AgreementBands, bands_of
from explorer.model.calendar import day_of
from explorer.model.history import History, StandingChange
from explorer.model.ids import Day, RecordId
from explorer.model.reading import read_when
from explorer.model.records import Act, Agreement
from explorer.model.standing import PartyStanding, Standing, standing_on
from explorer.model.vocabulary import Consent
from explorer.model.when import When

TREATY = RecordId(1)
_FIRST_ACTOR = 100
_FIRST_ACT = 1000


def day(iso: str) -> Day:
    """Read a full day."""
    year, month, date = (int(part) for part in iso.split("-"))
    return day_of(year, month, date)


class Treaty:
    """A treaty in the making; actors are single words, days ISO text."""

    def __init__(self, consent: Consent = Consent.INSTRUMENT, kind: str = "treaty") -> None:
        self.agreement = Agreement(TREATY, "Treaty of Nowhere", kind=kind, consent=consent)
        self.acts: list[Act] = []
        self._actors: dict[str, RecordId] = {}

    def actor(self, name: str) -> RecordId:
        """Give the number of an actor."""
        return self._actors.setdefault(name, RecordId(_FIRST_ACTOR + len(self._actors)))

    @property
    def names(self) -> dict[RecordId, str]:
        """The actors' names by number."""
        return {number: name for name, number in self._actors.items()}

    def add(
        self,
        when: str,
        act: str,
        *actors: str,
        effect: str | None = None,
        predecessor: str | None = None,
        claimed_by: str | None = None,
        sequence: int = 0,
        is_contradicted: bool = False,
    ) -> "Treaty":
        """Record the act for each of the actors, or for the whole; undated where `when` is empty."""
        for actor in actors or (None,):
            self.acts.append(
                Act(
                    id=RecordId(_FIRST_ACT + len(self.acts)),
                    agreement=TREATY,
                    act=act,
                    when=read_when(when) if when else When("some day"),
                    actor=None if actor is None else self.actor(actor),
                    effect=None if effect is None else read_when(effect),
                    predecessor=None if predecessor is None else self.actor(predecessor),
                    claimed_by=None if claimed_by is None else self.actor(claimed_by),
                    sequence=sequence,
                    is_contradicted=is_contradicted,
                )
            )
        return self

    def without(self, *numbers: int) -> list[Act]:
        """List the acts without those at the positions."""
        return [act for position, act in enumerate(self.acts) if position not in numbers]

    def on(self, iso: str) -> Standing:
        """Ask what stands on the day."""
        return standing_on(self.agreement, self.acts, day(iso))

    def whole(self, iso: str) -> str | None:
        """Ask for the standing of the whole on the day."""
        return self.on(iso).of_whole

    def party(self, name: str, iso: str) -> PartyStanding | None:
        """Ask for everything about an actor on the day."""
        return self.on(iso).of(self.actor(name))

    def of(self, name: str, iso: str) -> str | None:
        """Ask for an actor's headline on the day."""
        party = self.party(name, iso)
        return None if party is None else party.standing

    def listed(self, iso: str) -> list[str]:
        """List the actors that have a standing on the day, in order."""
        names = self.names
        return [names[party.actor] for party in self.on(iso).parties]

    def bands(self, as_of: str | None = None) -> AgreementBands:
        """Give the bands up to the as-of day."""
        return bands_of(self.agreement, self.acts, None if as_of is None else day(as_of))

    def changes(self, iso_a: str, iso_b: str) -> tuple[StandingChange, ...]:
        """Compare two days."""
        return History(self.agreement, self.acts).changes_between(day(iso_a), day(iso_b))

    def with_acts(self, acts: list[Act]) -> "Treaty":
        """Give the same treaty with other acts."""
        other = Treaty(self.agreement.consent, self.agreement.kind)
        other.acts = [replace(act) for act in acts]
        other._actors = dict(self._actors)
        return other
