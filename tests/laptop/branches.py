"""Which of a letter's words have been shown: every branch of every template leaves a mark."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial

import pytest
from jinja2 import Environment, nodes

from mentoring.pages import letters

MARK = re.compile(r"⟦(\d+)⟧")
"""Between two characters that no letter has: the number of a branch."""
Branches = dict[str, str]
"""What the branches are, by their numbers."""


@contextmanager
def marked(patch: pytest.MonkeyPatch) -> Iterator[Branches]:
    """Let letters be written with marks while the block runs; gives all marks there are.

    Jinja has no public way to change what it has read, so its own reader is replaced here.
    """
    environment = letters._environment()
    read = environment._parse
    every: Branches = {}

    def parse(source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree = read(source, name, filename)
        if name and not name.endswith(".html"):
            for node in _asking(tree):
                _mark(node, partial(_number, every, f"{name}:{node.lineno}"))
            tree.set_environment(environment)
        return tree

    with patch.context() as patched:
        patched.setattr(environment, "_parse", parse)
        _forget_templates(environment)
        yield every
    _forget_templates(environment)


def marks_in(text: str) -> set[str]:
    """The branches that a letter went through."""
    return set(MARK.findall(text))


def _forget_templates(environment: Environment) -> None:
    if environment.cache is not None:
        environment.cache.clear()


def _asking(tree: nodes.Template) -> Iterator[nodes.Node]:
    alternatives = {id(one) for node in tree.find_all(nodes.If) for one in node.elif_}
    for node in tree.find_all((nodes.If, nodes.CondExpr)):
        if id(node) not in alternatives and not _asks_whether_anybody_is_there(node):
            yield node


def _mark(node: nodes.Node, mark: Callable[[str], str]) -> None:
    """Put marks into the branches; what an elif leaves out belongs to its if."""
    if isinstance(node, nodes.CondExpr):
        node.expr1 = nodes.Concat([nodes.Const(mark("if so")), node.expr1])
        node.expr2 = nodes.Concat([nodes.Const(mark("if not")), node.expr2 or nodes.Const("")])
    elif isinstance(node, nodes.If):
        for one in (node, *node.elif_):
            one.body.insert(0, nodes.Output([nodes.TemplateData(mark("if so"))]))
        node.else_.insert(0, nodes.Output([nodes.TemplateData(mark("if not"))]))


def _number(every: Branches, where: str, way: str) -> str:
    number = str(len(every) + 1)
    every[number] = f"{where}, {way}"
    return f"⟦{number}⟧"


def _asks_whether_anybody_is_there(node: nodes.Node) -> bool:
    """The other person of a letter is always there, but for one who was erased meanwhile."""
    test = getattr(node, "test", None)
    tests = [test.left, test.right] if isinstance(test, nodes.And) else [test]
    return any(isinstance(one, nodes.Name) and one.name == "about" for one in tests)
