"""Words of the table of all contacts: its columns, its choices, what narrows it."""

from collections.abc import Mapping
from typing import Final

from dialer.browsing import Column, Numbered, Order
from dialer.contact_export import ExportWords
from dialer.lists.model import ListKind
from dialer.standing import Stage
from ui.presenters.words import LIST_KINDS, NUMBER_STATES, OUT_OF_QUEUE, Shade

HEADINGS: Final[Mapping[Column, str]] = {
    Column.NAME: "Nama",
    Column.KIND: "Jenis",
    Column.CARD: "No. Kartu",
    Column.NIK: "NIK",
    Column.KK: "No. KK",
    Column.VA: "No. VA",
    Column.NPWP: "NPWP",
    Column.NIB: "NIB",
    Column.KODE_BU: "Kode BU",
    Column.PIC_NAME: "Nama PIC",
    Column.PHONES: "Telepon",
    Column.NUMBER_STATE: "Keadaan nomor",
    Column.EMAIL: "Email",
    Column.MONTHS: "Bulan menunggak",
    Column.AMOUNT: "Total tunggakan",
    Column.CARE_CLASS: "Kelas",
    Column.MEMBERS: "Jumlah anggota",
    Column.WORKERS: "Potensi peserta",
    Column.ADDRESS: "Alamat",
    Column.KELURAHAN: "Kelurahan",
    Column.KECAMATAN: "Kecamatan",
    Column.CITY: "Kota",
    Column.STAGE: "Tahap",
    Column.ATTEMPTS: "Percobaan",
    Column.LAST_CODE: "Hasil terakhir",
    Column.LAST_ATTEMPT: "Terakhir dicoba",
    Column.OWNER: "Petugas",
    Column.LIST: "Daftar",
    Column.LEFT_LIST: "Keluar daftar",
    Column.NOTE: "Keterangan",
}
"""As they stand in the workbook and in the choice of columns; a list may be headed by them."""

TITLES: Final[Mapping[Column, str]] = {
    **HEADINGS,
    Column.MONTHS: "Bulan",
    Column.AMOUNT: "Tunggakan",
    Column.MEMBERS: "Anggota",
    Column.WORKERS: "Potensi",
}
"""As they stand over the table, where room is short."""

STAGES: Final[Mapping[Stage, tuple[str, Shade]]] = {
    Stage.CALLBACK: ("Telepon ulang", Shade.INFO),
    Stage.PROMISE: ("Janji bayar", Shade.ACCENT),
    Stage.NEW: ("Kontak baru", Shade.NEUTRAL),
    Stage.RETRY: ("Coba lagi", Shade.NEUTRAL),
    **OUT_OF_QUEUE,
}

ORDERS: Final[Mapping[Order, str]] = {
    Order.LISTED: "Urutan masuk",
    Order.NAME: "Nama",
    Order.AMOUNT: "Total tunggakan",
    Order.MONTHS: "Bulan menunggak",
    Order.PRIORITY: "Prioritas",
    Order.ATTEMPTS: "Percobaan",
    Order.LAST_ATTEMPT: "Terakhir dicoba",
}

NUMBERED: Final[Mapping[Numbered, str]] = {
    Numbered.WITH: "Ada nomor",
    Numbered.WITHOUT: "Tanpa nomor",
}

LEFT_LIST: Final = "Lunas atau keluar"
STILL_LISTED: Final = "Masih di daftar"
NOBODYS: Final = "Tanpa petugas"

EXPORT: Final = ExportWords(
    headings=HEADINGS,
    kinds={one: LIST_KINDS[one.value] for one in ListKind},
    stages={stage: word for stage, (word, _) in STAGES.items()},
    number_states={state: word for state, (word, _) in NUMBER_STATES.items()},
    left_list=LEFT_LIST,
)
