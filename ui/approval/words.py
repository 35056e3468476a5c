"""How a submission stands, in words; and what a standing is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QCoreApplication

from desktop.domain.approval import Submission
from ui.theme.tokens import State

Action = Literal["", "pull_back", "attention", "receipt"]


@dataclass(frozen=True, slots=True)
class Standing:
    """How an answer or work on its way stands. `action`: what may be done about it."""

    icon: str
    text: str
    state: State
    action: Action = ""


def submission_standing(one: Submission) -> Standing:
    """What became of a submission; a decision of this computer before it has left counts."""
    say = QCoreApplication.translate
    if one.state == "approved":
        return Standing("circle-check", _by(say("Approval", "Approved"), one), "ok")
    if one.state == "given_back":
        return Standing("reply", _by(say("Approval", "Given back to be mended"), one), "warn")
    if one.state == "withdrawn":
        return Standing("undo-2", say("Approval", "Withdrawn"), "neutral")
    if one.state == "replaced":
        return Standing("history", say("Approval", "Replaced by a newer version"), "neutral")
    match one.deciding:
        case "approve":
            return Standing("send", say("Approval", "Approved, still to be sent"), "neutral")
        case "give_back":
            return Standing("send", say("Approval", "Given back, still to be sent"), "neutral")
        case "answer":
            words = say("Approval", "Your own version is still to be sent")
            return Standing("send", words, "neutral")
        case "withdraw":
            return Standing("undo-2", say("Approval", "Being withdrawn"), "neutral")
    return Standing("hourglass", say("Approval", "Waiting for approval"), "warn")


def _by(words: str, one: Submission) -> str:
    if not one.decided_by:
        return words
    pattern = QCoreApplication.translate("Approval", "{what} by {officer}")
    return pattern.format(what=words, officer=one.decided_by)
