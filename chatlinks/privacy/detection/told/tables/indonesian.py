"""Indonesian, and what is alike in Malay."""

from chatlinks.privacy.detection.told.tables.language import Ask, Language

INDONESIAN = Language(
    code="id",
    introduces="""
        nama (?:lengkap |panggilan )?(?:saya|aku|ku|gue|gw)(?: adalah| ialah| itu|:)?,
        ^(?:salam|hormat saya),
        ejaan(?:nya)?(?: adalah)?, dieja, panggil(?: saja| aja)?, dipanggil,
        namaku(?: adalah)?, nama sy, panggil (?:saja |saya |aku |gue )+, panggil, biasa dipanggil,
        atas nama, a/n, dengan nama, anda berbicara dengan, nama pemilik(?:nya)? adalah, nama adalah
    """,
    hints=(
        "saya(?: adalah)?, aku(?: adalah)?, ini(?: dengan| saya)?, dengan(?: bapak| ibu)?, sy, "
        "gue, gw"
    ),
    follows="di sini, disini, nama saya, berbicara",
    labels=(
        "nama(?: lengkap| panggilan| pemilik| penerima| pengirim| pasien| pelanggan| penumpang"
        "| nasabah)?, penerima, pengirim, pelanggan, pasien, kontak, ttd, atas nama, a\\.n\\.?, a/n"
    ),
    titles=(
        "bapak, bpk, pak, ibu, bu, sdr, sdri, tuan, nyonya, mas, mbak, kak, dr, prof, hj, h, "
        "encik, puan"
    ),
    relations="""
        (?:suami|istri|isteri|anak|ibu|ayah|bapak|mama|papa|kakak|adik|paman|bibi|tante|om|sepupu
        |teman|sahabat|pacar|bos|atasan|rekan|tetangga|
         nenek|kakek|keponakan|mertua|ipar|dokter|pengacara|sopir|supir|asisten|kucing|anjing
         |tunangan)(?: perempuan| laki-laki| kandung)? (?:saya|aku|kami|dia)
         (?: yang)?(?: bernama| namanya| adalah)?,
         (?:istriku|suamiku|anakku|ibuku|ayahku|temanku|adikku|kakakku)(?: bernama)?,
        (?:sopir|supir|driver|kurir|sopirnya|supirnya|kurirnya|drivernya|penerima|pasien|teknisi
        |dokter)(?: bernama| namanya| adalah)?,
        (?:bernama|namanya), anak dari, istri dari, suami dari, bin, binti
    """,
    recipients="""
        (?:transfer|kirim|kirimkan|bayar|pembayaran|uang|pesan|email|mengirim|membayar
        |ditransfer)(?: [\\pL\\pN.]+){0,4}? (?:ke|kepada|untuk|pada),
        (?:telepon|telpon|hubungi|ingatkan|beritahu|tanya|tanyakan)(?: ke| kepada)?,
        (?:reservasi|meja|pesanan|kamar|booking)(?: [\\pL\\pN]+){0,4}? (?:untuk|atas nama)
    """,
    greets=(
        "terima kasih(?: banyak)?, terimakasih, makasih, halo, hai, "
        "selamat (?:pagi|siang|sore|malam|datang), baik, salam kenal, oke, maaf, yth"
    ),
    signs_off=(
        "salam(?: hormat)?, hormat saya, terima kasih, terimakasih, makasih, hormat kami, tertanda"
    ),
    asks=(
        Ask(
            "",
            (
                "nama (?:produk|perusahaan|hotel|restoran|toko|bank|kota|jalan|barang), "
                "alamat (?:ip|mac|web|situs)"
            ),
        ),
        Ask(
            "secret_answer",
            (
                "nama (?:gadis )?ibu kandung, (?:nama )?hewan peliharaan, pertanyaan keamanan, "
                "jawaban keamanan, kata rahasia, tempat lahir, kota kelahiran, di mana anda lahir, "
                "sekolah pertama, (?:warna|makanan|film) (?:favorit|kesukaan)"
            ),
        ),
        Ask("user_name", "nama pengguna, username, user id"),
        Ask("password", "kata sandi, password, kode (?:otp|verifikasi|keamanan), otp, cvv, sandi"),
        Ask("email", "alamat email, e-?mail, surel"),
        Ask("post_code", "kode ?pos"),
        Ask("pin", "(?:nomor |kode )?pin"),
        Ask("birth", "(?:tempat )?tanggal lahir, kapan anda lahir, ulang tahun, tgl lahir"),
        Ask(
            "phone_number",
            "(?:nomor|no\\.?) (?:telepon|telpon|hp|handphone|ponsel|wa|whatsapp|kontak)",
        ),
        Ask(
            "card_number",
            "(?:nomor|no\\.?) kartu(?: kredit| debit)?, (?:empat|4) (?:digit|angka) terakhir",
        ),
        Ask(
            "id_number",
            (
                "nik, ktp, paspor, sim, npwp, (?:nomor|no\\.?) (?:identitas|induk|pelanggan|bpjs"
                "|pegawai|anggota)"
            ),
        ),
        Ask(
            "booking_number",
            "(?:nomor|no\\.?|kode) (?:pesanan|booking|reservasi|polis|resi|tiket|referensi|order)",
        ),
        Ask("account_number", "(?:nomor|no\\.?) rekening, rekening, norek"),
        Ask(
            "address",
            (
                "alamat(?: lengkap| rumah| pengiriman| anda)?, tinggal di ?mana, "
                "dimana anda tinggal, dikirim ke ?mana"
            ),
        ),
        Ask(
            "name",
            (
                "nama(?: lengkap| anda| panggilan| ibu| bapak)?, siapa (?:nama|ini), "
                "namanya siapa, siapa namanya, dengan siapa, "
                "atas nama siapa, nama siapa, siapakah"
            ),
        ),
    ),
    asking=(
        "boleh, bisa, tolong, mohon, silakan, silahkan, apa, apakah, siapa, di ?mana, kapan, "
        "berapa, sebutkan, berikan, masukkan, konfirmasi, ketik, kirimkan, butuh, perlu, eja, "
        "ulangi, dapatkah, bolehkah, bisakah"
    ),
    fillers=(
        "ya iya baik ok oke tentu nama saya aku adalah lengkap ini dengan itu dan di tanggal lahir "
        "alamat rumah kode pos pin nomor no rekening sandi hewan ibu kandung halo hai terima kasih "
        "pak bu bapak namanya tinggal jalan: dari atas kak mas mbak siap silakan"
    ),
    refuses=(
        "kenapa, mengapa, untuk apa, buat apa, tidak, nggak, gak, tunggu, sebentar, apa, siapa, "
        "bagaimana, kapan, bisa, boleh, lupa, saya (?:mau|ingin|tidak|lupa|butuh|perlu), ok, oke, "
        "terima kasih, ya, baik"
    ),
    corrects=(
        "maaf, bukan, maksud saya, maksudnya, sebenarnya, salah, koreksi, ralat, eh, atau, "
        "mungkin, sepertinya"
    ),
    births=(
        "(?:saya |aku )?lahir(?: pada| di| tanggal)*, tanggal lahir(?: saya)?(?: adalah|:)?, "
        "tgl lahir, ulang tahun(?: saya)?(?: tanggal| adalah)?"
    ),
    addresses=(
        "(?:saya |aku |kami )?tinggal di, alamat(?: saya| rumah| pengiriman| lengkap)*(?: adalah"
        "| di|:)?, (?:kirim|antar|kirimkan|antarkan)(?: saja)? ke, pindah ke"
    ),
    valued=(
        Ask("pin", "pin(?: saya| adalah|:)*"),
        Ask("post_code", "kode ?pos(?: adalah|:)*"),
        Ask("id_number", "(?:nik|ktp|paspor|sim|npwp|bpjs)(?: saya| nomor| adalah|:)*"),
        Ask("account_number", "(?:nomor |no\\.? )?(?:rekening|rek)(?: saya| adalah|:)*"),
        Ask(
            "booking_number",
            (
                "(?:nomor |no\\.? |kode )(?:pesanan|booking|reservasi|polis|resi|order)(?: saya"
                "| adalah|:)*"
            ),
        ),
        Ask("password", "(?:kata sandi|password|sandi)(?: saya| adalah|:)+"),
    ),
    secrets=(
        "nama (?:gadis )?ibu kandung(?: saya)?(?: adalah|:)*, "
        "hewan peliharaan(?: saya| pertama)*(?: bernama|:)+"
    ),
    stops="""
        fakturnya baik-baik
        saya aku kami kita anda dia mereka ini itu tidak bukan ya di ke dari untuk dengan dan atau
        tapi
        mau ingin sudah belum sedang akan bisa boleh harus pelanggan baru lama nasabah mahasiswa
        penting
        mendesak sangat lebih kurang terima kasih halo hai pak bu bapak ibu senin selasa rabu kamis
        jumat sabtu minggu semua apa siapa mana kapan juga hanya hari besok kemarin lelah sakit siap
        yakin senang sedih rekening kartu alamat jalan nomor meja rumah pesanan cuma lagi punya
        tinggal rahasia dong deh sih nanti aja saja segera
        orang minta tolong mohon kecewa bingung butuh perlu coba tanya beli pesan kirim tahu lupa
    """,
    particles="bin binti al gde",
    months=(
        "januari jan; februari feb; maret mar; april apr; mei; juni jun; juli jul; agustus agu; "
        "september sep; oktober okt; november nov; desember des"
    ),
)
