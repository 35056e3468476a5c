"""One officer's desk put together: home, key, encrypted file, and the services over them."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from types import TracebackType
from typing import TYPE_CHECKING, Self

from keyring.backend import KeyringBackend

from desktop.domain.model import SalvageReport
from desktop.mandiri import MandiriOffice
from desktop.platform.instance import InstanceLock
from desktop.platform.paths import Home, Profile
from desktop.platform.vault import Vault, key_of
from desktop.platform.wrapping import Cost
from desktop.services.access import AccessService
from desktop.services.approval import ApprovalService
from desktop.services.attachments import AttachmentService
from desktop.services.attention import AttentionService
from desktop.services.by_hand import ByHandService
from desktop.services.cases import CaseService
from desktop.services.colleagues import ColleagueService
from desktop.services.deadline_service import DeadlineService
from desktop.services.enrolling import (
    check_passphrase,
    new_key,
    open_or_create,
    read_code,
    use_code,
)
from desktop.services.farewell import Farewell, pending
from desktop.services.faults import NotEnrolled, ReplicaGone, converted
from desktop.services.filters import FilterService
from desktop.services.handing import HandingService
from desktop.services.health import refuse_place
from desktop.services.line import Line
from desktop.services.many import ManyService
from desktop.services.marking import MarkService
from desktop.services.masking import Masking
from desktop.services.notices import access as notices
from desktop.services.presence import PresenceService
from desktop.services.proxying import ProxyService
from desktop.services.remits import RemitService
from desktop.services.schedule import ScheduleService
from desktop.services.seat import SeatService
from desktop.services.similar import SimilarService
from desktop.services.spares import SpareService, spares_of
from desktop.services.templates import TemplateService
from desktop.services.today import TodayService
from desktop.services.together import TogetherService
from desktop.services.unsent import UnsentExport
from desktop.services.work import WorkService
from desktop.services.writing import WritingService
from desktop.storage.replica import Replica
from sync import errors
from sync.ports import Clock

if TYPE_CHECKING:
    from desktop.services.budget import BudgetService
    from desktop.services.courier_service import CourierService
    from desktop.services.diagnosis import DiagnosisService
    from desktop.services.looking import LookService
    from desktop.services.sync_service import SyncService
    from sync.http import HttpTransport

    Connect = Callable[[str], HttpTransport]


class Desk:
    """Everything for one officer at one server. Use `enrol` or `open`; `close` at the end."""

    def __init__(
        self,
        home: Home,
        profile: Profile,
        vault: Vault,
        lock: InstanceLock,
        replica: Replica,
        clock: Clock,
        connect: Connect,
        office: MandiriOffice | None = None,
    ) -> None:
        self.home = home
        self.office = office
        self.profile = profile
        self.vault = vault
        self.replica = replica
        self.clock = clock
        self.certificate = replica.identity.certificate
        self._lock, self._connect = lock, connect
        zone = self.certificate.zone
        drafts, outbox, queries = replica.drafts, replica.outbox, replica.queries
        self.deadlines = DeadlineService(queries, replica.copy, clock, zone)
        self.presence = PresenceService(replica.settings, replica.copy, clock)
        self.marks = MarkService(replica.marks, replica.sheets, queries, self.deadlines, clock)
        self.templates = TemplateService(replica.templates, queries)
        self.writing = WritingService(
            replica.versions,
            replica.reminders,
            self.templates,
            self.deadlines,
            self.certificate.agency_name,
            replica.settings,
        )
        self.colleagues = ColleagueService(home, profile, replica, clock)
        self.cases = CaseService(
            queries,
            replica.search,
            drafts,
            outbox,
            self.deadlines,
            replica.happened,
            self.presence,
            self.marks,
            self.writing,
            self.colleagues,
            replica.by_hand,
        )
        self.filters = FilterService(replica.settings)
        self.many = ManyService(replica.marks, self.marks, self.deadlines)
        self.similar = SimilarService(replica.likeness)
        self.approval = ApprovalService(
            replica.submissions, drafts, outbox, queries, replica.identity, clock, zone
        )
        self.handing = HandingService(replica, clock)
        self.work = WorkService(drafts, outbox, replica.copy, queries, self.approval, clock, zone)
        self.by_hand = ByHandService(replica.by_hand, self.work, clock, own=office is not None)
        self.remits = RemitService(queries, self.work, self.certificate.agency)
        self.together = TogetherService(self.work)
        self.masking = Masking(queries)
        self.attention = AttentionService(
            replica.outbox,
            replica.drafts,
            queries,
            replica.copy,
            replica.settings,
            replica.receipts,
            replica.attachments,
            self.masking,
        )
        officer = self.certificate.officer_name
        self.access = AccessService(replica.accesses, self.cases, clock, officer)
        self.today = TodayService(
            self.cases,
            self.attention,
            self.approval,
            self.deadlines,
            self.presence,
            replica.happened,
            replica.copy,
            clock,
            zone,
        )
        self.attachments = AttachmentService(
            replica.attachments,
            replica.drafts,
            replica.copy,
            replica.settings,
            home.opened(profile),
        )
        self.seat = SeatService(home, profile, vault, replica, self.attachments, self.colleagues)
        # After a power cut: nobody looks at these any more.
        self.attachments.remove_copies()
        self.unsent = UnsentExport(replica.drafts, replica.outbox, clock, zone)
        self.spares = SpareService(home, profile, replica, clock)
        self.schedule = ScheduleService(replica, clock, zone, self.certificate.device)
        self.colleagues.meet()

    @cached_property
    def budget(self) -> BudgetService:
        """What an exchange costs; loaded when first asked for, it needs the codec."""
        from desktop.services.budget import BudgetService

        return BudgetService(self.replica, self.schedule, self.clock, self.certificate.zone)

    @cached_property
    def diagnosis(self) -> DiagnosisService:
        """The file for the admin; loaded when it is asked for."""
        from desktop.services.diagnosis import DiagnosisService

        return DiagnosisService(self.replica, self.home, self.profile, self.clock)

    @cached_property
    def proxy(self) -> ProxyService:
        """The network's proxy, and access to it."""
        return ProxyService(self.vault.keyring, self.replica.identity.url)

    @cached_property
    def looks(self) -> LookService:
        """Light looks at the server; loaded when first asked for, as `sync`."""
        from desktop.services.looking import LookService

        return LookService(self.replica, self.schedule, self.budget, self.clock, self._connect)

    @cached_property
    def sync(self) -> SyncService:
        """The exchange; loaded when first asked for, reading needs no network library."""
        from desktop.services.sync_service import SyncService

        return SyncService(
            self.replica,
            self.attention,
            Farewell(self.home, self.profile, self.vault),
            self.clock,
            self.certificate.zone,
            self.budget,
            self._connect,
        )

    @cached_property
    def courier(self) -> CourierService:
        """The exchange by file."""
        from desktop.services.courier_service import CourierService

        return CourierService(
            self.replica,
            self.attention,
            Farewell(self.home, self.profile, self.vault),
            self.clock,
            self.certificate.zone,
        )

    @classmethod
    def enrol(
        cls,
        home: Home,
        code: str,
        passphrase: str | None,
        keyring: KeyringBackend | None,
        clock: Clock,
        server_url: str | None = None,
        *,
        connect: Connect | None = None,
        made_passphrase: Callable[[str], None] = lambda made: None,
        cost: Cost | None = None,
        office: MandiriOffice | None = None,
    ) -> Self:
        """Use a one-time code. Keys are made and stored first, so that the same code may be
        tried again after a lost answer; what stands here already is continued, never replaced.

        `made_passphrase` gets a recovery passphrase that was made because none was given.
        Raises `NotEnrolled` (code, passphrase), `KeyringLocked`, `WrongPassphrase`, `Offline`
        and its like, `Untrusted`, `AlreadyRunning`, `HealthFault` (not a place for it),
        `DiskFull`, `DiskFailed`.
        """
        read = read_code(code)
        url = (server_url or read.url).rstrip("/")
        try:
            profile = home.profile(url, read.officer)
            line = connect or (Line(keyring) if office is None else office.connect)
            transport = line(url)
        except errors.InsecureAddress as error:
            raise converted(error) from error
        except ValueError as error:
            raise NotEnrolled(notices.BAD_CODE, "address") from error
        if not home.key_path(profile).exists():
            refuse_place(home)
        home.prepare()
        lock = InstanceLock(home.lock_path(profile))
        lock.acquire()
        vault = Vault(keyring, home, cost)
        replica: Replica | None = None
        fresh = not vault.exists(profile)
        try:
            key = (
                new_key(vault, profile, passphrase, keyring, made_passphrase)
                if fresh
                else vault.unlock(profile, passphrase)
            )
            if office is not None:
                office.keep(key)
            replica = open_or_create(home, profile, key, clock)
            use_code(replica, read, url, transport)
            home.set_current(profile)
            return cls(home, profile, vault, lock, replica, clock, line, office)
        except BaseException as error:
            if replica is not None:
                replica.close()
            if fresh and isinstance(error, NotEnrolled):
                # The server knows nothing of these keys, and nothing was ever written here.
                vault.forget(profile)
                home.remove_keyed_files(profile)
            lock.release()
            raise
        finally:
            transport.close()

    @classmethod
    def open(
        cls,
        home: Home,
        passphrase: str | None,
        keyring: KeyringBackend | None,
        clock: Clock,
        profile: Profile | None = None,
        *,
        connect: Connect | None = None,
        cost: Cost | None = None,
        proved: bool = False,
    ) -> Self:
        """Open the enrolment in use (or `profile`). Goes on with a farewell that was cut. `proved`,
        or left locked: code or passphrase is asked for whatever the keyring gives.

        Raises `NotEnrolled`, `ReplicaGone`, `AlreadyRunning`, `KeyringLocked`,
        `WrongPassphrase`, `WrongKey`, `DbCorrupt`, `DbTooNew`, `AccessEnded`, `DiskFull`,
        `DiskFailed`.
        """
        found = profile or home.current()
        office = None if found is None else MandiriOffice.of(home, found)
        if found is None or (office is not None and office.founding):
            raise NotEnrolled(notices.NOT_ENROLLED, "no profile")
        line = connect or (Line(keyring) if office is None else office.connect)
        lock = InstanceLock(home.lock_path(found))
        lock.acquire()
        vault = Vault(keyring, home, cost)
        replica: Replica | None = None
        try:
            farewell = Farewell(home, found, vault)
            if farewell.erasing:
                raise farewell.finish_erasing().error
            key = key_of(home, vault, found, passphrase, proved)
            path = home.replica(found)
            if not path.exists():
                if spares_of(home, found).list():
                    raise ReplicaGone(notices.REPLICA_GONE)
                raise NotEnrolled(notices.UNFINISHED, "no replica")
            if office is not None:
                office.unlock(key)
            replica = Replica.open(path, key, clock=clock)
            if not replica.identity.is_enrolled:
                raise NotEnrolled(notices.UNFINISHED, "no certificate")
            signed = pending(replica)
            if signed is not None:
                from sync.enrolment import PinnedTrust

                transport = line(replica.identity.url)
                transport.rely_on(PinnedTrust(replica.identity))
                try:
                    raise farewell.say(replica, signed, transport).error
                finally:
                    transport.close()
            return cls(home, found, vault, lock, replica, clock, line, office)
        except BaseException:
            if replica is not None:
                replica.close()
            lock.release()
            raise

    @classmethod
    def recover(
        cls,
        home: Home,
        passphrase: str | None,
        keyring: KeyringBackend | None,
        clock: Clock,
        profile: Profile | None = None,
        *,
        cost: Cost | None = None,
    ) -> SalvageReport:
        """Put a damaged replica aside, or make a lost one anew from its spare copies, and save
        what only this PC has; then `open` and sync.

        Raises `NoLongerOffered` where the replica is sound, else as `open`.
        """
        from desktop.services.recovery import recover

        found = profile or home.current()
        if found is None:
            raise NotEnrolled(notices.NOT_ENROLLED, "no profile")
        with InstanceLock(home.lock_path(found)):
            key = Vault(keyring, home, cost).unlock(found, passphrase)
            return recover(home.replica(found), key, clock, spares_of(home, found))

    def change_passphrase(self, old: str | None, new: str) -> None:
        """Wrap the replica's key by another recovery passphrase. `old` may be None where the
        keyring opens it. Raises `NotEnrolled` (too short), `WrongPassphrase`."""
        check_passphrase(new)
        self.vault.change_passphrase(self.profile, old, new)

    def close(self) -> None:
        """Let go of file and lock, and end the server on this PC. May be repeated."""
        if self.office is not None:
            self.office.end()
        self.colleagues.note()
        self.attachments.remove_copies()
        self.replica.close()
        self._lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        exc_type: type[BaseException] | None,
        exc: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()
