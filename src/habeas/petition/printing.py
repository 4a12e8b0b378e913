"""What a filing prints besides its sentences, taken once from the form and the words of its language."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from habeas.law import Filler, FormLine, FormSection, Shows
from habeas.model import Exhibit, Printed, PrintedLine, PrintedSection, Style, When
from habeas.petition.matter import Draft, Matter
from habeas.petition.saying import phrases

AREA = "layout."
RIGHT_TO_LEFT = ("ar", "fa", "he", "ug", "ur")
WITH_EVIDENCE = (Style.QUESTIONNAIRE, Style.PLEADING)


def printed_of(matter: Matter, drafts: Iterable[Draft], exhibits: int, footnotes: int) -> Printed:
    """Return all that is printed of the form; nothing of it is looked up again when the filing is laid out."""
    form = matter.form
    return Printed(
        style=form.style,
        title=matter.said(form.title),
        addressee=matter.said(form.addressee),
        warning=matter.said(form.confidentiality),
        dated=matter.date(When.parse(matter.made_on)),
        head=_head(matter, {draft.line for draft in drafts}, exhibits, footnotes),
        sections=tuple(_section(matter, section) for section in form.section),
        words=tuple(
            sorted((key.removeprefix(AREA), text) for key, text in phrases(matter.lang).items() if key.startswith(AREA))
        ),
        is_rtl=matter.lang.split("_")[0].split("-")[0] in RIGHT_TO_LEFT,
        words_most=form.words_most,
    )


def _head(matter: Matter, told: set[str], exhibits: int, footnotes: int) -> tuple[tuple[str, str], ...]:
    """Return the lines of the head, name and value; a text for the public or the family has none."""
    style = matter.form.style
    if style in (Style.STATEMENT, Style.SUMMARY):
        return ()
    state = matter.assessment.state or matter.say("layout.state_unknown")
    rows = [(matter.say("layout.state"), state)]
    if style in WITH_EVIDENCE:
        categories = [line.category for line in matter.form.lines if line.category and line.key in told]
        listed = matter.listed(list(dict.fromkeys(categories)))
        relied = matter.say("layout.prima_facie", categories=listed) if listed else matter.say("layout.no_categories")
        says = matter.say("layout.evidence_says", claims=footnotes, documents=exhibits)
        is_of_categories = any(line.category for line in matter.form.lines)
        rows += [(matter.say("layout.categories"), relied)] if is_of_categories else []
        rows.append((matter.say("layout.evidence"), says))
    return tuple(rows)


def _section(matter: Matter, section: FormSection) -> PrintedSection:
    is_for_person = all(line.filled_by is Filler.PERSON and not line.says for line in section.line)
    is_listed = matter.form.style is not Style.SUMMARY
    return PrintedSection(
        key=section.key,
        number=section.key if matter.form.style in (*WITH_EVIDENCE, Style.LETTER) else "",
        title=matter.said(section.title),
        lines=tuple(_line(matter, line) for line in section.line),
        remark=matter.say("layout.see_first") if is_for_person and is_listed else "",
    )


def _line(matter: Matter, line: FormLine) -> PrintedLine:
    ends = [key.split(".", 1)[1] for key in (line.key, *line.joined)]
    return PrintedLine(
        key=line.key,
        number=", ".join(ends) if matter.form.style is Style.QUESTIONNAIRE else "",
        label=said_label(matter, line),
        says=matter.said(line.says) if line.shows is Shows.PERSON else "",
        blank=_blank(matter, line),
    )


def said_label(matter: Matter, line: FormLine) -> str:
    """Return the label of a line; that of lines answered together is made of theirs."""
    return "; ".join(matter.said(each) for each in line.label.split("; ")) if line.joined else matter.said(line.label)


def _blank(matter: Matter, line: FormLine) -> str | None:
    """Return what stands where nothing fills a line; None: it is left out, and named among what is left open."""
    if line.shows is Shows.PERSON or line.filled_by is Filler.PERSON:
        return None if line.says else ""
    return matter.say("layout.not_stated") if matter.form.style is Style.QUESTIONNAIRE else None


def shown(matter: Matter, exhibit: Exhibit) -> Exhibit:
    """Return a line of the annex with its words: what is known of the document, and its day."""
    frame = exhibit.frame
    described = ", ".join(part for part in (frame.publisher, frame.author, frame.title, frame.index) if part)
    return replace(
        exhibit,
        described=described or matter.say("layout.undescribed"),
        dated=matter.date(frame.published) if frame.published else matter.say("layout.not_known"),
    )
