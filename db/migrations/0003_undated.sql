-- Records without a date are few among many: found and counted without reading the others.

pragma user_version = 1003;
create index events_undated on events (importance) where when_edtf is null;
create index statements_undated on statements (importance) where when_edtf is null;
create index acts_undated on acts (importance) where when_edtf is null;
