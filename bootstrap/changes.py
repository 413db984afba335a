"""Every small wrong change of the lawbook: of its functions, of the rules written as rows, of the numbers in its tables.

mutmut's operators make the changes; what only changes words is left out, because a sentence is no rule."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import libcst as cst
import yaml
from libcst._nodes.internal import CodegenState
from libcst.metadata import MetadataWrapper, ParentNodeProvider, WhitespaceInclusivePositionProvider
from mutmut.mutation.file_mutation import Mutation, MutationVisitor
from mutmut.mutation.mutators import mutation_operators
from mutmut.mutation.pragma_handling import IgnoredCode

FUNCTION, ROW, NUMBER = "functions", "rows", "numbers"
# No rule stands in them: sentences, the book as it is read, the forms of facts and cases, errors, plain answers, and the carriage of
# facts into columns (what a fact is worth stands in columns.py, standing.py, present.py and seniority.py).
NO_RULES = {
    "__init__",
    "wording",
    "reference",
    "cases",
    "shapes",
    "errors",
    "edition",
    "catalogue",
    "verdicts",
    "population",
    "told",
}
NAME = re.compile(r"[A-Za-z][A-Za-z0-9_]*")
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
WORDS_OF_A_RULE = {"say", "say_en", "label", "label_en", "code", "cite", "why", "confidence", "strict"}
WIDTHS = {"bool_", "int8", "int16", "int32", "int64", "uint8"}
WORDS_OF_A_TABLE = {"signed", "conf", "cite", "label"}


@dataclass(frozen=True)
class Change:
    """One wrong change: which file, where, and what stands there instead."""

    path: str
    part: str
    line: int
    inside: str
    start: int
    end: int
    before: str
    after: str
    whole_line: str

    @property
    def name(self) -> str:
        """What it is called: it keeps its name as long as its line reads the same."""
        return f"{self.path} | {self.inside} | {self.whole_line} | {_short(self.before)} → {_short(self.after)}"

    def applied(self, text: str) -> str:
        """The file with the change."""
        return text[: self.start] + self.after + text[self.end :]


def _short(code: str) -> str:
    return " ".join(code.split())


def changes_of(lawbook: Path) -> list[Change]:
    """All changes of all files, in the order of the files."""
    found: list[Change] = []
    for path in sorted(lawbook.rglob("*.py")):
        place = path.relative_to(lawbook)
        if str(place.with_suffix("")) not in NO_RULES:
            found += _of_code(str(place), path.read_text(encoding="utf-8"))
    for path in sorted(lawbook.rglob("*.yaml")):
        found += _of_table(str(path.relative_to(lawbook)), path.read_text(encoding="utf-8"))
    return found


# ── code ──


def _of_code(path: str, text: str) -> list[Change]:
    wrapper = MetadataWrapper(cst.parse_module(text))
    visitor = MutationVisitor([*mutation_operators, *OUR_OPERATORS], IgnoredCode(set(), set(), set()))
    module = wrapper.visit(visitor)
    return list(_Code(path, text, module, wrapper).changes(visitor.mutations))


def _one_less(node: cst.Integer) -> Iterator[cst.Integer]:
    """mutmut tries one more; a limit has two sides."""
    if node.evaluated_value > 0:
        yield node.with_changes(value=str(node.evaluated_value - 1))


def _a_day_later(node: cst.SimpleString) -> Iterator[cst.SimpleString]:
    if DAY.fullmatch(str(node.evaluated_value)):
        later = date.fromisoformat(str(node.evaluated_value)) + timedelta(days=1)
        yield node.with_changes(value=f'"{later}"')


OUR_OPERATORS = [(cst.Integer, _one_less), (cst.SimpleString, _a_day_later)]


class _Code:
    def __init__(self, path: str, text: str, module: cst.Module, wrapper: MetadataWrapper) -> None:
        self.path, self.text, self.module, self.lines = path, text, module, text.splitlines()
        self.spans = wrapper.resolve(WhitespaceInclusivePositionProvider)
        self.parents = wrapper.resolve(ParentNodeProvider)
        starts = [0]
        for line in text.splitlines(keepends=True):
            starts.append(starts[-1] + len(line))
        self.starts = starts

    def changes(self, mutations: list[Mutation]) -> Iterator[Change]:
        for each in mutations:
            is_row = not isinstance(each.contained_by_top_level_function, cst.FunctionDef)
            if self._is_of_words(each) or _is_no_wrong_rule(each, is_row=is_row):
                continue
            span = self.spans[each.original_node]
            start, end = (self.starts[at.line - 1] + at.column for at in (span.start, span.end))
            depth = sum(isinstance(up, cst.IndentedBlock) for up in self._above(each.original_node))
            before, after = (self._code_of(node, depth) for node in (each.original_node, each.mutated_node))
            if self.text[start:end] != before:
                raise SystemExit(f"{self.path}:{span.start.line}: “{before}” is not where it should be")
            start, end, before, after = _narrowed(start, end, before, after)
            line = self.text.count("\n", 0, start) + 1
            inside = self._inside(each.original_node)
            yield Change(
                self.path,
                ROW if is_row else FUNCTION,
                line,
                inside,
                start,
                end,
                before,
                after,
                _short(self.lines[line - 1]),
            )

    def _code_of(self, node: cst.CSTNode, depth: int) -> str:
        state = CodegenState(self.module.default_indent, self.module.default_newline)
        for _ in range(depth):
            state.increase_indent(self.module.default_indent)
        node._codegen(state)
        return "".join(state.tokens)

    def _inside(self, node: cst.CSTNode) -> str:
        names = [up.name.value for up in self._above(node) if isinstance(up, cst.FunctionDef | cst.ClassDef)]
        return ".".join(reversed(names))

    def _above(self, node: cst.CSTNode) -> Iterator[cst.CSTNode]:
        while not isinstance(node, cst.Module):
            node = self.parents[node]
            yield node

    def _is_of_words(self, each: Mutation) -> bool:
        """Only a sentence, a citation or the name of a citation is changed."""
        node = each.original_node
        if isinstance(node, cst.SimpleString) and not _is_rule_word(node, each.mutated_node):
            return True
        if isinstance(node, cst.Call):
            gone = _arguments_gone(node, each.mutated_node)
            if gone and all(_is_words(argument) or _is_alike(argument) for argument in gone):
                return True
        around = (node, *self._above(node))
        return any(_is_citation(up) or (isinstance(up, cst.Arg) and _is_words(up)) for up in around)


def _is_no_wrong_rule(each: Mutation, *, is_row: bool) -> bool:
    """What does not run at all would only flatter: a row that is None or whose words slip into each other's place.

    In a function each argument is tried as None; taken away it would be counted twice."""
    if is_row and isinstance(each.original_node, cst.Assign | cst.AnnAssign):
        return True
    if not isinstance(each.original_node, cst.Call) or not isinstance(each.mutated_node, cst.Call):
        return False
    before, after = each.original_node.args, each.mutated_node.args
    if len(after) == len(before):
        return is_row
    return not is_row or _slips(before, after)


def _slips(before: Sequence[cst.Arg], after: Sequence[cst.Arg]) -> bool:
    """The arguments behind the one taken away take its place; where it is a condition among conditions that is a wrong rule."""
    (place,) = [at for at, argument in enumerate(before) if not any(argument is kept for kept in after)]
    follows = place + 1 < len(before) and before[place + 1].keyword is None
    return before[place].keyword is None and follows and not isinstance(before[place].value, cst.Call)


def _is_rule_word(before: cst.SimpleString, after: cst.CSTNode) -> bool:
    """A name (changed once, not also in its letters' case) or a day (moved by one)."""
    if DAY.fullmatch(str(before.evaluated_value)):
        return isinstance(after, cst.SimpleString) and bool(DAY.fullmatch(str(after.evaluated_value)))
    return (
        bool(NAME.fullmatch(str(before.evaluated_value)))
        and isinstance(after, cst.SimpleString)
        and "XX" in after.value
    )


def _is_citation(node: cst.CSTNode) -> bool:
    return isinstance(node, cst.Call) and isinstance(node.func, cst.Attribute) and node.func.attr.value == "at"


def _is_words(argument: cst.Arg) -> bool:
    if argument.keyword is not None and argument.keyword.value in WORDS_OF_A_RULE:
        return True
    value = argument.value
    if isinstance(value, cst.SimpleString):
        return not NAME.fullmatch(str(value.evaluated_value)) and not DAY.fullmatch(str(value.evaluated_value))
    return isinstance(value, cst.FormattedString | cst.ConcatenatedString) or _is_citation(value)


def _is_alike(argument: cst.Arg) -> bool:
    """Without it the same is answered: False or None is one, `strict` of a zip is a check, a NumPy type is a width."""
    is_strict = argument.keyword is not None and argument.keyword.value == "strict"
    value = argument.value
    is_width = isinstance(value, cst.Attribute) and value.attr.value in WIDTHS
    return is_strict or is_width or (isinstance(value, cst.Name) and value.value == "False")


def _arguments_gone(before: cst.Call, after: cst.CSTNode) -> list[cst.Arg]:
    if not isinstance(after, cst.Call):
        return []
    kept = {id(argument) for argument in after.args}
    return [argument for argument in before.args if id(argument) not in kept]


def _narrowed(start: int, end: int, before: str, after: str) -> tuple[int, int, str, str]:
    """Without the lines both have in common at the beginning, so the change is shown where it is."""
    common = 0
    for one, other in zip(before.splitlines(keepends=True), after.splitlines(keepends=True), strict=False):
        if one != other:
            break
        common += len(one)
    return start + common, end, before[common:], after[common:]


# ── tables ──


def _of_table(path: str, text: str) -> Iterator[Change]:
    lines = text.splitlines()
    for key, node in _scalars(yaml.compose(text, Loader=yaml.SafeLoader), ""):
        if key in WORDS_OF_A_TABLE:
            continue
        start, end = node.start_mark.index, node.end_mark.index
        for after in _other_values(node):
            line = node.start_mark.line + 1
            yield Change(path, NUMBER, line, key, start, end, text[start:end], after, _short(lines[line - 1])[:120])


def _scalars(node: yaml.Node, key: str, seen: set[int] | None = None) -> Iterator[tuple[str, yaml.ScalarNode]]:
    seen = set() if seen is None else seen
    if id(node) in seen:  # an alias: the same place of the file again
        return
    seen.add(id(node))
    if isinstance(node, yaml.MappingNode):
        for name, value in node.value:
            yield from _scalars(value, str(name.value), seen)
    elif isinstance(node, yaml.SequenceNode):
        for value in node.value:
            yield from _scalars(value, key, seen)
    elif isinstance(node, yaml.ScalarNode):
        yield key, node


def _other_values(node: yaml.ScalarNode) -> list[str]:
    kind, value = node.tag.rsplit(":", 1)[-1], node.value
    if kind == "int":
        return [str(int(value) + 1), *([str(int(value) - 1)] if int(value) else [])]
    if kind == "float":
        return [f"{float(value) + step:.4f}" for step in (0.01, -0.01)]
    if kind == "timestamp":
        return [str(date.fromisoformat(value) + timedelta(days=1))]
    return ["false" if value == "true" else "true"] if kind == "bool" else []
