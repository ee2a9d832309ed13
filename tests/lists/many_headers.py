"""Headers as branches, their exporters and their helpers type them; invented, none from a list.

`ARREARS` and `EMPLOYERS` give field -> headers; `NOT_OURS` are near names that no field may take.
"""

from dialer.lists.model import Field, ListKind

ARREARS: dict[Field, str] = {
    Field.COUNTER: "NO|No.|no urut|Nomor Urut|NO.URUT|#|Urutan|No Baris|Nomer|No. Urut Data|nourut",
    Field.NAME: "NAMA|Nama Peserta|NAMA PESERTA JKN|Nm. Peserta|NMPESERTA|nama_peserta|NamaPeserta"
    "|Nama Lengkap|Nama Lgkp Peserta|NAMA LENGKAP PESERTA|Nama Kepala Keluarga|Nama KK"
    "|Nama Kep. Keluarga|NM KEPALA KLG|Nama Penunggak|Nama Debitur|Member Name|Participant Name"
    "|Name of Participant|Full Name|Name|Customer Name|Nama Tertanggung|Peserta (Nama)|Nama Pst"
    "|Nama Anggota Keluarga|Nama Peserta / Kepala Keluarga|NAMA PSRT|Naam Peserta|Nama Pesreta"
    "|Nama Member|Nama sesuai KTP|Nama (sesuai KTP)|Nama Peserta PBPU|Nama Pelanggan"
    "|Nma Peserta|NAMA  PESERTA *|Nama Peserta Menunggak|Nama Pemegang Kartu|Nama di Kartu"
    "|Nama WP",
    Field.CARD: "No Kartu|No. Kartu|NO KARTU BPJS|Nomor Kartu|NOMOR KARTU JKN|No.Kartu JKN-KIS|NOKA"
    "|No Ka|NoKa BPJS|NOKAPST|noka_peserta|No. Peserta|Nomor Peserta|No Peserta BPJS"
    "|Card Number|Card No.|JKN Card No|No JKN|Nomor JKN|No. KIS|No KIS/BPJS|NO_KARTU|nomorkartu"
    "|Kartu JKN|Kartu BPJS|Nmr Kartu|No Krtu|No. Kartu (13 digit)|No. Kartu Peserta|ID Peserta"
    "|Member ID|Nomor Kartu Indonesia Sehat|No. Kartu BPJS Kesehatan|NO KRT|BPJS Card ID"
    "|Nomr Kartu|Nomor Katru|No Kartu (JKN)|Nomor BPJS|Membership No|No. Kepesertaan"
    "|Nomor Identitas Peserta|JKN Number|PSNOKA|NO KARTU PST|nokartu",
    Field.NIK: "NIK|N.I.K|No NIK|Nomor NIK|NIK Peserta|NIK KTP|No. KTP|Nomor KTP|KTP|NoKTP|no_ktp"
    "|Nomor Induk Kependudukan|No Induk Kependudukan|No. Identitas (KTP)|NIK (16 digit)"
    "|National ID|ID Card No (KTP)|NIK/KTP|NIK / No. KTP|National ID Number|No. Identitas"
    "|Nik Pst|NIKPESERTA|No Induk Penduduk|KTP No.",
    Field.KK: "No KK|NO. KK|Nomor KK|Nomor Kartu Keluarga|No Kartu Keluarga|NOKK|no_kk|KK|No.KK"
    "|Kartu Keluarga|Family Card No|Family Card Number|NO KARTU KLG|Nmr KK|nomorkk"
    "|No. KK (16 digit)|Nomor Kartu Kel.",
    Field.VA: "VA|No VA|NO. VA|Nomor VA|Virtual Account|No Virtual Account|No. Virtual Acc"
    "|Nomor Virtual Account|VA BRI|VA Mandiri|VA Keluarga|No VA Keluarga|NOVA|no_va"
    "|Virtual Acct No.|Kode Bayar|No. Pembayaran VA|VA BPJS|Nomor VA Keluarga"
    "|Nomor Virtual Akun|VA Number|BRIVA|V.A.|Virtual Account Number|No. VA (88888)|Kd Bayar"
    "|Nomor Bayar VA|VirtualAccount|Nomor Virtual Acount",
    Field.PHONE: "No HP|NO. HP|HP|Nomor HP|No. Handphone|Handphone|Hand Phone|No Telp|No. Telp."
    "|Telp|TELEPON|Nomor Telepon|No Telepon|No Tlp|No. Tlpn|Telp/HP|HP/WA|No. HP/WA|Nomor WA"
    "|No WhatsApp|WhatsApp|Whats App|WA|WA Aktif|No HP Aktif|Nomor HP Aktif|Phone|Phone Number"
    "|Mobile|Mobile No.|Mobile Phone|Cell Phone|Contact Number|Contact No|No. Kontak"
    "|Nomor Kontak|Kontak|No Hape|NOHP|no_hp|nohp1|HP 2|Telp Rumah|Telepon Rumah|No. Ponsel"
    "|Ponsel|Telp. Seluler|No Telepon / HP|NoTelp|Nomor yang Dapat Dihubungi"
    "|No yg bisa dihubungi|Phone/WA|No. Telp Peserta|No HP Peserta|HP Peserta|Tel.|Telp 1"
    "|Telp 2|Nomor Telpon Genggam|No. HP Keluarga|HP Istri/Suami|Nomer HP|Nomor Handpone"
    "|No Telfon|Phone No|HP (WA)|Nomor Telp/WA|Tlp Rmh|No. HP Terbaru|Telephone"
    "|No Telp Alternatif",
    Field.EMAIL: "Email|E-mail|E mail|Alamat Email|Email Peserta|Surel|Email Address|e-mail address"
    "|EMAIL PST|Alamat Surel|Mail|Alamat E-mail",
    Field.ADDRESS: "Alamat|ALAMAT LENGKAP|Alamat Peserta|Alamat Rumah|Alamat Tempat Tinggal"
    "|ALAMAT TEMPAT TINGGAL|Alamat Domisili|Domisili|Alamat KTP|Alamat sesuai KTP|Almt"
    "|Almt Peserta|Address|Home Address|Street Address|Alamat Rumah Peserta|alamat_peserta"
    "|Alamat Jalan|Alamat / Domisili|Alamat Tinggal|Jalan|Full Address|Alamat Saat Ini"
    "|Alamat Terakhir|Alamt|ALAMAT PST|Alamat (Jalan, RT/RW)|Tempat Tinggal|Alamat Surat"
    "|Residential Address|Adress|Alamat Korespondensi|Lokasi Rumah",
    Field.KELURAHAN: "Kelurahan|KEL|Kel.|Desa|Kelurahan/Desa|Desa/Kelurahan|Kel/Desa|Desa / Kel."
    "|Gampong|NMDESA|Nama Desa|Nama Kelurahan|NM_KEL|Village|kelurahan_desa|Desa/Kel"
    "|Gampong/Desa|Nagari|Kelurhan|KELURAHAN DOMISILI|Desa Peserta|Kelurahan / Gampong",
    Field.KECAMATAN: "Kecamatan|KEC|Kec.|Nama Kecamatan|NMKEC|nm_kec|District|Sub District|Kecamatn"
    "|KECAMATAN DOMISILI|Sub-district|Wilayah Kecamatan|Kec. Peserta|Nama Kec|Distrik"
    "|Kecamatan Peserta",
    Field.CITY: "Kota|Kabupaten|Kab/Kota|Kabupaten/Kota|KAB.|Kota/Kab|Nama Kabupaten|City|Regency"
    "|NMDATI2|Kabupaten / Kota|Kab. / Kota Domisili|City/Regency|NMKAB|Dati II|Nama Kota"
    "|Kota Domisili|Kab",
    Field.PROVINCE: "Provinsi|Propinsi|PROV|Prov.|Province|Nama Provinsi|NMPROV|provinsi_domisili",
    Field.CARE_CLASS: "Kelas|Kls|KELAS RAWAT|Hak Kelas|Kelas Perawatan|Kelas Peserta|Kls Rawat"
    "|KLSRAWAT|Class|Care Class|Kelas JKN|Hak Kelas Rawat|Kelas Rawat Inap|kelas_rawat"
    "|Kls. Peserta|Kelas Iuran|Kelas Hak Rawat|KLS|Treatment Class|Kelas (1/2/3)"
    "|Kelas Kepesertaan|Ward Class",
    Field.MEMBERS: "Jumlah Anggota|Jml Anggota|Jumlah Anggota Keluarga|JML ANGGOTA KLG|Jml Jiwa"
    "|Jumlah Jiwa|Jiwa|Anggota Keluarga|Jml Peserta|Jumlah Peserta|Jumlah Peserta dalam KK"
    "|Jml Angg. Kel|Banyak Anggota|Family Members|No. of Family Members|Number of Members"
    "|Household Size|jml_anggota|Jml Tanggungan|Jumlah Tanggungan|Jumlah Orang|Jml. Jiwa/KK"
    "|Jml Peserta 1 VA|Jumlah Anggota Keluarga Terdaftar|Family Size|Jml Psrt|JMLANGGOTA"
    "|Total Anggota|Total Peserta|Jumlah Anggota (org)|Anggota Kel (jiwa)|Jumlah Keluarga",
    Field.MONTHS: "Bulan Tunggakan|Bulan Menunggak|Bln Menunggak|Jml Bulan|Jumlah Bulan"
    "|Jumlah Bulan Tunggakan|JML BLN TGK|Jml Bln Menunggak|Lama Menunggak|Lama Tunggakan"
    "|Lama Menunggak (bulan)|Lama Tunggakan (bln)|Tunggakan (Bulan)|Tunggakan (bln)"
    "|Bln Tunggakan|JMLBLN|jml_bln_tunggak|Months in Arrears|Arrears Months|Months Overdue"
    "|No. of Months|Number of Months|Month(s) Overdue|Umur Tunggakan|Umur Tunggakan (bln)|Bulan"
    "|Bln|Total Bulan|Total Bulan Menunggak|Banyaknya Bulan|Aging (bulan)|Durasi Menunggak"
    "|Menunggak (Bulan)|Bln Nunggak|BULAN TGK|Jumlah Bln Tertunggak|Bulan Tertunggak"
    "|Overdue Months|Lama Nunggak|Jml Bulan Iuran Tertunggak|Tungakan Bulan"
    "|Menunggak Berapa Bulan|BLN_MENUNGGAK|Months",
    Field.AMOUNT: "Total Tunggakan|TOTAL TUNGGAKAN (Rp)|Jumlah Tunggakan|Jml Tunggakan"
    "|Jml Tunggakan (Rp)|Tunggakan|Tunggakan (Rp)|Tunggakan Iuran|Nilai Tunggakan"
    "|Nominal Tunggakan|Nominal|Nominal (Rp)|Besar Tunggakan|Besaran Tunggakan|Total Tagihan"
    "|Jumlah Tagihan|Tagihan|Tagihan (Rp)|Nominal Tagihan|Sisa Tunggakan|Sisa Tagihan"
    "|Saldo Tunggakan|Total Piutang|Piutang Iuran|Sisa Piutang|Total Arrears|Arrears Amount"
    "|Amount Due|Outstanding Amount|Outstanding|Total Due|Total Outstanding (IDR)"
    "|Amount Overdue|Arrears (Rp)|TOTALTGK|TTL TUNGGAKAN|ttl_tgk|JML_TUNGGAKAN|Total Tungakan"
    "|Tunggakn (Rp)|Tunggakan Total|Jumlah yang Harus Dibayar|Total Iuran Menunggak"
    "|Total Iuran Tertunggak|Jumlah Uang Tunggakan|Rupiah Tunggakan|Tunggakan Rupiah"
    "|Tunggakan Rp|Rp Tunggakan|Total Tunggakan s/d Nov 2026|Tunggakan s.d. Oktober 2026"
    "|Tunggakan per November 2026|Tunggakan (dalam ribuan)|Tunggakan (Rp 000)|Total Hutang"
    "|Total Kewajiban|Kewajiban Iuran|Tagihan Tunggakan|Total Utang Iuran|Jumlah (Rp)"
    "|Total Tunggakan Keluarga|Tunggakan Satu Keluarga|Nilai Tagihan (Rp)|Outstanding Balance"
    "|Jumlah Rp|Total Tunggakan Sekeluarga|Nominal Tunggakan (Rupiah)|Jml Tagihan|Amount (IDR)"
    "|Total Nunggak|Arrears Total|Tagihan Iuran (Rp)|Total Tgk (Rp)",
    Field.NOTE: "Keterangan|KET|Ket.|Ketr|Catatan|Cat.|Note|Notes|Remark|Remarks|Keterangan Lain"
    "|Catatan Petugas|Comment|Ketrangan|Info Tambahan|Keterangan Lain-lain|Memo",
}  # fmt: skip

