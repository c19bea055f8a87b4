"""The whole knowledge as tables for other tools: SQLite, CSV, Parquet, a Data Package."""
