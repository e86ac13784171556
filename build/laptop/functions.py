"""The deployed handlers, called in this process: one call of a function at a time."""

import importlib
import threading
import time
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType
from typing import Any

from laptop.permissions import acting
from laptop.stack import Function
from laptop.stopped import Stopped

SECONDS_OF_A_CALL = 900


@dataclass
class Context:
    """What Lambda tells a handler of the call it is in."""

    function_name: str
    memory_limit_in_mb: int = 128
    function_version: str = "$LATEST"
    aws_request_id: str = field(default_factory=lambda: str(uuid.uuid4()))
    started: float = field(default_factory=time.monotonic)

    @property
    def invoked_function_arn(self) -> str:
        """A name in the form of an ARN."""
        return f"arn:aws:lambda:eu-west-2:000000000000:function:{self.function_name}"

    def get_remaining_time_in_millis(self) -> int:
        """Milliseconds until Lambda would end the call; the laptop doesn't."""
        return max(0, int((self.started + SECONDS_OF_A_CALL - time.monotonic()) * 1000))


class Functions:
    """The stack's functions, their modules imported from `folder` and from nowhere else.

    The environment variables must be set before this is made: modules may read them on import.
    """

    def __init__(self, functions: tuple[Function, ...], folder: Path) -> None:
        """Import every handler. Raises Stopped where the template names a file that isn't there."""
        self._modules = {each.name: _module(each, folder) for each in functions}
        self._locks = {each.name: threading.Lock() for each in functions}
        self._functions = {each.name: each for each in functions}

    def call(self, name: str, event: Mapping[str, Any]) -> Any:
        """Call a function as Lambda would, within its permissions; what it raises comes through."""
        with self._locks[name], acting(self._functions[name]):
            return self._modules[name].handler(event, Context(function_name=name))


def _module(function: Function, folder: Path) -> ModuleType:
    if not (folder / f"{function.module}.py").exists():
        raise Stopped(
            f"template.yaml gives {function.name} the handler {function.module}.handler, but there "
            f"is no {folder.name}/{function.module}.py: write that file or correct the template."
        )
    module = importlib.import_module(function.module)
    if Path(str(module.__file__)).parent.resolve() != folder.resolve():
        raise Stopped(
            f"Another module is called {function.module} too: give the handler in {folder} "
            "a name of its own."
        )
    return module
