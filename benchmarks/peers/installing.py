"""Getting other programs, outside the repository: packages by name and version, Chromium from the system."""

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final

from benchmarks.sides import SideFailed

NODE_PACKAGES: Final = {"vis-timeline": "8.5.4", "playwright-core": "1.65.1"}
PYTHON_PACKAGES: Final = ("pyqtgraph==0.14.0", "PySide6-Essentials==6.11.3", "numpy")
_BROWSERS: Final = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_WITHIN_S: Final = 300.0


def chromium() -> str:
    """Give the Chromium of this machine."""
    found = next((path for name in _BROWSERS if (path := shutil.which(name))), None)
    if found is None:
        raise SideFailed("there is no Chromium; on Debian: sudo apt-get install chromium")
    return found


def node_packages(folder: Path) -> Path:
    """Give a folder with the packages for Node, installed there the first time."""
    npm = shutil.which("npm")
    if npm is None or shutil.which("node") is None:
        raise SideFailed("there is no npm; on Debian: sudo apt-get install npm")
    installed = folder / "node"
    if all((installed / "node_modules" / name / "package.json").exists() for name in NODE_PACKAGES):
        return installed
    installed.mkdir(parents=True, exist_ok=True)
    (installed / "package.json").write_text(json.dumps({"private": True}), encoding="utf-8")
    wanted = [f"{name}@{version}" for name, version in NODE_PACKAGES.items()]
    _run("npm", [npm, "install", "--no-audit", "--no-fund", "--ignore-scripts", *wanted], installed)
    return installed


def python_packages(folder: Path) -> Path:
    """Give a Python of its own that has pyqtgraph, made the first time: ours never has it."""
    place = folder / "pyqtgraph"
    made = place / "bin" / "python"
    if (place / "ready").exists():
        return made
    _run("venv", [sys.executable, "-m", "venv", "--clear", str(place)], folder)
    install = [str(made), "-m", "pip", "--disable-pip-version-check", "--quiet", "install"]
    _run("pip", [*install, *PYTHON_PACKAGES], folder)
    (place / "ready").touch()
    return made


def _run(name: str, words: list[str], folder: Path) -> None:
    try:
        done = subprocess.run(
            words, check=False, capture_output=True, text=True, cwd=folder, timeout=_WITHIN_S
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise SideFailed(f"{name} can't install: {type(error).__name__}") from error
    if done.returncode != 0:
        raise SideFailed(f"{name} can't install what is needed (exit {done.returncode})")
