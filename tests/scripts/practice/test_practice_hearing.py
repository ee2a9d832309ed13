"""Typed sentences are recognised by plain rules, and what no rule knows is not judged."""

import pytest

from scripts_call.practice.acts import SLIPS, Act, Ending, Grade
from scripts_call.practice.hearing import Ear, listen
from scripts_call.practice.session import Session, fill
from tests.scripts.practice.room import begin, heard, say, shelf, total, until

A = Act
MEMBER = "lupa_santun"
EMPLOYER = "bu_pekerja_pbi"

# persona, part of the call, sentence, what must be recognised
PHRASES: tuple[tuple[str, str, str, set[Act]], ...] = (
    (MEMBER, "opening", "Selamat pagi, Ibu.", {A.GREET}),
    (MEMBER, "opening", "Assalamualaikum, Bu.", {A.GREET}),
    (MEMBER, "opening", "selamat siang saya dewi dari bpjs", {A.GREET, A.INTRODUCE, A.INSTITUTION}),
    (MEMBER, "opening", "Nama saya Dewi Lestari.", {A.INTRODUCE}),
    (MEMBER, "opening", "Perkenalkan, saya Lestari, petugas BPJS.", {A.INTRODUCE, A.INSTITUTION}),
    (MEMBER, "opening", "Apakah benar dengan Ibu Ratna?", {A.ASK_IDENTITY}),
    (MEMBER, "opening", "Boleh saya tahu dengan siapa saya berbicara?", {A.ASK_IDENTITY}),
    (MEMBER, "opening", "Bisa bicara dengan Ibu Ratna?", {A.ASK_IDENTITY}),
    (MEMBER, "opening", "Mohon waktunya sebentar, Ibu.", {A.PERMISSION}),
    (MEMBER, "opening", "Apakah Ibu berkenan berbicara beberapa menit?", {A.PERMISSION}),
    (MEMBER, "opening", "Ada informasi mengenai kepesertaan JKN.", {A.PURPOSE}),
    (MEMBER, "verify", "Mohon sebutkan tanggal lahir Ibu.", {A.VERIFY}),
    (MEMBER, "verify", "Untuk verifikasi, boleh disebutkan alamat terdaftarnya?", {A.VERIFY}),
    (MEMBER, "verify", "Empat angka terakhir nomor kartunya berapa, Bu?", {A.VERIFY}),
    (MEMBER, "verify", "Izinkan saya mencocokkan data Ibu dahulu.", {A.VERIFY}),
    (MEMBER, "verify", "Ini soal tunggakan iuran, Bu.", {A.DISCLOSE, A.TOO_EARLY}),
    (MEMBER, "verify", "Iurannya belum dibayar lima bulan.", {A.DISCLOSE, A.TOO_EARLY}),
    (MEMBER, "verify", "Ada tagihan Rp700.000 atas nama Ibu.", {A.DISCLOSE, A.TOO_EARLY}),
    (MEMBER, "verify", "Totalnya 700.000 ya, Bu.", {A.DISCLOSE, A.TOO_EARLY}),
    (MEMBER, "verify", "Tolong sebutkan kode OTP yang masuk.", {A.OTP}),
    (MEMBER, "verify", "PIN-nya berapa, Bu?", {A.OTP}),
    (MEMBER, "verify", "Silakan transfer ke rekening pribadi saya.", {A.OTP}),
    (MEMBER, "verify", "Kirimkan kata sandi Mobile JKN Ibu.", {A.OTP}),
    (MEMBER, "tell", "Iuran keluarga Ibu menunggak 5 bulan.", {A.DISCLOSE}),
    (MEMBER, "tell", "Boleh saya tahu kendalanya apa?", {A.QUESTION}),
    (MEMBER, "tell", "Apakah ada kendala, Ibu?", {A.QUESTION}),
    (MEMBER, "tell", "Silakan Ibu ceritakan.", {A.QUESTION, A.LISTEN}),
    (MEMBER, "objection", "Saya memahami kekhawatiran Ibu.", {A.EMPATHY}),
    (MEMBER, "objection", "Kami mohon maaf atas ketidaknyamanannya.", {A.EMPATHY}),
    (MEMBER, "objection", "Saya turut prihatin, Bu.", {A.EMPATHY}),
    (MEMBER, "objection", "Terima kasih sudah berterus terang, Ibu.", {A.EMPATHY, A.THANK}),
    (MEMBER, "objection", "Keterlambatan iuran tidak dikenai denda.", {A.FACT}),
    (MEMBER, "objection", "Dendanya hanya untuk rawat inap dalam 45 hari.", {A.FACT}),
    (MEMBER, "objection", "Apakah Ibu bersedia membayarnya minggu ini?", {A.PROPOSE}),
    (MEMBER, "objection", "Bolehkah saya catat rencananya?", {A.PROPOSE}),
    (MEMBER, "objection", "Silakan menghubungi Care Center.", {A.PROPOSE}),
    (MEMBER, "objection", "Denda rawat inapnya 10 persen, Bu.", {A.WRONG_FACT}),
    (MEMBER, "objection", "Denda rawat inap berlaku 90 hari.", {A.WRONG_FACT}),
    (MEMBER, "objection", "Rawat jalan juga kena denda.", {A.WRONG_FACT}),
    (MEMBER, "objection", "Setelah bayar, kartunya pasti aktif.", {A.WRONG_FACT}),
    (MEMBER, "objection", "Tenang, nanti dihapuskan semuanya.", {A.WRITE_OFF}),
    (MEMBER, "objection", "Tunggu saja pemutihan dari pemerintah.", {A.WRITE_OFF}),
    (MEMBER, "objection", "Ibu harus bayar sekarang.", {A.PRESSURE}),
    (MEMBER, "objection", "Pokoknya lunas hari ini juga.", {A.PRESSURE}),
    (MEMBER, "objection", "Itu salah Ibu sendiri.", {A.ARGUE}),
    (MEMBER, "objection", "Bukan urusan kami, Bu.", {A.ARGUE}),
    (MEMBER, "objection", "Kalau tidak bayar, Ibu kami laporkan ke polisi.", {A.THREAT}),
    (MEMBER, "objection", "Rumah Ibu bisa disita.", {A.THREAT}),
    (MEMBER, "objection", "Awas, nanti tanggung akibatnya.", {A.THREAT}),
    (MEMBER, "objection", "Kalo gitu gimana, Bu?", {A.INFORMAL}),
    (MEMBER, "objection", "Oke deh.", {A.INFORMAL}),
    (MEMBER, "objection", "Saya potong sebentar, Bu.", {A.INTERRUPT}),
    (MEMBER, "agree", "Tanggal berapa Ibu akan membayar?", {A.ASK_DATE}),
    (MEMBER, "agree", "Kapan kira-kira Ibu bisa membayar?", {A.ASK_DATE}),
    (MEMBER, "agree", "Hari apa yang paling memungkinkan?", {A.ASK_DATE}),
    (MEMBER, "recap", "Baik, saya ulangi, Ibu akan membayar hari Jumat.", {A.RECAP}),
    (MEMBER, "recap", "Jadi Ibu akan membayar tanggal 25, ya.", {A.RECAP}),
    (MEMBER, "recap", "Apakah sudah cukup jelas?", {A.ASK_CLEAR}),
    (MEMBER, "recap", "Ada lagi yang dapat saya bantu?", {A.ASK_CLEAR}),
    (MEMBER, "close", "Terima kasih atas waktunya. Selamat siang.", {A.THANK, A.FAREWELL}),
    (MEMBER, "close", "Saya pamit, Ibu.", {A.FAREWELL}),
    (EMPLOYER, "verify", "Boleh tahu nama dan jabatan Bapak?", {A.VERIFY}),
    (EMPLOYER, "verify", "Siapa yang menangani kepegawaian?", {A.ASK_IDENTITY}),
    (EMPLOYER, "verify", "Usaha ini belum terdaftar, Pak.", {A.DISCLOSE, A.TOO_EARLY}),
    (EMPLOYER, "tell", "Maksud saya ingin mendampingi pendaftaran pekerja.", {A.PURPOSE}),
    (EMPLOYER, "objection", "Pekerja perlu dipindahkan menjadi peserta PPU.", {A.FACT}),
    ("pihak_lain", "discreet", "Maaf, informasinya bersifat pribadi.", {A.DISCREET}),
    ("pihak_lain", "discreet", "Hanya dapat saya sampaikan kepada beliau.", {A.DISCREET}),
)

