"""Headers in one vocabulary: `NoKa`, `No. Kartu JKN` and `card_number` all say {no, kartu}.

Branches type headers as they like: abbreviations, glued words, units in brackets, English, typing
errors. Each header becomes a set of plain words; the rules beside this module work on those.
"""

import re
import unicodedata
from functools import lru_cache

from rapidfuzz import fuzz, process

from dialer.contacts.cells import Cell, tidy

_SYNONYMS: dict[str, str] = {
    "no": "no nomor nomer nmr nmor number num numb nbr",
    "nama": "nama nm nma name names fullname",
    "kartu": "kartu krt krtu card cards noka psnoka kapst",
    "peserta": "peserta pst psrt pserta member participant participants insured "
    "tertanggung kepesertaan membership",
    "anggota": "anggota agt angg anggt members jiwa tanggungan dependents dependants art ak",
    "keluarga": "keluarga klg klrg kelrg family household",
    "kepala": "kepala kpl head",
    "jml": "jml jlh jmlh jmh jum jumlah total ttl tot count banyaknya banyak qty sum size berapa "
    "brp",
    "bulan": "bulan bln month months mth bulannya",
    "lama": "lama lamanya umur usia age duration durasi",
    "aging": "aging ageing",
    "tunggak": "tunggakan tunggak menunggak nunggak tertunggak tgk tungg tggk tggkn tgkn tngk "
    "tnggk tunggkn arrears arrear overdue outstanding piutang hutang utang delinquent delinquency "
    "nunggaknya",
    "tagih": "tagihan tagih tghn tgh bill billing invoice due",
    "uang": "nominal nom rp rupiah idr amount amt nilai saldo balance besar besaran sisa value "
    "kewajiban",
    "iuran": "iuran premi dues premium contribution",
    "bayar": "bayar dibayar pembayaran paid payment",
    "harus": "harus wajib mesti seharusnya",
    "hp": "hp handphone hape ponsel seluler selular mobile cell cellphone cellular gsm hanphone",
    "wa": "wa whatsapp whatsap",
    "telp": "telp tlp tlpn tlfn telpon telepon telephone tel telf telefon phone phones tlpon",
    "kontak": "kontak contact contacts dihubungi hubungi",
    "cp": "cp contactperson kontakperson",
    "orang": "orang org person persons people",
    "alamat": "alamat almt almat alamt address adress addr street jalan jln jl lokasi "
    "location",
    "kelurahan": "kelurahan desa gampong gampung kalurahan nagari village kampung kmpg keldesa "
    "deskel",
    "kel": "kel",
    "kecamatan": "kecamatan kec kcmtn district subdistrict distrik",
    "domisili": "domisili tinggal residence residential",
    "kota": "kota kabupaten kab city regency kabkota kotakab dati",
    "provinsi": "provinsi propinsi prov province",
    "kelas": "kelas kls class klas",
    "email": "email surel mail",
    "ket": "keterangan ket ketr memo cat info informasi catatan cttn note notes "
    "remark remarks comment comments",
    "nik": "nik ktp nonik",
    "identitas": "identitas identity id ident",
    "kk": "kk nokk nkk",
    "va": "va briva",
    "jkn": "jkn bpjs kis bpjskes bpjsk kesehatan",
    "npwp": "npwp",
    "nib": "nib",
    "kode": "kode kd code kod",
    "pic": "pic pemilik pmlk pmilik pimpinan owner direktur hrd narahubung penghubung pengelola "
    "representative pengurus penanggungjawab penanggung pj",
    "bu": "bu perusahaan company employer entitas entity firm instansi lembaga usaha toko business "
    "pt cv prusahaan perush prshn prsh merchant organisation organization corporate",
    "pekerja": "pekerja karyawan pegawai tk naker buruh employees employee workers worker staff "
    "staf headcount workforce peg kry kary karywn",
    "potensi": "potensi pot estimasi perkiraan potential potency",
    "sumber": "sumber source asal",
    "urut": "urut urutan seri baris row",
    "pelanggan": "pelanggan debitur customer penunggak nasabah",
    "periode": "periode period",
    "lengkap": "lengkap full complete",
    # other columns, known so that nobody mistakes them
    "tgl": "tgl tanggal date tmt hari day waktu jam time thn tahun year lahir ttl birth dob",
    "namabulan": "januari februari maret april mei juni juli agustus september oktober november "
    "desember january february march june july august october december jan feb mar apr mei may "
    "jun jul agt agu ags aug sep sept okt oct nop nov des dec",
    "status": "hub operator provider program kbli bidang sektor skala kegiatan status "
    "segmen segment jenis tipe type kategori "
    "category hubungan pisa relasi",
    "pihaklain": "petugas kader kolektor ro sales agen agent cabang user faskes fktp klinik "
    "puskesmas ibu ayah kandung pasangan darurat bank marketing ptt pembina bendahara notaris "
    "lurah keuchik camat kades admin operator dokter rs wali koordinator "
    "collector supervisor pengawas penelpon penelepon pemanggil caller penagih penagihan jurutagih "
    "telekolektor korlap pendamping relawan kadus tetangga atasan surveyor verifikator pelaksana",
    "fax": "fax faks facsimile rekening rek",
    "denda": "denda penalty fine materai",
    "fungsi": "jabatan position",
    "jabatan": "kedudukan gender kelamin jk agama pendidikan",
    "lunas": "lunas pelunasan terbayar settled",
    "hasil": "selisih rata rerata average persen persentase prosentase percent klaim claim "
    "biaya hasil janji realisasi target result outcome tindak lanjut follow panggilan percobaan "
    "kunjungan visit attempt attempts call calls kepatuhan kolektibilitas collectibility",
    "kodepos": "kodepos zip postal zipcode",
    "cicilan": "cicilan cicil angsuran angsur instalment installment installments tahap deposit",
    "dulu": "lalu sebelumnya sebelum terakhir previous prev last awal lampau kemarin semula former "
    "old initial ago mulai sejak since start",
    "kini": "ini berjalan current depan next berikutnya mendatang",
    "kerabat": "suami istri isteri anak bayi husband wife spouse child saudara mertua ortu "
    "orangtua",
    "sebab": "alasan penyebab sebab reason cause kendala",
    "surat": "surat sk sprint akta akte siup tdp situ register tiket ticket memorandum kwitansi",
    "tempat": "lahirnya kelahiran latitude longitude lat long koordinat maps gps website situs web",
    "gaji": "gaji upah ump umk wage salary penghasilan income pendapatan modal omzet tarif rate",
    "kantor": "kantor kantornya office",
    "kerja": "pekerjaan profesi occupation job",
    "rtrw": "rt rw",
    "tambahan": "sesuai terbaru aktif sekarang satu sekeluarga lgkp lainnya lain tambahan tempat",
    "satuan": "ribu ribuan juta jutaan thousand thousands million",
    "belum": "belum blm",
    "terdaftar": "terdaftar registered",
    "data": "data daftar list jumlahdata",
    "per": "per setiap tiap sd dan atau yang yg bisa dapat dalam rawat rwt hak perawatan "
    "in of the and or di dgn dengan",
}  # fmt: skip

