"""How often screens hear of pages while a run goes on: as seldom as reading them is slow."""

from __future__ import annotations

import threading

import pytest
from pytestqt.qtbot import QtBot

from ui.exchange.news import MOST_MS, NEWS_MS, REST, News
from ui.lanes import ThreadLanes

READ_S = 2.0


@pytest.mark.parametrize(("took", "rest"), [(READ_S, REST * 2000), (600.0, MOST_MS)])
def test_the_longer_reading_took_the_longer_is_the_rest(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, took: float, rest: int
) -> None:
    now, gate, lanes = [100.0], threading.Event(), ThreadLanes()
    monkeypatch.setattr("ui.exchange.news.time.monotonic", lambda: now[0])
    news = News(lanes)
    heard: list[float] = []

    def read() -> None:
        heard.append(now[0])
        lanes.submit("db", gate.wait, lambda _: None, _raise)

    news.told.connect(read)
    news.begin()
    news.come()
    news.come()
    qtbot.waitUntil(lambda: news.reading)
    news.come()
    now[0] += took
    gate.set()
    qtbot.waitUntil(lambda: not news.reading)
    assert heard == [100.0]
    assert news.rest_ms == rest
    news.begin()
    assert news.rest_ms == NEWS_MS
    lanes.shutdown()


def _raise(error: BaseException) -> None:
    raise error
