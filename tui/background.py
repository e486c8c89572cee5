"""Work beside the keys. What goes wrong in it is told in the line at the bottom, and the program goes on."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar

from textual import work
from textual.dom import DOMNode
from textual.worker import Worker

from quotedesk.index.errors import ArchiveError, NotFound, UsageError
from quotedesk.tui.messages import Say

N = TypeVar("N", bound=DOMNode)
P = ParamSpec("P")
Method = Callable[Concatenate[N, P], Coroutine[Any, Any, None]]
Started = Callable[Concatenate[N, P], Worker[None]]


def background(newest_of: str = "") -> Callable[[Method[N, P]], Started[N, P]]:
    """Makes a worker of a coroutine method. Of those with one name of `newest_of` on a node, only the newest goes on.

    Without a name it ends no other one: Textual's `exclusive` alone ends all workers of the node.
    """

    def made(method: Method[N, P]) -> Started[N, P]:
        @wraps(method)
        async def told(node: N, /, *args: P.args, **kwargs: P.kwargs) -> None:
            try:
                await method(node, *args, **kwargs)
            except (ArchiveError, NotFound, UsageError, OSError) as error:
                node.post_message(Say(str(error)))
            except Exception as error:  # noqa: BLE001  a mistake of ours must not take an editor's session away
                node.log.error(error)
                node.post_message(Say(f"that went wrong inside quotedesk: {type(error).__name__}: {error}"))

        return work(told, group=newest_of or "beside", exclusive=bool(newest_of))

    return made
