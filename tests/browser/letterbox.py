"""Letters as they arrive in the laptop's inbox."""

import re
import time
from email.message import EmailMessage
from pathlib import Path

from laptop.letters_kept import KeptLetter, read_letter

MAY_SECONDS = 30.0
LINK = re.compile(r"https?://\S+?(/(?:my|coordinate)/\S*)")


class Letterbox:
    """What has been sent so far, and what is about to be."""

    def __init__(self, folder: Path) -> None:
        """Look into the folder whenever somebody asks."""
        self._folder = folder
        self._typed: set[str] = set()
        self._read: dict[str, KeptLetter] = {}

    def all(self) -> list[KeptLetter]:
        """Every letter, newest first."""
        names = sorted((file.stem for file in self._folder.glob("*.eml")), reverse=True)
        for name in names:
            if name not in self._read and (letter := read_letter(self._folder, name)):
                self._read[name] = letter
        return [self._read[name] for name in names if name in self._read]

    def newest(self, to: str, subject: str) -> KeptLetter:
        """The newest letter to an address with these words in its subject; waits until it comes.

        A letter whose code was typed counts no more.
        """
        give_up = time.monotonic() + MAY_SECONDS
        while time.monotonic() < give_up:
            for one in self.all():
                if one.goes_to(to) and subject in one.subject and one.name not in self._typed:
                    return one
            time.sleep(0.05)
        raise AssertionError(f"no letter to {to} about: {subject}")

    def code(self, to: str) -> str:
        """The newest code for an address."""
        letter = self.newest(to, "is your code")
        self._typed.add(letter.name)
        return letter.subject[:6]

    def link(self, to: str, subject: str) -> str:
        """The path that the one link of a letter leads to."""
        (path,) = set(LINK.findall(text_of(self.newest(to, subject).message)))
        return str(path)


def text_of(message: EmailMessage) -> str:
    """The plain text of a letter."""
    part = message.get_body(("plain",))
    return str(part.get_content()) if part else ""
