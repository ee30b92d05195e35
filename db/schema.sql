-- The schema as all migrations leave it; read it here, change it by a new file under migrations/.
-- Written by: python -m explorer.store.schema > db/schema.sql

pragma application_id = 1146375256;
pragma user_version = 2001;

CREATE TABLE records (
    id integer primary key autoincrement,
    kind text not null check (kind in ('actor', 'tie', 'event', 'statement', 'agreement', 'act', 'commitment',
                                       'assessment', 'link', 'source', 'place', 'tag')),
    uid text not null unique,
    private integer not null default 0 check (private in (0, 1)),
    import_id integer references imports (id) on delete set null,
    created text not null,
    changed text not null
) strict;

CREATE INDEX records_by_import on records (import_id) where import_id is not null;

CREATE INDEX records_by_kind on records (kind);

CREATE INDEX records_that_are_private on records (id) where private = 1;

CREATE TABLE imports (
    id integer primary key autoincrement,
    at text not null,
    label text not null,
    format text,
    file_name text,
    undone integer not null default 0 check (undone in (0, 1))
) strict;

CREATE TABLE actors (
    id integer primary key references records (id) on delete cascade,
    name text not null,
    short_name text,
    kind text not null check (kind in ('person', 'state', 'organisation', 'group', 'unnamed source')),
    description text,
    colour text
) strict;

CREATE TABLE actor_names (
    id integer primary key,
    actor integer not null references actors (id) on delete cascade,
    name text not null,
    when_text text, when_edtf text,
    start_earliest integer, start_latest integer, end_earliest integer, end_latest integer,
    precision text,
    approximate integer not null default 0 check (approximate in (0, 1)),
    uncertain integer not null default 0 check (uncertain in (0, 1)),
    utc_offset_min integer,
    unique (actor, name)
) strict;

CREATE TABLE ties (
    id integer primary key references records (id) on delete cascade,
    actor integer not null references actors (id),
    relation text not null check (relation in ('holds office', 'organ of', 'member of', 'part of', 'successor of')),
    to_actor integer references actors (id),
    title text,
    when_text text, when_edtf text,
    start_earliest integer, start_latest integer, end_earliest integer, end_latest integer,
    precision text,
    approximate integer not null default 0 check (approximate in (0, 1)),
    uncertain integer not null default 0 check (uncertain in (0, 1)),
    utc_offset_min integer
) strict;

CREATE INDEX ties_by_actor on ties (actor);

CREATE INDEX ties_by_to_actor on ties (to_actor);

CREATE TABLE places (
    id integer primary key references records (id) on delete cascade,
    name text not null,
    country text,
    latitude real check (latitude between -90 and 90),
    longitude real check (longitude between -180 and 180)
) strict;

CREATE TABLE tags (
    id integer primary key references records (id) on delete cascade,
    name text not null
) strict;

CREATE TABLE events (
    id integer primary key references records (id) on delete cascade,
    title text not null check (title <> ''),
    description text,
    when_text text, when_edtf text,
    start_earliest integer, start_latest integer, end_earliest integer, end_latest integer,
    precision text,
    approximate integer not null default 0 check (approximate in (0, 1)),
    uncertain integer not null default 0 check (uncertain in (0, 1)),
    utc_offset_min integer,
    place integer references places (id),
    kind text,
    status text not null default 'happened' check (status in ('happened', 'planned', 'postponed', 'cancelled')),
    announced_when_text text, announced_when_edtf text,
    announced_start_earliest integer, announced_start_latest integer,
    announced_end_earliest integer, announced_end_latest integer,
    announced_precision text,
    announced_approximate integer not null default 0 check (announced_approximate in (0, 1)),
    announced_uncertain integer not null default 0 check (announced_uncertain in (0, 1)),
    announced_utc_offset_min integer,
    certainty text not null default 'established' check (certainty in ('established', 'reported', 'disputed')),
    importance integer not null default 3 check (importance between 1 and 5),
    sequence integer not null default 0
) strict;

CREATE INDEX events_by_start on events (start_earliest);

CREATE INDEX events_by_place on events (place);

CREATE TABLE event_actors (
    id integer primary key,
    event integer not null references events (id) on delete cascade,
    actor integer not null references actors (id),
    role text not null default 'participant',
    position integer not null default 0,
    unique (event, actor, role)
) strict;

