"""dev.py is no part of a package, so it is loaded by its path."""

import ast
import importlib.util
import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from types import ModuleType

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parents[2]
DEV = ROOT / "dev.py"


def load(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("dev", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(name="dev", scope="module")
def fixture_dev() -> ModuleType:
    return load(DEV)


@pytest.fixture(name="clone")
def fixture_clone(tmp_path: Path) -> ModuleType:
    """dev.py in a project of its own, with the marks of a finished installation."""
    for name in ("dev.py", "requirements.lock", "pyproject.toml"):
        shutil.copy(ROOT / name, tmp_path)
    dev = load(tmp_path / "dev.py")
    dev.BIN.mkdir(parents=True)
    dev.PYTHON.touch()
    Path(dev.tool("sambung")).touch()
    dev.STAMP.write_text("\n".join(dev.stamp(tmp_path, sys.version_info[:2])), encoding="utf-8")
    return dev


def start(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    shown = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    rest = {name: value for name, value in os.environ.items() if name not in shown}
    return subprocess.run(
        [sys.executable, str(DEV), *arguments],
        env={**rest, **environment},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


# --- Python -----------------------------------------------------------------------------------


@pytest.mark.parametrize("version", [(2, 7), (3, 6), (3, 10)])
def test_old_python_is_refused_with_both_versions_named(
    dev: ModuleType, version: tuple[int, int]
) -> None:
    sentence = dev.refusal(*version)
    assert "3.11 or newer" in sentence
    assert f"Python {version[0]}.{version[1]}" in sentence


@pytest.mark.parametrize("version", [(3, 11), (3, 14), (4, 0)])
def test_python_from_3_11_on_is_taken(dev: ModuleType, version: tuple[int, int]) -> None:
    assert dev.refusal(*version) == ""


def test_old_python_can_read_the_file_as_far_as_the_refusal() -> None:
    tree = ast.parse(DEV.read_text(encoding="utf-8"), feature_version=(3, 6))
    names = [node.name for node in tree.body if isinstance(node, ast.FunctionDef | ast.ClassDef)]
    assert names[0] == "refusal"
    futures = [n for n in tree.body if isinstance(n, ast.ImportFrom) and n.module == "__future__"]
    assert futures == []


def test_only_the_standard_library_is_imported() -> None:
    tree = ast.parse(DEV.read_text(encoding="utf-8"))
    modules = {a.name for n in ast.walk(tree) if isinstance(n, ast.Import) for a in n.names}
    modules |= {n.module or "" for n in ast.walk(tree) if isinstance(n, ast.ImportFrom)}
    assert {name.partition(".")[0] for name in modules} <= sys.stdlib_module_names


# --- the system libraries ---------------------------------------------------------------------


def test_what_is_missing_maps_to_its_debian_package(dev: ModuleType) -> None:
    gone = {"libEGL.so.1", "program:pdftoppm"}
    needs = dev.missing({"qt", "x11", "test"}, lambda need: need.probe not in gone)
    assert dev.apt_names(needs, set()) == ["libegl1", "poppler-utils"]


def test_a_command_asks_only_for_the_groups_it_needs(dev: ModuleType) -> None:
    def nothing_present(_: object) -> bool:
        return False

    offscreen = dev.apt_names(dev.missing({"qt"}, nothing_present), set())
    screen = dev.apt_names(dev.missing({"qt", "x11"}, nothing_present), set())
    assert "fonts-dejavu-core" in offscreen
    assert not {"libxcb-cursor0", "xvfb"} & set(offscreen)
    assert set(offscreen) < set(screen)
    assert dev.missing(set(), nothing_present) == []


def test_a_package_that_was_renamed_is_asked_for_by_the_name_the_release_knows(
    dev: ModuleType,
) -> None:
    glib = [need for need in dev.NEEDS if need.probe == "libglib-2.0.so.0"]
    assert dev.apt_names(glib, {"libglib2.0-0"}) == ["libglib2.0-0"]
    assert dev.apt_names(glib, {"libglib2.0-0t64", "libgl1"}) == ["libglib2.0-0t64"]
    assert dev.apt_names(glib, set()) == ["libglib2.0-0"]


def test_fedora_gets_one_command_with_each_package_once(dev: ModuleType) -> None:
    needs = [need for need in dev.NEEDS if need.probe in {"libxcb-shape.so.0", "libxcb-xkb.so.1"}]
    assert dev.install_command("dnf", needs, set()) == "sudo dnf install -y libxcb"


def test_a_person_without_root_gets_the_apt_command(dev: ModuleType) -> None:
    needs = [need for need in dev.NEEDS if need.probe == "program:Xvfb"]
    assert dev.install_command("apt-get", needs, set()) == (
        "sudo apt-get update && sudo apt-get install -y --no-install-recommends xvfb"
    )


def test_an_unknown_package_manager_gets_the_names_of_the_files(dev: ModuleType) -> None:
    needs = [need for need in dev.NEEDS if need.probe in {"libGL.so.1", "fonts:", "program:Xvfb"}]
    assert dev.install_command("", needs, set()).endswith("hold libGL.so.1 fonts Xvfb")


@pytest.mark.skipif(sys.platform != "linux", reason="system libraries are looked for on Linux only")
def test_libraries_programs_and_modules_are_found_where_they_are(dev: ModuleType) -> None:
    def found(probe: str) -> object:
        return dev.present(dev.Need(probe, "qt", "", "", ""))

    assert found("libc.so.6")
    assert not found("libsambung-nowhere.so.1")
    assert found("program:sh")
    assert not found("program:sambung-nowhere")
    assert found("module:json")
    assert not found("module:sambung_nowhere")


# --- the virtual environment ------------------------------------------------------------------


def test_a_finished_installation_is_left_alone(clone: ModuleType) -> None:
    assert clone.installed()


@pytest.mark.parametrize("name", ["requirements.lock", "pyproject.toml"])
def test_a_changed_lock_or_project_is_installed_into_the_same_venv(
    clone: ModuleType, name: str
) -> None:
    before = clone.recorded()
    with (clone.ROOT / name).open("a", encoding="utf-8") as file:
        file.write("# changed\n")
    assert not clone.installed()
    assert clone.stamp(clone.ROOT, sys.version_info[:2])[0] == before[0]


def test_another_python_or_another_place_needs_a_new_venv(
    clone: ModuleType, tmp_path_factory: pytest.TempPathFactory
) -> None:
    moved = shutil.copytree(clone.ROOT, tmp_path_factory.mktemp("moved") / "project")
    here = clone.stamp(clone.ROOT, (3, 11))
    assert clone.stamp(clone.ROOT, (3, 12))[0] != here[0]
    assert clone.stamp(moved, (3, 11))[0] != here[0]
    assert clone.stamp(moved, (3, 11))[1] == here[1]


def test_an_installation_cut_short_does_not_count(clone: ModuleType) -> None:
    clone.STAMP.unlink()
    assert not clone.installed()
    assert clone.recorded() == [""]


def test_a_stamp_emptied_by_a_power_cut_does_not_count(clone: ModuleType) -> None:
    clone.STAMP.write_text("", encoding="utf-8")
    assert not clone.installed()
    assert clone.recorded() == [""]


def test_a_venv_whose_python_has_gone_does_not_count(clone: ModuleType) -> None:
    clone.PYTHON.unlink()
    assert clone.recorded() == [""]


# --- the lock ---------------------------------------------------------------------------------


def locked() -> dict[str, str]:
    lines = (ROOT / "requirements.lock").read_text(encoding="utf-8").splitlines()
    pins = [line.split(";")[0].strip(" \\") for line in lines if "==" in line]
    return {name: version for name, _, version in (pin.partition("==") for pin in pins)}


def test_the_lock_satisfies_every_dependency_of_the_project() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    pins = locked()
    unmet = [
        text
        for text in wanted
        if pins.get(Requirement(text).name.lower(), "none") not in Requirement(text).specifier
    ]
    assert unmet == []


def test_every_locked_package_carries_hashes() -> None:
    text = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    blocks = text.replace("\\\n", " ").splitlines()
    assert len(blocks) == len(locked())
    assert [block.split()[0] for block in blocks if "--hash=sha256:" not in block] == []


# --- the commands -----------------------------------------------------------------------------


def test_an_unknown_command_exits_2_and_lists_the_commands() -> None:
    done = start("tset")
    assert done.returncode == 2
    assert "'tset'" in done.stderr
    assert "dev.py test" in done.stderr


def test_help_names_every_command() -> None:
    done = start("--help")
    assert done.returncode == 0
    names = ("run", "run --demo", "test", "check", "bench", "faults", "lock", "package")
    assert [name for name in names if f"dev.py {name}" not in done.stdout] == []


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a display")
def test_the_window_without_a_display_exits_2_and_says_how_to_get_one() -> None:
    done = start("run")
    assert done.returncode == 2
    assert "xvfb-run" in done.stderr
    assert "run --demo" in done.stderr
    assert done.stdout == ""
