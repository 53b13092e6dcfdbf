import type { Wording } from '../wording.ts';

/** Indonesian. */
export const id: Wording = {
  seller: 'Penjual|Dari|Perusahaan|Pemasok',
  buyer: 'Kepada|Kepada Yth.|Pelanggan|Pembeli|Tagihan untuk|Ditagihkan kepada',
  delivery: 'Alamat Pengiriman|Kirim ke|Dikirim kepada',
  contact: 'Kontak|U.p.|Dibuat oleh|Hormat kami',
  title: 'FAKTUR|Faktur Penjualan|INVOICE|Tagihan|Nota|Kwitansi|Faktur Pajak',
  number: 'No. Faktur|Nomor Invoice|No. Invoice|Nomor',
  date: 'Tanggal|Tanggal Faktur|Tgl.',
  due: 'Jatuh Tempo|Tanggal jatuh tempo',
  other: 'No. Pesanan|Syarat Pembayaran|Halaman|Mata uang|No. PO|Kode Pelanggan|Sales',
  phone: 'Telp.|Telepon|HP|Fax|No. Telp',
  registration: 'NPWP|NIB|No. Izin|SIUP',
  bank: 'Bank|No. Rekening|Atas nama|Bank BCA|Bank Mandiri|a/n',
  net: 'Subtotal|Sub Total|Dasar Pengenaan Pajak',
  tax: 'PPN 11%|PPN|Pajak',
  total: 'Total|Total Tagihan|Grand Total|Jumlah Total|Total Bayar',
  columns: 'Keterangan|Jumlah|Harga|Total|Nama Barang|Qty|Satuan|Harga Satuan|No|Diskon',
  prose:
    'Terima kasih atas kepercayaan Anda.|Terbilang: satu juta dua ratus ribu rupiah|Barang yang sudah dibeli tidak dapat dikembalikan.|Pembayaran harap ditransfer ke rekening berikut',
  nameLabel: 'Nama|Nama Perusahaan|Nama Pelanggan',
  addressLabel: 'Alamat|Alamat Kantor',
  cityLabel: 'Kota|Kabupaten',
  trades:
    'Jaya|Abadi|Sejahtera|Mandiri|Makmur|Teknik|Sentosa|Utama|Niaga|Bangunan|Toko Bangunan|Konstruksi|Kontraktor|Baja Ringan|Las|Bengkel Las|Kusen|Aluminium|Kaca|Kayu|Mebel|Jati|Furniture|Interior|Cat|Keramik|Marmer|Listrik|Elektrikal|Mekanikal|Pendingin|AC|Pompa Air|Sanitasi|Mesin|Alat Berat|Perkakas|Besi|Logam|Pengecoran|Ban|Bengkel Motor|Bengkel Mobil|Suku Cadang|Variasi Mobil|Rental Mobil|Travel|Angkutan|Ekspedisi|Logistik|Pelayaran|Galangan|Bongkar Muat|Perkebunan|Tani|Pupuk|Bibit|Peternakan|Unggas|Perikanan|Tambak|Hasil Laut|Hasil Bumi|Rempah|Kopi|Teh|Beras|Roti|Kue|Bakery|Katering|Rumah Makan|Warung|Restoran|Kafe|Penginapan|Sembako|Grosir|Swalayan|Tekstil|Batik|Konveksi|Garmen|Penjahit|Sepatu|Tas|Kulit|Emas|Arloji|Optik|Salon|Spa|Klinik|Apotek|Laboratorium|Alat Kesehatan|Percetakan|Reklame|Stempel|Fotokopi|Foto|Buku|Alat Tulis|Komputer|Elektronik|Seluler|Solusi Digital|Kebersihan|Laundry|Pertamanan|Florist|Keamanan|Properti|Konsultan|Kemasan|Plastik|Karet|Daur Ulang|Olahraga',
  postLabel: 'Kode Pos',
  stateLabel: 'Provinsi',
  countryLabel: 'Negara',
  greeting: 'Yth.|Halo|Bapak/Ibu',
  honorific: 'Bpk.|Ibu|PT|CV',
  regards: 'Hormat kami|Salam',
  adjustment: 'Diskon|Ongkos kirim|Uang muka|Pembulatan',
  item: 'Jasa konsultasi|Sewa kendaraan|Kertas A4|Jasa desain|Pengiriman|Nasi goreng',
  third: 'Ekspedisi|Asuransi|Pembayar|Pengelola|Wali|Pemilik|Agen',
  managed: 'd/a|diwakili oleh|atas nama|u.p.',
  department: 'Bagian Keuangan|Bagian Pembelian|Akunting|HRD',
  subject: 'Pasien|Siswa|Hewan|Penumpang|Tamu|Kendaraan|Peserta',
  caption: 'Detail Hotel|Detail Pesanan|Salinan Pelanggan|Data Perusahaan',
  operator: 'dikelola oleh|merek dari|bagian dari',
  site: 'Gudang|Cabang|Toko|Pabrik|Bengkel',
  aside:
    'Buka Senin-Jumat 08.00-17.00|Sejak 19##|Cabang {city}|Jual dan Servis|Minggu tutup|Sekolah Dasar|Jual – Beli – Tukar Tambah|KONTRAKTOR • LEVERANSIR • PERDAGANGAN UMUM|Instalasi listrik, genset, dan penangkal petir|Bangun Baru · Renovasi · Desain Interior|Pagar · Kanopi · Teralis|Penjualan, sewa, servis & suku cadang|Terima pesanan mebel ukir|Pintu / jendela / kusen|Cat tembok, cat kayu, cat besi|Sewa alat berat dan angkutan material|Pembukuan – Pajak – Audit|Karangan bunga papan, buket, dekorasi pelaminan|Kue ulang tahun dan nasi kotak|Konsultan Pajak Terdaftar|Akuntan Publik, izin no. ###/KM.#/20##|Advokat & Konsultan Hukum|Notaris dan Pejabat Pembuat Akta Tanah|Penilai Publik|Arsitek|Dokter Gigi|Dokter Spesialis Anak|Dokter Umum, SIP: ###/###/20##|Dokter Hewan|Fisioterapis|Psikolog Klinis|Apoteker penanggung jawab|Penerjemah Tersumpah|Bersertifikat ISO 9001:2015|ISO 9001 dan ISO 45001|Halal – No. ################|P-IRT No. #############-##|Dinkes P-IRT terdaftar|Anggota asosiasi kontraktor daerah|Produk UMKM binaan|Izin usaha perdagangan umum|Berdiri sejak 19##|Melayani Anda sejak 20##|Lebih dari ## tahun pengalaman|Usaha keluarga tiga generasi|Keluarga {last} – pengrajin sejak 19##|Pemilik: {last}|Mitra terpercaya Anda|CEPAT • TEPAT • TERPERCAYA|“Mutu adalah janji kami”|Lengkap untuk rumah dan taman|Murah, lengkap, dan bergaransi|Dari kebun ke meja Anda|Kepuasan Anda tujuan kami|Rasa asli, resep warisan|Solusi tepat untuk industri Anda|Satu atap untuk semua kebutuhan kantor|Jam buka: Senin–Sabtu 08.00–16.30 WIB|Buka setiap hari 07.00–21.00|Jumat istirahat 11.30–13.00|Layanan darurat 24 jam|Praktik dengan perjanjian|Hari libur nasional tutup|Toko: {city}|Perwakilan {city}|Kantor Pusat: {city}|Unit Usaha Jawa Timur|Gudang Wilayah Barat|Distributor resmi dan pusat servis|Agen tunggal untuk Indonesia|Grosir, eceran, daring|Kamar, sarapan & ruang rapat|Produksi sendiri, kirim ke seluruh Nusantara|Tambal ban * ganti oli * tune up|Potong rambut, creambath, rias pengantin|Divisi Otomasi Industri|Terima jahitan pria dan wanita|Ekspor – Impor – Keagenan',
  regime: 'NPWP ##.###.###.#-###.###|Non PKP|PKP|SIUP ####/##|NIB #############',
  landmarks:
    'Beringin|Beringin Tua|Jati Agung|Jati Luhur|Cendana|Cemara|Pinus|Mahoni|Kelapa Gading|Nyiur Melambai|Bambu Kuning|Kenanga|Melati|Mawar Merah|Anggrek|Anggrek Ungu|Teratai|Teratai Putih|Flamboyan|Kamboja|Kantil|Cempaka|Dahlia|Garuda|Elang Laut|Rajawali|Rajawali Emas|Merpati Putih|Merak|Cendrawasih|Kutilang|Jalak|Camar|Walet|Kijang Emas|Banteng|Macan Putih|Gajah Putih|Kuda Hitam|Singa Laut|Naga Mas|Lumba-Lumba|Bengawan|Barito|Mahakam|Kapuas|Musi|Brantas|Serayu|Gunung Mas|Gunung Jati|Bukit Hijau|Bukit Indah|Bukit Barisan|Merapi|Semeru|Rinjani|Tirta|Tirta Kencana|Sumber Air|Sumber Rejeki|Mata Air|Telaga Biru|Muara Indah|Pantai Indah|Samudra|Nusantara|Pasundan|Minang|Priangan|Toba|Bunaken|Surya|Surya Pagi|Fajar|Bintang Timur|Bintang Laut|Bulan Sabit|Pelangi|Mutiara|Intan|Permata|Santo Yosef|Santa Maria|Kencana|Mercusuar',
  bodies:
    'Toko {brand}|Perhimpunan Penghuni {brand}|UD {brand}|Koperasi {brand} {city}|Yayasan {brand}|Perhimpunan Pemilik dan Penghuni Rumah Susun {brand}|Perhimpunan Penghuni Apartemen {brand} Tower {n}|Paguyuban Warga Perumahan {brand}|Rukun Warga {n} Perumahan {brand}|Rukun Tetangga {n} Kelurahan {brand}|Pemerintah Kota {city}|Pemerintah Kota {city}, Dinas Pekerjaan Umum dan Penataan Ruang|Dinas Pendidikan dan Kebudayaan Kabupaten {city}|Dinas Kesehatan Kota {city}|Kantor Kecamatan {brand}|Kantor Kelurahan {brand}|Kantor Desa {brand}|Rumah Sakit Umum Daerah {city}|Puskesmas {brand}|SD Negeri {n} {city}|SMP Negeri {n} {city}|SMA Negeri {n} {city}|SMK Negeri {n} {city}, Jurusan Teknik Kendaraan Ringan|TK {brand}|Taman Kanak-Kanak Islam Terpadu {brand}|Madrasah Ibtidaiyah {brand}|Pondok Pesantren {brand}|Komite Sekolah SD Negeri {n} {brand}|Universitas {brand}, Fakultas Ekonomi dan Bisnis|Dewan Kemakmuran Masjid {brand}|Takmir Masjid {brand}|Gereja Santo Yosef {city}|Gereja Kristen {brand} Jemaat {city}|Panti Asuhan {brand}|Kelompok Tani {brand}|Gabungan Kelompok Tani Desa {brand}|Klub Renang {brand}|Persatuan Sepak Bola {brand} {city}|Sanggar Tari {brand}|Himpunan Pengrajin Batik dan Tenun {city}|Lembaga Penelitian Hutan dan Hasil Kayu|Balai Latihan Kerja {city}|Praktik drg. {first} {last}|dr. {first} {last}|Klinik Hewan drh. {first} {last}|Kantor Hukum {last} & Rekan|Kantor Notaris {first} {last}|Kantor Akuntan Publik {last} dan Rekan|{brand} {trade}|{trade} {first} {last}|Warung Bu {first}|Bengkel Pak {last}',
  attention:
    'U.p. Bapak {person}|Up. Ibu {person}|Attn: {person}|Untuk perhatian: {person}|Kontak: {person}|Narahubung: {person}, Manajer Pembelian|PIC: {person}|d.a. {person}|c/o {person}|c/o Pengelola Gedung|Pusat Biaya {n}|Kode Anggaran {n}|Bagian Penerimaan Faktur|Bagian Akuntansi dan Keuangan|Divisi Pengadaan|Departemen Umum dan SDM|Unit {n}, Pemeliharaan|Proyek {n}, Pelaksana {person}|Ref: {n} / {person}|Direktur: {person}|Sekretariat',
};
