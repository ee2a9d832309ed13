"""The workstation: all use cases of one desk over one store. The composition root makes it.

Window, command line and tests talk to the program through this and nothing else.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from threading import Lock
from typing import TYPE_CHECKING

from dialer.accounts import Accounts
from dialer.branch import Branch, load_branch, save_branch
from dialer.calling_rules import SETTING, CallingRules, own_rules
from dialer.desk import Desk
from dialer.errors import RefusedError
from dialer.hours import local
from dialer.people import Officer, Right
from dialer.ports import AuditEntry, NewId, Now, Store
from dialer.review import Review
from dialer.rulebook import Rulebook, load_rulebook

if TYPE_CHECKING:
    from dialer.assignment import Assignment
    from dialer.collectibility import Collectibility
    from dialer.contact_export import ContactExport
    from dialer.importing import ListIntake, ReadList
    from dialer.lists.mappings import Mappings
    from dialer.pairs import Pairs
    from dialer.payment_intake import PaymentIntake
    from dialer.payment_matching import PaymentMatching
    from dialer.practice_runs import PracticeRuns
    from dialer.promise_keeping import Promises
    from dialer.recordings import Recordings
    from dialer.reporting import Reporting
    from dialer.results_intake import ResultIntake
    from dialer.results_undoing import ResultUndoing
    from dialer.saved_views import SavedViews
    from dialer.script_versions import ScriptVersions
    from dialer.undoing import Undoing
    from dialer.visit_papers import VisitPapers
    from dialer.visit_photos import VisitPhotos
    from dialer.visiting import Visiting
    from dialer.work_time import WorkTime


@dataclass(frozen=True, slots=True)
class Workstation:
    """One desk's use cases. `store` is open to presenters for reading only.

    `ticks` counts the seconds of a clock that nobody can set, None to take `now` for it;
    `recordings` keeps calls that were taken down, None where none can be kept.
    `importing` is held while a list comes in; `read_list` None reads it in a process of its own.
    """

    store: Store
    now: Now
    new_id: NewId
    shipped: Rulebook = field(default_factory=load_rulebook)
    importing: Lock = field(default_factory=Lock, compare=False)
    read_list: "ReadList | None" = None
    ticks: Callable[[], float] | None = None
    recordings: "Recordings | None" = None

    @property
    def rulebook(self) -> Rulebook:
        """The rules of the program with what the branch has decided of its own, as of today."""
        today = local(self.now(), self.branch().zone).date()
        return replace(own_rules(self.store.setting(SETTING), self.shipped), today=today)

    @property
    def calling_rules(self) -> CallingRules:
        """The order of the queue, limits and hours: changed and put to work."""
        return CallingRules(self.store, self.now, self.rulebook)

    @property
    def accounts(self) -> Accounts:
        """People: first lead, sign in, officers."""
        return Accounts(self.store, self.now, self.new_id)

    @property
    def work_time(self) -> "WorkTime":
        """Signing out, pauses, and how everybody worked; read on first use."""
        from dialer.work_time import WorkTime

        return WorkTime(self.store, self.now)

    @property
    def desk(self) -> Desk:
        """Next contact, dial rules, save."""
        return Desk(self.store, self.now, self.new_id, self.rulebook)

    @property
    def intake(self) -> "ListIntake":
        """Lists coming in; read on first use, since the first window need not wait for it."""
        from dialer.importing import ListIntake

        return ListIntake(
            self.store, self.now, self.new_id, self.rulebook, self.importing, self.read_list
        )

    @property
    def review(self) -> Review:
        """The call log and corrections."""
        return Review(self.store, self.now, self.new_id, self.rulebook)

    @property
    def reporting(self) -> "Reporting":
        """The reports; read on first use."""
        from dialer.reporting import Reporting

        return Reporting(self.store, self.now, self.rulebook)

    @property
    def script_versions(self) -> "ScriptVersions":
        """Texts of scripts: kept, published, taken back; read on first use."""
        from dialer.script_versions import ScriptVersions

        return ScriptVersions(self.store, self.now, self.new_id)

    @property
    def mappings(self) -> "Mappings":
        """Remembered columns of lists; read on first use."""
        from dialer.lists.mappings import Mappings

        return Mappings(self.store, self.now, self.new_id)

    @property
    def practice_runs(self) -> "PracticeRuns":
        """Practices and the course; read on first use."""
        from dialer.practice_runs import PracticeRuns

        return PracticeRuns(self.store, self.now)

    @property
    def collectibility(self) -> "Collectibility":
        """Dues billed and received, before and after; read on first use."""
        from dialer.collectibility import Collectibility

        return Collectibility(self.store, self.now)

    @property
    def undoing(self) -> "Undoing":
        """Taking a save back; read on first use."""
        from dialer.undoing import Undoing

        return Undoing(self.store, self.now, self.new_id, self.rulebook)

    @property
    def promises(self) -> "Promises":
        """Promises taken back, reminded of, judged; read on first use."""
        from dialer.promise_keeping import Promises

        return Promises(self.store, self.now, self.new_id, self.rulebook)

    @property
    def pairs(self) -> "Pairs":
        """Contacts that may be one; read on first use."""
        from dialer.pairs import Pairs

        return Pairs(self.store, self.now, self.new_id, self.rulebook)

    @property
    def assignment(self) -> "Assignment":
        """Contacts shared out among officers; read on first use."""
        from dialer.assignment import Assignment

        return Assignment(self.store, self.now, self.new_id, self.rulebook)

    @property
    def saved_views(self) -> "SavedViews":
        """Views of the table of contacts; read on first use."""
        from dialer.saved_views import SavedViews

        return SavedViews(self.store, self.now, self.new_id)

    @property
    def contact_export(self) -> "ContactExport":
        """The table of contacts as a workbook; read on first use."""
        from dialer.contact_export import ContactExport

        return ContactExport(self.store, self.now, self.rulebook)

    @property
    def payments(self) -> "PaymentIntake":
        """Payments files coming in; read on first use."""
        from dialer.payment_intake import PaymentIntake

        return PaymentIntake(self.store, self.now, self.new_id, self.rulebook)

    @property
    def results(self) -> "ResultIntake":
        """Results that were written elsewhere coming in; read on first use."""
        from dialer.results_intake import ResultIntake

        return ResultIntake(self.store, self.now, self.new_id, self.rulebook)

    @property
    def result_undoing(self) -> "ResultUndoing":
        """Results files taken back; read on first use."""
        from dialer.results_undoing import ResultUndoing

        return ResultUndoing(self.store, self.now, self.new_id, self.rulebook)

    @property
    def visiting(self) -> "Visiting":
        """Canvassing: visits planned, prepared, given up; steps of employers; on first use."""
        from dialer.visiting import Visiting

        return Visiting(self.store, self.now, self.new_id, self.rulebook)

    @property
    def visit_papers(self) -> "VisitPapers":
        """Route sheets and letters of assignment; read on first use."""
        from dialer.visit_papers import VisitPapers

        return VisitPapers(self.store, self.now, self.new_id, self.rulebook)

    @property
    def visit_photos(self) -> "VisitPhotos":
        """Pictures taken on visits; read on first use."""
        from dialer.visit_photos import VisitPhotos

        return VisitPhotos(self.store, self.now, self.new_id)

    @property
    def payment_matching(self) -> "PaymentMatching":
        """Payments given to contacts later, and files taken back; read on first use."""
        from dialer.payment_matching import PaymentMatching

        return PaymentMatching(self.store, self.now, self.new_id, self.rulebook)

    def branch(self) -> Branch:
        """Return what the branch says of itself."""
        return load_branch(self.store)

    def set_branch(self, actor: Officer, branch: Branch) -> None:
        """Keep the branch's settings. Raises RefusedError for who may not."""
        if not actor.may(Right.CHANGE_SETTINGS):
            raise RefusedError("Pengaturan kantor hanya dapat diubah ketua tim atau admin.")
        with self.store.writing() as writer:
            save_branch(writer, branch)
            writer.audit(AuditEntry(self.now(), actor.officer_id, "branch_changed"))
