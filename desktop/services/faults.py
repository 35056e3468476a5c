"""Errors of the exchange as errors of the desk, in words with the figures of the run.

Wire errors live in `sync`, the desk's own in `desktop.domain`; this is the one border between
them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from desktop.domain.errors import (
    BugError,
    Cancelled,
    ClientTooOld,
    ClockWrong,
    Forbidden,
    Mismatch,
    NotFound,
    NotOffered,
    Offline,
    Partial,
    PenghubungError,
    ProxyPage,
    Refused,
    Revoked,
    Sentence,
    ServerDown,
    SignInNeeded,
    Timeout,
    TooLarge,
    Untrusted,
    WipeGuard,
)
from desktop.services import words
from sync import errors


class Told(PenghubungError):
    """An error with a sentence of its own instead of that of its code."""

    def __init__(self, sentence: Sentence, detail: str = "", *, retry_after: int = 0) -> None:
        super().__init__(detail, retry_after=retry_after)
        self._sentence = sentence

    @property
    def sentence(self) -> Sentence:
        """What to show for this very case."""
        return self._sentence


class WorkRefused(Told, Refused):
    """What the officer wrote cannot be sent as it is; nothing was queued."""


class TextTooLong(Told, TooLarge):
    """The text is over the server's limit; nothing was queued."""


class NoSuchItem(Told, NotFound):
    """The number or name given fits nothing here, or more than one thing."""


class NoLongerOffered(Told, NotOffered):
    """The action does not fit the present state."""


class NotEnrolled(Told, SignInNeeded):
    """There is no usable enrolment; says what to do."""


class AccessEnded(Told, Revoked):
    """This PC was revoked: what happened to the officer's work."""


_KINDS: Final[dict[type[errors.ExchangeError], type[PenghubungError]]] = {
    errors.Offline: Offline,
    errors.Timeout: Timeout,
    errors.CutOff: Partial,
    errors.ServerDown: ServerDown,
    errors.ProxyPage: ProxyPage,
    errors.TlsFailed: Untrusted,
    errors.InsecureAddress: Untrusted,
    errors.SignInNeeded: SignInNeeded,
    errors.TokenUnknown: SignInNeeded,
    errors.CodeRefused: SignInNeeded,
    errors.Revoked: Revoked,
    errors.ClientTooOld: ClientTooOld,
    errors.TooLarge: TooLarge,
    errors.BadAnswer: Untrusted,
    errors.WipeGuard: WipeGuard,
    errors.Mismatch: Mismatch,
    errors.Cancelled: Cancelled,
}
_REJECTED: Final[dict[str, type[PenghubungError]]] = {"forbidden": Forbidden, "clock": ClockWrong}

_TLS: Final = Sentence(
    "Sambungan aman ke server tidak dapat dipastikan.",
    "Tidak ada yang dikirim. Penyebab yang lazim: jam komputer salah, atau jaringan kantor"
    " membuka isi sambungan.",
    "Betulkan tanggal dan jam, coba jaringan lain; bila terulang, hubungi admin.",
)
_INSECURE: Final = Sentence(
    "Alamat server ini tidak memakai sambungan aman (https).",
    "Tidak ada yang dikirim.",
    "Minta alamat https:// kepada admin instansi.",
)
_CODES: Final = {
    "code_used": Sentence(
        "Kode pendaftaran ini sudah dipakai.",
        "Komputer ini belum terdaftar.",
        "Minta kode baru kepada admin instansi.",
    ),
    "code_expired": Sentence(
        "Kode pendaftaran ini sudah kedaluwarsa (berlaku 24 jam).",
        "Komputer ini belum terdaftar.",
        "Minta kode baru kepada admin instansi.",
    ),
    "code_unknown": Sentence(
        "Server tidak mengenal kode pendaftaran ini.",
        "Komputer ini belum terdaftar.",
        "Periksa apakah kodenya dari server ini, atau minta kode baru.",
    ),
    "too_many_tries": Sentence(
        "Terlalu banyak percobaan dengan kode yang salah.",
        "Server menahan pendaftaran untuk sementara.",
        "Tunggu satu menit, lalu coba lagi dengan kode yang benar.",
    ),
}
BAD_CODE: Final = Sentence(
    "Kode pendaftaran tidak terbaca.",
    "Mungkin ada huruf yang kurang atau tertukar; komputer ini belum terdaftar.",
    "Salin lagi seluruh kode, mulai dari PH1.",
)


@dataclass(frozen=True, slots=True)
class Progressed:
    """What a run had done when it ended: answers accepted, of how many; when it goes on."""

    sent: int
    offered: int
    next_try: str


def converted(error: errors.ExchangeError) -> PenghubungError:
    """The desk's error for one of the exchange; a known sentence of its own where there is one."""
    if isinstance(error, errors.CodeRefused):
        sentence = _CODES.get(error.why, _CODES["code_unknown"])
        return NotEnrolled(sentence, error.why, retry_after=error.retry_after)
    if isinstance(error, errors.Rejected):
        return _REJECTED.get(str(error), BugError)(str(error))
    kind = _KINDS.get(type(error), BugError)
    return kind(error.code, retry_after=error.retry_after)


def sentence_of(error: errors.ExchangeError, done: Progressed) -> Sentence:
    """Three parts for the officer, with this run's figures where they help."""
    match error:
        case errors.TlsFailed():
            return _TLS
        case errors.InsecureAddress():
            return _INSECURE
        case errors.WipeGuard():
            return wipe_guard(error.going, error.held)
        case errors.CutOff() | errors.Timeout() if done.offered:
            return _half_way(converted(error).sentence.happened, done)
        case errors.ServerDown() if done.next_try:
            known = ServerDown().sentence
            return Sentence(
                known.happened,
                known.meaning,
                f"Percobaan berikutnya berjalan sendiri, {done.next_try}.",
            )
        case _:
            return converted(error).sentence


def _half_way(happened: str, done: Progressed) -> Sentence:
    left = done.offered - done.sent
    if left:
        meaning = (
            f"{words.number(done.sent)} dari {words.number(done.offered)} jawaban sudah diterima"
            f" server; {words.number(left)} lagi tersimpan di sini. Tidak ada yang hilang."
        )
    else:
        meaning = (
            f"Semua jawaban Anda ({words.number(done.sent)}) sudah diterima server; sisa laporan"
            " menyusul. Tidak ada yang hilang."
        )
    when = f", {done.next_try}" if done.next_try else ""
    return Sentence(happened, meaning, f"Percobaan berikutnya melanjutkan dari sini{when}.")


def wipe_guard(going: int, held: int) -> Sentence:
    """The question that precedes a large removal."""
    return Sentence(
        f"Server meminta {words.number(going)} dari {words.number(held)} laporan dihapus dari"
        " salinan ini.",
        "Salinan belum diubah. Konsep dan kotak keluar Anda tetap tersimpan.",
        "Tanyakan kepada koordinator; setujui hanya bila memang demikian (sync --accept-removals).",
    )
