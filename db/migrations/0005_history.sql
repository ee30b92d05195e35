-- A record's pane tells what was changed of it and when: found in the journal by row.

pragma user_version = 2001;
create index journal_rows_by_row on journal_rows (table_name, row_id);
