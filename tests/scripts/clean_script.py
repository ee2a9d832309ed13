"""A small whole script in which the linter finds nothing, to plant faults in."""

CLEAN = '''\
id = "bersih"
title = "Naskah bersih"
kind = "tunggakan"
version = "1"
start = "pembuka"

[steps.pembuka]
title = "Pembuka"
say = """
{salam}. Perkenalkan, saya {petugas} dari BPJS Kesehatan {kantor}. \\
Apakah benar saya berbicara dengan {sapaan} {nama}?"""
hint = "Tersenyumlah saat berbicara. Cocokkan dengan {kartu_akhir}."

[[steps.pembuka.answers]]
text = "Ya, datanya sesuai"
goto = "inti"
confirms = true

[[steps.pembuka.answers]]
text = "Bukan, saya keluarganya"
goto = "titip"

[[steps.pembuka.answers]]
text = "Takut penipuan"
goto = "yakinkan"

[[steps.pembuka.answers]]
text = "Telepon ditutup"
goto = "terputus"

[steps.yakinkan]
title = "Menenangkan"
say = """
Saya memahami kehati-hatian {sapaan}. \\
Kami tidak pernah meminta kode OTP, kata sandi, ataupun transfer ke rekening pribadi. \\
Apakah {sapaan} berkenan melanjutkan?"""

[[steps.yakinkan.answers]]
text = "Berkenan"
goto = "pembuka"

[[steps.yakinkan.answers]]
text = "Tidak berkenan"
goto = "titip"

[steps.inti]
title = "Inti"
say = """
Terima kasih, {sapaan} {nama}. \\
Iuran belum dibayar selama {bulan_menunggak}, dengan jumlah {total_tunggakan}. \\
Paling lama {fakta_maks_bulan_tagih} yang ditagihkan."""
hint = "Dengarkan tanpa memotong. Jangan menekan, menakut-nakuti, atau mempermalukan."
captures = [
  { name = "promise_date", label = "Tanggal bayar", type = "date" },
  { name = "promise_amount", label = "Jumlah", type = "rupiah", min = 1000 },
]

[[steps.inti.answers]]
id = "bayar"
text = "Akan membayar"
goto = "janji"
branches = [{ when = "rehab_eligible and months >= 4", goto = "rehab" }]

[[steps.inti.answers]]
text = "Pernah berjanji"
goto = "janji"
when = "broken_promise"

[[steps.inti.answers]]
text = "Tidak mau membayar"
goto = "tolak"

[steps.rehab]
title = "Menawarkan REHAB"
say = "Pembayaran dapat dicicil {fakta_rehab_tahap}. Apakah {sapaan} berminat?"
when = "not open_promise"
skip_to = "janji"

[[steps.rehab.answers]]
text = "Berminat"
goto = "penutup"

[[steps.rehab.answers]]
text = "Membayar sekaligus"
goto = "janji"

[steps.penutup]
title = "Memastikan"
say = "Apakah sudah cukup jelas? Terima kasih atas waktunya."
closing = true

[[steps.penutup.answers]]
text = "Sudah jelas"
goto = "selesai"

[steps.selesai]
title = "Selesai"
say = "Semoga {sapaan} sekeluarga sehat."
ending = "wants_rehab"

[steps.janji]
title = "Janji bayar"
say = "Baik, {sapaan}, sudah saya catat. Terima kasih. {salam}."
ending = "promise"

[steps.tolak]
title = "Menolak"
say = "Baik, saya hormati keputusannya. Terima kasih. {salam}."
ending = "refuses"

[steps.titip]
title = "Titip pesan"
say = "Mohon sampaikan bahwa kami menelepon. Terima kasih. {salam}."
ending = "third_party_message"

[steps.terputus]
title = "Terputus"
say = "(Telepon sudah ditutup. Tidak ada yang perlu diucapkan.)"
ending = "hung_up"

[hold]
say = "Izinkan saya memastikan identitas {sapaan} dahulu."
answer = "Kembali"

[objections.mahal]
title = "Terlalu besar"
keywords = ["mahal", "besar"]
phrases = ["Gede banget tagihannya", "Nggak sanggup saya kalo segitu"]
confirmed_only = true
empathy = "Saya memahami, {sapaan}. Jumlah itu memang terasa berat."
fact = "Iuran dapat dicicil melalui {fakta_rehab_kanal}."
next = "Apakah {sapaan} ingin mencicilnya?"
avoid = ["Mengancam akan menyita.", "Menyuruh berutang 5 juta."]

[[objections.mahal.answers]]
text = "Menerima"
return = true

[[objections.mahal.answers]]
text = "Menolak"
goto = "tolak"
accepts = false

[objections.sibuk]
title = "Sedang sibuk"
keywords = ["sibuk"]
phrases = ["Ntar aja deh"]
empathy = "Mohon maaf telah mengganggu."
fact = "Saya hanya memerlukan beberapa menit."
next = "Apakah berkenan sekarang?"
avoid = ["Memaksa."]

[[objections.sibuk.answers]]
text = "Berkenan"
return = true

[[objections.sibuk.answers]]
text = "Tidak berkenan"
goto = "titip"
accepts = false
'''
