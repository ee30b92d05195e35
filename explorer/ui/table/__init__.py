"""The table: the records of the timeline as rows, to be sorted, copied and written in their cells."""
