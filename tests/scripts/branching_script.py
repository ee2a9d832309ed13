"""A script in which answers, steps and branches depend on what is known."""

BRANCHING = """\
id = "bercabang"
title = "Naskah bercabang"
kind = "tunggakan"
start = "ingkar"

[steps.ingkar]
title = "Setelah janji"
say = "{salam}, saya {petugas}."
when = "broken_promise"
skip_to = "pembuka"
answers = [{ text = "Lanjut", goto = "pembuka" }]

[steps.pembuka]
title = "Pembuka"
say = "{salam}, apakah benar dengan {nama}?"
answers = [
  { text = "Ya", goto = "inti", confirms = true },
  { text = "Pernah berjanji", goto = "pamit", when = "open_promise" },
  { text = "Bukan", goto = "pamit" },
]

[steps.inti]
title = "Inti"
say = "Jumlahnya {total_tunggakan}."
captures = [
  { name = "sanggup", label = "Sanggup sebulan", type = "rupiah", min = 10000 },
  { name = "alasan", label = "Alasan", type = "choice", choices = ["lupa", "sulit"] },
]

[[steps.inti.answers]]
id = "sulit"
text = "Sulit"
goto = "janji"
branches = [
  { when = "rehab_eligible and months >= 4", goto = "rehab" },
  { when = "field.sanggup >= 100000", goto = "tahap" },
]

[[steps.inti.answers]]
id = "mampu"
text = "Mampu"
goto = "janji"

[steps.rehab]
title = "REHAB"
say = "Ada REHAB."
answers = [
  { text = "Mau", goto = "janji" },
  { text = "Alasannya sulit", goto = "janji", when = "field.alasan == sulit" },
  { text = "Kembali", goto = "inti" },
]

[steps.tahap]
title = "Bertahap"
say = "Baik, sedikit demi sedikit."
when = "visited.inti"
skip_to = "janji"
answers = [{ text = "Ya", goto = "janji" }]

[steps.janji]
title = "Janji"
say = "Baik."
answers = [
  { text = "Selesai", goto = "selesai", when = "answer.inti == mampu" },
  { text = "Selesai juga", goto = "selesai", when = "not answer.inti == mampu" },
]

[steps.selesai]
title = "Selesai"
say = "Terima kasih."
ending = "promise"

[steps.pamit]
title = "Pamit"
say = "Terima kasih."
ending = "wrong_person"

[objections.sibuk]
title = "Sibuk"
keywords = ["sibuk"]
phrases = ["Saya di jalan"]
empathy = "Mohon maaf."
fact = "Hanya sebentar."
next = "Boleh dilanjutkan?"
avoid = ["Memaksa."]
answers = [
  { text = "Sudah dua kali", goto = "pamit", when = "attempts >= 2", accepts = false },
  { text = "Boleh", return = true },
  { text = "Tidak", goto = "pamit", accepts = false },
]
"""