# sentences that hold a forbidden word and yet do nothing forbidden
HARMLESS = (
    ("verify", "Kami tidak pernah meminta kode OTP ataupun kata sandi."),
    ("verify", "Mohon jangan memberikan PIN kepada siapa pun."),
    ("verify", "Saya tidak akan meminta transfer ke rekening pribadi."),
    ("objection", "Tunggakan tidak akan dihapuskan."),
    ("objection", "Belum ada ketentuan, jadi belum dapat dihapuskan."),
    ("objection", "Keluhan Ibu dapat kami laporkan kepada petugas di rumah sakit."),
    ("objection", "Kalau belum jelas, denda pelayanan dapat ditanyakan ke Care Center."),
    ("objection", "Kalau tidak dirawat inap, Ibu tidak kena denda."),
    ("objection", "Tugas saya bukan memberi sanksi."),
    ("objection", "Ibu tidak harus membayar sekarang."),
    ("agree", "Saya telepon kembali 3 hari lagi."),
)


TYPED_CALLS: dict[str, tuple[str, ...]] = {
    "takut_penipuan": (
        "Selamat pagi Ibu, saya Dewi dari BPJS Kesehatan. Betul ini dengan Ibu Sumiati?",
        "Wajar Ibu khawatir. Kami tidak pernah minta kode OTP. Ibu bisa cek ke 165 kalau mau.",
        "Boleh saya minta tanggal lahir Ibu untuk mencocokkan data?",
        "Terima kasih, Bu. Iuran Ibu menunggak 10 bulan. Ada kesulitan apa, Bu?",
        "Saya mengerti, memang berat. Itu bisa dicicil lewat program REHAB. Ibu mau coba?",
        "Kapan Ibu bisa daftar?",
        "Jadi Ibu daftar REHAB hari Sabtu, ya. Ada yang mau ditanyakan lagi?",
        "Terima kasih, Bu. Selamat pagi.",
    ),
    "keluarga_berduka": (
        "Selamat pagi, saya Dewi dari BPJS Kesehatan, bisa bicara dengan Pak Sutrisno?",
        "Kami ikut berduka, Bu. Nanti dilaporkan lewat PANDAWA, ya. Boleh kami bantu?",
        "Maaf, ini dengan Ibu siapa? Kapan sebaiknya kami hubungi lagi?",
        "Terima kasih, Bu. Semoga tabah. Selamat pagi.",
    ),
    "bu_pekerja_pbi": (
        "Selamat pagi, saya Dewi dari BPJS Kesehatan, apa betul ini nomor toko Bapak?",
        "Maaf, saya bicara dengan siapa, ya?",
        "Saya ingin membantu pendaftaran pekerja ke JKN. Selama ini ada kendala apa?",
        "Syukurlah mereka terlindungi. Mereka perlu pindah menjadi PPU. Nanti kami bantu.",
        "Saya paham. Pekerja membayar 1 persen dari upah. Mau saya kirimkan hitungannya?",
        "Hari apa saya bisa datang?",
        "Saya ulangi, Selasa jam dua. Sudah jelas, Pak?",
        "Terima kasih banyak, selamat bekerja.",
    ),
    "kunjungan_warung": (
        "Selamat pagi, saya Dewi dari BPJS Kesehatan, ini surat tugas saya. Dengan Ibu siapa?",
        "Ibu pemiliknya, ya?",
        "Saya datang untuk menjelaskan program JKN. Apa sudah pernah mendengarnya?",
        "Saya mengerti. Semua pemberi kerja wajib mendaftarkan pekerjanya. Mau saya bantu?",
        "Kapan saya bisa ke sini lagi?",
        "Saya ulangi, Rabu pagi. Ada pertanyaan?",
        "Terima kasih, Bu, selamat siang.",
    ),
}


