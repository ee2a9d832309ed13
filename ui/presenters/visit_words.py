"""Sentences for what is wrong with a plan of a visit, or looks wrong."""

from collections.abc import Sequence

from dialer.visiting import VisitFinding, VisitProblem

_SENTENCES = {
    VisitProblem.NO_DATE: "Isi tanggal kunjungan. Tanpa tanggal kunjungan belum terencana.",
    VisitProblem.IN_THE_PAST: "Tanggal kunjungan sudah lewat. Pilih hari ini atau sesudahnya.",
    VisitProblem.ENDS_BEFORE_IT_BEGINS: "Jam selesai harus sesudah jam mulai.",
    VisitProblem.NO_OFFICER: "Pilih petugas yang masih aktif.",
    VisitProblem.NOT_AN_EMPLOYER: "Kunjungan hanya untuk badan usaha.",
    VisitProblem.STOPPED: "Badan usaha ini keberatan dihubungi dan tidak dikunjungi.",
    VisitProblem.ON_A_DAY_OFF: "Hari itu bukan hari kerja.",
    VisitProblem.ON_A_HOLIDAY: "Hari itu libur",
    VisitProblem.DOUBLE_BOOKED: "Pada jam yang sama sudah ada kunjungan ke {0}.",
    VisitProblem.FAR_AWAY: "Tanggalnya lebih dari 60 hari lagi.",
    VisitProblem.NOT_CONFIRMED: "Kesediaan dikunjungi belum dipastikan.",
}

DATE_PROBLEMS = frozenset({VisitProblem.NO_DATE, VisitProblem.IN_THE_PAST})
TIME_PROBLEMS = frozenset({VisitProblem.ENDS_BEFORE_IT_BEGINS})


def visit_sentence(finding: VisitFinding) -> str:
    """Return the sentence for a fault or a doubt."""
    sentence = _SENTENCES[finding.problem]
    if finding.problem is VisitProblem.ON_A_HOLIDAY:
        return f"{sentence}: {finding.about}." if finding.about else f"{sentence}."
    return sentence.format(finding.about)


def visit_sentences(findings: Sequence[VisitFinding]) -> str:
    """Return all of them as one text."""
    return " ".join(visit_sentence(one) for one in findings)
