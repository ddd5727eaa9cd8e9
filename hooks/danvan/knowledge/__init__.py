"""Knowledge pages: each answers one question in Markdown, with sources, and with parts the build makes.

`head` is what stands above the text, `parts` the parameters of generated parts, `markup` parses the Markdown,
`reading` makes articles of files and reports what is wrong with them, `checking` looks where their links lead.
"""

from .article import Article, Call
from .checking import report_links
from .head import GROUPS, Citation, Head
from .reading import FOLDER, read_articles

__all__ = ["FOLDER", "GROUPS", "Article", "Call", "Citation", "Head", "read_articles", "report_links"]
