"""The command line: front door, Typer declarations, families of commands, streams, errors."""
