"""The workers of a cluster do what the processes of a pool do, byte for byte, whatever dies."""

from __future__ import annotations

import gzip
import os
import random
import signal
import sys
import threading
import time
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from tests.bulk.made import bib, items, json_lines

import precarious_truce as pt
from precarious_truce.bulk.gathering import Gathering, rows_of
from precarious_truce.bulk.running import Bulk
from precarious_truce.bulk.tasks import Task
from precarious_truce.bulk.working import convert
from precarious_truce.cli import _run
from precarious_truce.exporting import Export, plan
from precarious_truce.formats.cutting import Cut

TEXT = "@book{a, title = {Älps}}\n@book{a, title = {Baltic}, x = }\n"


@pytest.mark.slow  # pyarrow is an extra of its own
def test_a_task_as_a_table(tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    from precarious_truce.bulk.tables import done_in, exported, table_of_task

    for task in (
        Task(Cut(TEXT, 7), "a.bib", "bibtex", "csl-json"),
        Task(Cut(TEXT), "a.bib", "bibtex", "bibtex", (("ascii", True),), True, ("x", "y"),
             {"x": "b.bib"}, ("y",)),
    ):  # fmt: skip
        alone = convert(task, str(tmp_path))
        output, done = done_in(exported(table_of_task(task)))
        assert output == Path(alone.path).read_bytes()
        assert done.diagnostics == alone.diagnostics and done.given == alone.given
        assert (done.lost, done.losses, done.works) == (alone.lost, alone.losses, alone.works)


@pytest.mark.slow  # pyarrow is an extra of its own
def test_cuts_as_a_table() -> None:
    arrow = pytest.importorskip("pyarrow")
    from precarious_truce.bulk.tables import entries, read_in, table_of_cut

    cut = Cut(TEXT, 3)
    table = table_of_cut(cut, "a.bib", "bibtex")
    assert read_in(entries(table)) == rows_of(cut, "a.bib", "bibtex")
    few = arrow.table({"text": [TEXT, "@book{c, title = {C}}"], "source": ["bibtex"] * 2})
    assert entries(few).num_rows == 2


@pytest.mark.slow  # pyarrow is an extra of its own
def test_tables_for_any_cluster() -> None:
    arrow = pytest.importorskip("pyarrow")
    from precarious_truce.bulk.tables import exported

    table = arrow.table({"text": [TEXT, ""], "source": ["bibtex"] * 2, "target": ["ris"] * 2})
    found = exported(table).to_pydict()
    assert b"Baltic" in found["output"][0] and found["works"] == [2, 0]


@pytest.mark.parametrize("missing", ["distributed", "pyarrow"])
def test_what_is_not_installed_is_said(
    missing: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    if missing == "pyarrow":
        from precarious_truce.bulk.tables import exported
        from precarious_truce.errors import TruceError

        monkeypatch.setitem(sys.modules, "pyarrow", None)
        with pytest.raises(TruceError, match=r"F9.*\n.*precarious-truce\[cluster\]"):
            exported(None)
        return
    monkeypatch.setitem(sys.modules, "distributed", None)
    source = tmp_path / "a.bib"
    source.write_text(TEXT)
    for command in ("export --stream", "gather"):
        args = [*command.split(), str(source), "--cluster", "local", "-o", str(tmp_path / "o.ris")]
        assert _run(args) == 1
        assert "F9" in capfd.readouterr().err


# --- real workers ---------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def scheduler() -> Iterator[Any]:
    """A cluster of two workers on this machine."""
    distributed = pytest.importorskip("distributed")
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, dashboard_address="127.0.0.1:0", silence_logs=50
    ) as cluster:
        yield cluster


def killing(cluster: Any, when: Path, pattern: str) -> threading.Thread:
    """Kill a worker when a few files are in a folder; give the thread that does."""

    def wait() -> None:
        distributed: Any = import_module("distributed")
        with distributed.Client(cluster) as client:
            pids = list(client.run(os.getpid).values())
            ends = time.monotonic() + 60
            while len(list(when.glob(pattern))) < 3 and time.monotonic() < ends:
                time.sleep(0.01)
            os.kill(pids[0], signal.SIGKILL)

    thread = threading.Thread(target=wait)
    thread.start()
    return thread


@pytest.mark.slow
@pytest.mark.parametrize("dies", [False, True])
def test_export_on_a_cluster(tmp_path: Path, scheduler: Any, dies: bool) -> None:
    source = tmp_path / "in.bib"
    source.write_text(TEXT + "".join(bib(items(1500))), encoding="utf-8")
    outputs = []
    for cluster in (None, scheduler.scheduler_address):
        out = tmp_path / "out.nt"
        export = Export(*plan([], str(out), {}), keep_going=True)
        thread = None
        if cluster and dies:
            thread = killing(scheduler, tmp_path / ".out.nt.pieces", "*.json")
        run = Bulk(export, jobs=1, size=10_000, cluster=cluster)
        run.run([str(source)])
        if thread is not None:
            thread.join()
        outputs.append((out.read_bytes(), run.told.errors, run.told.others, run.works))
    assert outputs[0] == outputs[1]


def killer_of(pid: int, begins: str, after: int) -> Any:
    """What kills a process when so many tasks whose names begin so are done."""
    distributed: Any = import_module("distributed")

    class Killer(distributed.SchedulerPlugin):  # type: ignore[misc]
        name, left = "killer", after

        def transition(self, key: Any, start: str, finish: str, **more: object) -> None:
            name = key[0] if isinstance(key, tuple) else key
            if self.left and finish == "memory" and name.startswith(begins):
                self.left -= 1
                if not self.left:
                    os.kill(pid, signal.SIGKILL)

    return Killer()


MOMENTS = {
    "reading": ("rows-", 5),
    "in the first shuffle": ("shuffle-transfer-", 20),
    "behind it": ("p2pshuffle-", 1),
    "in the last": ("getitem-set_partitions_pre-", 10),
}
"""The tasks of which so many are done when a worker dies."""


@pytest.mark.slow
@pytest.mark.parametrize("resume", [False, True])
def test_gather_on_a_cluster(tmp_path: Path, scheduler: Any, resume: bool) -> None:
    source = tmp_path / "in.jsonl"
    source.write_text("".join(json_lines(items(1500))), encoding="utf-8")
    alone = list(Gathering([str(source)]).works())
    kept, address = tmp_path / "kept" if resume else None, scheduler.scheduler_address
    thread = killing(scheduler, kept, "*.read") if kept else None
    found = list(Gathering([str(source)], size=10_000, kept=kept, cluster=address).works())
    if thread is not None:
        thread.join()
    assert found == alone


@pytest.mark.slow
@pytest.mark.parametrize("moment", MOMENTS)
def test_a_worker_that_is_killed_as_books_are_found(
    tmp_path: Path, scheduler: Any, moment: str
) -> None:
    distributed: Any = import_module("distributed")
    draw, lines = random.Random(moment), [*json_lines(items(600))]
    draw.shuffle(lines)
    paths = [str(tmp_path / f"{number}.jsonl.gz") for number in range(10)]
    for number, path in enumerate(paths):
        Path(path).write_bytes(gzip.compress("".join(lines[number::10]).encode()))
    outputs = []
    for cluster in (None, scheduler.scheduler_address):
        if cluster:
            with distributed.Client(scheduler) as client:
                pid = draw.choice(list(client.run(os.getpid).values()))
            killer = killer_of(pid, *MOMENTS[moment])
            scheduler.scheduler.add_plugin(killer)
        out = tmp_path / "books.yaml"
        pt.dump(Gathering(paths, size=5_000, cluster=cluster).works(), out)
        outputs.append(out.read_bytes())
    scheduler.scheduler.remove_plugin("killer")
    assert killer.left == 0
    assert outputs[0] == outputs[1]


@pytest.mark.slow
def test_a_cluster_that_is_not_there(tmp_path: Path) -> None:
    pytest.importorskip("distributed")
    from precarious_truce.bulk.cluster import Cluster
    from precarious_truce.errors import TruceError

    with pytest.raises(TruceError, match="F15"):
        Cluster("tcp://127.0.0.1:9", 1, wait=1)