CREATE INDEX event_actors_by_actor on event_actors (actor, event);

CREATE TABLE statements (
    id integer primary key references records (id) on delete cascade,
    summary text not null check (summary <> ''),
    quote text,
    language text,
    translation text,
    translator text,
    when_text text, when_edtf text,
    start_earliest integer, start_latest integer, end_earliest integer, end_latest integer,
    precision text,
    approximate integer not null default 0 check (approximate in (0, 1)),
    uncertain integer not null default 0 check (uncertain in (0, 1)),
    utc_offset_min integer,
    mode text not null default 'reported' check (mode in ('direct', 'partial', 'reported')),
    attribution text not null default 'on record'
        check (attribution in ('on record', 'background', 'deep background', 'leaked', 'document')),
    medium text,
    at_event integer references events (id) on delete set null,
    certainty text not null default 'established' check (certainty in ('established', 'reported', 'disputed')),
    importance integer not null default 3 check (importance between 1 and 5),
    sequence integer not null default 0
) strict;

CREATE INDEX statements_by_start on statements (start_earliest);

CREATE INDEX statements_by_event on statements (at_event);

CREATE TABLE statement_actors (
    id integer primary key,
    statement integer not null references statements (id) on delete cascade,
    actor integer not null references actors (id),
    role text not null default 'speaker'
        check (role in ('speaker', 'on behalf of', 'relayed by', 'addressee', 'about')),
    position integer not null default 0,
    unique (statement, actor, role)
) strict;

CREATE INDEX statement_actors_by_actor on statement_actors (actor, statement);

CREATE TABLE agreements (
    id integer primary key references records (id) on delete cascade,
    name text not null,
    short_name text,
    kind text not null default 'treaty'
        check (kind in ('treaty', 'armistice', 'executive agreement', 'political commitment',
                        'unilateral undertaking', 'resolution')),
    consent text not null default 'entry' check (consent in ('signature', 'entry', 'instrument')),
    prospective integer not null default 0 check (prospective in (0, 1)),
    description text
) strict;

CREATE TABLE agreement_names (
    id integer primary key,
    agreement integer not null references agreements (id) on delete cascade,
    name text not null,
    unique (agreement, name)
) strict;

CREATE TABLE event_agreements (
    id integer primary key,
    event integer not null references events (id) on delete cascade,
    agreement integer not null references agreements (id),
    unique (event, agreement)
) strict;

CREATE INDEX event_agreements_by_agreement on event_agreements (agreement, event);

CREATE TABLE statement_agreements (
    id integer primary key,
    statement integer not null references statements (id) on delete cascade,
    agreement integer not null references agreements (id),
    unique (statement, agreement)
) strict;

CREATE INDEX statement_agreements_by_agreement on statement_agreements (agreement, statement);

CREATE TABLE act_kinds (
    name text primary key,
    position integer not null,
    scope text not null check (scope in ('whole', 'party', 'both', 'none')),
    moves text not null
) strict, without rowid;

CREATE TABLE acts (
    id integer primary key references records (id) on delete cascade,
    agreement integer not null references agreements (id),
    actor integer references actors (id),
    act text not null references act_kinds (name),
    when_text text, when_edtf text,
    start_earliest integer, start_latest integer, end_earliest integer, end_latest integer,
    precision text,
    approximate integer not null default 0 check (approximate in (0, 1)),
    uncertain integer not null default 0 check (uncertain in (0, 1)),
    utc_offset_min integer,
    effect_when_text text, effect_when_edtf text,
    effect_start_earliest integer, effect_start_latest integer,
    effect_end_earliest integer, effect_end_latest integer,
    effect_precision text,
    effect_approximate integer not null default 0 check (effect_approximate in (0, 1)),
    effect_uncertain integer not null default 0 check (effect_uncertain in (0, 1)),
    effect_utc_offset_min integer,
    predecessor integer references actors (id),
    other_agreement integer references agreements (id),
    claimed_by integer references actors (id),
    note text,
    importance integer not null default 3 check (importance between 1 and 5),
    sequence integer not null default 0
) strict;

CREATE INDEX acts_by_agreement on acts (agreement);

CREATE INDEX acts_by_actor on acts (actor);

