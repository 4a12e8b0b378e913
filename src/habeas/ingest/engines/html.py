"""HTML: the article by trafilatura, or every visible word where the article would leave too much out."""

from __future__ import annotations

import re
from copy import deepcopy
from importlib.metadata import version

import trafilatura
from lxml import etree  # type: ignore[import-untyped]
from lxml import html as markup

from habeas.ingest.cleaning import tidy
from habeas.ingest.encoding import decode
from habeas.ingest.engines.pagefacts import PageFacts, read_facts
from habeas.ingest.engines.pagetables import mark_tables
from habeas.ingest.errors import NoText, SourceDamaged
from habeas.ingest.extract import Extract
from habeas.ingest.marks import lift, unmarked

STATED_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,40})", re.I)
XML_DECLARATION = re.compile(r"\A\ufeff?\s*<\?xml[^>]{0,200}\?>", re.I)
HEAD = 4096
MAX_DROPPED = 0.4
MAX_HIDDEN = 1000  # elements whose words are counted; more only repeat the answer
UNSEEN = (
    "script",
    "style",
    "noscript",
    "template",
    "head",
    "svg",
    "iframe",
    "object",
    "select",
    "textarea",
    "datalist",
)
FURNITURE = ("nav", "footer", "aside", "form", "button", "dialog")
BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "caption",
        "dd",
        "details",
        "dialog",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "html",
        "legend",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "tfoot",
        "thead",
        "tr",
        "ul",
    ]
)
HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)


def read(data: bytes) -> Extract:
    """Return the main text, a paragraph a line, and what the page says of itself."""
    stated = STATED_CHARSET.search(data[:HEAD])
    decoded = decode(data, stated=stated.group(1).decode("ascii") if stated else None)
    page = _parse(unmarked(decoded.text))
    facts = read_facts(page)
    shown = _drop_hidden(page)
    mark_tables(page, visible_text)
    everything = tidy(visible_text(page))
    if not everything.strip():
        raise NoText
    article, note = _main_text(page, everything)
    text, tables = lift(_with_heading(article, facts, everything))
    return Extract(
        engine=f"trafilatura {version('trafilatura')}, lxml {version('lxml')} ({decoded.encoding})",
        text=text,
        title=facts.title,
        author=facts.author,
        publisher=facts.publisher,
        published=facts.published,
        url=facts.url,
        warnings=(*decoded.warnings, *shown, *note),
        tables=tables,
    )


def find_page(source: str) -> markup.HtmlElement | None:
    """Return the page that these letters are, or None where they are none."""
    try:
        return _parse(source)
    except NoText:
        return None


def _parse(source: str) -> markup.HtmlElement:
    try:
        # Without huge_tree libxml2 drops, unsaid, whatever is nested deeper than 256 elements.
        parser = markup.HTMLParser(huge_tree=True, remove_comments=True, remove_pis=True)
        page = markup.document_fromstring(XML_DECLARATION.sub("", source).replace("\x00", ""), parser=parser)
    except (etree.ParserError, ValueError) as error:
        raise NoText from error
    if any(
        "depth" in entry.message for entry in parser.error_log
    ):  # beyond 2048 it stops, and keeps the rest to itself
        raise SourceDamaged
    return page


def _drop_hidden(page: markup.HtmlElement) -> tuple[str, ...]:
    """Take out what the page marks as hidden, unless that is much: then a script would have shown it."""
    hidden = [element for element in page.iter() if isinstance(element.tag, str) and _is_hidden(element)]
    words = sum(len(element.text_content().split()) for element in hidden[:MAX_HIDDEN])
    if words > MAX_DROPPED * len(visible_text(page).split()):
        return ("Much of the page is hidden until a script shows it; it was read as if shown.",)
    for element in hidden:
        if element.getparent() is not None:
            element.drop_tree()
    return ()


def _main_text(page: markup.HtmlElement, everything: str) -> tuple[str, tuple[str, ...]]:
    """The article, unless it leaves out more of the page than menus account for."""
    article = trafilatura.extract(
        deepcopy(page),
        favor_recall=True,
        include_comments=False,
        include_tables=True,
        include_links=False,
        deduplicate=False,
    )
    without_menus = tidy(visible_text(page, leaving_out=FURNITURE))
    kept = len((article or "").split())
    if article and kept >= (1 - MAX_DROPPED) * len(without_menus.split()):
        return tidy(article), ()
    return everything, ("The article could not be told from the rest of the page; all visible text was kept.",)


def _with_heading(text: str, facts: PageFacts, everything: str) -> str:
    """The text with its heading first, where the page shows one that the article lacks."""
    heading = facts.heading
    if not heading or heading in " ".join(text.split()) or heading not in " ".join(everything.split()):
        return text
    return f"{heading}\n\n{text}"


def visible_text(page: markup.HtmlElement, *, leaving_out: tuple[str, ...] = ()) -> str:
    """Return what a reader of the page sees: a line for each block, ``cell | cell`` for a table row."""
    out: list[str] = []
    closing: list[tuple[etree._Element, bool]] = [(page, False)]
    while closing:  # not by recursion: hostile pages are nested thousands deep
        element, done = closing.pop()
        shown = isinstance(element.tag, str) and element.tag not in (*UNSEEN, *leaving_out)
        if not done and shown:
            out.append(("" if element is page else _before(element)) + " ".join((element.text or "").split("\n")))
            closing.append((element, True))
            closing.extend((child, False) for child in reversed(element))
            continue
        if done and element.tag in BLOCKS:
            out.append("\n")
        if element is not page:
            out.append(" ".join((element.tail or "").split("\n")))
    lines = (" ".join(line.split(" ")).strip() for line in "".join(out).replace("\t", " ").split("\n"))
    return "\n".join(re.sub(" {2,}", " ", line) for line in lines if line)


def _before(element: etree._Element) -> str:
    if element.tag in {"td", "th"}:
        return " | " if element.getprevious() is not None else ""
    return "\n" if element.tag in BLOCKS or element.tag == "br" else ""


def _is_hidden(element: etree._Element) -> bool:
    return "hidden" in element.attrib or bool(HIDDEN.search(element.get("style", "")))
