"""Over TLS the server must show that it is who the address names, though the connection goes to a checked number."""

from __future__ import annotations

import shutil
import ssl
import subprocess
from pathlib import Path

import pytest

from tests.fetching.site import Page, running
from tests.fetching.test_fetch import PAGE, RULES
from variorum.fetching import Archive, fetch
from variorum.reading import links

HOST = "estmarpost.example"

pytestmark = pytest.mark.skipif(shutil.which("openssl") is None, reason="certificates are made with openssl")


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate that names the host, and its key, in one file."""
    path = tmp_path_factory.mktemp("tls") / "host.pem"
    made = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", f"/CN={HOST}"]
    made += ["-addext", f"subjectAltName=DNS:{HOST}", "-keyout", str(path), "-out", str(path) + ".crt"]
    subprocess.run(made, check=True, capture_output=True)
    path.write_bytes(path.read_bytes() + Path(f"{path}.crt").read_bytes())
    return path


CASES = [  # the host that the address names, whether its certificate is trusted, what comes of it
    (HOST, True, None),
    (HOST, False, "certificate"),
    ("other.example", True, "certificate"),
]


@pytest.mark.parametrize("host, trusted, why", CASES)
def test_who_answers_must_be_who_was_asked(
    certificate: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, host: str, trusted: bool, why: str | None
) -> None:
    context = ssl.create_default_context()
    if trusted:
        context.load_verify_locations(certificate)
    monkeypatch.setattr("variorum.fetching.asking._trust", lambda: context)
    monkeypatch.setattr("variorum.fetching.asking.resolved", lambda asked, rules: "127.0.0.1")
    with running(certificate=certificate) as site:
        site.pages["/a"] = Page(PAGE)
        port = site.address.rpartition(":")[2]
        items = list(fetch([f"https://{host}:{port}/a"], Archive(tmp_path / "x.warc.gz"), links=links, rules=RULES))
    assert len(items) == 1
    told = None if isinstance(items[0], str) else items[0].why
    assert (why is None) == (told is None)
    assert why is None or why in str(told)
    assert (site.asked == []) == (why is not None)
