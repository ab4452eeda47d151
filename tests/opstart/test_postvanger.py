import smtplib
import subprocess
import sys
import time
from pathlib import Path

from keten.opstart.draaiend import HOST, free_port
from keten.opstart.paden import ROOT


def test_a_mail_becomes_a_file(tmp_path: Path) -> None:
    poort = free_port()
    vanger = subprocess.Popen(
        [sys.executable, "-m", "keten.opstart.postvanger", HOST, str(poort)],
        cwd=ROOT,
        env={"KETEN_POSTMAP": str(tmp_path)},
    )
    try:
        with connect(poort) as server:
            server.sendmail("van@example.nl", ["aan@example.nl"], "Subject: x\n\nHoi")
        files = list(tmp_path.glob("*.eml"))
    finally:
        vanger.terminate()
        code = vanger.wait(timeout=5)

    assert len(files) == 1
    assert "Hoi" in files[0].read_text()
    assert "aan@example.nl" in files[0].read_text()
    assert code == 0


def connect(poort: int) -> smtplib.SMTP:
    deadline = time.monotonic() + 10
    while True:
        try:
            return smtplib.SMTP(HOST, poort)
        except ConnectionRefusedError:
            assert time.monotonic() < deadline
            time.sleep(0.05)
