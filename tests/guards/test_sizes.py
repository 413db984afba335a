"""Sizes a reader can hold in the head."""

from statistics import median

from tests.guards.house import ROOT, Source, complain, files, functions, lines_of, sources

FILE, FUNCTION, VIEW, LAW = 400, 40, 20, 25
MEDIAN = 10
OWN_SCRIPT = 200


def limit_for(source: Source) -> int:
    if source.is_in("bangvang/lawbook"):
        return LAW
    if source.is_in("bangvang/web") and {"views", "views.py"} & set(source.path.parts):
        return VIEW
    return FUNCTION


def test_no_file_is_longer_than_400_lines() -> None:
    long = {source.name: source.text.count("\n") for source in sources("bangvang", "bootstrap", "tests", "bench")}
    findings = [f"{name}: {count} lines" for name, count in long.items() if count > FILE]
    complain(findings, f"Make a folder of the same name and divide the file by subject (limit {FILE}).")


def test_no_function_is_longer_than_its_storey_allows() -> None:
    findings = [
        f"{source.name}:{function.lineno} {function.name}() has {lines_of(function)} lines, limit {limit_for(source)}"
        for source in sources("bangvang", "bootstrap", "bench")
        for function in functions(source)
        if lines_of(function) > limit_for(source)
    ]
    complain(findings, "Give the parts of the function names of their own.")


def test_half_of_all_functions_are_shorter_than_ten_lines() -> None:
    assert median(lines_of(function) for source in sources() for function in functions(source)) < MEDIAN


def test_own_script_stays_small() -> None:
    own = [path for path in files(".js") if "vendor" not in path.parts and "bangvang" in path.parts]
    lines = sum(path.read_text(encoding="utf-8").count("\n") for path in own)
    names = ", ".join(path.relative_to(ROOT).as_posix() for path in own)
    assert lines < OWN_SCRIPT, f"{lines} lines of own script in {names} → let the server do it."
