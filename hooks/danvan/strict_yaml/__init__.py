"""Strict YAML: every scalar is text, whatever could be misread is refused with its line and column.

`reader` reads good files in one pass; only a file in doubt is read again by `scan`, which knows what is wrong:
`characters` and `tokens` look at the text, `errors` puts libyaml's own complaints into our words, `walk` goes
through events with their paths.
"""

from .reader import SIZE_MAX, locate, parse

__all__ = ["SIZE_MAX", "locate", "parse"]
