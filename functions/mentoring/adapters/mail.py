"""Letters as mail: raw messages through SES, or as files on a laptop."""

from datetime import datetime
from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from botocore.exceptions import ClientError

from mentoring.domain.letter import Undeliverable

if TYPE_CHECKING:
    from mypy_boto3_sesv2 import SESV2Client

NEVER = {"MessageRejected", "BadRequestException", "InvalidParameterValue"}
"""What SES answers where sending the same message again can't help."""
SEVEN_BIT = SMTP.clone(cte_type="7bit")
"""Names and texts in any script go out encoded: SES advises against bytes that aren't ASCII."""


class Mail(Protocol):
    """Sends one message. Raises Undeliverable where trying again is of no use."""

    def send(self, message: EmailMessage) -> None:
        """Send it."""


class SesMail:
    """Sends raw messages through SES."""

    def __init__(self, client: "SESV2Client") -> None:
        """Use a client that someone else made."""
        self._client = client

    def send(self, message: EmailMessage) -> None:
        """Hand the message to SES. Raises Undeliverable."""
        try:
            self._client.send_email(
                FromEmailAddress=message["From"].addresses[0].addr_spec,
                Destination={"ToAddresses": [one.addr_spec for one in message["To"].addresses]},
                Content={"Raw": {"Data": message.as_bytes(policy=SEVEN_BIT)}},
            )
        except ClientError as error:
            if error.response["Error"]["Code"] in NEVER:
                raise Undeliverable from error
            raise


class FolderMail:
    """Keeps messages as .eml files, for the inbox of a laptop."""

    def __init__(self, folder: Path) -> None:
        """Write into a folder, made if it is not there."""
        self._folder = folder

    def send(self, message: EmailMessage) -> None:
        """Write the message, whole or not at all, under the time and id of its letter."""
        self._folder.mkdir(parents=True, exist_ok=True)
        name = f"{message['X-Letter-Time']}-{message['X-Letter-Id']}.eml"
        unfinished = self._folder / f".{name}"
        unfinished.write_bytes(message.as_bytes(policy=SEVEN_BIT))
        unfinished.rename(self._folder / name)


def message(
    *,
    sender: str,
    name: str,
    to: str,
    subject: str,
    text: str,
    html: str,
    letter_id: str,
    written_at: datetime,
    invitation: tuple[str, bytes] | None = None,
) -> EmailMessage:
    """Build a message with a text and an HTML part and, if given, an invitation (METHOD, .ics).

    The invitation goes in twice, as calendar programs want it: as an alternative of the text and
    as a file to open. Raises Undeliverable where no mail can go to the address.
    """
    mail = EmailMessage(policy=SEVEN_BIT)
    mail["From"] = Address(name, addr_spec=sender)
    mail["To"] = _recipient(to)
    mail["Subject"] = subject.replace("=?", "= ?")  # else email would decode it, line ends and all
    mail["Date"] = format_datetime(written_at)
    mail["Message-ID"] = f"<{letter_id}@{sender.rpartition('@')[2]}>"
    mail["Auto-Submitted"] = "auto-generated"
    mail["X-Letter-Id"] = letter_id
    mail["X-Letter-Time"] = f"{written_at:%Y%m%dT%H%M%S%f}"
    mail.set_content(text)
    mail.add_alternative(html, subtype="html")
    if invitation:
        method, calendar = invitation
        mail.add_alternative(calendar.decode(), subtype="calendar", params={"method": method})
        mail.add_attachment(
            calendar, maintype="application", subtype="ics", filename="invitation.ics"
        )
    return mail


def _recipient(to: str) -> Address:
    try:
        return Address(addr_spec=to)
    except (ValueError, MessageError) as error:
        raise Undeliverable from error