CREATE INDEX acts_by_start on acts (start_earliest);

CREATE INDEX acts_by_predecessor on acts (predecessor) where predecessor is not null;

CREATE INDEX acts_by_claimant on acts (claimed_by) where claimed_by is not null;

CREATE INDEX acts_by_other_agreement on acts (other_agreement) where other_agreement is not null;

CREATE TABLE commitments (
    id integer primary key references records (id) on delete cascade,
    agreement integer not null references agreements (id),
    obligor integer not null references actors (id),
    owed_to integer references actors (id),
    article text,
    condition text,
    text text not null,
    due_when_text text, due_when_edtf text,
    due_start_earliest integer, due_start_latest integer, due_end_earliest integer, due_end_latest integer,
    due_precision text,
    due_approximate integer not null default 0 check (due_approximate in (0, 1)),
    due_uncertain integer not null default 0 check (due_uncertain in (0, 1)),
    due_utc_offset_min integer
) strict;

CREATE INDEX commitments_by_agreement on commitments (agreement);

CREATE INDEX commitments_by_obligor on commitments (obligor);

CREATE INDEX commitments_by_owed_to on commitments (owed_to);

CREATE TABLE assessments (
    id integer primary key references records (id) on delete cascade,
    commitment integer not null references commitments (id) on delete cascade,
    assessor integer not null references actors (id),
    verdict text not null check (verdict in ('met', 'partly met', 'broken', 'disputed', 'pending')),
    when_text text, when_edtf text,
    start_earliest integer, start_latest integer, end_earliest integer, end_latest integer,
    precision text,
    approximate integer not null default 0 check (approximate in (0, 1)),
    uncertain integer not null default 0 check (uncertain in (0, 1)),
    utc_offset_min integer,
    note text
) strict;

CREATE INDEX assessments_by_commitment on assessments (commitment);

CREATE INDEX assessments_by_assessor on assessments (assessor);

CREATE TABLE links (
    id integer primary key references records (id) on delete cascade,
    from_record integer not null references records (id) on delete cascade,
    to_record integer not null references records (id) on delete cascade,
    relation text not null check (relation in ('reverses', 'contradicts', 'reaffirms', 'responds to', 'leads to',
                                               'implements', 'violates', 'part of')),
    asserted_by integer references actors (id),
    certainty text not null default 'established' check (certainty in ('established', 'reported', 'disputed')),
    note text
) strict;

CREATE INDEX links_by_from on links (from_record);

CREATE INDEX links_by_to on links (to_record);

CREATE INDEX links_by_assertor on links (asserted_by) where asserted_by is not null;

CREATE TABLE sources (
    id integer primary key references records (id) on delete cascade,
    title text not null,
    author text,
    publisher text,
    published_when_text text, published_when_edtf text,
    published_start_earliest integer, published_start_latest integer,
    published_end_earliest integer, published_end_latest integer,
    published_precision text,
    published_approximate integer not null default 0 check (published_approximate in (0, 1)),
    published_uncertain integer not null default 0 check (published_uncertain in (0, 1)),
    published_utc_offset_min integer,
    url text,
    archived_url text,
    accessed text,
    kind text,
    note text
) strict;

CREATE TABLE citations (
    id integer primary key,
    record integer not null references records (id) on delete cascade,
    source integer not null references sources (id),
    locator text,
    excerpt text,
    confidence integer not null default 3 check (confidence between 1 and 5),
    stance text not null default 'supports' check (stance in ('supports', 'contradicts', 'mentions')),
    says_when_text text, says_when_edtf text,
    says_start_earliest integer, says_start_latest integer, says_end_earliest integer, says_end_latest integer,
    says_precision text,
    says_approximate integer not null default 0 check (says_approximate in (0, 1)),
    says_uncertain integer not null default 0 check (says_uncertain in (0, 1)),
    says_utc_offset_min integer,
    via_source integer references sources (id)
) strict;

CREATE INDEX citations_by_record on citations (record);

CREATE INDEX citations_by_source on citations (source);

CREATE INDEX citations_by_via_source on citations (via_source) where via_source is not null;

CREATE TABLE external_ids (
    id integer primary key,
    record integer not null references records (id) on delete cascade,
    scheme text not null,
    value text not null,
    unique (scheme, value)
) strict;

