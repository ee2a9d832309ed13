"""The inpatient penalty explained: the formula and its limits, an amount only for a named cost."""

from dataclasses import dataclass

from dialer.contacts.money import format_rupiah
from dialer.contacts.spoken import spoken_number, spoken_rupiah
from dialer.penalty import counted_months, penalty
from dialer.rehab_rules import PenaltyRule, Segment


@dataclass(frozen=True, slots=True)
class PenaltyView:
    """`sentences` to read aloud; `amount` is "" while no cost was named."""

    formula: str
    sentences: tuple[str, ...]
    amount: str
    source: str


def penalty_view(
    rule: PenaltyRule, months: int | None, segment: Segment, cost: int | None
) -> PenaltyView:
    """Explain the penalty; `months` None when they are unknown or may not be said."""
    formula = (
        f"{rule.percent} % × perkiraan biaya paket INA-CBG × bulan menunggak"
        f" (paling banyak {rule.max_months}), paling tinggi {format_rupiah(rule.cap)}."
        " Peserta PPU: ditanggung pemberi kerja."
    )
    said = [
        "Denda pelayanan hanya untuk rawat inap dalam"
        f" {spoken_number(rule.within_days)} hari setelah kartu aktif kembali.",
        "Rawat jalan tidak dikenai denda, dan terlambat membayar iuran pun tidak ada dendanya.",
        f"Besarnya {spoken_number(rule.percent)} persen dari perkiraan biaya rawat inap,"
        " dikalikan jumlah bulan menunggak.",
        f"Bulan yang dihitung paling banyak {spoken_number(rule.max_months)} bulan,"
        f" dan dendanya paling tinggi {spoken_rupiah(rule.cap)}.",
    ]
    if segment is Segment.SWITCHED:
        said.append("Bagi pekerja penerima upah, denda itu ditanggung pemberi kerja.")
    amount = ""
    if months is not None and months > 0:
        counted = counted_months(months, rule)
        said.append(f"Untuk Bapak/Ibu yang dihitung {spoken_number(counted)} bulan.")
        if cost is not None and cost > 0:
            worked = penalty(cost, months, rule)
            amount = format_rupiah(worked.amount) + (" (batas tertinggi)" if worked.capped else "")
            said.append(
                f"Bila biayanya diperkirakan {spoken_rupiah(cost)}, dendanya sekitar"
                f" {spoken_rupiah(worked.amount)}."
            )
    said.append(
        "Besar biaya yang sebenarnya ditetapkan rumah sakit, jadi saya tidak memastikannya."
    )
    return PenaltyView(formula, tuple(said), amount, rule.source)
