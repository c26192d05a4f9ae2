"""The changes of one place that can be made to a module.

>>> text = 'ROWS = ("a", "b")\\n\\ndef f(x):\\n    return g(x, 1) if x == 2 else None\\n'
>>> for change in changes_of("m.py", text):
...     line = change.applied(text).splitlines()[change.line - 1]
...     print(change.line, change.kind, "→", line.strip())
1 row left out → ROWS = ("b",)
1 row left out → ROWS = ("a",)
1 values swapped → ROWS = ("b", "a")
1 constant changed → ROWS = ('', "b")
1 constant changed → ROWS = ("a", '')
4 None returned → return None
4 argument left out → return g(x) if x == 2 else None
4 constant changed → return g(x, 2) if x == 2 else None
4 condition turned → return g(x, 1) if (not (x == 2)) else None
4 comparison turned → return g(x, 1) if x != 2 else None
4 constant changed → return g(x, 1) if x == 3 else None
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

__all__ = ["Change", "changes_of"]


@dataclass(frozen=True)
class Change:
    """Bytes of a module that are replaced by others."""

    module: str
    kind: str
    line: int
    start: int
    end: int
    new: str

    def applied(self, text: str) -> str:
        """The text of the module with the change."""
        data = text.encode()
        return (data[: self.start] + self.new.encode() + data[self.end :]).decode()

    def is_valid(self, text: str) -> bool:
        """Whether what it gives is Python."""
        try:
            ast.parse(self.applied(text))
        except SyntaxError:
            return False
        return True

    def shown(self, text: str) -> str:
        """What was there, and what is there now, in a line."""
        old = " ".join(text.encode()[self.start : self.end].decode().split())
        new = " ".join(self.new.split())
        return f"{self.module}: {self.kind}: {old[:90]} → {new[:90]}"


def changes_of(module: str, text: str) -> list[Change]:
    """Every change that can be made to a module, in the order of its lines."""
    return list(_Module(module, text).changes())


_TURNED = {
    ast.Eq: "!=", ast.NotEq: "==", ast.Lt: "<=", ast.LtE: "<", ast.Gt: ">=", ast.GtE: ">",
    ast.In: "not in", ast.NotIn: "in", ast.Is: "is not", ast.IsNot: "is",
}  # fmt: skip
_OTHER = {ast.And: " or ", ast.Or: " and ", ast.Add: " - ", ast.Sub: " + "}
_IGNORED = ("__all__",)
"""Names whose values nothing runs on."""


class _Module:
    def __init__(self, name: str, text: str) -> None:
        self.name, self.text = name, text
        self.data = text.encode()
        self.starts = [0]
        for line in self.data.splitlines(keepends=True):
            self.starts.append(self.starts[-1] + len(line))

    def changes(self) -> Iterator[Change]:
        for node in ast.parse(self.text).body:
            yield from self._of_statement(node, in_function=False)

    # --- where things are ---

    def _span(self, node: ast.expr | ast.stmt | ast.keyword) -> tuple[int, int]:
        assert node.end_lineno is not None and node.end_col_offset is not None
        return (
            self.starts[node.lineno - 1] + node.col_offset,
            self.starts[node.end_lineno - 1] + node.end_col_offset,
        )

    def _source(self, node: ast.expr | ast.stmt) -> str:
        start, end = self._span(node)
        return self.data[start:end].decode()

    def _replaced(self, kind: str, node: ast.expr | ast.stmt, new: str) -> Change:
        return Change(self.name, kind, node.lineno, *self._span(node), new)

    # --- statements ---

    def _of_statement(self, node: ast.stmt, *, in_function: bool) -> Iterator[Change]:
        match node:
            case ast.Import() | ast.ImportFrom() | ast.Pass():
                return
            case ast.Expr(value=ast.Constant()):  # a docstring
                return
            case ast.If(test=ast.Name(id="TYPE_CHECKING")):
                return
            case ast.Assign() | ast.AnnAssign() if not in_function:
                yield from self._of_names(node)
                return
            case ast.FunctionDef():
                yield from self._of_function(node)
                return
            case ast.ClassDef():
                for statement in node.body:
                    yield from self._of_statement(statement, in_function=False)
                return
        if in_function:
            yield from self._whole(node)
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.stmt):
                yield from self._of_statement(child, in_function=in_function)
            else:
                yield from self._inside(child, in_function=in_function)

    def _inside(self, node: ast.AST, *, in_function: bool) -> Iterator[Change]:
        """What an expression, a case or a handler of exceptions holds."""
        if isinstance(node, ast.expr):
            yield from self._of_expression(node)
        elif not isinstance(node, ast.pattern):
            for child in ast.iter_child_nodes(node):
                if isinstance(child, ast.stmt):
                    yield from self._of_statement(child, in_function=in_function)
                else:
                    yield from self._inside(child, in_function=in_function)

    def _of_function(self, node: ast.FunctionDef) -> Iterator[Change]:
        for default in (*node.args.defaults, *node.args.kw_defaults):
            if default is not None:
                yield from self._of_expression(default)
        for child in node.body:
            yield from self._of_statement(child, in_function=True)

    def _of_names(self, node: ast.Assign | ast.AnnAssign) -> Iterator[Change]:
        """The value of a module's or class's name: a table, mostly."""
        target = node.targets[0] if isinstance(node, ast.Assign) else node.target
        if (isinstance(target, ast.Name) and target.id in _IGNORED) or node.value is None:
            return
        yield from self._of_table(node.value)

    def _whole(self, node: ast.stmt) -> Iterator[Change]:
        match node:
            case ast.Return(value=ast.expr() as value):
                if not (isinstance(value, ast.Constant) and value.value is None):
                    yield self._replaced("None returned", node, "return None")
            case ast.Expr(value=ast.Call()) | ast.AugAssign() | ast.Continue() | ast.Break():
                yield self._replaced("statement left out", node, "pass")
            case ast.Raise():
                yield self._replaced("statement left out", node, "pass")
            case ast.If(test=test) | ast.While(test=test):
                yield self._replaced("condition turned", test, f"not ({self._source(test)})")

    # --- tables ---

    def _of_table(self, node: ast.expr, *, ordered: bool = True) -> Iterator[Change]:
        match node:
            case ast.Dict(keys=keys, values=values):
                rows = [
                    (self._span(key)[0] if key else self._span(value)[0] - 2, self._span(value)[1])
                    for key, value in zip(keys, values, strict=True)
                ]
                yield from self._without_rows(node, rows)
                yield from self._swapped(values)
                for child in values:
                    yield from self._of_table(child)
            case ast.Tuple(elts=rows_) | ast.List(elts=rows_) | ast.Set(elts=rows_):
                yield from self._without_rows(node, [self._span(row) for row in rows_])
                if ordered and not isinstance(node, ast.Set):
                    yield from self._swapped(rows_)
                for child in rows_:
                    yield from self._of_table(child)
            case ast.Call(func=ast.Name(id="frozenset" | "set"), args=[argument]):
                yield from self._of_table(argument, ordered=False)
            case ast.Call(args=arguments, keywords=keywords):
                for child in (*arguments, *(word.value for word in keywords)):
                    yield from self._of_table(child)
                if arguments and keywords:
                    yield from self._without_arguments(node)
            case ast.Constant():
                yield from self._of_expression(node)

    def _without_rows(self, node: ast.expr, rows: Sequence[tuple[int, int]]) -> Iterator[Change]:
        if len(rows) < 2:
            return
        for number, (start, end) in enumerate(rows):
            last = number == len(rows) - 1
            line = self._line(start)
            until = end if last else rows[number + 1][0]
            begin = rows[number - 1][1] if last else start
            of_two = isinstance(node, ast.Tuple) and len(rows) == 2
            new = "," if last and of_two else ""
            if of_two and not last:
                after = self.data[rows[1][0] : rows[1][1]].decode()
                until, new = rows[1][1], f"{after},"
            yield Change(self.name, "row left out", line, begin, until, new)

    def _swapped(self, nodes: Sequence[ast.expr]) -> Iterator[Change]:
        for one, other in pairwise(nodes):
            texts = [self._source(one), self._source(other)]
            if texts[0] == texts[1] or isinstance(one, ast.Starred | ast.Call):
                continue
            start, middle = self._span(one)
            middle_end, end = self._span(other)
            between = self.data[middle:middle_end].decode()
            new = texts[1] + between + texts[0]
            yield Change(self.name, "values swapped", one.lineno, start, end, new)

    def _line(self, start: int) -> int:
        return self.data.count(b"\n", 0, start) + 1

    # --- expressions ---

    def _of_expression(self, node: ast.expr) -> Iterator[Change]:
        match node:
            case ast.Constant():
                yield from self._of_constant(node)
                return
            case ast.JoinedStr() | ast.Lambda(body=ast.Constant()):
                return
            case ast.Compare(left=left, ops=[operator], comparators=[right]) if (
                type(operator) in _TURNED
            ):
                new = f"{self._source(left)} {_TURNED[type(operator)]} {self._source(right)}"
                yield self._replaced("comparison turned", node, new)
            case ast.BoolOp(op=operator, values=values):
                new = _OTHER[type(operator)].join(f"({self._source(value)})" for value in values)
                yield self._replaced("condition turned", node, f"({new})")
            case ast.BinOp(op=ast.Add() | ast.Sub() as operator, left=left, right=right):
                new = f"({self._source(left)}){_OTHER[type(operator)]}({self._source(right)})"
                yield self._replaced("sum turned", node, new)
            case ast.IfExp(test=test):
                yield from self._of_expression(node.body)
                yield self._replaced("condition turned", test, f"(not ({self._source(test)}))")
                yield from self._of_expression(node.test)
                yield from self._of_expression(node.orelse)
                return
            case ast.Call():
                yield from self._without_arguments(node)
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.comprehension):
                for test in child.ifs:
                    yield self._replaced("condition turned", test, f"not ({self._source(test)})")
            yield from self._inside(child, in_function=True)

    def _of_constant(self, node: ast.Constant) -> Iterator[Change]:
        match node.value:
            case bool():
                yield self._replaced("constant changed", node, str(not node.value))
            case int():
                yield self._replaced("constant changed", node, str(node.value + 1))
            case str() if "\n" not in self._source(node):
                yield self._replaced("constant changed", node, repr("" if node.value else "XX"))

    def _without_arguments(self, node: ast.Call) -> Iterator[Change]:
        """The call without one of its keywords, or without its last argument."""
        given: list[ast.expr | ast.keyword] = [*node.args, *node.keywords]
        spans = [self._span(child) for child in given]
        if not spans or isinstance(node.args[0] if node.args else None, ast.GeneratorExp):
            return
        positional = len(node.args)
        for number, (start, end) in enumerate(spans):
            if number < positional - 1:
                continue
            line = self._line(start)
            until = spans[number + 1][0] if number + 1 < len(spans) else end
            begin = spans[number - 1][1] if number and number + 1 == len(spans) else start
            yield Change(self.name, "argument left out", line, begin, until, "")