CREATE INDEX external_ids_by_record on external_ids (record);

CREATE TABLE taggings (
    id integer primary key,
    record integer not null references records (id) on delete cascade,
    tag integer not null references tags (id),
    unique (record, tag)
) strict;

CREATE INDEX taggings_by_tag on taggings (tag, record);

CREATE TABLE views (
    id integer primary key,
    name text not null unique,
    settings text not null
) strict;

CREATE TABLE settings (
    name text primary key,
    value text
) strict, without rowid;

CREATE TABLE drafts (
    id integer primary key,
    kind text not null,
    saved text not null,
    content text not null
) strict;

CREATE TABLE journal (
    step integer primary key autoincrement,
    label text not null,
    at text not null,
    origin text not null,
    record integer, -- what the edit was about; no reference, since it may be gone
    undone integer not null default 0 check (undone in (0, 1))
) strict;

CREATE TABLE journal_rows (
    id integer primary key,
    step integer not null references journal (step) on delete cascade,
    table_name text not null,
    row_id integer not null,
    before_json text,
    after_json text
) strict;

CREATE INDEX journal_rows_by_step on journal_rows (step);

CREATE TABLE stale (
    record integer primary key
) strict;

CREATE TABLE name_keys (
    kind text not null,
    key text not null,
    record integer not null references records (id) on delete cascade,
    part text not null check (part in ('name', 'short name', 'alias', 'surname', 'word')),
    primary key (kind, key, record, part)
) strict, without rowid;

CREATE INDEX name_keys_by_record on name_keys (record);

CREATE VIRTUAL TABLE search using fts5 (
    name, body, joined,
    tokenize = "unicode61 remove_diacritics 2",
    prefix = '2 3'
);

CREATE TRIGGER actors_stale_after_insert after insert on actors begin
    insert or ignore into stale (record) values (new.id);
end;

CREATE TRIGGER actors_stale_after_update after update of name, short_name, kind, description on actors begin
    insert or ignore into stale (record) values (new.id);
end;

CREATE TRIGGER actors_stale_after_delete after delete on actors begin
    insert or ignore into stale (record) values (old.id);
end;

CREATE TRIGGER actor_names_stale_after_insert after insert on actor_names begin
    insert or ignore into stale (record) values (new.actor);
end;

CREATE TRIGGER actor_names_stale_after_update after update of name, actor on actor_names begin
    insert or ignore into stale (record) values (old.actor), (new.actor);
end;

CREATE TRIGGER actor_names_stale_after_delete after delete on actor_names begin
    insert or ignore into stale (record) values (old.actor);
end;

CREATE TRIGGER agreements_stale_after_insert after insert on agreements begin
    insert or ignore into stale (record) values (new.id);
end;

CREATE TRIGGER agreements_stale_after_update after update of name, short_name, description on agreements begin
    insert or ignore into stale (record) values (new.id);
end;

CREATE TRIGGER agreements_stale_after_delete after delete on agreements begin
    insert or ignore into stale (record) values (old.id);
end;

CREATE TRIGGER agreement_names_stale_after_insert after insert on agreement_names begin
    insert or ignore into stale (record) values (new.agreement);
end;

CREATE TRIGGER agreement_names_stale_after_update after update of name, agreement on agreement_names begin
    insert or ignore into stale (record) values (old.agreement), (new.agreement);
end;

CREATE TRIGGER agreement_names_stale_after_delete after delete on agreement_names begin
    insert or ignore into stale (record) values (old.agreement);
end;

CREATE TRIGGER sources_stale_after_insert after insert on sources begin
    insert or ignore into stale (record) values (new.id);
end;

CREATE TRIGGER sources_stale_after_update after update of title, author, publisher, note on sources begin
    insert or ignore into stale (record) values (new.id);
end;

CREATE TRIGGER sources_stale_after_delete after delete on sources begin
    insert or ignore into stale (record) values (old.id);
end;

CREATE TRIGGER places_stale_after_insert after insert on places begin
    insert or ignore into stale (record) values (new.id);
end;

CREATE TRIGGER places_stale_after_update after update of name, country on places begin
    insert or ignore into stale (record) values (new.id);
end;

CREATE TRIGGER places_stale_after_delete after delete on places begin
    insert or ignore into stale (record) values (old.id);
