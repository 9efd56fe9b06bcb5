"""Indonesian: who people say that they are, and sentences that only look like it."""

import pytest

from tests.kit.telling import shown, told_in

SAID = [
    "nama saya «Gunilla Sjöström»",
    "saya «Ilavarasan Kandasamy»",
    "perkenalkan, saya «Shivaleela Patil»",
    "ini «Evangelia Papadimitriou»",
    "dengan «Nguyễn Văn Khôi» di sini",
    "panggil saya «Domitilla»",
    "atas nama «Thenmozhi Arumugam»",
    "istri saya «Rumbidzai» yang ambil",
    "anak saya namanya «Dragoslava»",
    "sopirnya «Millaray Huenchumilla» tidak sopan",
    "Bapak «Ratu Vunivalu» menelepon",
    "Ibu «Massinissa Ouyahia» menelepon",
    "Terima kasih,\n«Tichaona Mutasa»",
    "Nama: «Hasmukhbhai Vaghela»",
    "Nama lengkap: «Wanderley Bezerra»",
    "tolong transfer ke «Angharad Llywelyn»",
    "penerima: «Håkon Sæther»",
    "Salam, «Unnikrishnan Kizhakkedath»",
    "hormat saya,\n«Nandita Ghoshal»",
    "saya lahir tanggal «3 Mei 1990»",
    "tanggal lahir saya «03/05/1990»",
    "alamat saya «Jalan Diponegoro No 12, Surabaya»",
    "PIN saya «9931»",
    "kode pos saya «60241»",
]
ASKED = [
    ("Siapa nama Anda?", "«Ahmad Faizal bin Osman»"),
    ("Dengan siapa saya berbicara?", "dengan «Ľubomír Hudák»"),
    ("Boleh tahu nama lengkapnya?", "boleh, «Kolawole Ayinla»"),
    ("Namanya siapa kak?", "«Mehbooba»"),
    ("Pesanan atas nama siapa?", "«Baraka Mwakyembe»"),
    ("Tanggal lahir?", "«14-03-1987»"),
    ("Kapan Anda lahir?", "«14 Maret 1987»"),
    ("Kode pos?", "«40115»"),
    ("PIN Anda?", "«4821»"),
    ("Nama gadis ibu kandung?", "«Weerasinghe»"),
    ("Nama pengguna?", "«zaw38»"),
    ("Alamat pengiriman?", "«Jl. Merdeka No. 17 RT 03/RW 05, Bandung 40115»"),
    ("Tinggal di mana?", "«Perumahan Griya Asri Blok C2 No. 8, Bekasi»"),
    ("Nama hewan peliharaan pertama?", "«Belang»"),
]
NOBODY = [
    "saya senang",
    "ini penting",
    "nama saya tidak ada di daftar",
    "saya dari Medan",
    "ini hari Selasa",
    "telepon saya besok",
    "saya vegetarian",
    "anak saya sakit",
    "sopirnya terlambat",
    "terima kasih Tokopedia",
    "saya tinggal di Jakarta",
    "saya lahir di desa",
    "alamat saya berubah",
    "PIN saya salah",
    "saya pelanggan Telkomsel",
    "di sini baik-baik saja",
    "ini saya",
    "atas nama perusahaan",
    "bulan Maret saya ke Bali",
    "Yth. Bapak/Ibu",
    "saya guru",
    "ini Honda baru",
    "istri saya marah",
    "Terima kasih",
    "saya lelah",
    "ini fakturnya",
    "saya orang Indonesia",
    "saya mau pesan",
    "untuk besok",
    "saya sudah bayar",
]


@pytest.mark.parametrize("text", SAID)
def test_what_is_said_is_hidden(text: str) -> None:
    assert shown(("user", text)) == []


@pytest.mark.parametrize(("question", "reply"), ASKED)
def test_what_is_asked_and_given_is_hidden(question: str, reply: str) -> None:
    assert shown(("agent", question), ("user", reply)) == []


@pytest.mark.parametrize("text", NOBODY)
def test_a_sentence_that_only_looks_like_it_tells_nothing(text: str) -> None:
    assert told_in(text) == []
