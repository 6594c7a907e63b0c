"""Makes the inputs of tests that are not plain text: a PDF, a web archive, a feed."""

from __future__ import annotations

import gzip
import io
from collections.abc import Mapping, Sequence

from fastwarc.warc import WarcRecord, WarcRecordType

HTML = "text/html; charset=utf-8"


def pdf(pages: Sequence[Sequence[str]], *, title: str = "") -> bytes:
    """A PDF whose pages hold these lines, one under the other, as a print program writes them."""
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b"", b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"]
    kids = list[int]()
    for lines in pages:
        moves = b" ".join(b"(%s) Tj 0 -14 Td" % _escaped(line) for line in lines)
        stream = b"BT /F1 11 Tf 60 780 Td " + moves + b" ET"
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
        content = len(objects)
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R"
            b" /Resources << /Font << /F1 3 0 R >> >> >>" % content
        )
        kids.append(len(objects))
    objects[1] = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(kids), b" ".join(b"%d 0 R" % kid for kid in kids))
    objects.append(b"<< /Title (%s) >>" % _escaped(title))
    return _file(objects)


def _escaped(line: str) -> bytes:
    return line.encode("latin-1").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")


def _file(objects: Sequence[bytes]) -> bytes:
    out, places = io.BytesIO(b""), list[int]()
    out.write(b"%PDF-1.4\n")
    for number, body in enumerate(objects, 1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    out.write(b"".join(b"%010d 00000 n \n" % place for place in places))
    trailer = b"trailer\n<< /Size %d /Root 1 0 R /Info %d 0 R >>\nstartxref\n%d\n%%%%EOF\n"
    out.write(trailer % (len(objects) + 1, len(objects), start))
    return out.getvalue()


def record(
    url: str,
    body: bytes,
    *,
    status: str = "200 OK",
    kind: str = HTML,
    date: str = "2021-03-07T09:30:00Z",
    headers: Mapping[str, str] | None = None,
    packed: bool = True,
) -> bytes:
    """One answer as a record of a web archive."""
    told = {"Content-Type": kind, **(headers or {})}
    head = "\r\n".join([f"HTTP/1.1 {status}", *(f"{name}: {value}" for name, value in told.items()), "", ""])
    content = head.encode() + body
    made = WarcRecord()
    made.init_headers(WarcRecordType.response, content_length=len(content))
    made.headers["WARC-Target-URI"] = url
    made.headers["WARC-Date"] = date
    made.headers["Content-Type"] = "application/http; msgtype=response"
    made.set_bytes_content(content)
    out = io.BytesIO()
    made.write(out)
    return gzip.compress(out.getvalue(), mtime=0) if packed else out.getvalue()


def article_page(title: str, *paragraphs: str, head: str = "") -> bytes:
    """A small page with one article."""
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return (
        f"<!doctype html><html lang=en><head><title>{title}</title>{head}</head><body><nav><a href=/>Home</a></nav>"
        f"<article><h1>{title}</h1>{body}</article><footer>Imprint</footer></body></html>"
    ).encode()
