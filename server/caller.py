"""Who asks: read from the credential once, and given to every room that acts for them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Caller:
    """Who asks, from the credential and never from a message field."""

    device: str
    replaces: str
    officer: str
    agency: str
    agency_name: str
    role: str

    @property
    def devices(self) -> tuple[str, ...]:
        """Devices whose stored results this caller may see."""
        return (self.device, self.replaces) if self.replaces else (self.device,)
