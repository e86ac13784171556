"""Secrets that an admin put into Parameter Store."""

from typing import Any

from botocore.exceptions import BotoCoreError, ClientError

from mentoring.domain.biography.not_opened import NotLetIn


def git_token(client: Any, name: str) -> str:
    """Return the token of the git host, read anew each time. Raises NotLetIn where it isn't there.

    So a token that was renewed works at once, and stands in no function's settings.
    """
    try:
        found = client.get_parameter(Name=name, WithDecryption=True)
    except (BotoCoreError, ClientError) as error:
        raise NotLetIn from error
    return str(found["Parameter"]["Value"]).strip()
