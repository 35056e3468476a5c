"""An invented practice office: agencies, complaints and timelines, the same for the same seed."""

from .generator import PracticeOffice
from .texts import follow_up_text, reply_text
from .types import Agency, Complaint, Reporter, TimelineEntry

__all__ = [
    "Agency",
    "Complaint",
    "PracticeOffice",
    "Reporter",
    "TimelineEntry",
    "follow_up_text",
    "reply_text",
]