EMPLOYERS: dict[Field, str] = {
    Field.COUNTER: "NO|No.|No Urut|NO. URUT|#|Urut",
    Field.NAME: "Nama BU|NAMA BADAN USAHA|Nama Badan Usaha / Perusahaan|Nama Perusahaan|NAMA PT"
    "|Nama PT/CV|Badan Usaha|Perusahaan|Nama Usaha|Nama Instansi|Nama Pemberi Kerja"
    "|Pemberi Kerja|Company|Company Name|Employer|Employer Name|Name of Company|Business Name"
    "|Firm Name|NMBU|nama_bu|NamaBU|Nama Prusahaan|Nama Entitas|Nama Toko|Nama Lembaga"
    "|NAMA PERUSH.|Nama BU/Instansi|BU|Organization Name|Corporate Name|Nama|Nm Badan Usaha"
    "|Nama Perusahan|Nama Unit Usaha|Nama Firma|Nama Yayasan/PT",
    Field.KODE_BU: "Kode BU|Kode Badan Usaha|KD BU|kd_bu|ID BU|No BU|Kode Perusahaan|Company Code"
    "|Kode Entitas|KodeBU|Employer Code|Kode Instansi|No. Registrasi BU|Kode Registrasi BU"
    "|ID Badan Usaha",
    Field.NPWP: "NPWP|No NPWP|NPWP BU|NPWP Perusahaan|NPWP Badan Usaha|N.P.W.P|Nomor NPWP|no_npwp"
    "|Tax ID|Tax Number|Nomor Pokok Wajib Pajak|No. Pokok Wajib Pajak|NPWP (15/16 digit)"
    "|TIN/NPWP",
    Field.NIB: "NIB|No NIB|Nomor NIB|NIB BU|Nomor Induk Berusaha|No. Induk Berusaha|nib_perusahaan"
    "|NIB OSS|NIB (OSS)|Business ID Number (NIB)",
    Field.PHONE: "Telepon|Telp|No Telp|No. Telepon Kantor|Telp Kantor|Telp BU|Telepon Perusahaan"
    "|Nomor HP PIC|No HP PIC|HP PIC|WA PIC|Nomor WA PIC|HP Pemilik|No. HP Pimpinan"
    "|No HP Direktur|Phone|Office Phone|Company Phone|Contact Number|No Kontak|No. Kontak PIC"
    "|Nomor Kontak PIC|Telp/HP|HP/WA|No. Telp / HP PIC|PIC Mobile|PIC Phone|Mobile"
    "|Nomor Telepon BU|No. CP|No HP HRD|Telp. HRD|Nomor Telepon|No. Handphone PIC|Phone No."
    "|Telepon Kantor / HP|Tlp Kantor|no_hp_pic|NoTelpBU|WhatsApp PIC|No Telp Narahubung"
    "|HP Penanggung Jawab|Contact Person Phone",
    Field.EMAIL: "Email|E-mail|Alamat Email|Email BU|Email Perusahaan|Email PIC|Company Email|Surel"
    "|Office Email|e-mail PIC",
    Field.PIC_NAME: "Nama PIC|PIC|Nama P.I.C|Contact Person|Nama Contact Person|CP|Nama CP"
    "|Narahubung|Nama Narahubung|Penanggung Jawab|Nama Penanggung Jawab|Nama Pimpinan|Pimpinan"
    "|Pemilik|Nama Pemilik|Owner|Owner Name|Direktur|Nama Direktur|HRD|Nama HRD|PIC Name"
    "|Kontak Person|nama_pic|Nama Pengurus|PIC Perusahaan|PIC BU|Contact Name|Nama Kontak"
    "|Nama PJ|Penanggungjawab|Pimpinan/HRD|Nama Pemilik/Pimpinan|Nama PIC BU",
    Field.WORKERS: "Potensi Peserta|Potensi|Potensi Pekerja|Potensi TK|Jumlah Pekerja|Jml Pekerja"
    "|Jumlah Karyawan|Jml Karyawan|Jumlah Tenaga Kerja|Jml TK|Jumlah TK|Jumlah Pegawai"
    "|Tenaga Kerja|Karyawan|Pekerja|Number of Employees|No. of Employees|No. of Workers"
    "|Employees|Headcount|Total Karyawan|Estimasi Pekerja|Perkiraan Jumlah Pekerja"
    "|Potensi Peserta (org)|Jml Naker|Jml. Peg|potensi_peserta|Jumlah Buruh|Total Tenaga Kerja"
    "|Potensi Jiwa|Jumlah Potensi Peserta|Jml Krywn|Potential Members|Potential Workers"
    "|Estimasi Jumlah TK|Workers|Total Employees",
    Field.DATA_SOURCE: "Sumber Data|Sumber|SUMBER DATA BU|Source|Data Source|Asal Data|Sumber Info"
    "|sumber_data|Sumber Informasi|Source of Data|Asal Sumber Data|Sumbr Data",
    Field.ADDRESS: "Alamat|Alamat BU|Alamat Perusahaan|Alamat Kantor|Alamat Badan Usaha"
    "|Alamat Lengkap|Alamat Usaha|Address|Company Address|Office Address|Almt BU"
    "|alamat_perusahaan|Alamat Tempat Usaha|Alamat Domisili BU|Lokasi Usaha|Alamat Lokasi"
    "|Business Address",
    Field.KELURAHAN: "Kelurahan|Desa|Kel/Desa|Kelurahan/Desa|Gampong|Desa/Kelurahan BU|Kelurahan "
    "BU",
    Field.KECAMATAN: "Kecamatan|Kec.|Kecamatan BU|District|Kec. Usaha|NMKEC",
    Field.CITY: "Kota|Kabupaten|Kab/Kota|Kabupaten/Kota BU|City|Kota/Kabupaten",
    Field.PROVINCE: "Provinsi|Prov|Propinsi|Province",
    Field.NOTE: "Keterangan|Ket|Catatan|Notes|Remarks|Keterangan Lain|Ket. Tambahan"
    "|Catatan Canvassing",
}  # fmt: skip

