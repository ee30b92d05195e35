"""The JSON shapes of the command line: model values in, plain dictionaries out. Keys are never renamed."""

import json

from explorer.cli.output import Json
from explorer.model.details import BrowserEntry, CitedSource, ListedRecord
from explorer.model.records import Assessment, Citation, Commitment, Link, Named, Tie
from explorer.model.saved_view import SavedView
from explorer.model.vocabulary import RecordKind
from explorer.model.when import When

Shape = dict[str, Json]


def dated_shape(when: When) -> Shape:
    """The keys of every dated record: its EDTF (null = undated), the text as typed, its outer bounds."""
    return {
        "when": when.edtf,
        "when_text": when.text,
        "start_earliest": when.start_earliest,
        "end_latest": when.end_latest,
    }


def listed_shape(record: ListedRecord) -> Shape:
    """An event, statement or act as one row of `list` and `search`."""
    shape: Shape = {
        "kind": str(record.kind),
        "id": record.id,
        "title": record.title,
        **dated_shape(record.when),
        "actors": names(record.actors),
        "agreements": names(record.agreements),
    }
    if record.kind is RecordKind.ACT:
        shape["act"] = record.act
    elif record.kind is RecordKind.STATEMENT:
        shape["mode"] = record.mode
        shape["quote"] = record.quote
    else:
        shape["status"] = record.status
    shape["private"] = record.private
    return shape


def named_shape(named: Named) -> Shape:
    """A record that is found by its name, in the keys of a list's row."""
    return {
        "kind": str(named.kind),
        "id": named.id,
        "title": named.name,
        "name": named.name,
        "when": None,
        "start_earliest": None,
        "end_latest": None,
        "actors": [],
        "agreements": [],
    }


def browser_shape(entry: BrowserEntry) -> Shape:
    """An actor, agreement or source as one row of `list`; `type` is the kind of actor or agreement."""
    return named_shape(entry.record) | {
        "short_name": entry.short_name,
        "type": entry.kind,
        "count": entry.count,
    }


def view_shape(view: SavedView) -> Shape:
    """A saved view as one row of `list`; the rest is null where its settings can't be read."""
    shown = view.settings
    settings: Shape = {} if shown is None else json.loads(shown.to_text())
    parts = ("first_ms", "last_ms", "as_of", "lanes", "filter", "selected")
    return {
        "kind": "view",
        "id": view.id,
        "title": view.name,
        "name": view.name,
        **{part: settings.get(part) for part in parts},
    }


def found_shape(found: ListedRecord | Named) -> Shape:
    """One row of `search`."""
    return listed_shape(found) if isinstance(found, ListedRecord) else named_shape(found)


def reference_shape(named: Named) -> Shape:
    """A record as another one refers to it."""
    return {"kind": str(named.kind), "id": named.id, "title": named.name}


def link_shape(link: Link) -> Shape:
    """A link between two records."""
    return {
        "id": link.id,
        "from": reference_shape(link.from_record),
        "relation": link.relation,
        "to": reference_shape(link.to_record),
        "asserted_by": name_or_none(link.asserted_by),
        "certainty": link.certainty,
        "note": link.note,
    }


def citation_shape(citation: Citation) -> Shape:
    """The use of a source for one record."""
    return {
        "source": citation.source.name,
        "source_id": citation.source.id,
        "locator": citation.locator,
        "excerpt": citation.excerpt,
        "confidence": citation.confidence,
        "stance": citation.stance,
        "says_when": None
        if citation.says_when is None
        else citation.says_when.edtf or citation.says_when.text,
        "via_source": name_or_none(citation.via_source),
    }


def cited_source_shape(cited: CitedSource) -> Shape:
    """A source with how often it is cited."""
    return {
        "source": cited.source.name,
        "id": cited.source.id,
        "citations": cited.citations,
        "confidence": cited.confidence,
    }


def tie_shape(tie: Tie) -> Shape:
    """A dated relation between two actors."""
    return {
        "id": tie.id,
        "actor": tie.actor.name,
        "relation": tie.relation,
        "to_actor": name_or_none(tie.to_actor),
        "title": tie.title,
        **dated_shape(tie.when),
    }


def commitment_shape(commitment: Commitment) -> Shape:
    """What one party undertook, with the verdicts on it."""
    return {
        "id": commitment.id,
        "obligor": commitment.obligor.name,
        "owed_to": name_or_none(commitment.owed_to),
        "article": commitment.article,
        "condition": commitment.condition,
        "text": commitment.text,
        "due": None if commitment.due is None else commitment.due.edtf or commitment.due.text,
        "assessments": [assessment_shape(assessment) for assessment in commitment.assessments],
    }


def assessment_shape(assessment: Assessment) -> Shape:
    """A verdict on a commitment."""
    return {
        "assessor": assessment.assessor.name,
        "verdict": assessment.verdict,
        "when": assessment.when.edtf,
        "when_text": assessment.when.text,
        "note": assessment.note,
    }


def names(named: tuple[Named, ...]) -> list[Json]:
    """The names alone."""
    return [each.name for each in named]


def name_or_none(named: Named | None) -> str | None:
    """The name, null where there is nobody."""
    return None if named is None else named.name
