-- Full-text search and the folded names by which a record is found.
-- Both are written by the program, never by triggers: a trigger may not write to a virtual table while
-- trusted_schema is off. The triggers below only note in the plain table `stale` whose texts have changed,
-- whoever changed them, and the program brings search and name_keys up to date from that list.

pragma user_version = 1002;

create table stale (
    record integer primary key
) strict;

-- a key is a name without case, diacritics, hyphens, full stops and spaces; `part` says of what:
-- name, short name, alias, a person's surname, or the rest of a name from its second, third … word on
create table name_keys (
    kind text not null,
    key text not null,
    record integer not null references records (id) on delete cascade,
    part text not null check (part in ('name', 'short name', 'alias', 'surname', 'word')),
    primary key (kind, key, record, part)
) strict, without rowid;
create index name_keys_by_record on name_keys (record);

-- rowid = record; `joined` holds what hyphens, full stops and apostrophes divide, written as one word
create virtual table search using fts5 (
    name, body, joined,
    tokenize = "unicode61 remove_diacritics 2",
    prefix = '2 3'
);

create trigger actors_stale_after_insert after insert on actors begin
    insert or ignore into stale (record) values (new.id);
end;
create trigger actors_stale_after_update after update of name, short_name, kind, description on actors begin
    insert or ignore into stale (record) values (new.id);
end;
create trigger actors_stale_after_delete after delete on actors begin
    insert or ignore into stale (record) values (old.id);
end;
create trigger actor_names_stale_after_insert after insert on actor_names begin
    insert or ignore into stale (record) values (new.actor);
end;
create trigger actor_names_stale_after_update after update of name, actor on actor_names begin
    insert or ignore into stale (record) values (old.actor), (new.actor);
end;
create trigger actor_names_stale_after_delete after delete on actor_names begin
    insert or ignore into stale (record) values (old.actor);
end;
create trigger agreements_stale_after_insert after insert on agreements begin
    insert or ignore into stale (record) values (new.id);
end;
create trigger agreements_stale_after_update after update of name, short_name, description on agreements begin
    insert or ignore into stale (record) values (new.id);
end;
create trigger agreements_stale_after_delete after delete on agreements begin
    insert or ignore into stale (record) values (old.id);
end;
create trigger agreement_names_stale_after_insert after insert on agreement_names begin
    insert or ignore into stale (record) values (new.agreement);
end;
create trigger agreement_names_stale_after_update after update of name, agreement on agreement_names begin
    insert or ignore into stale (record) values (old.agreement), (new.agreement);
end;
create trigger agreement_names_stale_after_delete after delete on agreement_names begin
    insert or ignore into stale (record) values (old.agreement);
end;
create trigger sources_stale_after_insert after insert on sources begin
    insert or ignore into stale (record) values (new.id);
end;
create trigger sources_stale_after_update after update of title, author, publisher, note on sources begin
    insert or ignore into stale (record) values (new.id);
end;
create trigger sources_stale_after_delete after delete on sources begin
    insert or ignore into stale (record) values (old.id);
end;
create trigger places_stale_after_insert after insert on places begin
    insert or ignore into stale (record) values (new.id);
end;
create trigger places_stale_after_update after update of name, country on places begin
    insert or ignore into stale (record) values (new.id);
end;
create trigger places_stale_after_delete after delete on places begin
    insert or ignore into stale (record) values (old.id);
end;
create trigger tags_stale_after_insert after insert on tags begin
    insert or ignore into stale (record) values (new.id);
end;
create trigger tags_stale_after_update after update of name on tags begin
    insert or ignore into stale (record) values (new.id);
end;
create trigger tags_stale_after_delete after delete on tags begin
    insert or ignore into stale (record) values (old.id);
end;
create trigger events_stale_after_insert after insert on events begin
    insert or ignore into stale (record) values (new.id);
end;
create trigger events_stale_after_update after update of title, description on events begin
    insert or ignore into stale (record) values (new.id);
end;
create trigger events_stale_after_delete after delete on events begin
    insert or ignore into stale (record) values (old.id);
end;
create trigger statements_stale_after_insert after insert on statements begin
    insert or ignore into stale (record) values (new.id);
end;
create trigger statements_stale_after_update after update of summary, quote, translation on statements begin
    insert or ignore into stale (record) values (new.id);
end;
create trigger statements_stale_after_delete after delete on statements begin
    insert or ignore into stale (record) values (old.id);
end;
create trigger acts_stale_after_insert after insert on acts begin
    insert or ignore into stale (record) values (new.id);
end;
create trigger acts_stale_after_update after update of note on acts begin
    insert or ignore into stale (record) values (new.id);
end;
create trigger acts_stale_after_delete after delete on acts begin
    insert or ignore into stale (record) values (old.id);
end;
create trigger commitments_stale_after_insert after insert on commitments begin
    insert or ignore into stale (record) values (new.id);
end;
create trigger commitments_stale_after_update after update of article, condition, text on commitments begin
    insert or ignore into stale (record) values (new.id);
end;
create trigger commitments_stale_after_delete after delete on commitments begin
    insert or ignore into stale (record) values (old.id);
end;
create trigger citations_stale_after_insert after insert on citations begin
    insert or ignore into stale (record) values (new.record);
end;
create trigger citations_stale_after_update after update of locator, excerpt, record on citations begin
    insert or ignore into stale (record) values (old.record), (new.record);
end;
create trigger citations_stale_after_delete after delete on citations begin
    insert or ignore into stale (record) values (old.record);
end;

insert into stale (record) select id from records;
