"""The cases that the benchmark opens: the same bytes from the same seed, without a fault, and like a real case."""

from __future__ import annotations

import hashlib
import unicodedata
from collections import Counter
from pathlib import Path

import pytest
from benchmarks.made import Made, size_of, write
from helpers import run
from inside import said

from tui.case import Case
from tui.model import Claim

CLAIMS = 1000


def digest(folder: Path) -> str:
    """Return the hash of all names and bytes of a folder."""
    whole = hashlib.sha256()
    for path in sorted(folder.iterdir()):
        whole.update(path.name.encode() + b"\0" + path.read_bytes())
    return whole.hexdigest()


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("made-up")
    write(folder, CLAIMS)
    return folder


@pytest.fixture(scope="module")
def case(made: Path) -> Case:
    return Case.open(made)


@pytest.fixture(scope="module")
def claims(case: Case) -> list[Claim]:
    return list(case.claims.values())


def test_the_same_seed_gives_the_same_bytes_in_any_process(made: Path, tmp_path: Path) -> None:
    """Nothing of the process is in them: neither how it orders sets nor how often it drew before."""
    script = f"from pathlib import Path; from tests.benchmarks.made import write; write(Path('again'), {CLAIMS})"
    done = run(python=("-c", script), env={"PYTHONHASHSEED": "7"}, cwd=tmp_path)
    assert done.stderr == b""
    assert digest(tmp_path / "again") == digest(made)


def test_another_seed_gives_other_claims(made: Path, tmp_path: Path) -> None:
    write(tmp_path, CLAIMS, seed=2)
    assert {row.text for row in Made(CLAIMS, 2).rows()}.isdisjoint(row.text for row in Made(CLAIMS, 1).rows())
    assert digest(tmp_path) != digest(made)


@pytest.mark.parametrize("count", [9, CLAIMS])
def test_a_made_up_case_has_no_fault_and_as_many_records_as_it_says(
    count: int, made: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    if count != CLAIMS:
        write(tmp_path, count)
    code, out, err = said(capsys, "check", str(made if count == CLAIMS else tmp_path))
    assert (code, ": error:" in out) == (0, False), out[-500:]
    size = size_of(count)
    assert f"{size.events} events, {size.speakers} actors, {count:,} claims;" in err


def test_a_claim_is_about_as_long_as_in_the_cases_that_were_measured(made: Path) -> None:
    files = sorted(made.glob("*.yaml"))
    assert len([path for path in files if path.name.startswith("claims-")]) >= 4
    assert 480 <= sum(path.stat().st_size for path in files) / CLAIMS <= 650


def test_few_speak_most_and_many_speak_once_or_twice(claims: list[Claim]) -> None:
    spoken = sorted(Counter(claim.speaker for claim in claims).values(), reverse=True)
    assert spoken[0] > 10 * spoken[len(spoken) // 2]


def test_figures_links_relays_and_caveats_are_among_the_claims_and_not_on_all_of_them(claims: list[Claim]) -> None:
    shares = {
        "figures": sum(bool(claim.figures) for claim in claims),
        "links": sum(bool(claim.links) for claim in claims),
        "relays": sum(bool(claim.via) for claim in claims),
        "caveats": sum(bool(report.caveats) for claim in claims for report in claim.reports),
        "two sources": sum(len(claim.reports) > 1 for claim in claims),
    }
    assert {name: count for name, count in shares.items() if not 0.03 < count / CLAIMS < 0.4} == {}


def test_nine_sources_or_more_print_in_several_scripts(case: Case, claims: list[Claim]) -> None:
    printing = {report.source for claim in claims for report in claim.reports}
    assert len(printing) >= 9
    words = "".join(quote.exact for claim in claims for report in claim.reports for quote in report.quotes)
    scripts = {unicodedata.name(char).split()[0] for char in set(words) if char.isalpha()}
    assert {"LATIN", "CYRILLIC", "GREEK", "ARABIC", "GEORGIAN", "CJK"} <= scripts
