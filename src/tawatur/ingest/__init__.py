"""Files to documents: find them, decode them, read their rows, complete what they do not say.

Reads the user's files; writes nothing. The invariant: every input gives a document or a refusal with its
reason, and a document's text is exactly what was decoded.
"""

from tawatur.ingest.accept import Ways
from tawatur.ingest.read import Note, read

__all__ = ["Note", "Ways", "read"]
