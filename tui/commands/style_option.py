"""`--style`: one of the built-in styles of citation, or a template of the person's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from quotedesk.tui.commands.printing import say
from quotedesk.tui.config import load_config
from quotedesk.tui.styles import BUILT_IN, Style, all_styles

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem


class StyleName(click.ParamType[Style]):
    """Reads the person's templates when a style is asked for, not to print help."""

    name = "style"

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:
        return "STYLE"

    def convert(self, value: str | Style, param: click.Parameter | None, ctx: click.Context | None) -> Style:
        if isinstance(value, Style):
            return value
        if value in BUILT_IN:
            return BUILT_IN[value]
        loaded = load_config()
        styles = all_styles(loaded.config.templates)
        if value in styles:
            return styles[value]
        for message in loaded.messages:
            say(message)
        return self.fail(f"{value!r} is none of {', '.join(styles)}", param, ctx)

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        from click.shell_completion import CompletionItem

        styles = all_styles(load_config().config.templates).values()
        return [CompletionItem(each.name, help=each.about) for each in styles if each.name.startswith(incomplete)]


style_option = click.option(
    "--style",
    type=StyleName(),
    default="plain",
    show_default=True,
    help=f"{', '.join(BUILT_IN)} (CSL-JSON), or a template of your own in config.toml.",
)
