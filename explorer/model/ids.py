"""The numbers by which records are known."""

from typing import NewType

RecordId = NewType("RecordId", int)
"""The number of a record of any kind; unique across all kinds and never used twice."""

Day = NewType("Day", int)
"""A civil day, counted from 1970-01-01 (= 0) in the proleptic Gregorian calendar."""
