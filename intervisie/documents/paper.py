"""What stands on paper besides the document itself: the title, the language, the foot of each page."""

from __future__ import annotations

from msgspec import Struct

from intervisie.faces.inert import inert
from intervisie.text import say
from intervisie.words.catalogue import Words


class Paper(Struct, frozen=True):
    """The title names nobody; `foot` is the text before, between and behind the two page numbers."""

    title: str
    language: str
    foot: tuple[str, str, str]


def paper_of(title: str, language: str) -> Paper:
    """Return the paper of a document in a language."""
    page, pages = "\x01", "\x02"
    words = Words(language)
    told = words.text(say("page {page} of {pages}", page=page, pages=pages))
    before, _, rest = told.partition(page)
    between, _, after = rest.partition(pages)
    return Paper(inert(title), words.language, (before, between, after))
