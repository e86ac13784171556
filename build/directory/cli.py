"""The command line of the directory. Says in a sentence what to do when it can't."""

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from directory import shell
from directory.annotations import annotations, harmless
from directory.build import build
from directory.load import load, load_rules
from directory.preview import NoPreview
from directory.preview import preview as write_preview
from directory.rendering import NotSound, render
from directory.schema import EVENTS_SCHEMA, SCHEMA, is_current, schemas
from directory.search_index import NotIndexed
from directory.spreadsheet_sheet import NotASpreadsheet
from mentoring.domain.biography.place import Problem


def main(arguments: Sequence[str]) -> int:
    """Run a command and return its exit code: 0 where all is well."""
    if arguments[:1] == ["publish"]:
        from directory.publish import main as publish  # noqa: PLC0415 - needs boto3, others don't

        return publish(arguments[1:])
    if arguments[:1] == ["replay-erasures"]:
        from directory.replay import main as replay  # noqa: PLC0415 - needs boto3 as well

        return replay(arguments[1:])
    parser = _parser()
    chosen = parser.parse_args(arguments)
    if not (chosen.root / "mkdocs.yml").is_file():
        return _fail(f"There is no mkdocs.yml in {chosen.root}: go to the project's folder first.")
    try:
        return int(chosen.run(chosen))
    except (NotIndexed, NotASpreadsheet, NoPreview, shell.NotAShell) as error:
        return _fail(str(error))
    except OSError as error:
        return _fail(
            f"{error.filename}: {error.strerror}. Make room or give permission, and try again."
        )


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("python -m directory", description="The directory of mentors.")
    parser.add_argument("--root", type=Path, default=Path(), help="the project's folder")
    commands = parser.add_subparsers(required=True, metavar="command")
    check = commands.add_parser("check", help="look for problems in all files")
    check.set_defaults(run=_check)
    previewer = commands.add_parser("preview", help="write the pages that a change touches")
    previewer.add_argument("--since", required=True, help="the commit before the change")
    previewer.add_argument("--out", type=Path, required=True, help="a folder for the pages")
    previewer.set_defaults(run=_preview)
    for command in (check, previewer):
        command.add_argument(
            "--annotate",
            action="store_true",
            default=os.environ.get("GITHUB_ACTIONS") == "true",
            help="show problems beside the lines of a pull request, as GitHub does of itself",
        )
    builder = commands.add_parser("build", help="build the site")
    builder.add_argument("--out", type=Path, help="where to: public/ unless said")
    builder.add_argument(
        "--biographies-only", action="store_true", help="keep the prose of the last build: quicker"
    )
    builder.set_defaults(run=_build)
    schemer = commands.add_parser(
        "schema", help=f"write {SCHEMA} and {EVENTS_SCHEMA}, by which editors help"
    )
    schemer.set_defaults(run=_schema)
    sheller = commands.add_parser("shell", help="write the page shell for the personal pages")
    sheller.set_defaults(run=_shell)
    _add_spreadsheets(commands)
    commands.add_parser("publish", help="put the site and the mentors into a stack")
    commands.add_parser(
        "replay-erasures", help="after a restore: erase again whoever was erased since the backup"
    )
    return parser


def _add_spreadsheets(commands: Any) -> None:
    importer = commands.add_parser("import", help="write biographies and people.csv of a list")
    importer.add_argument("file", type=Path, help="a spreadsheet of mentors, .xlsx or .csv")
    importer.set_defaults(run=_import)
    exporter = commands.add_parser("export", help="write all mentors as a spreadsheet")
    exporter.add_argument("file", type=Path, help="where to: .xlsx or .csv")
    exporter.add_argument(
        "--people", type=Path, help="add e-mail addresses from this file, such as people.csv"
    )
    exporter.set_defaults(run=_export)
    template = commands.add_parser("template", help="write an empty spreadsheet of mentors")
    template.add_argument("file", type=Path, help="where to: .xlsx")
    template.set_defaults(run=_template)


def _check(chosen: argparse.Namespace) -> int:
    pool, problems = load(chosen.root)
    if pool is None:
        return _tell_beside(problems, chosen)
    _say(f"All is well: {len(pool.biographies)} mentors, {len(pool.programme.schemes)} schemes.")
    if not is_current(chosen.root, pool.known):
        _say("Topics, grades or schemes have changed: `python -m directory schema` tells editors.")
    return 0


def _preview(chosen: argparse.Namespace) -> int:
    given, problems = write_preview(chosen.root, chosen.since, chosen.out)
    if problems:
        return _tell_beside(problems, chosen)
    pages = "1 page changes" if given.page_count == 1 else f"{given.page_count} pages change"
    _say(f"{pages}: open {chosen.out / 'index.html'}.")
    return 0


def _tell_beside(problems: Sequence[Problem], chosen: argparse.Namespace) -> int:
    for line in annotations(problems, _folder(chosen.root)) if chosen.annotate else ():
        _say(line)
    return _tell(problems)


def _folder(root: Path) -> str:
    return "" if root == Path() or root.is_absolute() else f"{root.as_posix()}/"


def _build(chosen: argparse.Namespace) -> int:
    out = chosen.out or chosen.root / "public"
    problems = build(chosen.root, out, pages=not chosen.biographies_only)
    if problems:
        return _tell(problems)
    _say(f"Built into {out}.")
    return 0


def _schema(chosen: argparse.Namespace) -> int:
    rules, problems = load_rules(chosen.root)
    if rules is None:
        return _tell(problems)
    for path, schema in schemas(rules.known).items():
        (chosen.root / path).write_text(schema, encoding="utf-8")
        _say(f"Wrote {path}.")
    return 0


def _shell(chosen: argparse.Namespace) -> int:
    pool, problems = load(chosen.root)
    if pool is None:
        return _tell(problems)
    try:
        theme = render(chosen.root)
    except NotSound as found:
        return _tell(found.problems)
    (chosen.root / shell.PLACE).write_text(theme.shell, encoding="utf-8")
    _say(f"Wrote {shell.PLACE}.")
    return 0


def _import(chosen: argparse.Namespace) -> int:
    from directory.spreadsheet_import import import_spreadsheet  # noqa: PLC0415 - needs openpyxl

    done = import_spreadsheet(chosen.root, chosen.file)
    for note in done.notes:
        _say(note)
    if done.problems:
        return _tell(done.problems)
    _say(done.summary)
    return 0


def _export(chosen: argparse.Namespace) -> int:
    from directory.spreadsheet_export import export_spreadsheet  # noqa: PLC0415 - needs openpyxl

    count, problems = export_spreadsheet(chosen.root, chosen.file, chosen.people)
    if problems:
        return _tell(problems)
    private = " It holds e-mail addresses: keep it out of git." if chosen.people else ""
    _say(f"Wrote {count} mentors to {chosen.file}.{private}")
    return 0


def _template(chosen: argparse.Namespace) -> int:
    from directory.spreadsheet_template import write_template  # noqa: PLC0415 - needs openpyxl

    problems = write_template(chosen.root, chosen.file)
    if problems:
        return _tell(problems)
    _say(f"Wrote {chosen.file}: write one mentor a row in it, then import it.")
    return 0


def _tell(problems: Sequence[Problem]) -> int:
    for problem in problems:
        print(harmless(str(problem)), file=sys.stderr)
    count = len(problems)
    return _fail(f"{count} {'problem' if count == 1 else 'problems'} to mend. Nothing was changed.")


def _fail(sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return 1


def _say(sentence: str) -> None:
    print(sentence)
