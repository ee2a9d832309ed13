"""Sharing a list out, in words and figures: who has what before and would have after."""

from collections.abc import Mapping
from typing import Final

from dialer.sharing import Left

LEFT_UNASSIGNED: Final[Mapping[str, str]] = {
    Left.NO_AREA.value: "wilayahnya tidak diketahui",
    Left.AREA_UNMAPPED.value: "wilayahnya belum punya petugas",
    Left.NO_VALUE.value: "bulan atau jumlah tunggakannya tidak diketahui",
    Left.OUTSIDE_BANDS.value: "di luar rentang yang dibagi",
    Left.PERSONAL_CALLBACK.value: "ada janji telepon ulang pribadi",
    Left.MATE_ELSEWHERE.value: "nomor atau keluarganya ditangani petugas lain",
}
"""By the value of a `Left`: why a contact stays as it is."""
