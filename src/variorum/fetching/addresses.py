"""Which addresses may be asked: public ones of the web, checked after their names were looked up."""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote, urljoin, urlsplit, urlunsplit

IP = ipaddress.IPv4Address | ipaddress.IPv6Address
PORTS = {"http": 80, "https": 443}
LONGEST = 4_000  # characters; servers refuse longer ones
SAFE = "/%:=&?~#+!$,;'@()*[]-._"
TRANSLATED = ipaddress.ip_network("64:ff9b::/96")  # an IPv4 address inside an IPv6 one (RFC 6052)
UNICAST = ipaddress.ip_network("2000::/3")  # all that IANA gives out of IPv6; what lies outside is no public host


@dataclass(frozen=True, slots=True)
class Rules:
    """How politely, and how far, the web is asked."""

    delay: float = 1.0  # seconds between two requests to one host; its robots.txt may ask for more
    longest_delay: float = 30.0  # a host that asks for more is not asked at all
    seconds: float = 30.0  # for one answer, however slowly it comes
    largest: int = 10_000_000  # bytes of one answer, packed and unpacked; pages have a tenth
    redirects: int = 5
    pages: int = 1_000  # of one run: a list of more is cut, and that is told
    loopback: bool = False  # tests run their server on the machine itself


class Refused(Exception):
    """An address that is not asked, with the reason in words."""


class Forgotten(Refused):
    """An address that leads to a report that was forgotten; nothing of it is kept."""


class NoHost(Refused):
    """An address whose host there is not, or that is none of the open internet."""


@dataclass(frozen=True, slots=True)
class Address:
    """An address of the web, taken apart; `url` is how it is asked for and kept."""

    url: str
    scheme: str
    host: str
    port: int

    @property
    def site(self) -> str:
        """Scheme, host and port: what a robots.txt speaks for."""
        return f"{self.scheme}://{self.authority}"

    @property
    def authority(self) -> str:
        """The host as a request names it, with its port where that is not the usual one."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def target(self) -> str:
        """Path and query."""
        parts = urlsplit(self.url)
        return (parts.path or "/") + (f"?{parts.query}" if parts.query else "")


def address(url: str) -> Address:
    """The address without its fragment; raises Refused for what is none, or is not of the web."""
    if len(url) > LONGEST or any(letter.isspace() or ord(letter) < 32 for letter in url):
        raise Refused("this is no address")
    try:
        parts = urlsplit(url)
        scheme, port = parts.scheme.lower(), parts.port
        host = (parts.hostname or "").rstrip(".").encode("idna").decode("ascii").lower() if parts.hostname else ""
    except (ValueError, UnicodeError):
        raise Refused("this is no address") from None
    if scheme not in PORTS:
        raise Refused("only http and https addresses are fetched")
    if not host:
        raise Refused("the address names no host")
    if parts.username is not None or parts.password is not None:
        raise Refused("the address holds a user's name or password; it is not sent")
    made = Address("", scheme, host, port or PORTS[scheme])
    path = quote(parts.path or "/", safe=SAFE)
    url = urlunsplit((scheme, made.authority, path, quote(parts.query, safe=SAFE), ""))
    return Address(url, scheme, host, made.port)


def joined(base: str, link: str) -> str:
    """Where a link leads from an address; raises Refused for one that is no address."""
    try:
        return urljoin(base, link)
    except ValueError:
        raise Refused("this is no address") from None


def resolved(asked: Address, rules: Rules) -> str:
    """The IP address to connect to; raises NoHost where the name has none, or any that is not public.

    The connection goes to this very address, so that a second look-up cannot lead elsewhere.
    """
    try:
        found = socket.getaddrinfo(asked.host, asked.port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise NoHost("there is no such host; is this machine on the network?") from None
    places = [str(entry[4][0]).partition("%")[0] for entry in found]
    for place in places:
        if not is_public(place, rules):
            raise NoHost(f"its host is at {place}, inside this machine or a private network, and is not asked")
    return next((place for place in places if ":" not in place), places[0])


def is_public(place: str, rules: Rules) -> bool:
    """Whether an IP address, and any that is wrapped in it, is one of the open internet."""
    try:
        ip = ipaddress.ip_address(place)
    except ValueError:
        return False
    return all(_is_open(one) or (rules.loopback and one.is_loopback) for one in _unwrapped(ip))


def _is_open(ip: IP) -> bool:
    is_odd = ip.is_multicast or ip.is_reserved or ip.is_private or ip.is_link_local or ip.is_unspecified
    return ip.is_global and not ip.is_loopback and not is_odd and (ip.version == 4 or ip in UNICAST)


def _unwrapped(ip: IP) -> Iterator[IP]:
    if isinstance(ip, ipaddress.IPv6Address):
        inner = [ip.ipv4_mapped, ip.sixtofour, *(ip.teredo or ())]
        if ip in TRANSLATED:
            inner.append(ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF))
        found = [one for one in inner if one is not None]
        if found:
            yield from found
            return
    yield ip