def moment(persona: str, part: str) -> Session:
    return until(begin(persona, 1), part)


@pytest.mark.parametrize(("persona", "part", "text", "wanted"), PHRASES)
def test_a_typed_sentence_is_recognised(
    persona: str, part: str, text: str, wanted: set[Act]
) -> None:
    found = heard(moment(persona, part), text)
    assert wanted <= found.acts
    assert found.acts & SLIPS <= wanted


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("persona", TYPED_CALLS)
def test_a_whole_call_in_ones_own_words_is_understood(persona: str, seed: int) -> None:
    session = begin(persona, seed)
    for sentence in TYPED_CALLS[persona]:
        if session.interrupted:
            session = say(session, "Tidak apa-apa, silakan, saya tunggu.")
        session = say(session, sentence)
    assert session.ending is Ending.AGREED
    assert all(turn.understood for turn in session.turns)
    assert total(session) >= shelf().rubric.target


@pytest.mark.parametrize(("part", "text"), HARMLESS)
def test_a_forbidden_word_denied_is_not_forbidden(part: str, text: str) -> None:
    found = heard(moment(MEMBER, part), text)
    assert not found.acts & {A.OTP, A.WRITE_OFF, A.THREAT, A.PRESSURE, A.WRONG_FACT}


@pytest.mark.parametrize("text", ["", "   ", "???", "asdf qwer", "Langit biru sekali", "12345"])
def test_what_no_rule_knows_is_not_understood(text: str) -> None:
    assert not heard(moment(MEMBER, "objection"), text).understood


