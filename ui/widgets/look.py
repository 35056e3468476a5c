"""Setting the dynamic properties that the style sheet looks at."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QWidget

_RESTYLED = frozenset(
    {
        QEvent.Type.PaletteChange,
        QEvent.Type.ApplicationPaletteChange,
        QEvent.Type.StyleChange,
    }
)


def set_look(widget: QWidget, **properties: str) -> None:
    """Set properties such as `look`, `type`, `tone`, `plane` and let the sheet be applied anew."""
    changed = [name for name, value in properties.items() if widget.property(name) != value]
    for name in changed:
        widget.setProperty(name, properties[name])
    if changed:
        widget.style().unpolish(widget)
        widget.style().polish(widget)
        widget.update()


def is_restyle(event: QEvent) -> bool:
    """Whether a `changeEvent` may mean another theme, so that tinted pictures are drawn anew."""
    return event.type() in _RESTYLED
