-- The first schema: every record has one number across all kinds, and each kind's table shares it.
-- A date is always the ten columns of a `when`, with a prefix where a table has a second one.
-- user_version = 1000 * incompatible + compatible: a program opens a file whose first part is not above its own.

-- application_id: 0x44544C58, "DTLX"
pragma application_id = 1146375256;
pragma user_version = 1001;

create table records (
    id integer primary key autoincrement,
    kind text not null check (kind in ('actor', 'tie', 'event', 'statement', 'agreement', 'act', 'commitment',
                                       'assessment', 'link', 'source', 'place', 'tag')),
    uid text not null unique,
    private integer not null default 0 check (private in (0, 1)),
    import_id integer references imports (id) on delete set null,
    created text not null,
    changed text not null
) strict;
create index records_by_import on records (import_id) where import_id is not null;
create index records_by_kind on records (kind);
create index records_that_are_private on records (id) where private = 1;

create table imports (
    id integer primary key autoincrement,
    at text not null,
    label text not null,
    format text,
    file_name text,
    undone integer not null default 0 check (undone in (0, 1))
) strict;

create table actors (
    id integer primary key references records (id) on delete cascade,
    name text not null,
    short_name text,
    kind text not null check (kind in ('person', 'state', 'organisation', 'group', 'unnamed source')),
    description text,
    colour text
) strict;