def test_the_words_that_were_recognised_are_told() -> None:
    found = heard(moment(MEMBER, "objection"), "Baik, saya memahami kekhawatiran Ibu.")
    assert dict(found.words)[A.EMPATHY].startswith("saya memahami")


def test_an_introduction_needs_the_officers_own_name() -> None:
    assert A.INTRODUCE not in heard(begin(MEMBER), "Saya Sari dari BPJS Kesehatan.").acts
    assert A.INTRODUCE in heard(begin(MEMBER), "Saya Dewi dari BPJS Kesehatan.").acts


def test_a_salute_opens_a_call_and_closes_it() -> None:
    assert A.GREET in heard(begin(MEMBER), "Selamat pagi.").acts
    assert A.FAREWELL in heard(moment(MEMBER, "close"), "Selamat pagi.").acts
    assert not heard(moment(MEMBER, "recap"), "Selamat pagi.").understood


def test_reading_the_data_out_is_noticed_before_verification_only() -> None:
    session = moment(MEMBER, "verify")
    born = session.case.values["tanggal_lahir"]
    sentence = f"Tanggal lahir Ibu {born}, benar?"
    assert A.READ_OUT in heard(session, sentence).acts
    assert A.READ_OUT not in heard(moment(MEMBER, "tell"), sentence).acts


def test_the_right_figure_of_a_fact_is_no_fault_and_another_is() -> None:
    session = moment(MEMBER, "objection")
    days = session.case.values["fakta_denda_hari"]
    assert A.WRONG_FACT not in heard(session, f"Denda rawat inap dalam {days}.").acts
    assert A.WRONG_FACT in heard(session, "Denda rawat inap dalam 30 hari.").acts
    assert A.WRONG_FACT in heard(session, "Dendanya paling banyak Rp5.000.000.").acts


@pytest.mark.parametrize("persona", tuple(shelf().personas))
def test_a_model_answer_typed_does_what_it_does_when_picked(persona: str) -> None:
    session = begin(persona)
    scenes = session.case.persona.scenes
    for number, scene in enumerate(scenes):
        ear = Ear(
            session.case.values,
            session.case.persona.group.protected,
            scene.hears,
            scene.wrong,
            first=number == 0,
            last=number == len(scenes) - 1,
            facts=True,
        )
        for option in scene.options:
            if option.grade is Grade.BAD:
                continue
            found = listen(fill(session.case, option.text), ear, shelf().acts)
            assert option.acts <= found.acts, option.text
            assert found.acts & SLIPS <= option.acts, (option.text, found.words)


@pytest.mark.parametrize("persona", tuple(shelf().personas))
def test_good_sentences_are_in_formal_indonesian(persona: str) -> None:
    rule = {A.INFORMAL: shelf().acts[A.INFORMAL]}
    session = begin(persona)
    ear = Ear(session.case.values, (), (), (), first=False, last=False, facts=False)
    for scene in session.case.persona.scenes:
        for option in scene.options:
            if option.grade is Grade.GOOD:
                assert not listen(option.text, ear, rule).understood, option.text


@pytest.mark.parametrize("persona", tuple(shelf().personas))
def test_threats_codes_and_early_debts_are_noticed_when_typed_too(persona: str) -> None:
    session = begin(persona)
    for scene in session.case.persona.scenes:
        ear = Ear(
            session.case.values,
            session.case.persona.group.protected,
            scene.hears,
            scene.wrong,
            first=False,
            last=False,
            facts=False,
        )
        for option in scene.options:
            grave = option.acts & {A.THREAT, A.OTP, A.DISCLOSE}
            found = listen(fill(session.case, option.text), ear, shelf().acts)
            assert grave <= found.acts, option.text
