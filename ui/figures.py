"""The figures of the rail, counted in one go on the `db` lane."""

from desktop.desk import Desk
from ui.pages import APPROVAL, BY_HAND, RAIL, TODAY


def count_pages(desk: Desk, since: int) -> dict[str, int]:
    """How much stands on each counted page; one that is not to be shown is left out. `since` as
    for `CaseService.keys`.

    Raises PenghubungError where the file cannot be read.
    """
    found = {
        page.name: desk.cases.count(page.view, since)
        for page in RAIL
        if page.counted and page.view is not None and page.name != TODAY
    }
    found[TODAY] = desk.today.count(since)
    found["drafts"] = len(desk.work.drafts())
    found["outbox"] = desk.replica.queries.work_counts()[0]
    found["attention"] = desk.attention.count()
    if desk.by_hand.shown():
        found[BY_HAND] = len(desk.by_hand.waiting())
    if desk.approval.shown():
        found[APPROVAL] = desk.approval.count()
    return found
