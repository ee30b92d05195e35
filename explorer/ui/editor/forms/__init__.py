"""The editor's forms: the fields of each kind of record, one module a kind."""
