"""Given names that are frequent in Indonesia: what tells a person from a remark or a firm."""

from dialer.contacts.words import word_set

_NAMES = word_set(
    "abdul abdullah achmad ade adi adil afifah agung agus ahmad aisyah akbar ali amalia amin "
    "amir amira ana anak andi andri anggraini ani anisa anita anwar ari arief arif aris asep "
    "astuti aulia ayu azis aziz bagus bahri bambang basri bayu budi budiman cahya cahyono "
    "chairul citra cut daniel darma dede dedi desi dewa dewi dian didik dina dini dwi edi edy "
    "efendi eka eko elly emi endang eni erna ernawati erni ester evi fadli fahmi faisal "
    "farida fatimah fauzi fitri fitriani gede gunawan habibah hadi hafiz haji hakim halimah "
    "hamdani hamid hamzah handayani hanif hardi hariyanto hartati hartono haryanto hasan "
    "hasanah hasyim hendra hendri herawati heri herman hermawan hidayah hidayat husein husna "
    "ibnu ibrahim ida iis ika ikhsan ilham ilyas imam iman indah indra intan irawan irfan "
    "irma irwan iskandar ismail istiqomah iwan jamal jamilah joko juliana jumiati juwita "
    "kadek kamal karim kartika kartini ketut khadijah khairul komang kurnia kurniawan kusuma "
    "laila laksono lestari lia lilis linda lukman luthfi mahmud maimunah makmur mardiana "
    "mariam maryam maulana maya mega melati mira misbah mochamad mohamad mohammad muhamad "
    "muhammad muhammadiyah mukhtar mulia mulyadi mulyani mulyono munir murni musa mustafa "
    "mutia nabila nadia nasir nasution nengah nia nina ningsih nova novi novita nugroho nur "
    "nuraini nurhayati nurjanah nurlaila nurul nyoman oktavia pangestu permana pertiwi "
    "pramono prasetyo pratama purnama puspita putra putri putu rahayu rahma rahman rahmat "
    "rahmawati ramadhan rani ratih ratna ratnasari razali retno rian ridwan rina rini riska "
    "rizal rizki rizky rohani rohmah roni rosita rosmawati rudi rudy rusli sabri safitri "
    "saiful salim salmah samsul sandi santi santoso saputra sarah sari setiawan setyawan "
    "sholeh sihombing simanjuntak siregar siti slamet solihin sri subagyo sudarsono sugeng "
    "sugianto suharti suharto suhendra sukma sulaiman sulastri sulistyo sumarni sumiati "
    "sunarti supriadi supriyanto suryadi suryani susanti susanto susi sutrisno suwarno syafii "
    "syahrul syamsudin syarifah tanjung taufik teguh teuku tini titin tri tuti udin umar umi "
    "usman utami vina wahyu wahyudi wahyuni wati wawan wayan widodo wijaya winarti wulandari "
    "yani yanti yanto yayan yudi yuliana yulianti yuni yunus yusuf zahra zainab zainal "
    "zainuddin zulfikar zulkifli"
)
_ENDINGS = (
    "wati",
    "yanti",
    "ningsih",
    "yanto",
    "uddin",
    "udin",
    "syah",
    "wan",
    "nto",
    "yah",
    "ani",
)
_LEAST_LETTERS = 4


def is_given_name(word: str) -> bool:
    """Whether a word in small letters is such a name, or ends as they do."""
    return word in _NAMES or (len(word) > _LEAST_LETTERS and word.endswith(_ENDINGS))