_PHRASES: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), word)
    for pattern, word in (
        (r"whats\W?\s*app", "wa"),
        (r"\be\W?\s?mail\b", "email"),
        (r"\bhand\s?phone\b", "hp"),
        (
            r"\b(?:iuran|premi|dues)\W*(?:1\b|/|\bper\b|\btiap\b|\bsetiap\b)\W*"
            r"(?:bulan|bln|orang|org|jiwa|kepala|month|person)\b",
            "tarif",
        ),
        (r"\bkepala\s?(?:desa|kantor|cabang|dusun|bagian|seksi|puskesmas)\b", "petugas"),
        (r"\bvirtual\s?a[ck]+\w*", "va"),
        (r"\bpast\W?due\b|\bunpaid\b|\b(?:belum|blm)\s?(?:di)?(?:bayar|byr|lunas)\b", "tunggak"),
        (r"\bkepala\s?kel\b", "kepala keluarga"),
        (r"\bhead\W?count\b", "jml pekerja"),
        (r"\bjml\W?ang\b", "jml anggota"),
        (r"\bbln\W?tung\b", "bulan tunggak"),
        (r"\bnil\W?tung\b", "tunggak uang"),
        (r"\bperson\W+in\W+charge\b", "pic"),
        (r"^\W*(?:jabatan|position)\s+(?!(?:dan|and|atau|or|serta)\b)(?=\w)", "kedudukan"),
        (r"\bpokok\s?wajib\s?pajak\b", "npwp"),
        (r"\b(?:saat|hari)\s?ini\b", "sekarang"),
        (r"\btempat\s?tinggal\b", "alamat"),
        (r"\btempat\s?(?:tgl|tanggal)?\s?lahir\b", "lahir"),
        (r"\brumah\s?sakit\b", "rs"),
        (r"\bno\W*ka\b", "no kartu"),
        (r"\b(?:nomor|no)?\W*induk\s?(?:ke)?penduduk(?:an)?\b", "nik"),
        (r"\bkartu\s?tanda\s?penduduk\b|\bnational\s?id(?:entity)?\b", "nik"),
        (r"\b(?:kartu|krt)\s?(?:kel(?:uarga)?|ke?lr?g)\b|\bfamily\s?card\b", "kk"),
        (r"\bbusiness\s?id\b", "nib"),
        (r"\b(?:nomor|no)?\W*induk\s?berusaha\b", "nib"),
        (r"\btax\s?(?:id|number|no)\b", "npwp"),
        (r"\b(?:contact|kontak)\s?person\b", "cp"),
        (r"\bpenanggung\W?\s?jawab\b|\bnara\s?hubung\b", "pic"),
        (r"\bbadan\s?(?:usaha|hukum)\b|\bpemberi\s?kerja\b", "bu"),
        (r"\btenaga\s?kerja\b|\bnumber\s?of\s?(?:employees|workers)\b", "jml pekerja"),
        (r"\bnumber\s?of\s?(?:family\s?)?members\b|\bno\W?\s?of\s?members\b", "jml anggota"),
        (r"\b(?:number|no)\W?\s?of\s?months\b", "jml bulan"),
        (r"\bbpjs\W*(?:tk|ketenagakerjaan|naker)\b", "bpjstk"),
        (r"\bk(?:ode|d)\W?\s?pos\b", "kodepos"),
        (r"\bsub\W?\s?district\b", "subdistrict"),
        (r"\bs\W?d\b", " sd "),
    )
)
_LOOKUP = {word: name for name, words in _SYNONYMS.items() for word in words.split()}
_LOOKUP["bpjstk"] = "pihaklain"
_SHORT_PIECES = frozenset(("no", "nm", "hp", "wa", "va", "kk", "bu", "rp", "tk", "id", "kd"))
_DOTTED = re.compile(r"\b(?:[a-z]\.){2,}(?:[a-z]\b)?")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}\Z")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_SAME_LETTERS = {"".join(sorted(word)): word for word in _LOOKUP if len(word) >= 5}
_FIVE_LETTERS = tuple(word for word in _LOOKUP if len(word) == 5)
_FUZZY_WORDS = tuple(word for word in _LOOKUP if len(word) >= 6)
_LONGEST_HEADER = 80


