"""What a release is made of is listed, the same bytes each time, and its signature tells a changed file."""

from __future__ import annotations

import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]


def skip_or_fail(why: str) -> None:
    if os.environ.get("CI") == "true":
        pytest.fail(f"{why}; in CI this is not left out")
    pytest.skip(why)


@pytest.fixture
def make() -> ModuleType:
    spec = importlib.util.spec_from_file_location("make_release", ROOT / "release" / "make.py")
    assert spec is not None and spec.loader is not None
    made = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(made)
    return made


def test_two_builds_of_one_commit_are_the_same_bytes(make: ModuleType, tmp_path: Path) -> None:
    if shutil.which("uv") is None:  # nor is it on the machine of continuous integration; releases are made elsewhere
        pytest.skip("uv is not installed")
    try:
        make.build(tmp_path)
    except SystemExit as error:
        if "differ" in str(error):
            raise
        pytest.skip(f"nothing can be built here, it needs a network: {error}")
    (wheel,) = tmp_path.glob("*.whl")
    assert wheel.name.startswith("habeas-")
    assert wheel.stat().st_size > 1_000_000


def locked() -> set[str]:
    return {
        name.lower()
        for name in re.findall(r"^([A-Za-z0-9_.-]+)==", (ROOT / "requirements.lock").read_text("utf-8"), re.M)
    }


def test_the_list_of_parts_names_everything_that_is_locked_and_nothing_else(make: ModuleType, tmp_path: Path) -> None:
    if not (Path(sys.executable).parent / "cyclonedx-py").exists():
        skip_or_fail("cyclonedx-bom is not installed")
    make.list_parts(tmp_path / "sbom.json")
    make.list_parts(tmp_path / "again.json")
    listed = json.loads((tmp_path / "sbom.json").read_text("utf-8"))
    assert {part["name"].lower() for part in listed["components"]} == locked()
    assert all(part["externalReferences"][0]["hashes"] for part in listed["components"])
    assert listed["metadata"]["component"]["name"] == "habeas"
    assert (tmp_path / "sbom.json").read_bytes() == (tmp_path / "again.json").read_bytes()


@pytest.fixture
def signed(make: ModuleType, tmp_path: Path) -> Path:
    """A folder as a release leaves it, signed with a key that is made for this test."""
    if shutil.which("ssh-keygen") is None:
        skip_or_fail("ssh-keygen is not installed")
    key = tmp_path / "key"
    subprocess.run(
        ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "release", "-f", str(key)], check=True, timeout=30
    )
    folder = tmp_path / "release"
    folder.mkdir()
    (folder / "habeas-0-py3-none-any.whl").write_bytes(b"an invented wheel")
    (folder / "requirements.lock").write_bytes(b"x==1")
    make.add_up(folder)
    make.sign(folder, key)
    kind, public, _ = key.with_suffix(".pub").read_text("utf-8").split(" ", 2)
    (tmp_path / "allowed_signers").write_text(f'releases@habeas.invalid namespaces="habeas-release" {kind} {public}\n')
    return folder


def is_good(folder: Path, *, namespace: str = "habeas-release") -> bool:
    """Whether the commands of docs/how-to/check-a-release.md say so."""
    command = ["ssh-keygen", "-Y", "verify", "-f", str(folder.parent / "allowed_signers"), "-I",
               "releases@habeas.invalid",
               "-n", namespace, "-s", "SHA256SUMS.sig"]  # fmt: skip
    sums = (folder / "SHA256SUMS").read_bytes()
    signature = subprocess.run(command, cwd=folder, input=sums, capture_output=True, timeout=30, check=False)
    summed = subprocess.run(
        ["sha256sum", "-c", "--strict", "SHA256SUMS"], cwd=folder, capture_output=True, timeout=30, check=False
    )
    return signature.returncode == 0 and summed.returncode == 0


def test_a_signed_release_is_good(signed: Path) -> None:
    assert is_good(signed)


def test_a_signature_for_something_else_is_not_one_of_a_release(signed: Path) -> None:
    assert not is_good(signed, namespace="file")


@pytest.mark.parametrize("name", ["habeas-0-py3-none-any.whl", "requirements.lock", "SHA256SUMS"])
def test_any_change_is_seen(signed: Path, name: str) -> None:
    data = (signed / name).read_bytes()
    (signed / name).write_bytes(bytes([data[0] ^ 1]) + data[1:])
    assert not is_good(signed)


def test_a_file_that_is_gone_is_seen(signed: Path) -> None:
    (signed / "requirements.lock").unlink()
    assert not is_good(signed)


def test_a_release_is_not_mixed_with_anything(
    make: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "old.whl").write_bytes(b"")
    monkeypatch.setattr(sys, "argv", ["make.py", str(tmp_path)])
    with pytest.raises(SystemExit, match="not empty"):
        make.main()


def test_every_step_of_continuous_integration_has_a_bound() -> None:
    script = (ROOT / ".ci" / "run").read_text("utf-8")
    steps = [
        line.strip() for line in script.splitlines() if re.search(r"python3 dev\.py|apt-get (update|install)", line)
    ]
    assert len(steps) >= 6
    assert [line for line in steps if not line.startswith("timeout ")] == []


@pytest.mark.parametrize("page", ["SECURITY.md", "docs/explanation/threat-model.md"])
def test_every_promise_names_tests_that_are_there(page: str) -> None:
    rows = [line for line in (ROOT / page).read_text("utf-8").splitlines() if re.match(r"\| G\d+ \|", line)]
    named = [path for row in rows for path in re.findall(r"`((?:tests|pyproject)[^`]*)`", row)]
    assert [row[:6] for row in rows if not re.search(r"`(tests|pyproject)", row)] == []
    assert [path for path in named if not is_there(path)] == []


def is_there(named: str) -> bool:
    """Whether there is such a file or folder, and in it the test that is named behind it."""
    path, _, test = named.partition("::")
    place = ROOT / path
    return place.exists() and (not test or f"def {test}(" in place.read_text("utf-8"))


def test_every_promise_of_the_threat_model_names_one_test_at_least_by_its_name() -> None:
    text = (ROOT / "docs/explanation/threat-model.md").read_text("utf-8")
    rows = [line for line in text.splitlines() if re.match(r"\| G\d+ \|", line)]
    unnamed = [row.split("|")[1].strip() for row in rows if not re.search(r"`tests/[^`]*::test_\w+`", row)]
    assert unnamed == ["G16"]  # no test: the linter refuses the import itself


@pytest.mark.parametrize(
    ("named", "there"),
    [
        ("tests/architecture/test_supply.py::test_any_change_is_seen", True),
        ("tests/architecture/test_supply.py::test_any_change", False),
        ("tests/architecture/test_gone.py", False),
        ("tests/architecture", True),
    ],
)
def test_a_name_that_no_test_has_is_found(named: str, there: bool) -> None:
    assert is_there(named) is there


def test_both_pages_number_the_same_promises() -> None:
    numbers = [
        re.findall(r"^\| (G\d+) \|", (ROOT / page).read_text("utf-8"), re.M)
        for page in ("SECURITY.md", "docs/explanation/threat-model.md")
    ]
    assert numbers[0] == numbers[1] == [f"G{number}" for number in range(1, len(numbers[0]) + 1)]
