"""Which sample there is, and where a database says that it is one; the building of it is `sample`."""

from typing import Final

SAMPLE: Final = "hanoi"
SAMPLE_SETTING: Final = "sample"
"""The setting of a database that says of which sample it was built."""
