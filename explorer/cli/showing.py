"""The JSON shape of one record with all that is known of it, as `show` prints it."""

import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from explorer.cli.output import Json
from explorer.cli.shapes import (
    Shape,
    assessment_shape,
    citation_shape,
    cited_source_shape,
    commitment_shape,
    dated_shape,
    link_shape,
    listed_shape,
    name_or_none,
    names,
    tie_shape,
)
from explorer.model.act_words import told_act
from explorer.model.comparing import compare
from explorer.model.details import ListQuery
from explorer.model.ids import Day, RecordId
from explorer.model.records import Act, ActorInRole, AgreementLife, Alias, Commitment, Named, Tie
from explorer.model.spans import begins_after, ends_after
from explorer.model.standing import PartyStanding, had_stood, standing_on
from explorer.model.vocabulary import RecordKind
from explorer.model.when import When
from explorer.model.wording import day_iso
from explorer.store.queries import details
from explorer.store.queries.listing import list_records
from explorer.store.store import Store

AFTER: Final = "after_as_of"
"""The key, with the value true, of what is dated after the as-of day."""
ALIASES_AFTER: Final = "aliases_after_as_of"
"""The key of those of an actor's aliases that were taken after the as-of day."""
ENDS_AFTER: Final = "ends_after_as_of"
"""The key, with the value true, of a span that holds on the as-of day and ends after it."""


@dataclass(frozen=True, slots=True)
class Days:
    """The as-of day, and a second one to compare with."""

    as_of: Day
    compare: Day | None = None


def shape_of(store: Store, named: Named, days: Days) -> Shape:
    """All that is known of a record, in the keys of its kind."""
    match named.kind:
        case RecordKind.AGREEMENT:
            return _agreement(store, named.id, days)
        case RecordKind.ACTOR:
            return _actor(store, named.id, days)
        case RecordKind.EVENT:
            return _event(store, named.id)
        case RecordKind.STATEMENT:
            return _statement(store, named.id)
        case RecordKind.ACT:
            return _act(store, named.id)
        case RecordKind.SOURCE:
            return _source(store, named.id)
        case _:
            raise AssertionError(f"nothing shows a {named.kind}")


def _agreement(store: Store, record: RecordId, days: Days) -> Shape:
    detail = details.agreement(store, record)
    agreement, acts, known = detail.life.agreement, detail.life.acts, detail.life.names
    standing = standing_on(agreement, acts, days.as_of)
    by_id = {act.id: act for act in acts}
    return {
        "kind": agreement.kind,
        "id": agreement.id,
        "name": agreement.name,
        "short_name": agreement.short_name,
        "aliases": list(agreement.aliases),
        "consent": str(agreement.consent),
        "prospective": agreement.prospective,
        "description": agreement.description,
        "private": agreement.private,
        "as_of": day_iso(days.as_of),
        "standing": standing.of_whole,
        "contested": standing.contested,
        "uncertain": standing.uncertain,
        "is_judgement": standing.is_judgement,
        "parties": [_party(party, known) for party in standing.parties],
        "acts": [
            listed_shape(row) | _of_act(by_id[row.id], known, store) | _later(row.when, days.as_of)
            for row in detail.acts
        ],
        "statements": _listed(store, RecordKind.STATEMENT, days.as_of, agreement=record),
        "events": _listed(store, RecordKind.EVENT, days.as_of, agreement=record),
        "commitments": [_commitment(commitment, days.as_of) for commitment in detail.commitments],
        "sources": [cited_source_shape(source) for source in detail.sources],
        **_changes([detail.life], days, None),
    }


def _actor(store: Store, record: RecordId, days: Days) -> Shape:
    detail = details.actor(store, record)
    actor = detail.actor
    return {
        "kind": actor.kind,
        "id": actor.id,
        "name": actor.name,
        "short_name": actor.short_name,
        "aliases": [alias.name for alias in actor.aliases],
        **_aliases_to_come(actor.aliases, days.as_of),
        "description": actor.description,
        "private": actor.private,
        "as_of": day_iso(days.as_of),
        "ties": [_tie(tie, days.as_of) for tie in detail.ties],
        "agreements": [_membership(life, record, days.as_of) for life in detail.agreements],
        "statements": _listed(store, RecordKind.STATEMENT, days.as_of, actor=record),
        "events": _listed(store, RecordKind.EVENT, days.as_of, actor=record),
        "acts": _listed(store, RecordKind.ACT, days.as_of, actor=record),
        "appears_with": [{"actor": other.name, "records": count} for other, count in detail.appears_with],
        "sources": [cited_source_shape(source) for source in detail.sources],
        **_changes(detail.agreements, days, record),
    }


