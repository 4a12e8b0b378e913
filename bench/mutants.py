"""Change one thing in a module, run its tests, and see whether they notice: our own small mutation tester.

    python bench/mutants.py MODULE… --tests PATH… [--sample N] [--seed N] [--workers N] [--limit-s N]
    python bench/mutants.py --room keys|log|… [--sample N] [--seed N]    modules and tests as in rooms.toml

MODULE is a path such as ``src/habeas/keys/sealing.py``. Mutants: comparisons turned, ``and``/``or`` swapped, ``not``
dropped, constants off by one, strings emptied, returns of nothing, raises and statements removed, first two arguments
swapped, conditions made always true. Each runs the tests in a process of its own (a fork, see forks.py), with a time
limit, in a copy of the tree in a temporary folder with an environment of its own; a mutant that ends in failure, error
or time-out is killed. Survivors are printed with their lines. ``# mutants: equal`` at the end of a line keeps it out:
no test can tell it.
"""

from __future__ import annotations

import argparse
import ast
import copy
import hashlib
import json
import os
import shutil
import subprocess
import sys
import sysconfig
import tempfile
import time
import tomllib
import venv
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from queue import Queue
from typing import IO

HERE = Path(__file__).resolve().parents[1]
TURNED = {
    ast.Eq: ast.NotEq, ast.NotEq: ast.Eq, ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt,
    ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.In: ast.NotIn, ast.NotIn: ast.In,
}  # fmt: skip
SUMS = {ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.FloorDiv, ast.FloorDiv: ast.Mult, ast.BitOr: ast.BitAnd,
        ast.BitAnd: ast.BitOr, ast.LShift: ast.RShift, ast.RShift: ast.LShift}  # fmt: skip
EQUAL = "# mutants: equal"
SYMMETRIC = {"compare_digest"}  # calls that say the same with their arguments swapped


@dataclass(frozen=True, slots=True, kw_only=True)
class Mutant:
    """One change: in which module, at which line, what, and the whole new text."""

    module: Path
    line: int
    what: str
    text: str


def mutants_of(module: Path) -> Iterator[Mutant]:
    """Yield every mutant of a module, in the order of its lines."""
    source = (HERE / module).read_text("utf-8")
    lines, whole = source.splitlines(), ast.parse(source)
    skipped = _skipped(whole)
    for place, node in enumerate(ast.walk(whole)):
        line = getattr(node, "lineno", 0)
        if place in skipped or (line and EQUAL in lines[line - 1]):
            continue
        for number in range(len(list(_changes(whole, node)))):
            tree = ast.parse(source)
            what = _change(tree, list(ast.walk(tree))[place], number)
            text = ast.unparse(ast.fix_missing_locations(tree))
            yield Mutant(module=module, line=line, what=what, text=text)


def _skipped(tree: ast.Module) -> set[int]:
    """Places that hold no behaviour: docstrings, annotations, texts of errors, names for others, decorators."""
    hidden = set[int]()
    for node in ast.walk(tree):
        body = getattr(node, "body", None)
        first = body[0] if isinstance(body, list) and body else None
        if isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant):
            hidden |= {id(each) for each in ast.walk(first)}
        for part in ("annotation", "returns", "decorator_list"):
            for each in _listed(getattr(node, part, None)):
                hidden |= {id(one) for one in ast.walk(each)}
        if isinstance(node, ast.Assign) and any(
            getattr(name, "id", "") in ("says", "remedy", "__all__") for name in node.targets
        ):
            hidden |= {id(each) for each in ast.walk(node)}
        if isinstance(node, ast.AnnAssign) and getattr(node.annotation, "id", "") == "TypeAlias":
            hidden |= {id(each) for each in ast.walk(node)}
        if isinstance(node, ast.Import | ast.ImportFrom):
            hidden.add(id(node))
    return {place for place, node in enumerate(ast.walk(tree)) if id(node) in hidden}


def _listed(value: object) -> list[ast.AST]:
    return [each for each in (value if isinstance(value, list) else [value]) if isinstance(each, ast.AST)]


def _change(tree: ast.Module, node: ast.AST, number: int) -> str:
    """Make the n-th change of this node in place and say what it is."""
    what, act = list(_changes(tree, node))[number]
    act()
    return what


