"""kzgraph extract."""

from __future__ import annotations

from contextlib import closing

from click.exceptions import Exit

from kzgraph.cli import common
from kzgraph.cli.messages import complain, safe, tell
from kzgraph.cli.output import open_output
from kzgraph.cli.progress import meter
from kzgraph.errors import InputError


@common.command(
    "extract",
    examples=(
        "kzgraph extract press-releases/ -o records.jsonl",
        "kzgraph extract archive.jsonl.gz --workers 4 -o records.jsonl",
        "cat release.txt | kzgraph extract - | jq .people",
    ),
)
@common.paths
@common.output()
@common.form("jsonl")
@common.workers
@common.extractor
@common.dry_run
def command(paths: tuple[str, ...], output: str, form: str, workers: int, extractor: str, dry_run: bool) -> int:
    """Write what documents say as records.

    One line of JSON for each document, every statement with its quote. `kzgraph schema record` describes a record.
    Records can be loaded in place of the documents.
    """
    from kzgraph.extracting import doubt, extract_all, is_undated, remark, undated_note
    from kzgraph.model import Record

    refused: list[InputError] = []
    undated: list[str] = []
    written = 0

    def refuse(error: InputError) -> None:
        refused.append(error)
        complain(error)

    with (
        meter() as shown,
        open_output(output, dry_run=dry_run) as file,
        closing(extract_all(paths, on_refused=refuse, workers=workers, extractor=extractor)) as found,
    ):
        for record, document, source in found:
            if text := doubt(document):
                tell(text)
            if isinstance(record, Record):
                file.write(safe(record.to_json()) + "\n")
                written += 1
                if text := remark(record):
                    tell(f"{source}: {text}")
                if is_undated(record):
                    undated.append(record.document.id)
            shown.step(source)
        if refused and not written:
            raise Exit(1)  # an older file of that name stays as it is
    if note := undated_note(undated):
        tell(note)
    return 1 if refused else 0