end;

CREATE TRIGGER tags_stale_after_insert after insert on tags begin
    insert or ignore into stale (record) values (new.id);
end;

CREATE TRIGGER tags_stale_after_update after update of name on tags begin
    insert or ignore into stale (record) values (new.id);
end;

CREATE TRIGGER tags_stale_after_delete after delete on tags begin
    insert or ignore into stale (record) values (old.id);
end;

CREATE TRIGGER events_stale_after_insert after insert on events begin
    insert or ignore into stale (record) values (new.id);
end;

CREATE TRIGGER events_stale_after_update after update of title, description on events begin
    insert or ignore into stale (record) values (new.id);
end;

CREATE TRIGGER events_stale_after_delete after delete on events begin
    insert or ignore into stale (record) values (old.id);
end;

CREATE TRIGGER statements_stale_after_insert after insert on statements begin
    insert or ignore into stale (record) values (new.id);
end;

CREATE TRIGGER statements_stale_after_update after update of summary, quote, translation on statements begin
    insert or ignore into stale (record) values (new.id);
end;

CREATE TRIGGER statements_stale_after_delete after delete on statements begin
    insert or ignore into stale (record) values (old.id);
end;

CREATE TRIGGER acts_stale_after_insert after insert on acts begin
    insert or ignore into stale (record) values (new.id);
end;

CREATE TRIGGER acts_stale_after_update after update of note on acts begin
    insert or ignore into stale (record) values (new.id);
end;

CREATE TRIGGER acts_stale_after_delete after delete on acts begin
    insert or ignore into stale (record) values (old.id);
end;

CREATE TRIGGER commitments_stale_after_insert after insert on commitments begin
    insert or ignore into stale (record) values (new.id);
end;

CREATE TRIGGER commitments_stale_after_update after update of article, condition, text on commitments begin
    insert or ignore into stale (record) values (new.id);
end;

CREATE TRIGGER commitments_stale_after_delete after delete on commitments begin
    insert or ignore into stale (record) values (old.id);
end;

CREATE TRIGGER citations_stale_after_insert after insert on citations begin
    insert or ignore into stale (record) values (new.record);
end;

CREATE TRIGGER citations_stale_after_update after update of locator, excerpt, record on citations begin
    insert or ignore into stale (record) values (old.record), (new.record);
end;

CREATE TRIGGER citations_stale_after_delete after delete on citations begin
    insert or ignore into stale (record) values (old.record);
end;

CREATE INDEX events_undated on events (importance) where when_edtf is null;

CREATE INDEX statements_undated on statements (importance) where when_edtf is null;

CREATE INDEX acts_undated on acts (importance) where when_edtf is null;

CREATE VIEW timeline as
select events.id, 'event' as kind, events.title, events.when_text, events.when_edtf,
       events.start_earliest, events.start_latest, events.end_earliest, events.end_latest,
       events.importance, events.certainty, events.status, records.private
from events join records on records.id = events.id
union all
select statements.id, 'statement', statements.summary, statements.when_text, statements.when_edtf,
       statements.start_earliest, statements.start_latest, statements.end_earliest, statements.end_latest,
       statements.importance, statements.certainty, 'happened', records.private
from statements join records on records.id = statements.id
union all
select acts.id, 'act',
       coalesce(coalesce(actors.short_name, actors.name) || ' · ', '')
           || case when acts.claimed_by = acts.actor then 'says it ' else '' end || acts.act
           || case when acts.claimed_by is null or acts.claimed_by = acts.actor then ''
                   else ' (claimed by ' || coalesce(claimants.short_name, claimants.name, 'one side') || ')' end
           || ' · ' || coalesce(agreements.short_name, agreements.name),
       acts.when_text, acts.when_edtf,
       acts.start_earliest, acts.start_latest, acts.end_earliest, acts.end_latest,
       acts.importance, case when acts.claimed_by is null then 'established' else 'disputed' end, 'happened',
       records.private
from acts
join records on records.id = acts.id
join agreements on agreements.id = acts.agreement
left join actors on actors.id = acts.actor
left join actors as claimants on claimants.id = acts.claimed_by;

CREATE INDEX journal_rows_by_row on journal_rows (table_name, row_id);
