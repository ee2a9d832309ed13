"""The words beside a telephone number: a name or a kind of line, or something against dialling.

A note that forbids or says that the line is dead speaks against the number; so does a remark that
nobody has foreseen. Names of people and known harmless words do not.
"""

import re

from dialer.contacts.doubts import Doubt
from dialer.contacts.given_names import is_given_name
from dialer.contacts.words import word_set

_NOT = r"(?:tidak|tdk|tdak|tak|ga|gak|nggak|ngga|enggak|engga|td|blm|belum)"
_FORBIDDEN = re.compile(
    r"\b(?:jangan|jgn|jng|jngn|jgan|stop|dnc|do\W?n[o'’]?t|dilarang|larangan|opt\W?out|blacklist(?:ed)?"
    r"|daftar\W+hitam|menolak|ditolak|keberatan|berhenti|tanpa\W+izin)\b"
    rf"|\b{_NOT}\W+(?:lagi\W+)?(?:mau|ingin|bersedia|berkenan|boleh|izin|diizinkan|suka|sudi)\b",
    re.IGNORECASE,
)
_DEAD = re.compile(
    rf"\b(?:salah|mati|non\W?aktif|{_NOT}\W+(?:lagi\W+)?"
    r"(?:aktif|bisa|dapat|terdaftar|nyambung|tersambung|terhubung|valid|dipakai|dipake|digunakan"
    r"|pakai|diangkat|dijawab|berfungsi|berlaku|ditemukan|dikenal)|bukan|(?:di|ter)?blokir|hangus"
    r"|lama|dulu|ganti|rusak|hilang|invalid|inactive|wrong|old|dead|disconnected|expired|off"
    r"|kad[ae]luw?arsa|gagal|error|gangguan|(?:ber)?pindah\W+tangan|orang\W+lain|mantan|eks|ex|former"
    r"|not\W+(?:active|in\W+use|valid|reachable)|(?:di\W*)?luar\W+jangkauan|unreachable|dicabut"
    r"|ditutup|dijual|bekas)\b",
    re.IGNORECASE,
)
_UNCLEAR = re.compile(
    rf"\b(?:{_NOT}|not|never|meninggal|almarhum(?:ah)?|alm|wafat|penagih\w*|kolektor|petugas"
    r"|collector|sudah|sdh|udah|telah|pindah|cerai|kabur|keluar|pensiun|resign"
    r"|reject(?:ed)?|block(?:ed)?|spam|palsu|fake|unknown|dicuri|disita|penipu\w*|curiga|marah"
    r"|ragu|diragukan|cek|check|konfirmasi|verifikasi)\b",
    re.IGNORECASE,
)
_ONLY_CALLS = re.compile(
    rf"\b(?:{_NOT}|bukan|no|non)\W+(?:ada|punya|pakai|pake|pny)\W+(?:wa|whatsapp?)\b", re.IGNORECASE
)
_ANOTHER_NUMBER = re.compile(
    r"\b(?:fax|faks|facsimile|faximile|faksimili|rek|rekening|norek|nik|ktp|npwp|kk|va)\b|\Af\Z",
    re.IGNORECASE,
)
_HARMLESS = word_set(
    "wa whatsapp whatsap hp handphone hape hanphone tlp tlpn telp telpon telepon telfon tel telf "
    "phone mobile cell nomor nmr nomer number seluler gsm kontak contact person line lines hunting "
    "rumah rmh kantor ktr toko usaha gudang warung kerja pribadi pusat cabang pabrik "
    "istri isteri suami anak anaknya ibu bapak bapa bpk ayah mama papa mamak abang kakak adik "
    "adek saudara sepupu paman bibi tante nenek kakek mertua menantu ipar keponakan cucu orang "
    "orangtua ortu keluarga kerabat tetangga teman kawan sendiri peserta pemilik punya milik "
    "owner pimpinan direktur manager manajer staf staff admin hrd personalia keuangan finance "
    "operator resepsionis sekretaris bendahara ketua kepala pak buk bang kak mas mbak mbk tgk "
    "teungku ustad ustadz haji hajah atas nama aktif masih utama alternatif cadangan pertama "
    "kedua ketiga baru terbaru terkini update sekarang tambahan lainnya lain satu dua sms only "
    "saja aja sore pagi siang malam jam hubungi hub call via lewat melalui untuk dari yang dan "
    "atau serta setelah sebelum sampai hari senin selasa rabu kamis jumat sabtu minggu kerja "
    "telegram line viber xl tsel telkomsel simpati indosat three tri axis smartfren esia flexi "
    "telkom mentari halo text send https http www api com extension ekst ekstensi pesawat pswt "
    "psw pes area kode wilayah ybs bersangkutan yang dengan dgn bagian divisi lantai update tahun "
    "bulan januari februari maret april juni juli agustus september oktober november desember "
    "januari nama line desa kampung gampong lurah keuchik geuchik camat kepling kadus dusun"
)
_TITLES = word_set(
    "bu ibu pak bapak bpk bp an a.n a/n sdr sdri ny nyonya tn tuan kak kakak bang bg abang adik "
    "dik adek mas mbak mbk mba tgk teungku ust ustad ustadz h hj dr drg ir om tante nama punya "
    "milik cp pic up u.p attn"
)
_LEAST_LETTERS = 4
_BETWEEN = re.compile("[.'’/]")
_WORD = re.compile(r"[^\W\d_]+(?:[.'’/][^\W\d_]+)*")


def forbids(text: str) -> bool:
    """Whether the cell says that nobody may call."""
    return _FORBIDDEN.search(text) is not None


def says_dead(text: str) -> bool:
    """Whether the words say that a line is dead or another person's."""
    return _DEAD.search(_ONLY_CALLS.sub(" ", text)) is not None


def note_against(label: str) -> Doubt | None:
    """What the words beside one number say against dialling it; None for names and kinds of line.

    A word in small letters that is neither known nor a name after `Bu`, `an.` is a remark that
    nobody has foreseen.
    """
    if _ANOTHER_NUMBER.search(label):
        return Doubt.PHONE_FAX
    text = _ONLY_CALLS.sub(" ", label)
    if _UNCLEAR.search(text):
        return Doubt.PHONE_NOTE
    for word in _WORD.findall(text):
        if word.casefold() in _TITLES:
            return None
        if not all(map(_is_known, _BETWEEN.split(word))):
            return Doubt.PHONE_NOTE
    return None


def _is_known(word: str) -> bool:
    if len(word) < _LEAST_LETTERS or not word.islower():
        return True
    return word in _HARMLESS or word.removesuffix("nya") in _HARMLESS or is_given_name(word)
