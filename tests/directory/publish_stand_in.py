"""An emulated stack to publish into: it notes what its bucket is asked, and fails when told."""

import json
import shutil
from pathlib import Path
from typing import Any

import boto3
from botocore.exceptions import ClientError

from directory import publish
from mentoring.domain.biography.place import Problem
from mentoring.wiring import table_store

STACK = "mentor-pool"


class Deployed:
    """An emulated stack, the site built for it, and what was asked of its bucket, in order."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.built = {"index.html": "home", "assets/pool.css": "css", "schemes/index.html": "all"}
        self.asked: list[tuple[str, str]] = []
        self.failing = ""
        self.s3 = boto3.client("s3")
        self.cloudfront = boto3.client("cloudfront")
        self.distribution = _distribution(self.cloudfront)
        self.s3.create_bucket(
            Bucket="site", CreateBucketConfiguration={"LocationConstraint": "eu-west-2"}
        )
        self.store, self.ledger = table_store(_table("pool")), table_store(_table("ledger"))
        outputs = {
            "SiteUrl": "https://pool.example",
            "SiteBucketName": "site",
            "DistributionId": self.distribution,
            "TableName": "pool",
            "LedgerName": "ledger",
        }
        _stack(outputs)
        self.s3.meta.events.register("provide-client-params.s3.PutObject", self._sent)
        self.s3.meta.events.register("provide-client-params.s3.DeleteObjects", self._removed)

    def clients(self) -> tuple[Any, Any, Any]:
        return boto3.client("cloudformation"), self.s3, self.cloudfront

    def build(self, _root: Path, out: Path) -> list[Problem]:
        shutil.rmtree(out, ignore_errors=True)
        for name, text in self.built.items():
            (out / name).parent.mkdir(parents=True, exist_ok=True)
            (out / name).write_text(text)
        return []

    def publish(self, *more: str) -> int:
        self.asked.clear()
        return publish.main(["--stack", STACK, "--root", str(self.root), *more])

    def people(self, *lines: str) -> str:
        path = self.root / "people.csv"
        path.write_text("\n".join(["kind,id,address", *lines]))
        return str(path)

    @property
    def shown(self) -> dict[str, str]:
        keys = [one["Key"] for one in self.s3.list_objects_v2(Bucket="site").get("Contents", [])]
        return {
            key: self.s3.get_object(Bucket="site", Key=key)["Body"].read().decode() for key in keys
        }

    @property
    def refreshed(self) -> int:
        answer = self.cloudfront.list_invalidations(DistributionId=self.distribution)
        return int(answer["InvalidationList"]["Quantity"])

    @property
    def mentors(self) -> list[str]:
        return sorted(path.stem for path in (self.root / "mentors").iterdir())

    def _sent(self, params: dict[str, Any], **_: object) -> None:
        if params["Key"] == self.failing:
            raise ClientError({"Error": {"Code": "SlowDown"}}, "PutObject")
        self.asked.append(("send", params["Key"]))

    def _removed(self, params: dict[str, Any], **_: object) -> None:
        self.asked += [("remove", one["Key"]) for one in params["Delete"]["Objects"]]


def _table(name: str) -> str:
    boto3.client("dynamodb").create_table(
        TableName=name,
        BillingMode="PAY_PER_REQUEST",
        AttributeDefinitions=[
            {"AttributeName": "pk", "AttributeType": "S"},
            {"AttributeName": "sk", "AttributeType": "S"},
        ],
        KeySchema=[
            {"AttributeName": "pk", "KeyType": "HASH"},
            {"AttributeName": "sk", "KeyType": "RANGE"},
        ],
    )
    return name


def _stack(outputs: dict[str, str]) -> None:
    body = {
        "Resources": {"Topic": {"Type": "AWS::SNS::Topic"}},
        "Outputs": {name: {"Value": value} for name, value in outputs.items()},
    }
    boto3.client("cloudformation").create_stack(StackName=STACK, TemplateBody=json.dumps(body))


def _distribution(cloudfront: Any) -> str:
    origin = {
        "Id": "site",
        "DomainName": "site.s3.amazonaws.com",
        "S3OriginConfig": {"OriginAccessIdentity": ""},
    }
    behaviour = {"TargetOriginId": "site", "ViewerProtocolPolicy": "https-only", "MinTTL": 0}
    behaviour["ForwardedValues"] = {"QueryString": False, "Cookies": {"Forward": "none"}}
    config = {
        "CallerReference": "1",
        "Comment": "",
        "Enabled": True,
        "Origins": {"Quantity": 1, "Items": [origin]},
        "DefaultCacheBehavior": behaviour,
    }
    created = cloudfront.create_distribution(DistributionConfig=config)
    return str(created["Distribution"]["Id"])
