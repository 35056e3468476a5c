"""Puts the words of the window, and of Qt's own dialogs, into the officer's language.

Source strings are English, marked by `self.tr("…")` in a QObject or
`QCoreApplication.translate("Context", "…")` elsewhere, always a plain literal; figures come in
afterwards by `.format`. Indonesian is the default.
"""

from typing import Final

from PySide6.QtCore import QCoreApplication, QLocale, QTranslator

from desktop.domain.formats import Language
from ui.assets import asset

DEFAULT: Final[Language] = "id"
# Own dialog words only for Indonesian: Qt ships none, and its English needs no file.
_CATALOGUES: Final[dict[Language, tuple[str, ...]]] = {
    "id": ("qtbase_id.qm", "penghubung_id.qm"),
    "en": ("penghubung_en.qm",),
}
_LOCALES: Final[dict[Language, QLocale]] = {
    "id": QLocale(QLocale.Language.Indonesian, QLocale.Country.Indonesia),
    "en": QLocale(QLocale.Language.English, QLocale.Country.UnitedStates),
}


def current() -> Language:
    """What the window speaks now; for the desk's own words, which Qt does not know."""
    return "en" if QLocale().language() == QLocale.Language.English else "id"


def install(app: QCoreApplication, language: Language = DEFAULT) -> list[QTranslator]:
    """Install a language's catalogues, before any window is made.

    Raises OSError when a catalogue cannot be read. The translators belong to `app`.
    """
    QLocale.setDefault(_LOCALES[language])
    installed = []
    for name in _CATALOGUES[language]:
        translator = QTranslator(app)
        if not translator.load(str(asset("translations", name))):
            raise OSError(f"not a usable catalogue: {name}")
        app.installTranslator(translator)
        installed.append(translator)
    return installed


def speak(app: QCoreApplication, language: Language) -> None:
    """Another language from now on; windows that are open stay in the old one."""
    for translator in app.findChildren(QTranslator):
        app.removeTranslator(translator)
    install(app, language)


def uninstall(app: QCoreApplication, translators: list[QTranslator]) -> None:
    """Take catalogues out again, as before a change of language."""
    for translator in translators:
        app.removeTranslator(translator)
        translator.deleteLater()
