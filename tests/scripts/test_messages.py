"""Written messages: one for every situation, and nothing of the matter for a stranger's eyes."""

import re

import pytest

from scripts_call.faults import FaultCode, ScriptFaultsError
from scripts_call.messages import (
    Message,
    MessageRefusedError,
    load_messages,
    messages_for,
    read_messages,
    render_message,
)
from scripts_call.model import ScriptKind, Situation
from scripts_call.placeholders import TOKEN, Placeholder, used
from scripts_call.render import WITHHELD
from tests.scripts.samples import call

MESSAGES = load_messages()
EACH = pytest.mark.parametrize("message", MESSAGES, ids=lambda message: message.id)
OPEN = [one for one in MESSAGES if not one.confirmed_only]
EACH_OPEN = pytest.mark.parametrize("message", OPEN, ids=lambda message: message.id)
INFORMAL = re.compile(
    r"\b(kalo|kalau|oke|ok|gak|nggak|udah|aja|cuma|banget|makasih|yg|dgn|utk|sdh|tgl|dulu)\b",
    re.IGNORECASE,
)
MATTER = re.compile(r"tunggak|iuran|bayar|tagih|cicil|utang|denda|bulan|Rp", re.IGNORECASE)
WRITTEN = '''\
[messages.contoh]
title = "Contoh"
situation = "{situation}"
confirmed_only = {confirmed}
text = """
{{salam}}, saya {{petugas}}.
{text}"""
'''


def _written(text: str, *, confirmed: bool = True, situation: str = "first_call") -> str:
    return WRITTEN.format(text=text, confirmed=str(confirmed).lower(), situation=situation)


def _faults(source: str) -> list[tuple[FaultCode, int]]:
    with pytest.raises(ScriptFaultsError) as caught:
        read_messages(source, "contoh.toml")
    return [(fault.code, fault.line) for fault in caught.value.faults]


def _own(situation: Situation) -> list[Message]:
    return [one for one in MESSAGES if one.situation is situation]


@pytest.mark.parametrize("situation", Situation)
def test_every_situation_has_a_message_of_its_own(situation: Situation) -> None:
    assert _own(situation)
    assert all(one.kind is situation.kind for one in _own(situation))


def test_names_and_titles_tell_the_messages_apart() -> None:
    assert len({one.id for one in MESSAGES}) == len(MESSAGES)
    assert len({one.title for one in MESSAGES}) == len(MESSAGES)


@pytest.mark.parametrize("kind", ScriptKind)
def test_somebody_unknown_can_be_written_to(kind: ScriptKind) -> None:
    assert any(one.kind is kind for one in OPEN)


@EACH
def test_message_of_the_confirmed_party_is_refused_for_anybody_else(message: Message) -> None:
    values = call(message.kind)

    if message.confirmed_only:
        with pytest.raises(MessageRefusedError) as caught:
            render_message(message, values, confirmed=False)
        assert "belum dipastikan" in caught.value.sentence
    else:
        assert WITHHELD not in render_message(message, values, confirmed=False)


@EACH_OPEN
def test_open_message_reads_the_same_whoever_reads_it(message: Message) -> None:
    values = call(message.kind)

    assert render_message(message, values, confirmed=False) == render_message(
        message, values, confirmed=True
    )


@EACH_OPEN
def test_open_message_names_neither_matter_nor_amount(message: Message) -> None:
    values = call(message.kind)
    secrets = [values[p] for p in Placeholder if p.protected and p in values]
    text = render_message(message, values, confirmed=False)

    assert not MATTER.search(text)
    assert not any(secret in text for secret in secrets)


@EACH
def test_message_greets_and_says_who_writes_and_from_where(message: Message) -> None:
    needed = {
        Placeholder.GREETING,
        Placeholder.OFFICER,
        Placeholder.OFFICE,
        Placeholder.CARE_CENTER,
    }

    assert needed <= set(used(message.text))
    assert message.text.startswith("{salam}")
    assert "BPJS Kesehatan" in message.text


@EACH
def test_message_thanks_at_the_end(message: Message) -> None:
    assert message.text.split("\n\n")[-1].startswith("Terima kasih")


@EACH
def test_message_is_formal_and_has_no_link(message: Message) -> None:
    text = render_message(message, call(message.kind), confirmed=True)

    assert not INFORMAL.search(text)
    assert not re.search(r"https?:|www\.|wa\.me|!", text)


@EACH
def test_sentences_are_short(message: Message) -> None:
    text = render_message(message, call(message.kind), confirmed=True)

    for sentence in re.split(r"(?<=[.?])\s+|\n", text):
        assert len(sentence.split()) <= 20, sentence


@EACH
def test_numbers_come_from_the_contact_or_the_facts(message: Message) -> None:
    assert not re.search(r"\d", TOKEN.sub("", message.text))


@EACH
def test_message_still_reads_when_nothing_is_known(message: Message) -> None:
    text = render_message(message, {}, confirmed=True)

    assert not re.search(r"[{}]|  |\.\.", text)


@EACH
def test_message_fits_on_a_telephone_and_in_a_link(message: Message) -> None:
    assert len(render_message(message, call(message.kind), confirmed=True)) <= 1200


