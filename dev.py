#!/usr/bin/env python3
"""The developer's one entry; standard library only, Linux and Windows.

  dev.py run [ARG ...]             open the workstation; the arguments are passed on to sambung
  dev.py run --demo [--out DIR]    play one day through the real window; pictures and PDFs in DIR
  dev.py test [ARG ...]            check, then pytest with the arguments
  dev.py check                     ruff format, ruff check, mypy, import contracts
  dev.py bench [NAME [ARG ...]]    measure (tests/bench); 1 when a promised limit was missed
  dev.py faults [ARG ...]          the long runs of tests/faults
  dev.py lock [ARG ...]            write requirements.lock anew (--upgrade for newer versions)
  dev.py package                   build a wheel into dist/

Every command first sees to .venv and, on Linux, to the system libraries it needs. What is there
already is not touched, so the second start costs a fraction of a second.
"""

import contextlib
import ctypes
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple, NoReturn

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl


def refusal(major: int, minor: int) -> str:
    """The sentence for a Python that is too old, else ""; Python 3.6 must be able to read it."""
    if (major, minor) >= (3, 11):
        return ""
    return f"Sambung needs Python 3.11 or newer; {sys.executable} is Python {major}.{minor}."


if refusal(*sys.version_info[:2]):
    sys.exit(refusal(*sys.version_info[:2]))

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
STAMP = VENV / "sambung-installed"  # what .venv was made for; absent while it is being changed
LOCK = ROOT / "requirements.lock"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")


class Need(NamedTuple):
    """Something of the operating system: how it is found, and its package by package manager."""

    probe: str  # a library to load, "program:NAME", "module:NAME" or "fonts:"
    group: str  # "qt" always, "x11" for a real window, "test" for the tests
    apt: str  # names over the releases with "|" between them, the oldest first
    dnf: str
    pacman: str


NEEDS = [
    Need(*line.split())
    for line in """
libGL.so.1              qt   libgl1                       libglvnd-glx         libglvnd
libEGL.so.1             qt   libegl1                      libglvnd-egl         libglvnd
libxkbcommon.so.0       qt   libxkbcommon0                libxkbcommon         libxkbcommon
libdbus-1.so.3          qt   libdbus-1-3|libdbus-1-3t64   dbus-libs            dbus
libfontconfig.so.1      qt   libfontconfig1               fontconfig           fontconfig
libglib-2.0.so.0        qt   libglib2.0-0|libglib2.0-0t64 glib2                glib2
fonts:                  qt   fonts-dejavu-core            dejavu-sans-fonts    ttf-dejavu
libxcb-cursor.so.0      x11  libxcb-cursor0               xcb-util-cursor      xcb-util-cursor
libxcb-icccm.so.4       x11  libxcb-icccm4                xcb-util-wm          xcb-util-wm
libxcb-image.so.0       x11  libxcb-image0                xcb-util-image       xcb-util-image
libxcb-keysyms.so.1     x11  libxcb-keysyms1              xcb-util-keysyms     xcb-util-keysyms
libxcb-render-util.so.0 x11  libxcb-render-util0          xcb-util-renderutil  xcb-util-renderutil
libxcb-shape.so.0       x11  libxcb-shape0                libxcb               libxcb
libxcb-xkb.so.1         x11  libxcb-xkb1                  libxcb               libxcb
libxkbcommon-x11.so.0   x11  libxkbcommon-x11-0           libxkbcommon-x11     libxkbcommon-x11
libpulse.so.0           x11  libpulse0                    pulseaudio-libs      libpulse
program:Xvfb            test xvfb                         xorg-x11-server-Xvfb xorg-server-xvfb
program:xauth           test xauth                        xorg-x11-xauth       xorg-xauth
program:pdftoppm        test poppler-utils                poppler-utils        poppler
program:sipp            test sip-tester                   sipp                 sipp
""".strip().splitlines()
]
INSTALL = {
    "apt-get": "apt-get install -y --no-install-recommends",
    "dnf": "dnf install -y",
    "pacman": "pacman -S --needed",
}
APT = (
    "env DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=600"
    " -o Acquire::Retries=3 -o Dpkg::Use-Pty=0"
)
FONT_FOLDERS = ["/usr/share/fonts", "/usr/local/share/fonts", "~/.local/share/fonts", "~/.fonts"]
NO_DISPLAY = """there is no display, and the workstation is a window. Start it in a desktop session,
over `ssh -X`, or on a virtual screen: `xvfb-run -a python3 dev.py run`.
Without any screen: `python3 dev.py run --demo`."""


