"""`precarious-truce schema`: the JSON Schema of the record."""

from __future__ import annotations

import click

__all__ = ["command"]


@click.command("schema")
def command() -> int:
    """Print the JSON Schema of the record, for an editor's YAML plug-in."""
    import json

    from precarious_truce.formats.yaml.schema import record_schema

    click.echo(json.dumps(record_schema(), ensure_ascii=False, indent=2))
    return 0
