"""What the shell offers while words are typed."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.shell_completion import ShellComplete

from precarious_truce.cli import _main, _run

NAME = "precarious-truce"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder with a record in it."""
    monkeypatch.chdir(tmp_path)
    Path("r.yaml").write_text("title: Rivers\nkey: rivers\ncontents: [Floods]\n", encoding="utf-8")


def offered(*words: str) -> list[str]:
    """What is offered for the last of the words."""
    *before, begun = words
    complete = ShellComplete(_main, {}, NAME, "_PRECARIOUS_TRUCE_COMPLETE")
    return [item.value for item in complete.get_completions(before, begun) if item.type == "plain"]


def test_what_is_offered() -> None:
    assert offered("bib") == ["bibliography"]
    assert offered("cite", "r.yaml", "ri") == ["rivers", "rivers-floods"]
    assert offered("cite", "nowhere.yaml", "ri") == []
    assert "chicago-notes-bibliography" in offered("cite", "r.yaml", "--style", "chicago-n")
    assert offered("export", "r.yaml", "--to", "bibtex,csl-j") == ["bibtex,csl-json"]
    assert offered("export", "r.yaml", "--from", "bibl") == ["biblatex"]
    assert offered("bibliography", "r.yaml", "--output", "d") == ["docx"]
    assert "de-AT" in offered("cite", "r.yaml", "--locale", "DE")


@pytest.mark.parametrize("shell", ["zsh", "fish"])
def test_how_it_is_turned_on(shell: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert _run(["completion", shell]) == 0
    assert "_PRECARIOUS_TRUCE_COMPLETE" in capsys.readouterr().out
