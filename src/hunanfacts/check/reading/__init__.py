"""Drafts as passages: plain text, Markdown and Word, each word with its place in the file."""
