"""The exchange on screen: its card, its receipts, and what it leaves for the officer."""

from ui.exchange.attention_page import AttentionPage
from ui.exchange.card import SyncCard
from ui.exchange.controller import Progress, SyncController
from ui.exchange.drafts_page import DraftsPage
from ui.exchange.outbox_page import OutboxPage
from ui.exchange.receipt import ReceiptPanel
from ui.exchange.receipts_page import ReceiptsPage

__all__ = [
    "AttentionPage",
    "DraftsPage",
    "OutboxPage",
    "Progress",
    "ReceiptPanel",
    "ReceiptsPage",
    "SyncCard",
    "SyncController",
]