def say(sentence: str) -> None:
    """Progress goes to stderr: stdout belongs to the program that is run."""
    print(f"dev.py: {sentence}", file=sys.stderr, flush=True)


def stop(sentence: str) -> NoReturn:
    """End with exit code 2: the person has to do something first."""
    say(sentence)
    raise SystemExit(2)


def persist(command: list[str], *, talk: bool = True) -> int:
    """Run a command that uses the network, again after a wait while it fails; returns its code."""
    stdout = sys.stderr if talk else subprocess.DEVNULL
    for wait in (3, 10, 30, None):
        code = subprocess.call(command, stdin=subprocess.DEVNULL, stdout=stdout)
        if code == 0 or wait is None:
            break
        say(f"that failed with exit code {code}; once more in {wait} s.")
        time.sleep(wait)
    return code


def present(need: Need) -> bool:
    """Whether the need is met here; loading a library is the one check that holds everywhere."""
    kind, colon, name = need.probe.partition(":")
    if not colon:
        with contextlib.suppress(OSError):
            return bool(ctypes.CDLL(need.probe))
        return False
    if kind == "fonts":
        folders = [Path(folder).expanduser() for folder in FONT_FOLDERS]
        return any(True for folder in folders for _ in folder.rglob("*.[to]tf"))
    if kind == "program":
        return shutil.which(name) is not None
    importlib.invalidate_caches()
    return importlib.util.find_spec(name) is not None


def missing(groups: set[str], is_present: Callable[[Need], bool] = present) -> list[Need]:
    """The needs of these groups that are not met, in the order of the table."""
    return [need for need in NEEDS if need.group in groups and not is_present(need)]


def apt_names(needs: list[Need], known: set[str]) -> list[str]:
    """One package for each need: the first of its names that the release knows."""
    choices = [need.apt.split("|") for need in needs]
    return [next((name for name in names if name in known), names[0]) for names in choices]


def install_command(manager: str, needs: list[Need], known: set[str]) -> str:
    """What a person types to install the packages of these needs."""
    if manager == "apt-get":
        packages = apt_names(needs, known)
        return f"sudo apt-get update && sudo {INSTALL[manager]} {' '.join(packages)}"
    if manager in INSTALL:
        packages = [getattr(need, manager) for need in needs]
        return f"sudo {INSTALL[manager]} {' '.join(dict.fromkeys(packages))}"
    wanted = [need.probe.rstrip(":").rpartition(":")[2] for need in needs]
    return f"install the packages that hold {' '.join(wanted)}"


def known_to_apt(needs: list[Need]) -> set[str]:
    """Which of the alternative names this release has; virtual packages do not count."""
    names = [name for need in needs for name in need.apt.split("|")]
    command = ["apt-cache", "madison", *names]
    listing = subprocess.run(command, capture_output=True, text=True, check=False).stdout
    return {line.split("|")[0].strip() for line in listing.splitlines()}


def as_root() -> "list[str] | None":
    """What to put before a command so that root runs it without a question; None: no way."""
    if sys.platform != "win32" and os.geteuid() == 0:
        return []
    with contextlib.suppress(OSError):  # there may be no sudo
        if subprocess.run(["sudo", "-n", "true"], capture_output=True, check=False).returncode == 0:
            return ["sudo", "-n"]
    return None


