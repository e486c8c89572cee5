"""Results that are kept by the object they belong to."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import ParamSpec, TypeVar, cast
from weakref import WeakMethod

P = ParamSpec("P")
T = TypeVar("T")


def remembered(method: Callable[P, T], at_most: int) -> Callable[P, T]:
    """A method of an object, with its last results kept, to be kept in that object.

    `lru_cache` over the method itself would hold the object in a circle: what it has open would stay open, and its
    memory be taken, until the garbage collector comes by.
    """
    weak = WeakMethod(method)

    @lru_cache(maxsize=at_most)
    def find(*arguments: P.args, **named: P.kwargs) -> T:
        own = weak()
        assert own is not None
        return own(*arguments, **named)

    return cast("Callable[P, T]", find)
