"""What the desk says when nobody is on it, and the foot line: sentences from counts and times."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from dialer.call_lists import ListProgress
from dialer.contacts.dates import day_name, format_datetime
from dialer.desk import Idle, Next, Today, Wish
from dialer.hours import Window, local, zone_short
from dialer.queue import QueueCounts
from dialer.refusal import Refusal
from ui.presenters.desk_view import FootView, IdleAction, IdleView, WorkChoice
from ui.presenters.words import IDLES, REFUSALS, SHUTS

NEVER_OPENS = "Tidak ada hari menelepon dalam setahun ini; periksa hari libur kantor di Pengaturan."
EVERYTHING = WorkChoice("", "", "Semua daftar")
VISIT_SAVED = IdleView(
    "Hasil kunjungan tersimpan",
    "Lanjutkan mencatat kunjungan berikutnya, atau mulai menelepon.",
    "Kembali ke Kunjungan",
    IdleAction.VISITS,
    can_go_on=True,
)


def cannot_open(sentence: str) -> IdleView:
    """The contact that was wanted cannot be shown, and nobody else is here."""
    return IdleView("Kontak tidak dapat dibuka", sentence, "Lihat antrean", IdleAction.QUEUE)


def work_choices(lists: Sequence[ListProgress]) -> tuple[WorkChoice, ...]:
    """Everything, each kind there is a list of, each list."""
    kinds = {one.call_list.kind.value for one in lists}
    found = [EVERYTHING]
    if len(kinds) > 1:
        found.append(WorkChoice("tunggakan", "", "Tunggakan saja"))
        found.append(WorkChoice("bu", "", "Badan Usaha saja"))
    found.extend(
        WorkChoice("", one.call_list.list_id, f"Daftar: {one.call_list.name}") for one in lists
    )
    return tuple(found)


def idle_view(found: Next, wish: Wish, window: Window, zone: str, *, lists: bool) -> IdleView:
    """Say why nobody is here and what to do. `window` is the branch's own, now."""
    assert found.idle is not None
    title, sentence = IDLES[found.idle]
    if found.idle is Idle.OUTSIDE_HOURS:
        opens = f" {_opens(found.at, zone)}"
        return IdleView(
            title,
            f"{_shut(window)}{opens} {sentence}".strip(),
            "Lihat antrean",
            IdleAction.QUEUE,
            asks_override=True,
        )
    if found.idle is Idle.ONLY_LATER:
        when = f"Berikutnya {_when(found.at, zone)}. " if found.at else ""
        return _with_skipped(
            IdleView(title, when + sentence, "Lihat antrean", IdleAction.QUEUE), wish
        )
    if not lists:
        return IdleView(
            "Belum ada daftar telepon",
            "Meja menampilkan kontak satu per satu dari daftar badan usaha atau tunggakan."
            " Ambil daftar pertama di ruang Daftar.",
            "Buka Daftar",
            IdleAction.LISTS,
        )
    if wish.kind is not None or wish.list_id:
        return _with_skipped(
            IdleView(
                "Pilihan ini sudah selesai dikerjakan",
                "Kontak di daftar lain mungkin masih menunggu.",
                "Kerjakan semua daftar",
                IdleAction.EVERYTHING,
            ),
            wish,
        )
    return _with_skipped(IdleView(title, sentence, "Buka Daftar", IdleAction.LISTS), wish)


def refusal_sentence(refusal: Refusal | None, window: Window, zone: str) -> str:
    """Why this contact may not be dialled now, and from when it may; "" when it may."""
    if refusal is None:
        return ""
    if refusal is not Refusal.OUTSIDE_HOURS:
        return REFUSALS[refusal]
    return f"{_shut(window) or REFUSALS[refusal]} {_opens(window.opens_at, zone)}"


def _opens(at: datetime | None, zone: str) -> str:
    return f"Dibuka lagi {_when(at, zone)}." if at else NEVER_OPENS


def foot_view(today: Today | None, now: datetime, zone: str) -> FootView:
    """How the day goes, in figures and words."""
    if today is None:
        return FootView()
    at = today.counts.next_callback_at
    return FootView(
        done=today.attempts,
        target=today.target,
        left=_left(today.counts),
        next_callback=f"Telepon ulang {_soon(at, now, zone)}" if at else "",
    )


def _left(counts: QueueCounts) -> str:
    parts = (
        (counts.callbacks_due, "telepon ulang"),
        (counts.promises_due, "janji"),
        (counts.new, "baru"),
        (counts.retries_due, "coba lagi"),
    )
    found = " · ".join(f"{_grouped(number)} {what}" for number, what in parts if number)
    return f"Sisa {_grouped(counts.left)}" + (f" ({found})" if found else "")


def _grouped(number: int) -> str:
    return f"{number:,}".replace(",", ".")


def _with_skipped(view: IdleView, wish: Wish) -> IdleView:
    if not wish.skip:
        return view
    return IdleView(
        view.title,
        f"{view.sentence} {len(wish.skip)} kontak dilewati tadi.",
        "Tampilkan lagi yang dilewati",
        IdleAction.SHOW_SKIPPED,
    )


def _shut(window: Window) -> str:
    if window.shut is None:
        return ""
    name = f" ({window.holiday})" if window.holiday else ""
    return f"{SHUTS[window.shut]}{name}."


def _when(at: datetime | None, zone: str) -> str:
    if at is None:
        return ""
    there = local(at, zone)
    return f"{day_name(there.date())}, {format_datetime(there)} {zone_short(zone)}"


def _soon(at: datetime, now: datetime, zone: str) -> str:
    there = local(at, zone)
    if there.date() == local(now, zone).date():
        return f"{there:%H.%M}"
    if there.date() == local(now, zone).date() + timedelta(days=1):
        return f"besok {there:%H.%M}"
    return format_datetime(there)