def _changes(tree: ast.Module, node: ast.AST) -> Iterator[tuple[str, Callable[[], object]]]:  # noqa: C901 - one line for each kind
    before = copy.deepcopy(node)
    if isinstance(node, ast.Compare) and type(node.ops[0]) in TURNED:
        turned = TURNED[type(node.ops[0])]()
        yield f"{type(node.ops[0]).__name__} -> {type(turned).__name__}", lambda: node.ops.__setitem__(0, turned)
    elif isinstance(node, ast.BoolOp):
        swapped = ast.Or() if isinstance(node.op, ast.And) else ast.And()
        yield f"{type(node.op).__name__} -> {type(swapped).__name__}", lambda: setattr(node, "op", swapped)
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        yield "not dropped", lambda: _replace(tree, node, node.operand)
    elif isinstance(node, ast.BinOp) and type(node.op) in SUMS:
        other = SUMS[type(node.op)]()
        yield f"{type(node.op).__name__} -> {type(other).__name__}", lambda: setattr(node, "op", other)
    elif isinstance(node, ast.Constant) and isinstance(node.value, bool):
        yield f"{node.value} turned", lambda: setattr(node, "value", not before.value)
    elif isinstance(node, ast.Constant) and isinstance(node.value, int):
        yield f"{node.value} + 1", lambda: setattr(node, "value", before.value + 1)
        yield f"{node.value} - 1", lambda: setattr(node, "value", before.value - 1)
    elif isinstance(node, ast.Constant) and isinstance(node.value, str | bytes) and node.value:
        yield f"{node.value!r:.30} changed", lambda: setattr(node, "value", _other(before.value))
    elif isinstance(node, ast.If | ast.IfExp | ast.While):
        yield "always true", lambda: setattr(node, "test", ast.Constant(value=True))
        if not isinstance(node, ast.While):
            yield "never true", lambda: setattr(node, "test", ast.Constant(value=False))
    elif isinstance(node, ast.Return) and node.value is not None and not _is_none(node.value):
        yield "returns None", lambda: setattr(node, "value", ast.Constant(value=None))
    elif isinstance(node, ast.Raise):
        yield "raise removed", lambda: _replace(tree, node, ast.Pass())
    elif _is_act(node):
        yield "statement removed", lambda: _replace(tree, node, ast.Pass())
    elif (
        isinstance(node, ast.Call)
        and len(node.args) > 1
        and not any(isinstance(each, ast.Starred) for each in node.args)
        and getattr(node.func, "attr", "") not in SYMMETRIC
    ):
        yield "arguments swapped", lambda: node.args.__setitem__(slice(0, 2), [before.args[1], before.args[0]])


def _is_act(node: ast.AST) -> bool:
    """Whether it is a statement that does something and could be left out."""
    if isinstance(node, ast.Expr):
        return not isinstance(node.value, ast.Yield | ast.YieldFrom | ast.Constant)
    return isinstance(node, ast.AugAssign)


