"""What each option of `export` changes, in every format that has it."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.cli.command import Run

RECORD = """
key: eck2004
title: Flüsse
editor: Eck, Jörg
publisher: Hallam
date: 2004
doi: 10.5555/reed.1
url: https://press.example/flüsse
contents:
  - {title: Dämme, author: "Marsh, E.", pages: 1–20, doi: 10.5555/reed.2}
"""
DEPOSIT = (
    "--depositor", "Alder", "--email", "deposits@press.example", "--registrant", "Reed",
    "--batch", "batch7", "--timestamp", "20261129",
)  # fmt: skip
SERVER = ("--repository", "Flüsse und Dämme", "--base", "https://oai.press.example/books")


@pytest.mark.parametrize(
    ("format", "options", "text"),
    [
        ("bibtex", ("--ascii",), '{\\"u}'),
        ("biblatex", ("--ascii",), '{\\"u}'),
        ("bibtex", ("--crossref",), "xref = {eck2004}"),
        ("biblatex", ("--crossref",), "ref = {eck2004}"),
        ("turtle", ("--profile", "simple-dc"), "dc:title"),
        ("marcxml", ("--analytic",), 'tag="773"'),
        ("crossref-xml", DEPOSIT, "<email_address>deposits@press.example</email_address>"),
        ("crossref-xml", DEPOSIT, "<registrant>Reed</registrant>"),
        ("crossref-xml", DEPOSIT, "<depositor_name>Alder</depositor_name>"),
        ("crossref-xml", DEPOSIT, "<doi_batch_id>batch7</doi_batch_id>"),
        ("crossref-xml", DEPOSIT, "<timestamp>20261129</timestamp>"),
        ("oai-static", SERVER, "<oai:baseURL>https://oai.press.example/books</oai:baseURL>"),
        ("oai-static", SERVER, "Flüsse und Dämme</oai:repositoryName>"),
        ("oai-static", (*SERVER, "--email", "a@b.example"), "a@b.example</oai:adminEmail>"),
    ],
)
def test_an_option_reaches_its_format(
    run: Run, tmp_path: Path, format: str, options: tuple[str, ...], text: str
) -> None:
    (tmp_path / "r.yaml").write_text(RECORD, encoding="utf-8")
    assert text not in run("export", "r.yaml", "--to", format, "-o", "-")[1]
    status, out, err = run("export", "r.yaml", "--to", format, *options, "-o", "-")
    assert (status, text in out) == (0, True), err + out


@pytest.mark.parametrize("format", ["turtle", "n-triples", "rdf-xml", "json-ld"])
def test_the_address_of_works_without_one(run: Run, tmp_path: Path, format: str) -> None:
    (tmp_path / "r.yaml").write_text("key: a\ntitle: Rivers\ndate: 2004\n", encoding="utf-8")
    out = run("export", "r.yaml", "--to", format, "--base", "https://b.example/", "-o", "-")[1]
    assert "https://b.example/" in out


def test_shapes_are_looked_at_on_request_alone(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from precarious_truce.exporting import Target

    asked: list[str] = []
    monkeypatch.setattr(Target, "check_shapes", lambda target, works: asked.append(target.name))
    (tmp_path / "r.yaml").write_text("title: Rivers\n", encoding="utf-8")
    run("export", "r.yaml", "--to", "turtle", "-o", "-")
    assert asked == []
    run("export", "r.yaml", "--to", "turtle", "--validate", "-o", "-")
    assert asked == ["turtle"]


def test_what_is_told_of_an_output_names_the_option(run: Run, tmp_path: Path) -> None:
    (tmp_path / "r.yaml").write_text("title: Rivers\n", encoding="utf-8")
    for name in ("crossref-json", "no-such-style"):
        status, out, err = run("export", "r.yaml", "--to", name, "-o", "-")
        assert (status, out) == (2, "") and err.startswith("--to: error[F2]"), err
