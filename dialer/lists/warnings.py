"""Every code of a doubt or a refusal, with its sentence. One table, so that none is without."""

from collections.abc import Iterable, Mapping
from typing import Final

from dialer.contacts.doubts import Doubt
from dialer.lists.model import Code, Field, Reason, RowDoubt, RowWarning

TEXTS: Final[Mapping[Code, str]] = {
    Doubt.EXCEL_PRECISION: "Nomor 16 angka tersimpan sebagai angka Excel, angka terakhirnya "
    "hilang. Isian dikosongkan; ketik ulang sebagai teks.",
    Doubt.SCIENTIFIC: "Nomor tersimpan dalam bentuk seperti 8,12E+10, angkanya hilang. "
    "Isian dikosongkan; ketik ulang sebagai teks.",
    Doubt.LETTER_AS_DIGIT: "Huruf O atau l di dalam nomor dibaca sebagai angka 0 atau 1.",
    Doubt.CARD_PADDED: "Nomor kartu kurang dari 13 angka; angka nol di depan ditambahkan.",
    Doubt.CARD_INVALID: "Nomor kartu bukan 13 angka; isian dikosongkan.",
    Doubt.NIK_INVALID: "NIK bukan 16 angka atau tanggal lahir di dalamnya tidak mungkin; "
    "isian dikosongkan.",
    Doubt.KK_INVALID: "Nomor KK bukan 16 angka; isian dikosongkan.",
    Doubt.VA_INVALID: "VA bukan 16 angka yang diawali 88888 atau 89888; isian dikosongkan.",
    Doubt.NPWP_PADDED: "NPWP kehilangan angka nol di depan; angka nol ditambahkan.",
    Doubt.NPWP_INVALID: "NPWP bukan 15 atau 16 angka; isian dikosongkan.",
    Doubt.NIB_PADDED: "NIB kehilangan angka nol di depan; angka nol ditambahkan.",
    Doubt.NIB_INVALID: "NIB bukan 13 angka; isian dikosongkan.",
    Doubt.PHONE_LETTER: "Huruf O atau l di dalam nomor telepon dibaca sebagai angka 0 atau 1.",
    Doubt.PHONE_ZERO: "Nomor telepon kehilangan angka nol di depan; angka nol dikembalikan.",
    Doubt.PHONE_AREA: "Nomor lokal tanpa kode area; kode area cabang dipakai.",
    Doubt.PHONE_FOREIGN: "Nomor telepon luar negeri.",
    Doubt.PHONE_REPEATED: "Nomor telepon terdiri atas angka yang berulang; mungkin bukan "
    "nomor asli.",
    Doubt.PHONE_SERVICE: "Nomor layanan (misalnya 165 atau 1500400), bukan nomor orang; "
    "tidak dapat ditelepon.",
    Doubt.PHONE_PREMIUM: "Nomor bertarif premium; tidak dapat ditelepon.",
    Doubt.PHONE_LETTERS: "Nomor telepon mengandung huruf; tidak dapat ditelepon.",
    Doubt.PHONE_MASKED: "Sebagian angka nomor telepon tertutup atau diragukan; "
    "tidak dapat ditelepon.",
    Doubt.PHONE_SHORT: "Nomor telepon terlalu pendek; tidak dapat ditelepon.",
    Doubt.PHONE_LONG: "Nomor telepon terlalu panjang; tidak dapat ditelepon.",
    Doubt.PHONE_PRECISION: "Nomor telepon tersimpan seperti 8,12E+10, angkanya hilang; "
    "tidak dapat ditelepon.",
    Doubt.PHONE_PLACEHOLDER: "Nomor telepon hanya pengisi tempat; tidak dapat ditelepon.",
    Doubt.PHONE_NO_AREA: "Nomor lokal tanpa kode area; tidak dapat ditelepon sebelum kode area "
    "diketahui.",
    Doubt.PHONE_AMBIGUOUS: "Nomor telepon dapat dibaca dengan dua cara; tidak dapat ditelepon.",
    Doubt.PHONE_INVALID: "Nomor telepon tidak sah; tidak dapat ditelepon.",
    Doubt.PHONE_DEAD: "Di samping nomor telepon tercatat bahwa nomor itu salah atau tidak aktif; "
    "tidak dapat ditelepon.",
    Doubt.PHONE_FORBIDDEN: "Di samping nomor telepon tercatat bahwa orangnya tidak mau atau tidak "
    "boleh dihubungi; tidak dapat ditelepon.",
    Doubt.PHONE_NOTE: "Di samping nomor telepon ada catatan yang artinya tidak pasti; tidak dapat "
    "ditelepon sebelum diperiksa.",
    Doubt.PHONE_FAX: "Nomor faksimile atau nomor lain, bukan telepon; tidak dapat ditelepon.",
    Doubt.MONTHS_UNREADABLE: "Bulan menunggak tidak terbaca; isian dikosongkan.",
    Doubt.MEMBERS_UNREADABLE: "Jumlah anggota tidak terbaca; isian dikosongkan.",
    Doubt.CLASS_UNREADABLE: "Kelas rawat tidak terbaca; isian dikosongkan.",
    Doubt.WORKERS_UNREADABLE: "Potensi peserta tidak terbaca; isian dikosongkan.",
    Doubt.EMAIL_INVALID: "Alamat surel tidak sah; isian dikosongkan.",
    RowDoubt.NO_PHONE: "Tidak ada nomor yang dapat ditelepon; kontak menunggu nomor.",
    RowDoubt.VA_CARD_MISMATCH: "VA tidak cocok dengan 11 angka terakhir nomor kartu; "
    "periksa keduanya.",
    RowDoubt.IDENTITY_MOVED: "Nomor identitas ditemukan di kolom lain dan ditempatkan di kolom "
    "yang sesuai.",
    RowDoubt.NIK_SHARED: "NIK sama dengan baris lain yang nomor kartunya berbeda.",
    RowDoubt.AMOUNT_DIFFERS: "Total tunggakan berbeda dari iuran × peserta × bulan; "
    "jumlah dari daftar yang dipakai.",
    RowDoubt.AMOUNT_SMALL: "Total tunggakan lebih kecil dari iuran satu orang untuk satu bulan; "
    "mungkin ada angka yang hilang atau satuannya ribuan. Periksa sebelum menyebut jumlahnya.",
    RowDoubt.AMOUNT_RIVALS: "Beberapa kolom tunggakan berbeda hanya pada bulan atau tahunnya; yang "
    "paling akhir dipakai. Periksa apakah itu jumlah yang ditagih.",
    RowDoubt.AMOUNT_UNIT: "Judul di atas tabel menyebut satuan ribuan atau jutaan rupiah; angka "
    "tunggakan dikalikan menurut satuan itu. Periksa beberapa jumlah.",
    RowDoubt.COLUMN_DAMAGED: "Semua nomor di kolom ini berakhir dengan angka 0, tanda kerusakan "
    "Excel; seluruh kolom dikosongkan.",
    RowDoubt.COLUMN_REMEMBERED: "Kolom ditentukan menurut pemetaan kolom yang disimpan.",
    RowDoubt.COLUMN_FORGOTTEN: "Pemetaan kolom yang disimpan tidak dipakai karena kolom atau "
    "isinya tidak sesuai lagi; kolom ditentukan dari judul dan isinya.",
    RowDoubt.COLUMNS_SWAPPED: "Isi dua kolom tertukar dengan judulnya; kolom dipakai menurut "
    "isinya.",
    RowDoubt.COLUMNS_HIDDEN: "Ada kolom yang disembunyikan di Excel; isinya ikut dibaca.",
    RowDoubt.PHONES_HIDDEN: "Ada kolom telepon yang disembunyikan di Excel di samping kolom yang "
    "terlihat; nomornya tidak ditelepon, hanya disimpan sebagai keterangan.",
    RowDoubt.PHONES_SHARED: "Kolom telepon ini berisi nomor yang sama untuk banyak baris, seperti "
    "nomor petugas; tidak ditelepon, hanya disimpan sebagai keterangan.",
    RowDoubt.PHONES_OF_OTHERS: "Judul kolom telepon ini menyebut orang lain atau kata yang tidak "
    "dikenal; nomornya tidak ditelepon, hanya disimpan sebagai keterangan.",
    RowDoubt.PHONES_FORBIDDEN: "Judul kolom telepon ini menyatakan nomornya salah, tidak aktif, "
    "atau tidak boleh dihubungi; tidak ditelepon, hanya disimpan sebagai keterangan.",
    RowDoubt.ONLY_PHONES_STRANGE: "Judul kolom telepon ini memuat kata yang tidak dikenal dan "
    "tidak ada kolom telepon lain; nomornya dipakai. Periksa apakah nomor orangnya sendiri.",
    RowDoubt.ONLY_PHONES_HIDDEN: "Kolom telepon disembunyikan di Excel dan tidak ada kolom telepon "
    "lain; nomornya dipakai. Periksa apakah masih berlaku.",
    RowDoubt.ROWS_HIDDEN: "Baris ini disembunyikan di Excel; isinya ikut dibaca.",
    RowDoubt.ROWS_FILTERED: "Ada saringan (filter) aktif di Excel; baris yang tersembunyi ikut "
    "dibaca.",
    RowDoubt.COLUMN_GUESSED: "Judul kolom tidak dikenali; kolom ditentukan dari isinya.",
    RowDoubt.FAMILY_AMOUNT_REPEATED: "Jumlah yang sama tertulis pada setiap anggota keluarga; "
    "dihitung satu kali sebagai tunggakan keluarga.",
    RowDoubt.FAMILY_AMOUNT_SUMMED: "Jumlah anggota keluarga ini tidak sesuai iuran per orang; "
    "semuanya dijumlahkan sebagai tunggakan keluarga.",
    RowDoubt.FAMILY_CROWDED: "Nomor KK atau VA yang sama dipakai lebih dari 15 baris, tanda "
    "kerusakan; isian dikosongkan dan baris tidak digabung sebagai keluarga.",
    RowDoubt.FAMILY_DOUBTFUL: "KK atau VA sama dengan kontak lain, tetapi data lainnya tidak cocok "
    "dengan satu keluarga; baris tidak digabung. Periksa KK dan VA-nya.",
    RowDoubt.NAME_DIFFERS: "Nomor kartu ini sudah dikenal dengan nama yang sama sekali lain. "
    "Periksa apakah nomor kartunya milik orang ini.",
    RowDoubt.SKIPPED_TOTAL: "Baris jumlah (TOTAL) bukan bagian daftar; dilewati.",
    RowDoubt.SKIPPED_TITLE: "Baris judul, catatan, atau tanda tangan bukan bagian daftar; "
    "dilewati.",
    RowDoubt.SKIPPED_HEADER: "Judul kolom yang terulang bukan bagian daftar; dilewati.",
    RowDoubt.OTHER_SHEETS: "Berkas memiliki lembar lain yang tidak dibaca.",
}

