"""The detail panes: what is known of one record, as text with links, in tabs."""
