"""The response headers that CloudFront would add, out of the template's headers policies."""

from collections.abc import Mapping
from typing import Any


def headers_of(policy: Mapping[str, Any]) -> dict[str, str]:
    """Turn a ResponseHeadersPolicyConfig into header lines."""
    custom = (policy.get("CustomHeadersConfig") or {}).get("Items") or []
    return {
        **_security(policy.get("SecurityHeadersConfig") or {}),
        **{item["Header"]: str(item["Value"]) for item in custom},
    }


def _security(config: Mapping[str, Any]) -> dict[str, str]:
    lines = {
        "Content-Security-Policy": _part(config, "ContentSecurityPolicy", "ContentSecurityPolicy"),
        "Referrer-Policy": _part(config, "ReferrerPolicy", "ReferrerPolicy"),
        "X-Frame-Options": _part(config, "FrameOptions", "FrameOption"),
        "X-Content-Type-Options": "nosniff" if "ContentTypeOptions" in config else "",
        "Strict-Transport-Security": _transport(config.get("StrictTransportSecurity") or {}),
    }
    return {name: line for name, line in lines.items() if line}


def _part(config: Mapping[str, Any], part: str, value: str) -> str:
    return str((config.get(part) or {}).get(value, ""))


def _transport(config: Mapping[str, Any]) -> str:
    if not config:
        return ""
    words = [f"max-age={config['AccessControlMaxAgeSec']}"]
    words += ["includeSubDomains"] if config.get("IncludeSubdomains") else []
    words += ["preload"] if config.get("Preload") else []
    return "; ".join(words)
