"""The command line, the window's twin: a module for each command, each with `run(words) -> int`."""
