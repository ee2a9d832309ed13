"""Use cases of saved views: kept under a name for oneself, or by a lead for all.

A name stands once in what somebody sees of their own and once among the shared ones; saving under
it again replaces what it stood for.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dialer.browsing import ContactView, SavedView
from dialer.errors import BadInputError, RefusedError
from dialer.people import Officer, Right
from dialer.ports import AuditEntry, NewId, Now, Store

MAX_NAME = 60

NO_NAME = "Tampilan belum diberi nama. Tulis namanya, lalu simpan lagi."
LONG_NAME = f"Nama tampilan terlalu panjang. Ringkas hingga {MAX_NAME} huruf."
NOT_YOURS = "Tampilan bersama hanya dapat diubah ketua tim. Simpan sebagai tampilan sendiri."
GONE = "Tampilan ini sudah tidak ada. Tidak ada yang diubah."
TAKEN = "Nama ini sudah dipakai tampilan lain. Pilih nama lain."


@dataclass(frozen=True, slots=True)
class SavedViews:
    """The views of one desk."""

    store: Store
    now: Now
    new_id: NewId

    def of(self, officer: Officer) -> Sequence[SavedView]:
        """Return an officer's own views and the shared ones, by name."""
        return self.store.saved_views(officer.officer_id)

    def named(self, officer_id: str, name: str) -> SavedView | None:
        """Return a view by its name, the own one before the shared one; "" knows shared ones."""
        found = [one for one in self.store.saved_views(officer_id) if _same(one.name, name)]
        return max(found, key=lambda one: bool(one.officer_id), default=None)

    def save(
        self, actor: Officer, name: str, view: ContactView, *, shared: bool = False
    ) -> SavedView:
        """Keep a view. Raises BadInputError for the name, RefusedError for who may not share."""
        name = _checked(name)
        owner = "" if shared else actor.officer_id
        _may_change(actor, owner)
        with self.store.writing() as writer:
            known = _other(writer.saved_views(actor.officer_id), owner, name)
            view_id = known.view_id if known else self.new_id()
            kept = SavedView(view_id, owner, name, view, self.now())
            writer.put_view(kept)
            if shared:
                writer.audit(AuditEntry(self.now(), actor.officer_id, "view_shared", view_id))
        return kept

    def rename(self, actor: Officer, view_id: str, name: str) -> SavedView:
        """Give a view another name. Raises BadInputError, RefusedError."""
        name = _checked(name)
        with self.store.writing() as writer:
            views = writer.saved_views(actor.officer_id)
            kept = _mine(actor, views, view_id)
            other = _other(views, kept.officer_id, name)
            if other is not None and other.view_id != view_id:
                raise BadInputError(TAKEN)
            renamed = replace(kept, name=name)
            writer.put_view(renamed)
        return renamed

    def drop(self, actor: Officer, view_id: str) -> SavedView:
        """Forget a view; return it, so that this can be undone. Raises RefusedError."""
        with self.store.writing() as writer:
            kept = _mine(actor, writer.saved_views(actor.officer_id), view_id)
            writer.drop_view(view_id)
            if not kept.officer_id:
                entry = AuditEntry(self.now(), actor.officer_id, "shared_view_dropped", view_id)
                writer.audit(entry)
        return kept


def _checked(name: str) -> str:
    name = " ".join(name.split())
    if not name:
        raise BadInputError(NO_NAME)
    if len(name) > MAX_NAME:
        raise BadInputError(LONG_NAME)
    return name


def _same(one: str, other: str) -> bool:
    return one.casefold() == " ".join(other.split()).casefold()


def _other(views: Sequence[SavedView], owner: str, name: str) -> SavedView | None:
    return next((one for one in views if one.officer_id == owner and _same(one.name, name)), None)


def _mine(actor: Officer, views: Sequence[SavedView], view_id: str) -> SavedView:
    kept = next((one for one in views if one.view_id == view_id), None)
    if kept is None:
        raise BadInputError(GONE)
    _may_change(actor, kept.officer_id)
    return kept


def _may_change(actor: Officer, owner: str) -> None:
    if not owner and not actor.may(Right.SHARE_VIEWS):
        raise RefusedError(NOT_YOURS)
