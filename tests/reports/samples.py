"""Invented rows, frame and letterhead for the reports, and reading a PDF back."""

from datetime import date, datetime, timedelta, timezone
from pathlib import Path

from pypdf import PdfReader

from dialer.promises import PromiseRule
from dialer.reports.model import (
    ArrearsRow,
    EmployerRow,
    Letterhead,
    Promise,
    RehabOffer,
    ReportFrame,
    Result,
    Signer,
)

WIB = timezone(timedelta(hours=7))

NO_ANSWER = Result("Tidak diangkat", "Tidak terhubung", connected=False, right_party=False)
FAMILY = Result("Titip pesan ke keluarga", "Pihak lain", connected=True, right_party=False)
PROMISE = Result("Janji bayar", "Janji & bayar", connected=True, right_party=True)
REHAB = Result("Berminat REHAB", "REHAB", connected=True, right_party=True)
OFFER = Result("Minta penawaran", "Berminat", connected=True, right_party=True)
RESULTS = (NO_ANSWER, FAMILY, PROMISE, REHAB, OFFER)

LETTERHEAD = Letterhead(
    "BPJS Kesehatan",
    "Kantor Cabang Lhokseumawe",
    "Jl. Merdeka No. 51, Lhokseumawe",
    "(0645) 43217",
)
FRAME = ReportFrame(
    title="Laporan Hasil Telekolekting",
    period_from=date(2026, 11, 1),
    period_to=date(2026, 11, 30),
    officer="Rina Marlina",
    list_name="Tunggakan November",
    filter_text="Kecamatan Banda Sakti",
    generated_at=datetime(2026, 11, 30, 16, 5, tzinfo=WIB),
    data_state="17 dari 20 meja terkini",
    city="Lhokseumawe",
    signers=(Signer("Ketua Tim", "Hj. Nurhayati, S.E."), Signer("Petugas", "Rina Marlina, A.Md.")),
)
RULES = (PromiseRule(date(2024, 1, 1), "kebiasaan penagihan"),)
START = datetime(2026, 11, 2, 8, 10, tzinfo=WIB)


def employer(number: int = 1) -> EmployerRow:
    """A Badan Usaha that was called; `number` makes it a contact of its own."""
    return EmployerRow(
        contact_key=f"kunci-bu-{number}",
        attempted_at=START + timedelta(minutes=7 * number),
        officer="Rina Marlina",
        result=OFFER if number % 3 == 0 else NO_ANSWER,
        employer=f"PT Maju Sentosa {number}",
        address="Jl. Laswi No. 156, Banda Sakti",
        potential_workers=number % 12,
        data_source="Disnaker",
        phone="(0645) 43-217",
        email="kontak@maju-sentosa.example",
        pic="Siti Rahmawati",
        pic_phone="+62 812-6900-1122",
        remark="belum dihubungi",
        next_step="Kirim penawaran" if number % 3 == 0 else "",
        note="Diminta menelepon lagi." if number % 4 == 0 else "",
    )


def arrears(number: int = 1) -> ArrearsRow:
    """A member in arrears who was called; every fifth promised, every seventh takes REHAB."""
    promised = number % 5 == 0
    return ArrearsRow(
        contact_key=f"kunci-peserta-{number}",
        attempted_at=START + timedelta(minutes=7 * number),
        officer="Rina Marlina",
        result=PROMISE if promised else FAMILY if number % 2 else NO_ANSWER,
        name=f"Cut Zulaika {number}",
        masked_card="•••••••••2349",
        subdistrict="Banda Sakti",
        months=4 + number % 20,
        amount=150_000 * number,
        spoke_to="Peserta" if promised else "",
        promise=Promise(date(2026, 12, 3), 75_000 * number, "Indomaret") if promised else None,
        rehab=RehabOffer(6, 60_000 + number) if number % 7 == 0 else None,
    )


def pages_of(path: Path) -> list[str]:
    """The text of each page, white space made single."""
    return [" ".join(page.extract_text().split()) for page in PdfReader(path).pages]


def text_of(path: Path) -> str:
    """The text of the whole report in one line."""
    return " ".join(pages_of(path))