def install_system(needs: list[Need]) -> None:
    """Install with apt where we may, else say what to type and end."""
    manager = next((name for name in INSTALL if shutil.which(name)), "")
    sudo = as_root()
    if manager == "apt-get" and sudo is not None:
        say("installing with apt: " + " ".join(apt_names(needs, set())))
        apt = [*sudo, *APT.split()]
        persist([*apt, "update"], talk=False)  # a dead source is no reason to stop: see below
        packages = apt_names(needs, known_to_apt(needs))
        persist([*apt, *INSTALL[manager].split()[1:], *packages], talk=False)
        needs = [need for need in needs if not present(need)]
    if needs:
        known = known_to_apt(needs) if manager == "apt-get" else set()
        command = install_command(manager, needs, known)
        stop(f"this machine lacks something Sambung needs. Please do this first:\n  {command}")


def stamp(root: Path, version: tuple[int, int]) -> list[str]:
    """What .venv is made for: a change of the first means a new one, of the second an update."""
    content = hashlib.sha256()
    for name in ("requirements.lock", "pyproject.toml"):
        content.update(hashlib.sha256((root / name).read_bytes()).digest())
    return [f"Python {version[0]}.{version[1]} in {root}", content.hexdigest()]


def recorded() -> list[str]:
    """The stamp of .venv; an empty one says that it is half made, or not ours."""
    if not PYTHON.exists() or not STAMP.exists():
        return [""]
    return STAMP.read_text(encoding="utf-8").splitlines() or [""]


@contextlib.contextmanager
def alone() -> Iterator[None]:
    """Let one dev.py at a time change .venv; the others wait."""
    path = ROOT / "build" / "dev.lock"
    path.parent.mkdir(exist_ok=True)
    with path.open("w", encoding="utf-8") as file:
        if sys.platform == "win32":
            while True:
                with contextlib.suppress(OSError):  # gives up after 10 s
                    msvcrt.locking(file.fileno(), msvcrt.LK_LOCK, 1)
                    break
        else:
            fcntl.flock(file, fcntl.LOCK_EX)
        yield


def installed() -> bool:
    return recorded() == stamp(ROOT, sys.version_info[:2]) and Path(tool("sambung")).exists()


def install() -> None:
    """Bring .venv to the lock. If this is cut short, the next start makes .venv anew."""
    wanted = stamp(ROOT, sys.version_info[:2])
    fresh = recorded()[0] != wanted[0]
    if fresh and VENV.exists():
        say("making .venv anew: it is half made, or was made for something else.")
        shutil.rmtree(VENV)
    STAMP.unlink(missing_ok=True)
    if fresh and subprocess.call([sys.executable, "-m", "venv", str(VENV)], stdout=sys.stderr):
        stop("`python -m venv` failed; its message is above.")
    say("installing the locked packages; the first time takes minutes.")
    pip = module("pip", "install", "--no-input", "--disable-pip-version-check")
    pip += [] if sys.stderr.isatty() else ["--quiet"]
    locked = ["--require-hashes", "--only-binary", ":all:", "-r", str(LOCK)]
    project = ["--no-deps", "--no-build-isolation", "--editable", str(ROOT)]
    failed = persist([*pip, *locked])
    if not failed or not fresh:  # an update that fails at the network has changed nothing
        STAMP.write_text(wanted[0], encoding="utf-8")
    if failed or subprocess.call([*pip, *project], stdout=sys.stderr):
        stop("the installation failed; pip's message is above.")
    STAMP.write_text("\n".join(wanted), encoding="utf-8")
    say("installed.")


def ready(*groups: str) -> None:
    """See to everything a command needs; nearly free when it is all there."""
    needs = missing(set(groups)) if sys.platform == "linux" else []
    done = installed()
    if not done and importlib.util.find_spec("ensurepip") is None:
        name = "python{}.{}-venv".format(*sys.version_info)
        needs.append(Need("module:ensurepip", "", name, "python3-libs", "python"))
    if not done or needs:
        with alone():
            if needs:
                install_system(needs)
            if not installed():
                install()


def tool(name: str) -> str:
    return str(BIN / name) + (".exe" if os.name == "nt" else "")


def module(*arguments: str) -> list[str]:
    return [str(PYTHON), "-m", *arguments]