def header_text(cell: Cell) -> str:
    """The header as people read it, on one line; '' for cells that are no text."""
    return " ".join(tidy(cell).split()) if isinstance(cell, str) else ""


@lru_cache(maxsize=4096)
def header_words(text: str) -> frozenset[str]:
    """The plain words a header says; unknown words are kept with a `?` in front.

    A year is the word `bagian`: a column of one year is a part of something. A text that is too
    long for a header says nothing: titles and notes are not headers.
    """
    if not text or len(text) > _LONGEST_HEADER:
        return frozenset()
    text = unicodedata.normalize("NFKD", _CAMEL.sub(" ", text)).casefold().replace("#", " no ")
    text = text.replace("_", " ")
    text = _DOTTED.sub(lambda letters: letters.group().replace(".", ""), text)
    for pattern, word in _PHRASES:
        text = pattern.sub(f" {word} ", text)
    words: list[str] = []
    for token in re.findall(r"[a-z]+|[0-9]+", text):
        words.extend(_words_of(token))
    return frozenset(words)


def _words_of(token: str) -> tuple[str, ...]:
    known = _LOOKUP.get(token) or _LOOKUP.get(token.removesuffix("nya"))
    if known is not None:
        return (known,)
    if token.isdigit():
        if token in ("000", "1000"):
            return ("satuan",)
        return ("bagian",) if _YEAR.match(token) else ()
    pieces = _unglue(token)
    if pieces:
        return pieces
    mended = _mended(token) if len(token) >= 5 else _one_letter_lost(token)
    return (f"?{token}" if mended is None else _LOOKUP[mended],)


def _mended(token: str) -> str | None:
    """The known word that was meant: its letters in another order, or nearly its letters."""
    swapped = _SAME_LETTERS.get("".join(sorted(token)), "?")
    if (swapped[0], swapped[-1]) == (token[0], token[-1]):
        return swapped
    near = process.extractOne(token, _FUZZY_WORDS, scorer=fuzz.ratio, score_cutoff=85)
    return near[0] if near is not None and near[0][0] == token[0] else None


def _one_letter_lost(token: str) -> str | None:
    """`buln`: the only known word of one letter more, with the same ends."""
    near = [
        word
        for word in _FIVE_LETTERS
        if (word[0], word[-1]) == (token[0], token[-1]) and _without_one(word, token)
    ]
    return near[0] if len(token) == 4 and len(near) == 1 else None


def _without_one(word: str, token: str) -> bool:
    return any(word[:at] + word[at + 1 :] == token for at in range(1, len(word) - 1))


def _unglue(token: str) -> tuple[str, ...]:
    """`namapeserta`, `nohp`, `jmltgk`: the fewest known words that make up the token."""
    if not 4 <= len(token) <= 40:
        return ()
    best: list[tuple[str, ...] | None] = [(), *[None] * len(token)]
    for end in range(2, len(token) + 1):
        for start in range(end - 1):
            before, piece = best[start], token[start:end]
            if before is None or piece not in _LOOKUP:
                continue
            if len(piece) < 3 and piece not in _SHORT_PIECES:
                continue
            now = best[end]
            if now is None or len(before) + 1 < len(now):
                best[end] = (*before, _LOOKUP[piece])
    return best[-1] or ()


def unit_factor(text: str) -> int:
    """What a bare number under the header counts: 1000 for `(dalam ribuan)`, `(Rp 000)`."""
    plain = text.casefold()
    if re.search(
        r"\b(?:ribu|ribuan|thousands?|rb)\b|\(?\brp\.?\s*(?:x\s*)?1?[.,]?000\b|\b000\b", plain
    ):
        return 1_000
    return 1_000_000 if re.search(r"\b(?:juta|jutaan|millions?|jt)\b", plain) else 1
