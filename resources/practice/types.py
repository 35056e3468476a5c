"""The shapes of the native format. An absent key means the value is unknown."""

from typing import Literal, NotRequired, TypedDict

EntryKind = Literal["disposition", "follow_up", "reply", "info_request", "status", "note", "system"]


class Agency(TypedDict):
    """One agency; ``zone`` is an IANA time-zone name."""

    name: str
    external_id: str
    parent: str
    zone: str


class Reporter(TypedDict):
    """Who reported; absent from an anonymous complaint."""

    name: str


class TimelineEntry(TypedDict):
    """One event; ``at`` is UTC in ISO 8601 with a trailing Z."""

    id: str
    kind: EntryKind
    at: str
    text: str
    agency: NotRequired[str]
    result: NotRequired[Literal["proses", "selesai"]]
    secret: NotRequired[bool]
    status: NotRequired[str]


class Complaint(TypedDict):
    """One complaint with its timeline, oldest entry first; times are UTC with a trailing Z."""

    tracking_id: str
    source: str
    title: NotRequired[str]
    text: str
    reported_at: str
    classification: NotRequired[str]
    category_id: NotRequired[str]
    category: NotRequired[str]
    channel: str
    anonymous: bool
    secret: bool
    reporter: NotRequired[Reporter]
    parent_agency: str
    agency_external_id: NotRequired[str]
    agency: NotRequired[str]
    status: str
    hold_reason: NotRequired[str]
    province: NotRequired[str]
    regency: NotRequired[str]
    district: NotRequired[str]
    village: NotRequired[str]
    timeline: list[TimelineEntry]
