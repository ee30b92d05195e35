"""The editor dialog and its fields: writing down an event or a statement, and deleting a record."""
