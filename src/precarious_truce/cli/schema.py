"""`precarious-truce schema`: the JSON Schema of the record."""

from __future__ import annotations

import click

from precarious_truce.cli.streams import data
from precarious_truce.printing import json_text

__all__ = ["command"]


@click.command("schema")
def command() -> int:
    """Print the JSON Schema of the record, for an editor's YAML plug-in."""
    from precarious_truce.formats.yaml.schema import record_schema

    data(json_text(record_schema()) + "\n")
    return 0
