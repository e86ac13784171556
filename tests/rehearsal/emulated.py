"""Runs the emulated AWS with one gap filled: AWS gives HTTP APIs' functions cookies as a list.

The emulator's own Python runs this file: nothing of the pool can be imported here.
"""

import runpy
from pathlib import Path
from typing import Any

from ministack.services import lambda_svc  # type: ignore[import-not-found]

EMULATED = Path(__file__).resolve().parents[2] / "build/laptop/emulated.py"

_execute = lambda_svc._execute_function_with_config_scope


def _execute_with_cookies(record: Any, event: Any, *more: Any, **named: Any) -> Any:
    if isinstance(event, dict) and event.get("version") == "2.0":
        cookies = event["headers"].pop("cookie", "")
        event |= {"cookies": cookies.split("; ")} if cookies else {}
    return _execute(record, event, *more, **named)


lambda_svc._execute_function_with_config_scope = _execute_with_cookies

if __name__ == "__main__":
    runpy.run_path(str(EMULATED), run_name="__main__")
