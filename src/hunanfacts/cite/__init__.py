"""How a source is cited: reference styles, BibTeX and CSL-JSON, out of the one record of it."""
