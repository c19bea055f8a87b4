"""The author's file: from TOML to records, its faults with their lines, and checks of it."""
