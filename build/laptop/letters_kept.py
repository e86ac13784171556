"""The letters in `.laptop/inbox`: .eml files, read again whenever somebody looks."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import getaddresses, parsedate_to_datetime
from pathlib import Path

NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.:+-]*")


@dataclass(frozen=True)
class Attachment:
    """A file in a letter."""

    name: str
    content_type: str
    content: bytes


@dataclass(frozen=True)
class KeptLetter:
    """A letter as it was sent. `name` is its file's name without the ending."""

    name: str
    message: EmailMessage

    @property
    def subject(self) -> str:
        """As a reader sees it."""
        return str(self.message.get("Subject", "(no subject)"))

    @property
    def to(self) -> str:
        """Who it went to, as written."""
        return str(self.message.get("To", ""))

    @property
    def sent_at(self) -> datetime | None:
        """When, by the pool's clock; None where the letter doesn't say."""
        try:
            return parsedate_to_datetime(str(self.message["Date"]))
        except (TypeError, ValueError):
            return None

    @property
    def headers(self) -> tuple[tuple[str, str], ...]:
        """All headers, decoded, in their order."""
        return tuple((name, str(value)) for name, value in self.message.items())

    def goes_to(self, address: str) -> bool:
        """Say whether the address is among those it was sent to."""
        known = {known.casefold() for _, known in getaddresses([self.to])}
        return address.strip().casefold() in known

    def body(self, kind: str) -> str | None:
        """Return the `plain` or `html` part, or None where it has none."""
        part = self.message.get_body((kind,))
        return None if part is None else str(part.get_content())

    def attachments(self) -> tuple[Attachment, ...]:
        """Every part that is neither of the bodies, as a reader's mail program would list it."""
        bodies = [self.message.get_body((kind,)) for kind in ("plain", "html")]
        return tuple(
            Attachment(part.get_filename() or f"part-{at}", part.get_content_type(), _bytes(part))
            for at, part in enumerate(self.message.walk())
            if not part.is_multipart() and not any(part is body for body in bodies)
        )


def _bytes(part: EmailMessage) -> bytes:
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""


def letters(folder: Path) -> Iterator[KeptLetter]:
    """Newest first: their files' names begin with the moment they were sent."""
    for file in sorted(folder.glob("*.eml"), reverse=True):
        letter = read_letter(folder, file.stem)
        if letter is not None:
            yield letter


def raw_letter(folder: Path, name: str) -> bytes | None:
    """Return a letter's bytes; None where there is none of that name, or it is no name for one."""
    if not NAME.fullmatch(name):
        return None
    try:
        return (folder / f"{name}.eml").read_bytes()
    except OSError:
        return None


def read_letter(folder: Path, name: str) -> KeptLetter | None:
    """One letter, or None."""
    raw = raw_letter(folder, name)
    if raw is None:
        return None
    return KeptLetter(name, message_from_bytes(raw, policy=policy.default))