def _event(store: Store, record: RecordId) -> Shape:
    detail = details.event(store, record)
    event = detail.event
    return {
        "kind": "event",
        "id": event.id,
        "title": event.title,
        **dated_shape(event.when),
        "description": event.description,
        "place": name_or_none(event.place),
        "type": event.kind,
        "status": event.status,
        "announced": None if event.announced is None else event.announced.edtf or event.announced.text,
        "certainty": event.certainty,
        "importance": event.importance,
        "sequence": event.sequence,
        "private": event.private,
        **_with_roles(event.actors),
        "agreements": names(event.agreements),
        "tags": names(event.tags),
        "citations": [citation_shape(citation) for citation in event.citations],
        "links": [link_shape(link) for link in detail.links],
        "statements": [listed_shape(row) for row in detail.statements.rows],
    }


def _statement(store: Store, record: RecordId) -> Shape:
    detail = details.statement(store, record)
    statement = detail.statement
    return {
        "kind": "statement",
        "id": statement.id,
        "title": statement.summary,
        "summary": statement.summary,
        **dated_shape(statement.when),
        "quote": statement.quote,
        "language": statement.language,
        "translation": statement.translation,
        "translator": statement.translator,
        "mode": statement.mode,
        "attribution": statement.attribution,
        "medium": statement.medium,
        "at_event": name_or_none(statement.at_event),
        "certainty": statement.certainty,
        "importance": statement.importance,
        "sequence": statement.sequence,
        "private": statement.private,
        **_with_roles(statement.actors),
        "agreements": names(statement.agreements),
        "tags": names(statement.tags),
        "citations": [citation_shape(citation) for citation in statement.citations],
        "links": [link_shape(link) for link in detail.links],
    }


def _act(store: Store, record: RecordId) -> Shape:
    detail = details.act(store, record)
    act = detail.act
    actor = None if act.actor is None else detail.names[act.actor]
    parts = (actor, told_act(act, detail.names), detail.agreement.name)
    return {
        "kind": "act",
        "id": act.id,
        "title": " · ".join(part for part in parts if part),
        **dated_shape(act.when),
        "actors": [] if actor is None else [actor],
        "agreements": [detail.agreement.name],
        "act": act.act,
        **_of_act(act, detail.names, store),
        "importance": act.importance,
        "sequence": act.sequence,
        "private": act.private,
        "citations": [citation_shape(citation) for citation in detail.citations],
        "links": [link_shape(link) for link in detail.links],
    }


def _source(store: Store, record: RecordId) -> Shape:
    detail = details.source(store, record, limit=sys.maxsize)
    source = detail.source
    return {
        "kind": "source",
        "id": source.id,
        "name": source.title,
        "title": source.title,
        "author": source.author,
        "publisher": source.publisher,
        "published": source.published.edtf or source.published.text or None,
        "url": source.url,
        "archived_url": source.archived_url,
        "accessed": source.accessed,
        "type": source.kind,
        "note": source.note,
        "private": source.private,
        "cited_by": [
            listed_shape(row) | {"citation": citation_shape(citation)} for row, citation in detail.cited_by
        ],
        "cited_elsewhere": [
            {"id": one.record.id, "kind": one.record.kind.value, "title": one.record.name}
            | {"citation": citation_shape(one.citation)}
            for one in detail.cited_elsewhere
        ],
        "total": detail.total,
        "records": detail.records,
    }


def _listed(
    store: Store,
    kind: RecordKind,
    as_of: Day,
    *,
    actor: RecordId | None = None,
    agreement: RecordId | None = None,
) -> list[Json]:
    """Every record of the kind with the actor or the agreement: a detail holds the first of them only."""
    query = ListQuery(kinds=(kind,), actor=actor, agreement=agreement)
    return [listed_shape(row) | _later(row.when, as_of) for row in list_records(store, query)]