FIELD_NAMES: Final[Mapping[Field, str]] = {
    Field.NAME: "nama", Field.CARD: "nomor kartu", Field.NIK: "NIK", Field.KK: "nomor KK",
    Field.VA: "VA", Field.NPWP: "NPWP", Field.NIB: "NIB", Field.KODE_BU: "kode BU",
    Field.PHONE: "telepon", Field.EMAIL: "surel", Field.PIC_NAME: "nama PIC",
    Field.AMOUNT: "total tunggakan", Field.MONTHS: "bulan menunggak",
    Field.CARE_CLASS: "kelas rawat", Field.MEMBERS: "jumlah anggota",
    Field.WORKERS: "potensi peserta", Field.DATA_SOURCE: "sumber data", Field.ADDRESS: "alamat",
    Field.KELURAHAN: "kelurahan", Field.KECAMATAN: "kecamatan", Field.CITY: "kabupaten/kota",
    Field.PROVINCE: "provinsi", Field.NOTE: "keterangan", Field.COUNTER: "nomor urut",
}  # fmt: skip
"""What a column is, within a sentence."""

REASONS: Final[Mapping[Reason, tuple[str, str]]] = {
    Reason.NAME: ("Nama kosong", "Isi nama pada kolom nama, lalu impor kembali berkas ini."),
    Reason.IDENTITY: (
        "Tidak ada nomor kartu, NIK, atau VA yang sah",
        "Isi salah satu: nomor kartu 13 angka, NIK 16 angka, atau VA 16 angka, diketik sebagai "
        "teks.",
    ),
    Reason.AMOUNT: (
        "Total tunggakan kosong, nol, atau tidak terbaca",
        "Isi total tunggakan dengan angka rupiah lebih dari nol, misalnya 2100000.",
    ),
}
"""Why a row was put aside, and how it is mended."""


def warn(codes: Iterable[Code], row_number: int, field: str) -> list[RowWarning]:
    """A warning for each code, with its sentence."""
    return [RowWarning(code, row_number, field, TEXTS[code]) for code in codes]