def _is_none(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and node.value is None


def _other(value: str | bytes) -> str | bytes:
    return value + "x" if isinstance(value, str) else value + b"x"


def _replace(tree: ast.Module, old: ast.AST, new: ast.AST) -> None:
    for node in ast.walk(tree):
        for name, value in ast.iter_fields(node):
            if value is old:
                setattr(node, name, new)
            elif isinstance(value, list):
                value[:] = [new if each is old else each for each in value]


@dataclass(slots=True, kw_only=True)
class Bench:
    """A copy of the tree with an environment of its own, in which one mutant at a time lives."""

    tree: Path
    forks: subprocess.Popen[str]
    asked: IO[str]
    told: IO[str]

    @classmethod
    def lay_out(cls, folder: Path) -> Bench:
        """Copy what tests need, and make an environment that finds the copy and not the checkout."""
        tree = folder / "tree"
        tree.mkdir(parents=True)
        for name in ("src", "tests", "examples", "bench", "docs", "pyproject.toml", "dev.py"):
            source = HERE / name
            if source.is_dir():
                shutil.copytree(source, tree / name, ignore=shutil.ignore_patterns("__pycache__", ".*"))
            else:
                shutil.copy(source, tree / name)
        venv.create(folder / "venv", with_pip=False, symlinks=True)
        python = folder / "venv" / "bin" / "python"
        inside = next((folder / "venv" / "lib").glob("python*")) / "site-packages"
        (inside / "tree.pth").write_text(f"{tree / 'src'}\n{sysconfig.get_paths()['purelib']}\n", "utf-8")
        environment = {**os.environ, "HYPOTHESIS_STORAGE_DIRECTORY": str(tree / ".hypothesis")}
        forks = subprocess.Popen(
            [str(python), str(tree / "bench" / "forks.py")], cwd=tree, env=environment, stdin=subprocess.PIPE,
            stdout=subprocess.PIPE, text=True,
        )  # fmt: skip
        if forks.stdin is None or forks.stdout is None:
            raise OSError("no pipes")
        return cls(tree=tree, forks=forks, asked=forks.stdin, told=forks.stdout)

    def survives(self, mutant: Mutant, tests: list[str], limit_s: float) -> bool:
        """Whether the tests notice nothing."""
        target = self.tree / mutant.module
        whole = target.read_text("utf-8")
        target.write_text(mutant.text, "utf-8")
        try:
            return self.passes(tests, limit_s)
        finally:
            target.write_text(whole, "utf-8")

    def passes(self, tests: list[str], limit_s: float, *, keep: bool = False) -> bool:
        """Whether the tests pass within the time; what was compiled is kept where nothing was mutated."""
        args = ["-q", "-x", "-p", "no:xdist", "-p", "no:cacheprovider", *tests]
        self.asked.write(json.dumps({"args": args, "limit_s": limit_s, "keep": keep}) + "\n")
        self.asked.flush()
        return int(self.told.readline()) == 0

    def close(self) -> None:
        """End the process that forks."""
        self.asked.close()
        self.forks.wait()


def sampled(mutants: list[Mutant], most: int, seed: int) -> list[Mutant]:
    """Return so many of them, chosen by the digest of each: the same seed, the same mutants."""

    def drawn(mutant: Mutant) -> bytes:
        return hashlib.sha256(f"{seed} {mutant.module} {mutant.line} {mutant.what} {mutant.text}".encode()).digest()

    return sorted(mutants, key=drawn)[:most] if most else mutants


def asked() -> tuple[argparse.Namespace, dict[Path, list[str]]]:
    """Return what was asked for, and the tests of each module."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("module", nargs="*", type=Path)
    parser.add_argument("--tests", nargs="+", default=[])
    parser.add_argument("--room", help="the modules and tests of this table of rooms.toml")
    parser.add_argument("--sample", type=int, default=0, help="so many mutants, 0 for all")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--limit-s", type=float, default=0, help="0: six times what the tests take unchanged")
    options = parser.parse_args()
    if options.room:
        room = tomllib.loads((HERE / "bench" / "rooms.toml").read_text("utf-8"))[options.room]
        return options, {Path(module): tests for module, tests in room.items()}
    if not options.module or not options.tests:
        parser.error("modules and their --tests, or a --room")
    return options, dict.fromkeys(options.module, options.tests)


def limits(bench: Bench, tests_of: dict[Path, list[str]], limit_s: float) -> dict[Path, float]:
    """Return how long the tests of each module may take, once they are seen to pass without any mutant."""
    known: dict[tuple[str, ...], float] = {}
    for tests in {tuple(each): each for each in tests_of.values()}.values():
        began = time.monotonic()
        if not bench.passes(tests, 600, keep=True):
            sys.exit(f"The tests fail without any mutant, and nothing can be told: {' '.join(tests)}")
        known[tuple(tests)] = limit_s or 6 * (time.monotonic() - began) + 10
    return {module: known[tuple(tests)] for module, tests in tests_of.items()}


def main() -> None:
    """Run them, and print the figure."""
    options, tests_of = asked()
    found = [mutant for module in tests_of for mutant in mutants_of(module)]
    chosen = sampled(found, options.sample, options.seed)
    with tempfile.TemporaryDirectory(prefix="habeas-mutants-") as folder:
        benches: Queue[Bench] = Queue()
        for number in range(options.workers):
            benches.put(Bench.lay_out(Path(folder, str(number))))
        first = benches.get()
        limit_of = limits(first, {mutant.module: tests_of[mutant.module] for mutant in chosen}, options.limit_s)
        benches.put(first)

        def judge(mutant: Mutant) -> bool:
            bench = benches.get()
            try:
                alive = bench.survives(mutant, tests_of[mutant.module], limit_of[mutant.module])
            finally:
                benches.put(bench)
            if alive:
                print(f"survived  {mutant.module}:{mutant.line}  {mutant.what}", flush=True)
            return alive

        with ThreadPoolExecutor(options.workers) as pool:
            alive = list(pool.map(judge, chosen))
        while not benches.empty():
            benches.get().close()
    killed = alive.count(False)
    of = f" (a sample of {len(found)})" if len(chosen) < len(found) else ""
    print(f"{killed} of {len(chosen)}{of} mutants killed: {100 * killed / max(len(chosen), 1):.1f} %")


if __name__ == "__main__":
    main()