-- aliases: every name beside the actor's own name and short name
create table actor_names (
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

create table ties (
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
create index ties_by_actor on ties (actor);
create index ties_by_to_actor on ties (to_actor);

create table places (
    id integer primary key references records (id) on delete cascade,
    name text not null,
    country text,
    latitude real check (latitude between -90 and 90),
    longitude real check (longitude between -180 and 180)
) strict;

create table tags (
    id integer primary key references records (id) on delete cascade,
    name text not null
) strict;

create table events (
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
create index events_by_start on events (start_earliest);
create index events_by_place on events (place);

create table event_actors (
    id integer primary key,
    event integer not null references events (id) on delete cascade,
    actor integer not null references actors (id),
    role text not null default 'participant',
    position integer not null default 0,
    unique (event, actor, role)
) strict;
create index event_actors_by_actor on event_actors (actor, event);

create table statements (
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
create index statements_by_start on statements (start_earliest);
create index statements_by_event on statements (at_event);

create table statement_actors (
    id integer primary key,
    statement integer not null references statements (id) on delete cascade,
    actor integer not null references actors (id),
    role text not null default 'speaker'
        check (role in ('speaker', 'on behalf of', 'relayed by', 'addressee', 'about')),
    position integer not null default 0,
    unique (statement, actor, role)
) strict;
create index statement_actors_by_actor on statement_actors (actor, statement);

create table agreements (
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

create table agreement_names (
    id integer primary key,
    agreement integer not null references agreements (id) on delete cascade,
    name text not null,
    unique (agreement, name)
) strict;

create table event_agreements (
    id integer primary key,
    event integer not null references events (id) on delete cascade,
    agreement integer not null references agreements (id),
    unique (event, agreement)
) strict;
create index event_agreements_by_agreement on event_agreements (agreement, event);

create table statement_agreements (
    id integer primary key,
    statement integer not null references statements (id) on delete cascade,
    agreement integer not null references agreements (id),
    unique (statement, agreement)
) strict;
create index statement_agreements_by_agreement on statement_agreements (agreement, statement);

-- what an act moves, for people who read the file without the program; `position` is the order within one day
create table act_kinds (
    name text primary key,
    position integer not null,
    scope text not null check (scope in ('whole', 'party', 'both', 'none')),
    moves text not null
) strict, without rowid;

create table acts (
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
create index acts_by_agreement on acts (agreement);
create index acts_by_actor on acts (actor);
create index acts_by_start on acts (start_earliest);
create index acts_by_predecessor on acts (predecessor) where predecessor is not null;
create index acts_by_claimant on acts (claimed_by) where claimed_by is not null;
create index acts_by_other_agreement on acts (other_agreement) where other_agreement is not null;

create table commitments (
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
create index commitments_by_agreement on commitments (agreement);
create index commitments_by_obligor on commitments (obligor);
create index commitments_by_owed_to on commitments (owed_to);

create table assessments (
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
create index assessments_by_commitment on assessments (commitment);
create index assessments_by_assessor on assessments (assessor);

create table links (
    id integer primary key references records (id) on delete cascade,
    from_record integer not null references records (id) on delete cascade,
    to_record integer not null references records (id) on delete cascade,
    relation text not null check (relation in ('reverses', 'contradicts', 'reaffirms', 'responds to', 'leads to',
                                               'implements', 'violates', 'part of')),
    asserted_by integer references actors (id),
    certainty text not null default 'established' check (certainty in ('established', 'reported', 'disputed')),
    note text
) strict;
create index links_by_from on links (from_record);
create index links_by_to on links (to_record);
create index links_by_assertor on links (asserted_by) where asserted_by is not null;

create table sources (
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

create table citations (
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
create index citations_by_record on citations (record);
create index citations_by_source on citations (source);
create index citations_by_via_source on citations (via_source) where via_source is not null;

create table external_ids (
    id integer primary key,
    record integer not null references records (id) on delete cascade,
    scheme text not null,
    value text not null,
    unique (scheme, value)
) strict;
create index external_ids_by_record on external_ids (record);

create table taggings (
    id integer primary key,
    record integer not null references records (id) on delete cascade,
    tag integer not null references tags (id),
    unique (record, tag)
) strict;
create index taggings_by_tag on taggings (tag, record);

create table views (
    id integer primary key,
    name text not null unique,
    settings text not null
) strict;

create table settings (
    name text primary key,
    value text
) strict, without rowid;

create table drafts (
    id integer primary key,
    kind text not null,
    saved text not null,
    content text not null
) strict;

create table journal (
    step integer primary key autoincrement,
    label text not null,
    at text not null,
    origin text not null,
    record integer, -- what the edit was about; no reference, since it may be gone
    undone integer not null default 0 check (undone in (0, 1))
) strict;

-- "table", "before" and "after" are words of SQL: hence the longer names
create table journal_rows (
    id integer primary key,
    step integer not null references journal (step) on delete cascade,
    table_name text not null,
    row_id integer not null,
    before_json text,
    after_json text
) strict;
create index journal_rows_by_step on journal_rows (step);

-- everything that stands on the timeline, for people who read the file without the program
create view timeline as
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
       coalesce(coalesce(actors.short_name, actors.name) || ' · ', '') || acts.act || ' · '
           || coalesce(agreements.short_name, agreements.name),
       acts.when_text, acts.when_edtf,
       acts.start_earliest, acts.start_latest, acts.end_earliest, acts.end_latest,
       acts.importance, case when acts.claimed_by is null then 'established' else 'disputed' end, 'happened',
       records.private
from acts
join records on records.id = acts.id
join agreements on agreements.id = acts.agreement
left join actors on actors.id = acts.actor;

insert into act_kinds (name, position, scope, moves) values
    ('proposed', 1, 'both', 'the agreement to proposed; a party negotiates'),
    ('initialled', 2, 'both', 'the agreement to initialled; a party negotiates'),
    ('concluded', 3, 'both', 'the agreement to adopted: text settled, unsigned, not in force; a party negotiates'),
    ('announced', 4, 'both', 'the agreement to adopted; a party negotiates'),
    ('adopted', 5, 'both', 'the agreement to adopted; a party negotiates'),
    ('opened for signature', 6, 'whole', 'the agreement to signed: open for signature, not in force'),
    ('signed', 7, 'both', 'the agreement to signed; a party is a signatory'),
    ('ratified', 8, 'party', 'the party consents to be bound, from its effect day'),
    ('accepted', 9, 'party', 'the party consents to be bound, from its effect day'),
    ('approved', 10, 'party', 'the party consents to be bound, from its effect day'),
    ('acceded', 11, 'party', 'the party consents to be bound, from its effect day'),
    ('rejoined', 12, 'party', 'the party consents to be bound again; ends an earlier withdrawal'),
    ('succeeded', 13, 'party', 'the party inherits the standing of its predecessor, which leaves the list'),
    ('provisionally applied', 14, 'both', 'the agreement, or one party alone, to provisionally applied'),
    ('entered into force', 15, 'both', 'the agreement, or one party alone, to in force (in effect)'),
    ('announced withdrawal', 16, 'party', 'the party intends to leave'),
    ('notified withdrawal', 17, 'party', 'the party leaves on the effect day'),
    ('suspended withdrawal', 18, 'party', 'the party is leaving no more'),
    ('withdrew notice', 19, 'party', 'the party is leaving no more'),
    ('suspended', 20, 'both', 'the whole, or the performance of one party, is suspended'),
    ('resumed', 21, 'both', 'the suspension ends'),
    ('withdrew signature', 22, 'party', 'the party has declined'),
    ('withdrew', 23, 'party', 'the party has left: it is bound no more'),
    ('terminated', 24, 'whole', 'the agreement has ended for good'),
    ('expired', 25, 'whole', 'the agreement has ended for good'),
    ('superseded', 26, 'whole', 'the agreement has ended for good, replaced by another'),
    ('collapsed', 27, 'whole', 'the agreement has ended; a judgement'),
    ('extended', 28, 'both', 'nothing'),
    ('amended', 29, 'both', 'nothing'),
    ('declared', 30, 'both', 'nothing'),
    ('reserved', 31, 'both', 'nothing'),
    ('objected', 32, 'both', 'nothing');
