"""Employer lists made up at random with their truth."""

import random

from dialer.contacts.cells import Cell
from tests.lists.invented import Expected, InventedList, phone_cell

HEADERS: dict[str, tuple[str, ...]] = {
    "no": ("No", "No.", "NO", "#", "No Urut"),
    "name": ("Nama BU", "Nama Perusahaan", "NAMA BADAN USAHA", "Company Name", "Badan Usaha",
             "Nama Usaha/Toko", "Nm Perusahaan", "Employer", "PT/CV", "Nama PT"),
    "address": ("Alamat", "Alamat BU", "Almt Perusahaan", "Address", "Alamat Kantor"),
    "kelurahan": ("Kelurahan", "Desa/Kel", "Gampong"),
    "kecamatan": ("Kecamatan", "Kec."),
    "workers": ("Potensi Peserta", "Jml Karyawan", "Jumlah TK", "Potensi Tenaga Kerja", "Employees",
                "Jlh Pekerja", "No. of Employees", "Potensi (orang)"),
    "source": ("Sumber data", "Sumber", "Source", "Asal Data"),
    "phone": ("Telepon", "No. Telp", "Telp Kantor", "Phone", "No Telp/HP", "Telp. Perusahaan"),
    "email": ("Email", "E-mail", "Alamat Email", "Surel"),
    "pic": ("Nama PIC", "Contact Person", "PIC", "Nama Pemilik", "Penanggung Jawab", "Narahubung",
            "Nama HRD", "Pimpinan"),
    "phone_2": ("Nomor HP PIC", "HP PIC", "No. HP Penanggung Jawab", "WA PIC", "Kontak PIC"),
    "npwp": ("NPWP", "No. NPWP", "NPWP Badan"),
    "nib": ("NIB", "Nomor Induk Berusaha"),
    "note": ("Keterangan", "Ket.", "Remarks", "Catatan"),
    "sector": ("Bidang Usaha", "Sektor", "Jenis Usaha"),
    "fax": ("Fax", "No. Faks"),
}  # fmt: skip
_FORMS = ("PT {}", "CV. {}", "UD {}", "Toko {}", "{} Tbk", "Yayasan {}", "PT. {} (Persero)", "{}")
_WORDS = ("Maju", "Jaya", "Berkah", "Sejahtera", "Abadi", "Total", "Makmur", "Mandiri", "Sentosa")


def employer_list(rng: random.Random, *, text_only: bool = False, size: int = 30) -> InventedList:
    """A list of employers; names and addresses never repeat unless the row is a duplicate."""
    made = InventedList()
    optional = [key for key in HEADERS if key not in ("no", "name")]
    keys = ["name", *(key for key in optional if rng.random() < 0.7)]
    rng.shuffle(keys)
    if rng.random() < 0.7:
        keys.insert(0, "no")
    made.headers = {key: rng.choice(HEADERS[key]) for key in keys}
    for number in range(rng.randint(0, 4)):
        made.rows.append([None, "RENCANA TELEMARKETING"] if number % 2 else ["", "", ""])
    made.header_row = len(made.rows) + 1
    made.rows.append([made.headers[key] for key in keys])
    accepted: list[list[Cell]] = []
    for number in range(1, size + 1):
        if accepted and rng.random() < 0.05:
            made.rows.append(list(rng.choice(accepted)))
            made.truth.append(Expected("duplicate"))
            continue
        cells, expected = _row(rng, keys, number, text_only=text_only)
        made.rows.append(cells)
        made.truth.append(expected)
        if expected.status == "accepted":
            accepted.append(cells)
        if rng.random() < 0.04:
            made.rows.append([made.headers[key] for key in keys])
    if rng.random() < 0.5:
        made.rows += [[None] * len(keys), ["TOTAL", *[None] * (len(keys) - 1)]]
    return made


def _row(
    rng: random.Random, keys: list[str], number: int, *, text_only: bool
) -> tuple[list[Cell], Expected]:
    name = rng.choice(_FORMS).format(f"{rng.choice(_WORDS)} {rng.choice(_WORDS)} {number} Bersama")
    phone, phones = phone_cell(rng, text_only=text_only)
    other, more = phone_cell(rng, text_only=text_only)
    workers = rng.randint(2, 200)
    cells: dict[str, Cell] = {
        "no": str(number),
        "name": name,
        "address": f"Jl. Merdeka No. {number}",
        "kelurahan": "Keude Aceh",
        "kecamatan": "Banda Sakti",
        "workers": rng.choice((str(workers), f"{workers} orang", f"±{workers}")),
        "source": rng.choice(("OSS", "Disnaker", "BPJS TK", "BU EXISTING")),
        "phone": phone,
        "email": rng.choice((f"info{number}@perusahaan.co.id", "", "-")),
        "pic": rng.choice(("Budi Santoso", "Ibu Dewi", "H. Rahmat, S.E.", "")),
        "phone_2": other,
        "npwp": f"{10 + number % 80:02d}.345.{number:03d}.1-101.000",
        "nib": f"9120{number:09d}",
        "note": rng.choice(("", "pernah ke kantor", "belum dihubungi 2026")),
        "sector": rng.choice(("Perdagangan", "Jasa Konstruksi")),
        "fax": "0645-41235",
    }
    by_key = {"phone": phones, "phone_2": more}
    numbers = tuple(dict.fromkeys(e164 for key in keys for e164 in by_key.get(key, ())))
    expected = Expected("accepted", phones=numbers, members=workers if "workers" in keys else None)
    if rng.random() < 0.08:
        cells["name"] = rng.choice(("", " ", "-", None))
        expected = Expected("quarantined", why="name")
        cells["no"] = cells["no"] if "no" in keys else None
    return [cells[key] for key in keys], expected