def _later(when: When, as_of: Day) -> Shape:
    """The mark of an entry that is dated after the as-of day; other entries have none."""
    return {AFTER: True} if begins_after(when, as_of) else {}


def _aliases_to_come(aliases: Sequence[Alias], as_of: Day) -> Shape:
    """Those of the aliases that were taken after the as-of day; no key where there are none."""
    to_come: list[Json] = [alias.name for alias in aliases if begins_after(alias.when, as_of)]
    return {ALIASES_AFTER: to_come} if to_come else {}


def _tie(tie: Tie, as_of: Day) -> Shape:
    """A tie, marked where it begins, or else ends, after the as-of day."""
    ends: Shape = {ENDS_AFTER: True} if ends_after(tie.when, as_of) else {}
    return tie_shape(tie) | (_later(tie.when, as_of) or ends)


def _commitment(commitment: Commitment, as_of: Day) -> Shape:
    """A commitment with the verdicts on it, each marked where it is of after the as-of day."""
    told = [assessment_shape(one) | _later(one.when, as_of) for one in commitment.assessments]
    return commitment_shape(commitment) | {"assessments": told}


def _with_roles(actors: tuple[ActorInRole, ...]) -> Shape:
    return {
        "actors": list(dict.fromkeys(part.actor.name for part in actors)),
        "roles": [{"actor": part.actor.name, "role": part.role} for part in actors],
    }


def _of_act(act: Act, known: Mapping[RecordId, str], store: Store) -> Shape:
    """What an act has beyond a row of a list."""

    def name(record: RecordId | None) -> str | None:
        return None if record is None else known[record]

    other = None if act.other_agreement is None else details.named(store, act.other_agreement)
    return {
        "actor": name(act.actor),
        "effect": None if act.effect is None else act.effect.edtf or act.effect.text,
        "predecessor": name(act.predecessor),
        "by_agreement": name_or_none(other),
        "claimed_by": name(act.claimed_by),
        "note": act.note,
    }


def _party(party: PartyStanding, known: Mapping[RecordId, str]) -> Shape:
    return {
        "actor": known[party.actor],
        "standing": party.standing,
        "suspended": party.suspended,
        "leaving": party.leaving,
        "leaves_on": party.leaves_on,
        "contested": party.contested,
        "uncertain": party.uncertain,
        "since": None if party.since is None else party.since.edtf,
        "predecessor": None if party.predecessor is None else known[party.predecessor],
    }


def _membership(life: AgreementLife, actor: RecordId, day: Day) -> Shape:
    """An actor's standing in one agreement; null where it has none on that day."""
    standing = standing_on(life.agreement, life.acts, day)
    party = next((party for party in standing.parties if party.actor == actor), None)
    in_agreement = None if party is None else _party(party, life.names)
    is_to_come = party is None and not had_stood(life.acts, actor, day)
    return {
        "agreement": life.agreement.name,
        "short_name": life.agreement.short_name,
        "agreement_standing": standing.of_whole,
        "standing": None,
        **({key: value for key, value in in_agreement.items() if key != "actor"} if in_agreement else {}),
        **({AFTER: True} if is_to_come else {}),
    }


def _changes(lives: Sequence[AgreementLife], days: Days, actor: RecordId | None) -> Shape:
    """What changed between the two days, told from the earlier to the later; nothing without a second day."""
    if days.compare is None:
        return {}
    compared = compare(lives, days.as_of, days.compare)
    return {
        "compare": day_iso(days.compare),
        "changes": [
            {
                "agreement": changed.agreement.name,
                "actor": None if change.actor is None else changed.names[change.actor],
                "from": change.before,
                "to": change.after,
                "when": None if change.when is None else change.when.edtf,
                "act": change.act,
                "leaving": change.leaving,
                "leaves_on": change.leaves_on,
                "contested": change.contested,
                "uncertain": change.uncertain,
            }
            for changed in compared.agreements
            for change in changed.changes
            if actor is None or change.actor == actor
        ],
    }
