"""The command line run in this process, with the user's folders in a place of the test's own."""

from tests.cli.running import empty, folders_of_the_user, run, sample, sample_file

__all__ = ["empty", "folders_of_the_user", "run", "sample", "sample_file"]