def test_nobody_is_ever_asked_for_a_code_or_an_account() -> None:
    for message in MESSAGES:
        for sentence in re.split(r"(?<=[.?])\s+", message.text):
            if re.search(r"OTP|kata sandi|rekening|transfer", sentence):
                assert re.search(r"\btidak\b", sentence), (message.id, sentence)


def test_detail_names_months_amount_and_where_to_pay() -> None:
    detail = next(one for one in MESSAGES if one.id == "rincian_awal")
    text = render_message(detail, call(ScriptKind.ARREARS), confirmed=True)

    for needed in ("7 bulan", "Rp1.050.000", "8888 8012 3456 7890", "Indomaret"):
        assert needed in text


def test_lines_of_a_list_stay_lines() -> None:
    detail = next(one for one in MESSAGES if one.id == "rincian_awal")

    lines = render_message(detail, call(ScriptKind.ARREARS), confirmed=True).split("\n")

    assert "Jumlah: Rp1.050.000" in lines


def test_own_messages_come_first_and_general_ones_after() -> None:
    offered = messages_for(MESSAGES, Situation.PROMISE_DUE, confirmed=True)

    about = [one.situation for one in offered]
    own = about.count(Situation.PROMISE_DUE)
    assert set(about[:own]) == {Situation.PROMISE_DUE}
    assert set(about[own:]) == {Situation.FIRST_CALL}


@pytest.mark.parametrize("situation", Situation)
def test_unconfirmed_party_is_offered_open_messages_in_every_situation(
    situation: Situation,
) -> None:
    offered = messages_for(MESSAGES, situation, confirmed=False)

    assert offered
    assert not any(one.confirmed_only for one in offered)
    assert {one.kind for one in offered} == {situation.kind}


def test_no_message_is_offered_twice() -> None:
    offered = messages_for(MESSAGES, Situation.FIRST_CALL, confirmed=True)

    assert len({one.id for one in offered}) == len(offered)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Buka https://bit.ly/abc.", FaultCode.FOREIGN_LINK),
        ("Buka bpjs-kesehatan.co.id.login.xyz/masuk.", FaultCode.FOREIGN_LINK),
        ("Buka palsu-bpjs-kesehatan.go.id.", FaultCode.FOREIGN_LINK),
        ("Balas di wa.me/628111.", FaultCode.FOREIGN_LINK),
        ("Pasang dari toko-aplikasi.ru.", FaultCode.FOREIGN_LINK),
        ("Buka bpjs-kesehatan.go.id@contoh.org.", FaultCode.FOREIGN_LINK),
        ("Mohon sebutkan kode OTP.", FaultCode.ASKS_CODE),
        ("Kirim kata sandi Anda.", FaultCode.ASKS_CODE),
        ("Silakan transfer ke petugas.", FaultCode.ASKS_MONEY),
        ("Nomor rekening kami menyusul.", FaultCode.ASKS_MONEY),
        ("Bayar seratus ribu, yaitu 100000.", FaultCode.FREE_NUMBER),
        ("Halo {namanya}.", FaultCode.UNKNOWN_PLACEHOLDER),
        ("Halo {nama_bu}.", FaultCode.FOREIGN_PLACEHOLDER),
        ("Halo <b>Ibu</b>.", FaultCode.MARKUP),
    ],
)
def test_what_a_message_may_not_carry_is_refused_with_its_line(text: str, code: FaultCode) -> None:
    assert (code, 7) in _faults(_written(text))


@pytest.mark.parametrize(
    "text",
    [
        "Lihat https://www.bpjs-kesehatan.go.id/layanan.",
        "Lihat bpjs-kesehatan.go.id untuk jam buka.",
    ],
)
def test_official_address_is_allowed(text: str) -> None:
    assert len(read_messages(_written(text), "contoh.toml")) == 1


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Jumlahnya {total_tunggakan}.", FaultCode.SAID_TOO_EARLY),
        ("Tanggal lahir {tanggal_lahir}.", FaultCode.SAID_TOO_EARLY),
        ("Ada tunggakan atas nama {nama}.", FaultCode.DEBT_TOO_EARLY),
        ("Mohon iurannya dilunasi.", FaultCode.DEBT_TOO_EARLY),
    ],
)
def test_open_message_with_the_matter_is_refused(text: str, code: FaultCode) -> None:
    assert (code, 7) in _faults(_written(text, confirmed=False))


def test_every_fault_of_a_file_is_named_at_once() -> None:
    source = _written("Kirim kode OTP ke wa.me/62.", situation="first_cal").replace(
        'title = "Contoh"', 'judul = "Contoh"'
    )

    codes = {code for code, _ in _faults(source)}

    assert codes == {
        FaultCode.UNKNOWN_SITUATION,
        FaultCode.MISSING_KEY,
        FaultCode.UNKNOWN_KEY,
        FaultCode.ASKS_CODE,
        FaultCode.FOREIGN_LINK,
        FaultCode.FREE_NUMBER,
    }


def test_broken_toml_is_a_fault_with_its_line() -> None:
    assert (FaultCode.SYNTAX, 2) in _faults('[messages.a]\ntitle = "x\n')
