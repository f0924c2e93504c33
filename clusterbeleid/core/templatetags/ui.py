"""The components of a page. How to use them, with an example of each: docs/how-to/pages.md."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import template
from django.template.base import Node, Parser, Token
from django.template.context import Context
from django.template.loader_tags import BLOCK_CONTEXT_KEY
from django.templatetags.static import static
from django.utils.html import format_html, strip_tags
from django.utils.safestring import SafeString
from django.utils.text import slugify

from clusterbeleid.core.templatetags import work
from clusterbeleid.core.ui import NavItem, Status, Text, Tone

register = template.Library()
register.tags.update(work.register.tags)  # one {% load ui %} for a page

TONE_ICONS = {
    Tone.GOOD: "check",
    Tone.WARNING: "alert-triangle",
    Tone.BAD: "cross",
    Tone.INFO: "clock",
}

NOTICES = {
    Tone.INFO: ("info", "circle-info"),
    Tone.GOOD: ("success", "check-circle"),
    Tone.WARNING: ("warning", "alert-triangle"),
    Tone.BAD: ("error", "alert-circle"),
}


# --- small pieces ---------------------------------------------------------------------------------------------


@register.simple_tag
def icon(name: str) -> SafeString:
    """Draw an icon of ``frontend/icons.txt``; it carries no meaning by itself, so words stand beside it."""
    return format_html(
        '<svg class="au-c-icon" aria-hidden="true" focusable="false"><use href="{}#{}"></use></svg>',
        static("app/icons.svg"),
        name,
    )


@register.inclusion_tag("components/status.html")
def status(value: Status | Text, tone: str = Tone.NEUTRAL.value) -> dict[str, Any]:
    """Draw a pill: ``{% status row.status %}`` or ``{% status _("Met") "good" %}``."""
    shown = value if isinstance(value, Status) else Status(value, Tone(tone))
    return {
        "label": shown.label,
        "tone": shown.tone.value,
        "icon_name": TONE_ICONS.get(shown.tone, ""),
    }


@register.inclusion_tag("components/empty.html")
def empty(text: Text, url: str = "", label: Text = "") -> dict[str, Any]:
    """Say that there is nothing, and what to do about it."""
    return {"text": text, "url": url, "label": label}


# --- the frame of a page --------------------------------------------------------------------------------------


class BlockText(Node):
    """The text of a block of the page, without mark-up."""

    def __init__(self, name: str) -> None:
        self.name = name

    def render(self, context: Context) -> str:
        """Render the block as the page will, and keep the words."""
        block = context.render_context[BLOCK_CONTEXT_KEY].get_block(self.name)
        return " ".join(strip_tags(block.render(context)).split()) if block else ""


@register.tag
def block_text(_parser: Parser, token: Token) -> BlockText:
    """``{% block_text title %}`` in the base page: the title of the window is the heading of the page."""
    return BlockText(token.split_contents()[1])


@register.inclusion_tag("components/breadcrumb.html")
def crumbs(*parts: Text) -> dict[str, Any]:
    """``{% crumbs url label url label here %}``: the way to this page; the last label has no address."""
    pairs = list(zip(parts[0:-1:2], parts[1::2], strict=True))
    return {"steps": [{"url": url, "label": label} for url, label in pairs], "here": parts[-1]}


@register.inclusion_tag("components/tabs.html")
def tabs(items: Sequence[NavItem], label: Text) -> dict[str, Any]:
    """Draw links to the parts of one file as tabs; ``label`` names them for screen readers."""
    return {"items": items, "label": label}


@register.simple_block_tag
def panel(content: str, title: Text, name: str = "", level: int = 2) -> SafeString:
    """``{% panel title=_("Members") %}…{% endpanel %}``: a titled part of a page."""
    dom_id = name or slugify(str(title))
    return format_html(
        '<section class="cb-panel" aria-labelledby="{0}"><h{2} class="cb-panel__title" id="{0}">{1}</h{2}>{3}</section>',
        dom_id,
        title,
        level,
        content,
    )


@register.simple_block_tag
def table(content: str, caption: Text, name: str = "", show_caption: bool = False) -> SafeString:
    """``{% table caption=_("Caps") %}<thead>…{% endtable %}``: a table that scrolls inside its own region."""
    return format_html(
        '<div class="cb-scroll" role="group" aria-labelledby="{0}" tabindex="0"><table class="cb-table">'
        '<caption id="{0}" class="{1}">{2}</caption>{3}</table></div>',
        name or f"table-{slugify(str(caption))}",
        "cb-table__caption" if show_caption else "au-u-hidden-visually",
        caption,
        content,
    )


@register.simple_block_tag
def facts(content: str) -> SafeString:
    """``{% facts %}{% fact … %}{% endfacts %}``: terms and their values."""
    return format_html('<dl class="cb-facts">{}</dl>', content)


@register.simple_block_tag
def fact(content: str, label: Text) -> SafeString:
    """``{% fact label=_("Start") %}…{% endfact %}`` inside ``facts``."""
    return format_html('<div class="cb-facts__row"><dt>{}</dt><dd>{}</dd></div>', label, content)


@register.simple_block_tag
def tiles(content: str) -> SafeString:
    """``{% tiles %}{% tile … %}{% endtiles %}``: key figures side by side."""
    return format_html('<dl class="cb-tiles">{}</dl>', content)


@register.inclusion_tag("components/tile.html")
def tile(
    label: Text, value: Text, note: Text = "", url: str = "", tone: str = Tone.NEUTRAL.value
) -> dict[str, Any]:
    """A key figure inside ``tiles``; ``url`` leads to the rows behind it, ``tone`` colours the edge and adds an icon."""
    return {
        "label": label,
        "value": value,
        "note": note,
        "url": url,
        "tone": Tone(tone).value,
        "icon_name": TONE_ICONS.get(Tone(tone), ""),
    }


@register.simple_block_tag
def disclosure(content: str, label: Text, opened: bool = False) -> SafeString:
    """``{% disclosure label=_("Give a role") opened=form.errors %}…{% enddisclosure %}``: a part that opens."""
    return format_html(
        '<details class="cb-why"{}><summary class="cb-why__summary">{}</summary>{}</details>',
        SafeString(" open") if opened else "",
        label,
        content,
    )


@register.simple_block_tag
def notice(content: str, tone: str = Tone.INFO.value) -> SafeString:
    """``{% notice "warning" %}…{% endnotice %}``: a remark about the page; tones info, good, warning and bad."""
    name, drawing = NOTICES[Tone(tone)]
    return format_html(
        '<div class="cb-message cb-message--{}">{}<div>{}</div></div>', name, icon(drawing), content
    )