def hand_over(command: list[str]) -> int:
    """Become the command (POSIX), or wait for it (Windows): its exit code and signals are ours."""
    sys.stdout.flush()
    if os.name == "posix":
        os.execv(command[0], command)
    with subprocess.Popen(command) as process:
        while True:
            with contextlib.suppress(KeyboardInterrupt):  # it got the Ctrl-C as well
                return process.wait()


def run(arguments: list[str]) -> int:
    """The workstation, or its demo; only the demo and sambung's commands do without a display."""
    demo = "--demo" in arguments
    command = arguments and (not arguments[0].startswith("-") or "--help" in arguments)
    seen = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    if sys.platform == "linux" and not any(os.environ.get(name) for name in seen):
        if not demo and not command:
            stop(NO_DISPLAY)
        say("no display: offscreen (QT_QPA_PLATFORM=offscreen).")
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    ready("qt", "x11" if os.environ.get("DISPLAY") else "")
    if not demo:
        return hand_over([tool("sambung"), *arguments])
    rest = [argument for argument in arguments if argument != "--demo"]
    if not any(argument.split("=")[0] == "--out" for argument in rest):
        rest += ["--out", str(ROOT / "out" / "demo")]
    return hand_over(module("ui.demo", *rest))


def check() -> bool:
    """Run every check, print each with its time, and the output of those that failed."""
    checks = {
        "ruff format": module("ruff", "format", "--check", "."),
        "ruff check": module("ruff", "check", "."),
        "mypy": module("mypy"),
        "mypy dev.py": module("mypy", "--strict", "dev.py"),
        "import contracts": [tool("lint-imports"), "--no-logo"],
    }
    good = True
    for name, command in checks.items():
        start = time.perf_counter()
        done = subprocess.run(command, capture_output=True, check=False)
        seconds = time.perf_counter() - start
        print(f"{name:<18}{'FAILED' if done.returncode else 'ok':<8}{seconds:6.2f} s", flush=True)
        if done.returncode:
            good = False
            sys.stdout.buffer.write(done.stdout + done.stderr)
            sys.stdout.buffer.flush()
    return good


def test(arguments: list[str]) -> int:
    """Check, then pytest, whose closing line is the last; a failed check still fails the whole.

    Without arguments everything is run, by as many processes as there are cores.
    """
    good = check()
    spread = ["--numprocesses=auto", "--maxprocesses=4", "--dist=worksteal"]
    command = module("pytest", *(arguments or spread))
    return hand_over(command) if good else subprocess.call(command) or 1


def plain() -> dict[str, list[str]]:
    """The commands that are one program; what the person adds goes behind."""
    compile_lock = "pip compile --universal --generate-hashes --extra dev --extra sip"
    plainly = "--no-header --no-annotate"
    build = "--no-deps --no-build-isolation --wheel-dir dist ."
    return {
        "bench": module("tests.bench"),
        "faults": module("pytest", "tests/faults"),
        "package": module("pip", "wheel", *build.split()),
        "lock": [
            tool("uv"),
            *compile_lock.split(),
            *plainly.split(),
            "pyproject.toml",
            "-q",
            "-o",
            LOCK.name,
        ],
    }


def main(arguments: list[str]) -> int:
    name, rest = (arguments[0], arguments[1:]) if arguments else ("--help", [])
    if name in {"--help", "-h", "help"}:
        print(__doc__)
        return 0
    if name == "run":
        return run(rest)
    if name not in {"test", "check", *plain()}:
        stop(f"there is no command {name!r}.\n{__doc__}")
    ready(*{"test": ("qt", "x11", "test"), "bench": ("qt",), "faults": ("qt",)}.get(name, ()))
    os.chdir(ROOT)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    if name == "test":
        return test(rest)
    if name == "check":
        return 0 if check() else 1
    if name == "faults":
        os.environ["SAMBUNG_FAULTS"] = "long"
    if name == "package":
        shutil.rmtree(ROOT / "build" / "lib", ignore_errors=True)  # stale files would go in
    return hand_over([*plain()[name], *rest])


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
