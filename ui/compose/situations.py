"""Names of the situations in which a template is used."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from desktop.domain.writing import Situation


def situation_words(situation: Situation) -> str:
    """When such a template is used."""
    return {
        "thanks": QCoreApplication.translate("Situation", "Thanks"),
        "in_progress": QCoreApplication.translate("Situation", "Being worked on"),
        "handled": QCoreApplication.translate("Situation", "Handled"),
        "schedule": QCoreApplication.translate("Situation", "Schedule"),
        "more_data": QCoreApplication.translate("Situation", "More data needed"),
        "not_authority": QCoreApplication.translate("Situation", "Not our authority"),
        "other": QCoreApplication.translate("Situation", "Other"),
    }[situation]
