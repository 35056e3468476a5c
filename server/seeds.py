"""Reference data of a new server: deadline rules, return reasons, reply templates, calendars.

Rules, reasons and templates are JSON files in `seed/` and only a start: an administrator's
corrections travel to the desks by the exchange. Calendars come from the `holidays` package
(Indonesia, national holidays and cuti bersama), whose later years are incomplete.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from typing import Any, Final

import holidays
import msgspec

_KINDS: Final = (("rule", "rules"), ("reason", "reasons"), ("template", "templates"))
_ESTIMATED: Final = "(perkiraan)"


@dataclass(frozen=True, slots=True)
class RefItem:
    """One reference record. `kind` and `id` identify it; `content` is what desks receive."""

    kind: str
    id: str
    content: dict[str, Any]


def load_seeds(years: range) -> list[RefItem]:
    """All seed records, with a calendar for every year of `years`.

    Contents: `rule` as `seed/rules.json` with the file's `version`; `reason` has `label`,
    `explanation_required` and `order`; `template` has `title`, `situation`, `result` and `text`
    with {instansi} and {nomor} filled by the desk, {tanggal} by the officer; `calendar` as
    `calendar_content`, its id being the year.
    """
    items = [item for kind, name in _KINDS for item in _from_file(kind, name)]
    items.extend(RefItem("calendar", str(year), calendar_content(year)) for year in years)
    return items


def calendar_content(year: int) -> dict[str, Any]:
    """{"days": {"YYYY-MM-DD": name}, "complete": bool} of one year, dates in order.

    A year is complete when its cuti bersama have been decreed and no date is an estimate of the
    moon. Before 2002 there were no cuti bersama; such years are incomplete here as well.
    """
    national = _days(year, "public")
    joint = _days(year, "government")
    days = {**joint, **national}
    complete = bool(joint) and not any(_ESTIMATED in name for name in days.values())
    return {
        "days": {day.isoformat(): days[day] for day in sorted(days)},
        "complete": complete,
    }


def _days(year: int, category: str) -> dict[date, str]:
    found = holidays.country_holidays("ID", years=year, categories=(category,), language="id")
    return dict(found.items())


def _from_file(kind: str, name: str) -> Iterator[RefItem]:
    data = files("server").joinpath("seed", f"{name}.json").read_bytes()
    table: dict[str, Any] = msgspec.json.decode(data)
    for row in table[name]:
        content = {key: value for key, value in row.items() if key != "id"}
        if kind == "rule":
            content["version"] = table["version"]
        yield RefItem(kind, row["id"], content)
