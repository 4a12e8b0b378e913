"""What a web page says of itself in its head: title, author, publisher, date, address. Nothing is inferred."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import html as markup  # type: ignore[import-untyped]

from habeas.ingest.cleaning import word

# In order of trust: what names the article before what names the page.
TITLES = ("citation_title", "og:title", "dc.title", "dcterms.title", "twitter:title")
AUTHORS = ("citation_author", "author", "article:author", "dc.creator", "dcterms.creator", "parsely-author")
PUBLISHERS = (
    "citation_publisher",
    "og:site_name",
    "dc.publisher",
    "dcterms.publisher",
    "publisher",
    "application-name",
)
DATES = tuple(
    [
        "article:published_time",
        "og:article:published_time",
        "citation_publication_date",
        "citation_date",
        "datepublished",
        "dc.date.issued",
        "dcterms.issued",
        "dcterms.created",
        "dc.date",
        "dcterms.date",
        "parsely-pub-date",
        "pubdate",
        "publish-date",
        "publish_date",
        "sailthru.date",
        "date",
    ]
)
ARTICLES = frozenset(
    [
        "article",
        "newsarticle",
        "report",
        "blogposting",
        "reportagenewsarticle",
        "webpage",
        "scholarlyarticle",
        "opinionnewsarticle",
        "analysisnewsarticle",
        "socialmediaposting",
    ]
)
MAX_JSON = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class PageFacts:
    """What the page says; None where it does not."""

    title: str | None
    heading: str | None  # as shown on the page
    author: str | None
    publisher: str | None
    published: str | None
    url: str | None


def read_facts(page: markup.HtmlElement) -> PageFacts:
    """Return what the head of the page states, structured data before meta tags."""
    metas = _metas(page)
    linked = _article(page)
    heading = _heading(page)
    return PageFacts(
        title=word(linked.get("headline")) or _first(metas, TITLES) or heading or word(page.findtext(".//title")),
        heading=heading,
        author=_names(linked.get("author")) or _first(metas, AUTHORS),
        publisher=_names(linked.get("publisher")) or _first(metas, PUBLISHERS),
        published=word(linked.get("datePublished")) or _first(metas, DATES) or _itemprop_date(page),
        url=_url(page, metas),
    )


def _metas(page: markup.HtmlElement) -> dict[str, str]:
    """The first content of each meta tag, by name in small letters."""
    found: dict[str, str] = {}
    for meta in page.iter("meta"):
        name = meta.get("name") or meta.get("property") or meta.get("itemprop") or ""
        content = word(meta.get("content"))
        if name and content:
            found.setdefault(name.lower(), content)
    return found


def _first(metas: dict[str, str], names: tuple[str, ...]) -> str | None:
    values = (metas[name] for name in names if name in metas)
    return next((value for value in values if not value.startswith(("http://", "https://"))), None)


def _heading(page: markup.HtmlElement) -> str | None:
    """The only first-level heading; of several none is known to be the title."""
    headings = [heading for heading in page.iter("h1") if word(heading.text_content())]
    return word(headings[0].text_content()) if len(headings) == 1 else None


def _article(page: markup.HtmlElement) -> dict[str, object]:
    """The first article described in JSON-LD."""
    for script in page.iter("script"):
        if script.get("type", "").lower() != "application/ld+json" or len(script.text or "") > MAX_JSON:
            continue
        try:
            value = json.loads(script.text or "")
        except (ValueError, RecursionError):
            continue
        for item in _items(value):
            if "datePublished" in item or "headline" in item:
                return item
    return {}


def _items(value: object) -> Iterator[dict[str, object]]:
    for item in value if isinstance(value, list) else [value]:
        if not isinstance(item, dict):
            continue
        sorts = item.get("@type")
        named = {str(sort).lower() for sort in (sorts if isinstance(sorts, list) else [sorts])}
        if named & ARTICLES:
            yield item
        graph = item.get("@graph")
        for inner in graph if isinstance(graph, list) else ():
            if isinstance(inner, dict) and "@graph" not in inner:
                yield from _items(inner)


def _names(value: object) -> str | None:
    """The name in a JSON-LD person or organisation, or all of them."""
    if isinstance(value, list):
        names = [name for name in map(_names, value[:20]) if name]
        return word(", ".join(dict.fromkeys(names)))
    if isinstance(value, dict):
        return word(value.get("name"))
    return word(value)


def _itemprop_date(page: markup.HtmlElement) -> str | None:
    dates = page.xpath("//*[@itemprop='datePublished']/@datetime | //time[@pubdate]/@datetime")
    return word(str(dates[0])) if dates else None


def _url(page: markup.HtmlElement, metas: dict[str, str]) -> str | None:
    """The canonical address, if it is a whole one."""
    canonical = page.xpath("//link[translate(@rel, 'CANOIL', 'canoil')='canonical']/@href")
    for address in (*map(str, canonical[:1]), metas.get("og:url", "")):
        if address.startswith(("http://", "https://")):
            return word(address)
    return None
