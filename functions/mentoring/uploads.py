"""A form that came with a file: its fields, the file's text among them."""

from contextlib import suppress
from email.errors import MessageError
from email.message import Message
from email.parser import BytesParser
from email.policy import HTTP

from mentoring import workbooks


def fields(content_type: str, body: bytes) -> list[tuple[str, str]]:
    """The names and texts of a multipart form, in order; none where it can't be read.

    Spreadsheets on Windows save CSV in UTF-8 with a mark before it, or in the Windows alphabet. A
    workbook becomes the text of its first sheet; one that can't be read stays as it is, to be
    refused by whoever looks at it.
    """
    heading = " ".join(content_type.split()).encode("ascii", "replace")
    try:
        message = BytesParser(policy=HTTP).parsebytes(
            b"Content-Type: " + heading + b"\r\n\r\n" + body
        )
        parts = message.get_payload()
        return [_field(part) for part in parts if isinstance(part, Message)]
    except (MessageError, ValueError, LookupError, IndexError):
        return []


def _field(part: Message) -> tuple[str, str]:
    name = part.get_param("name", "", header="content-disposition")
    content = part.get_payload(decode=True)
    return str(name), _text(content) if isinstance(content, bytes) else ""


def _text(content: bytes) -> str:
    if content.startswith(workbooks.BEGINS):
        with suppress(workbooks.NotAWorkbook):
            return workbooks.text_of(content)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")