NOT_OURS: dict[ListKind, str] = {
    ListKind.ARREARS: "Nama Faskes|Nama FKTP|Faskes Tk I|Kode Faskes|Nama Ibu|Nama Ibu Kandung"
    "|Nama Ayah|Nama Petugas|Nama Kader|Nama Bank|HP Petugas|HP Kader|No HP Kader|Telp Faskes"
    "|No. Telp Petugas|Telp Kantor Cabang|Tgl Lahir|Tanggal Lahir|Tempat Lahir|TTL|Tmt Lahir"
    "|Birth Date|Date of Birth|Jenis Kelamin|JK|Gender|Agama|Pekerjaan|Pendidikan|Hub Keluarga"
    "|Hubungan Keluarga|PISA|Status|Status Peserta|Status Bayar|Status Kepesertaan|Segmen"
    "|Jenis Peserta|Jenis Kepesertaan|Total Bayar|Jumlah Bayar|Jumlah Dibayar|Sudah Dibayar"
    "|Total Pembayaran|Tgl Bayar|Tanggal Bayar|Tgl Bayar Terakhir|Bulan Bayar Terakhir"
    "|Terakhir Bayar|Bulan Terakhir Bayar|Denda|Denda Pelayanan|Nilai Denda|Total Denda"
    "|Bulan Lalu|Tunggakan Bulan Lalu|Iuran per Bulan|Iuran/Bulan|Iuran Bulanan|Iuran per Orang"
    "|Tarif Iuran|Premi per Bulan|Tarif|Bulan Iuran Terakhir|No KK Lama|No Kartu Lama|NIK Lama"
    "|VA Lama|No HP Lama|Alamat Lama|Alamat Faskes|Kode Pos|Kodepos|RT|RW|RT/RW|Kode Desa"
    "|Kode Kecamatan|KDDESA|KDKEC|Kode Kab|Kd Prov|NIK Ibu|NIK Suami|No Rekening|No. Rek"
    "|Nama Rekening|No Fax|No SK|No Surat|No Register|Nomor Tiket|Tgl Telepon|Tanggal Telepon"
    "|Hasil Telepon|Hasil Panggilan|Status Telepon|Status HP|Petugas|Kader|Nama Kolektor|Cabang"
    "|Kantor Cabang|Kode Cabang|Tgl Daftar|Tanggal TMT|TMT|TAT|Umur|Usia|Umur Peserta|Age"
    "|Janji Bayar|Tgl Janji|Nominal Janji|Target|Realisasi|Alasan Menunggak|Alasan Tunggakan"
    "|Penyebab Menunggak|Pembayaran Terakhir|Last Payment|Last Payment Amount|Payment Date"
    "|Kelas Lama|Kelas Sebelumnya|Tahun|Year|Tanggal Jatuh Tempo|Jatuh Tempo|Due Date"
    "|Email Petugas|Nama Perusahaan Lama|Kode Entitas|Kolektibilitas|Kategori Tunggakan"
    "|Kategori Bulan|Jenis Tunggakan|Status Tunggakan|Nama Suami|Nama Istri|Nama Pasangan"
    "|Nama Bayi|Nama Kantor|Nama Kepala Desa|Nama Lurah|Rekening VA Bank|Jumlah Panggilan"
    "|Jumlah Telepon|Percobaan|Latitude|Longitude|Kode Wilayah|Wilayah|Tunggakan Awal"
    "|Tunggakan Tahun Lalu|Total Tunggakan Bulan Lalu|Jumlah Cicilan|Angsuran|Cicilan ke"
    "|Saldo Awal|Iuran Berjalan|Iuran Bulan Berjalan|Tagihan Bulan Ini|Nama Cabang|ID Petugas"
    "|Nama Faskes Tingkat Pertama|Nama Dokter|Nama Penelpon|Nama Kader JKN|HP Ketua RT"
    "|Telp Puskesmas|No HP Agen|Tgl Tunggakan Awal|Bulan Mulai Menunggak|Mulai Menunggak"
    "|Iuran 1 Bulan|Nominal Iuran per Jiwa|Total Terbayar|Nominal Bayar|Bulan Dibayar"
    "|Sisa Cicilan|Denda Rawat Inap|Total Klaim|No Klaim|No SEP|No. Antrian|Kode Peserta Lama"
    "|Tgl Cetak|Nama Program|Jumlah Hari|Jumlah Kunjungan|Biaya|Total Biaya|Harga|Diskon"
    "|Saldo Rekening|Gaji Pokok|No Polis|No SIM|No Paspor|Periode|Bulan Daftar|Jumlah Anak"
    "|Jumlah Istri|Status Kartu|Tgl Cetak Kartu|Jenis Kartu|Nama di Rekening|Jenis HP"
    "|Operator HP|Provider|Hub. Pemilik HP|NIK Penanggung|Nama Penanggung Jawab|Email Kader"
    "|Kelas Terakhir|Selisih Tunggakan|Total Tunggakan Lunas|Prosentase|% Bayar"
    "|Rata-rata Tunggakan|Target Tunggakan|Kode VA Lama",
    ListKind.BU: "Nama Petugas|Nama RO|Petugas|Nama Kantor Cabang|Kode Cabang|HP Petugas|HP RO"
    "|No Fax|Fax|Telp/Fax Cabang|Kode Pos|Tgl Berdiri|Tanggal Berdiri|Tgl Daftar|Status BU"
    "|Status|Bidang Usaha|Sektor Usaha|Jenis Usaha|Skala Usaha|Jenis BU|KBLI|Kode KBLI"
    "|Jabatan PIC|Jabatan|NIK PIC|Tgl Lahir PIC|Hasil|Hasil Kunjungan|Tgl Kunjungan"
    "|Tanggal Telepon|Tindak Lanjut|Nama Bank|No Rekening|Iuran|Total Iuran|Gaji|UMP|UMK|Upah"
    "|Rata-rata Upah|Target Peserta|Realisasi Peserta|Nama Notaris|No Akta|No SIUP|No TDP"
    "|Tgl Akta|Kode Kecamatan|RT/RW|Latitude|Website|Nama Petugas Marketing|Email RO|Nama Kader"
    "|Segmen|Cabang|Nomor Surat|Tgl Surat|Nama Faskes|Janji Temu|Modal Usaha|Tahun Berdiri"
    "|Nama Bendahara|Kepatuhan",
}  # fmt: skip


def headers(kind: ListKind) -> list[tuple[Field, str]]:
    """Every field with each of its headers."""
    table = ARREARS if kind is ListKind.ARREARS else EMPLOYERS
    return [(field, header) for field, line in table.items() for header in line.split("|")]
