"""The deployed stack as publishing sees it: its outputs, its bucket and its distribution."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError

from directory.publish_site import File

if TYPE_CHECKING:
    from mypy_boto3_cloudformation import CloudFormationClient
    from mypy_boto3_cloudfront import CloudFrontClient
    from mypy_boto3_s3 import S3Client
    from mypy_boto3_s3.type_defs import ObjectIdentifierTypeDef

AT_ONCE = 16
REMOVED_AT_ONCE = 1000
T = TypeVar("T")


class NoStackError(Exception):
    """There is nothing to publish to; the message says what to do."""


@dataclass(frozen=True)
class Stack:
    """What a stack's outputs name."""

    url: str
    bucket: str
    distribution: str
    table: str
    ledger: str


def find(name: str, client: "CloudFormationClient") -> Stack:
    """Read a stack's outputs. Raises NoStackError when there is none, or none of this pool's."""
    try:
        stack = client.describe_stacks(StackName=name)["Stacks"][0]
    except ClientError as error:
        if error.response["Error"]["Code"] != "ValidationError":
            raise
        raise NoStackError(
            f"There is no stack named {name} here: deploy it, or choose another region or account."
        ) from error
    found = {one["OutputKey"]: one["OutputValue"] for one in stack.get("Outputs", [])}
    try:
        return Stack(
            found["SiteUrl"], found["SiteBucketName"], found["DistributionId"], found["TableName"],
            found["LedgerName"],
        )  # fmt: skip
    except KeyError as error:
        raise NoStackError(
            f"The stack {name} has no output {error.args[0]}; deploy this version of it first."
        ) from error


def clients() -> "tuple[CloudFormationClient, S3Client, CloudFrontClient]":
    """Clients that try again by themselves and can be used by many threads."""
    config = Config(
        retries={"mode": "standard", "total_max_attempts": 5}, max_pool_connections=AT_ONCE
    )
    return (
        boto3.client("cloudformation", config=config),
        boto3.client("s3", config=config),
        boto3.client("cloudfront", config=config),
    )


class Bucket:
    """The site's bucket."""

    def __init__(self, client: "S3Client", name: str) -> None:
        """Use a client that someone else made."""
        self._client = client
        self._name = name

    def checksums(self) -> dict[str, str]:
        """Return every key with the MD5 of its content, as S3 tags what is sent in one piece."""
        pages = self._client.get_paginator("list_objects_v2").paginate(Bucket=self._name)
        objects = (one for page in pages for one in page.get("Contents", []))
        return {one["Key"]: one["ETag"].strip('"') for one in objects}

    def send(self, folder: Path, files: Sequence[File]) -> None:
        """Send files, several at once; all of them are there when this returns."""
        _all_of(lambda file: self._put(folder, file), files)

    def remove(self, keys: Iterable[str]) -> None:
        """Remove keys; the bucket keeps old versions for a month. Raises NotRemovedError."""
        for some in _in_batches(keys, REMOVED_AT_ONCE):
            objects: list[ObjectIdentifierTypeDef] = [{"Key": key} for key in some]
            answer = self._client.delete_objects(
                Bucket=self._name, Delete={"Objects": objects, "Quiet": True}
            )
            if answer.get("Errors"):
                raise NotRemovedError(len(answer["Errors"]))

    def _put(self, folder: Path, file: File) -> None:
        self._client.put_object(
            Bucket=self._name,
            Key=file.key,
            Body=(folder / file.key).read_bytes(),
            ContentType=file.content_type,
            CacheControl=file.cache_control,
        )


class NotRemovedError(Exception):
    """Some pages that have gone from the site are still in the bucket."""


def refresh(client: "CloudFrontClient", distribution: str, reference: str) -> None:
    """Make CloudFront forget what it keeps. One path counts once, however much it covers."""
    client.create_invalidation(
        DistributionId=distribution,
        InvalidationBatch={
            "Paths": {"Quantity": 1, "Items": ["/*"]},
            "CallerReference": reference,
        },
    )


def _all_of(work: Callable[[T], None], given: Sequence[T]) -> None:
    """Do all, several at once. The first failure ends what hasn't begun, and is raised."""
    with ThreadPoolExecutor(AT_ONCE) as workers:
        try:
            for _ in workers.map(work, given):
                pass
        except BaseException:
            workers.shutdown(cancel_futures=True)
            raise


def _in_batches(values: Iterable[T], size: int) -> Iterator[tuple[T, ...]]:
    rest = iter(values)
    while some := tuple(islice(rest, size)):
        yield some
