"""Real set-ups in folders of their own, from a wheel made here; each ends whole."""

import os
import shutil
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest

import mayi
from launch import ensure, stamp, venv
from launch.errors import InstallFailed, VenvForeign

COMMANDS = """
import os, sys
import tiny
print(tiny.VERSION, sys.argv[1:], os.environ["HF_HUB_OFFLINE"], flush=True)
sys.exit(7)
"""
RESULT = "['ask', 'may I?'] 1\n"
POSIX = pytest.mark.skipif(
    sys.platform == "win32", reason="ends processes by signals that Windows does not have"
)


class House:
    """A folder with the launcher, a wheelhouse and a program that asks for what is installed."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.venv = venv.Venv(root)
        shutil.copy(mayi.ROOT / "mayi.py", root)
        unwritten = shutil.ignore_patterns("__pycache__")  # others may be writing there
        shutil.copytree(mayi.ROOT / "launch", root / "launch", ignore=unwritten)
        (root / "commands.py").write_text(COMMANDS)
        (root / "wheels").mkdir()
        self.require("tiny==1.0")

    def require(self, line: str, name: str = venv.RUN) -> None:
        wheels = self.root / "wheels"
        (self.root / name).write_text(f"--no-index\n--find-links {wheels.as_posix()}\n{line}\n")

    def publish(self, version: str) -> None:
        path = self.root / "wheels" / f"tiny-{version}-py3-none-any.whl"
        info = f"tiny-{version}.dist-info"
        with zipfile.ZipFile(path, "w") as wheel:
            wheel.writestr("tiny.py", f"VERSION = {version!r}\n")
            wheel.writestr(
                f"{info}/METADATA", f"Metadata-Version: 2.1\nName: tiny\nVersion: {version}\n"
            )
            wheel.writestr(f"{info}/WHEEL", "Wheel-Version: 1.0\nTag: py3-none-any\n")
            wheel.writestr(f"{info}/RECORD", "")

    def start(self) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, str(self.root / "mayi.py"), "ask", "may I?"],
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8",
            env={**os.environ, "PYTHONUTF8": "1"},
        )  # fmt: skip

    def go(self) -> tuple[int, str, str]:
        with self.start() as process:
            out, err = process.communicate()
            return process.returncode, out, err


@pytest.fixture
def house(tmp_path: Path) -> House:
    house = House(tmp_path)
    house.publish("1.0")
    return house


def test_set_up_once_then_only_what_changed(house: House) -> None:
    code, out, err = house.go()
    assert (code, out) == (7, f"1.0 {RESULT}")
    assert err.startswith("Setting up mayi. This is done once and takes a few minutes.\n")
    assert "The set-up is complete (" in err

    before = house.venv.path.stat().st_mtime_ns
    assert house.go() == (7, f"1.0 {RESULT}", "")
    assert house.venv.path.stat().st_mtime_ns == before

    house.publish("1.1")
    house.require("tiny==1.1")
    code, out, err = house.go()
    assert (code, out) == (7, f"1.1 {RESULT}")
    assert err.startswith("The requirements have changed: installing what is new.\n")


def test_a_package_that_is_not_to_be_had(house: House) -> None:
    house.require("tiny==2.0")
    code, out, err = house.go()
    assert (code, out) == (1, "")
    assert err.splitlines()[-1] == (
        "tiny==2.0 could not be installed: no version of it is published for this Python and"
        " machine. Use a Python for which it is published (3.11 to 3.13 are sure) and start again."
        f" The whole of what pip said: {house.venv.log}"
    )
    house.require("tiny==1.0")
    assert house.go()[:2] == (7, f"1.0 {RESULT}")

    house.require("other==1", venv.TEST)
    with pytest.raises(InstallFailed, match=r"^other==1 could not be installed"):
        ensure.ensure(house.root, [venv.RUN, venv.TEST])
    assert house.go() == (7, f"1.0 {RESULT}", ""), "what was whole before stays whole"


@POSIX
def test_a_set_up_that_was_killed_is_made_anew(house: House) -> None:
    with house.start() as process:
        while stamp.read(house.venv.path) is None:
            time.sleep(0.01)
        process.kill()
    assert stamp.read(house.venv.path) == stamp.INCOMPLETE
    (house.venv.path / "half").touch()

    code, out, err = house.go()
    assert (code, out) == (7, f"1.0 {RESULT}")
    assert not (house.venv.path / "half").exists() and not house.venv.doomed.exists()


@POSIX
def test_two_starts_at_once(house: House) -> None:
    with house.start() as first, house.start() as second:
        told = [first.communicate(), second.communicate()]
    assert [out for out, _ in told] == [f"1.0 {RESULT}"] * 2
    waited = [err for _, err in told if "another mayi is setting up in this folder" in err]
    made = [err for _, err in told if err.count("The set-up is complete")]
    assert (len(waited), len(made)) == (1, 1)


def test_a_folder_of_somebody_else_is_left_alone(house: House) -> None:
    house.venv.path.mkdir()
    (house.venv.path / "theirs").touch()
    with pytest.raises(VenvForeign) as raised:
        ensure.ensure(house.root, [venv.RUN])
    assert str(raised.value) == (
        f"{house.venv.path} was not made by mayi and is left alone."
        " Rename or remove it, then start again."
    )
    assert [path.name for path in house.venv.path.iterdir()] == ["theirs"]
