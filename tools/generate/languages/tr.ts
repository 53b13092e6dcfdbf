import type { Wording } from '../wording.ts';

/** Turkish. */
export const tr: Wording = {
  seller: 'Satıcı|Gönderen|Firma|Tedarikçi|Düzenleyen',
  buyer: 'Alıcı|Müşteri|Sayın|SAYIN|Fatura Adresi|Müşteri Adı|Alıcı Bilgileri',
  delivery: 'Teslimat Adresi|Sevk Adresi|Teslim Yeri',
  contact: 'İlgili Kişi|Yetkili|Düzenleyen|Satış Temsilcisi',
  title: 'FATURA|Fatura|e-Arşiv Fatura|e-FATURA|Proforma Fatura|Serbest Meslek Makbuzu',
  number: 'Fatura No|Fatura Numarası|Belge No|No',
  date: 'Fatura Tarihi|Tarih|Düzenleme Tarihi',
  due: 'Vade Tarihi|Son Ödeme Tarihi|Vade',
  other: 'Sipariş No|İrsaliye No|Senaryo|Fatura Tipi|Ödeme Şekli|Sayfa|Müşteri No|İrsaliye Tarihi|ETTN',
  phone: 'Tel|Telefon|Faks|Gsm',
  registration: 'Vergi No|Vergi Dairesi|VKN|TCKN|Mersis No|Ticaret Sicil No',
  bank: 'Banka|IBAN|Hesap No|Şube|Garanti Bankası|Ziraat Bankası',
  net: 'Ara Toplam|Mal Hizmet Toplam Tutarı|KDV Matrahı|Toplam',
  tax: 'KDV %20|KDV|Hesaplanan KDV',
  total: 'Genel Toplam|Ödenecek Tutar|Vergiler Dahil Toplam Tutar|TOPLAM',
  columns: 'Açıklama|Miktar|Birim Fiyat|Tutar|Mal Hizmet|KDV Oranı|Sıra No|İskonto|Birim',
  prose:
    'Bizi tercih ettiğiniz için teşekkür ederiz.|Yalnız bin iki yüz Türk Lirası|İrsaliye yerine geçer.|Bu fatura elektronik olarak düzenlenmiştir.|Teslim eden / Teslim alan',
  nameLabel: 'Ad Soyad|Unvan|Firma Adı|Adı',
  addressLabel: 'Adres|Adresi|Merkez Adresi',
  cityLabel: 'Şehir|İl / İlçe|İlçe',
  trades:
    'Ticaret|İnşaat|Danışmanlık|Lojistik|Turizm|Yazılım|Gıda|Mobilya|Otomotiv|Sanayi|İnşaat Taahhüt|Yapı|Yapı Malzemeleri|Mühendislik|Mimarlık|Proje|Tesisat|Isı Sistemleri|Klima|Doğalgaz|Elektrik|Elektronik|Aydınlatma|Boya|Dekorasyon|Mutfak Banyo|Parke|Seramik|Mermer|Cam|Alüminyum Doğrama|PVC|Çelik Konstrüksiyon|Demir Çelik|Metal|Döküm|Makina|Kalıp|Hırdavat|Hafriyat|Nakliyat|Evden Eve Nakliyat|Gümrükleme|Kargo|Oto Servis|Oto Yedek Parça|Oto Kurtarma|Lastik|Kaporta Boya|Akaryakıt|Tarım|Tarım Aletleri|Hayvancılık|Süt Ürünleri|Et Mamulleri|Şarküteri|Unlu Mamuller|Fırın|Pastane|Kuruyemiş|Baharat|Zeytincilik|Su Ürünleri|Lokanta|Kebap|Kafe|Catering|Otelcilik|Pansiyon|Seyahat|Orman Ürünleri|Kereste|Ahşap|Tekstil|Konfeksiyon|Ev Tekstili|Halı|Deri|Ayakkabı|Kuyumculuk|Saat|Optik|Kuaför|Güzellik Merkezi|Medikal|Diş Kliniği|Eczanesi|Veteriner Kliniği|Hukuk Bürosu|Mali Müşavirlik|Sigorta Aracılık|Emlak|Matbaa|Reklam|Tabela|Ambalaj|Plastik|Kırtasiye|Kitabevi|Bilişim|Bilgisayar|Güvenlik Sistemleri|Asansör|Temizlik|Peyzaj|Çiçekçilik|Sürücü Kursu|Spor',
  postLabel: 'Posta Kodu',
  stateLabel: 'İl',
  countryLabel: 'Ülke',
  greeting: 'Sayın|Merhaba',
  honorific: 'Sn.|Bay|Bayan',
  regards: 'Saygılarımızla|Teşekkürler',
  adjustment: 'İskonto|Kargo|Toplam İskonto|Nakliye',
  item: 'Danışmanlık|Konaklama|Nakliye|Bakım|Kağıt A4|İşçilik|Kira',
  third: 'Gümrük Müşaviri|Nakliyeci|Sigorta Şirketi|Ödeyen|Yönetici|Veli|Mal Sahibi|Acente',
  managed: 'eliyle|adına|temsilen|c/o',
  department: 'Muhasebe|Satın Alma|Muhasebe Müdürlüğü|Finans',
  subject: 'Hasta|Öğrenci|Hayvan|Yolcu|Misafir|Araç|Sürücü|Kart Sahibi',
  caption: 'Otel Bilgileri|Rezervasyon Detayları|Müşteri Nüshası|Firma Bilgileri',
  operator: 'işletmecisi|markasıdır|bayii|tarafından işletilir',
  site: 'Depo|Şube|Mağaza|İade adresi|Fabrika|Merkez',
  aside:
    'Pzt-Cuma 08:00-18:00|19## yılından beri|{city} Şubesi|Satış ve Servis|Pazar günü kapalı|İlkokul|Isıtma – Soğutma – Havalandırma|ELEKTRİK • SIHHİ TESİSAT • DOĞALGAZ|Elektrik taahhüt, proje, bakım ve onarım|İnşaat · Tadilat · Dekorasyon|Alüminyum · PVC · Cam Balkon|Alım, satım, kiralama, yedek parça|Ölçüye göre mobilya imalatı|Kapı / pencere / panjur|Boya, badana, alçıpan ve asma tavan|Hafriyat, dolgu ve moloz taşıma|Muhasebe – Bordro – Vergi Danışmanlığı|Düğün, nişan ve cenaze çiçekleri|Her türlü özel gün pastası|Serbest Muhasebeci Mali Müşavir|Yeminli Mali Müşavir|Bağımsız Denetçi|Avukat – Arabulucu|Noter|İnşaat Mühendisi|Yüksek Mimar|Harita Mühendisi|Diş Hekimi|Çocuk Sağlığı ve Hastalıkları Uzmanı|Kulak Burun Boğaz Uzmanı|Veteriner Hekim|Fizyoterapist|Uzman Klinik Psikolog|Eczacı|TSE Hizmet Yeterlilik Belgeli|ISO 9001:2015 KALİTE YÖNETİM SİSTEMİ|ISO 22000 Gıda Güvenliği Belgesi|Yetkili Satıcı ve Servis|Ustalık belgesi no: #####|TÜRSAB Belge No: ####|İşletme Kayıt No: TR-##-K-######|Organik tarım sertifikalı|Sanayi odası üyesi|1. sınıf toptan gıda|19##’den bugüne|Kuruluş: 19##|Üç kuşaktır aynı lezzet|{last} ailesi – 19##|Babadan oğula ## yıllık tecrübe|{last} ve Oğulları|Bir aile işletmesidir|Güvenin adresi|KALİTE • GÜVEN • HIZLI TESLİMAT|“Müşteri memnuniyeti önceliğimizdir”|Eviniz ve bahçeniz için her şey|Tarladan sofraya|Anadolu’nun lezzeti sofranızda|Dünyanın her yerine taşıyoruz|İşimizin ustasıyız|Çalışma saatleri: hafta içi 08.30–18.00, Cmt 09.00–13.00|Haftanın 7 günü açığız|Öğle arası 12.30–13.30|7/24 acil servis|Randevu ile çalışılır|Resmî tatillerde kapalıdır|Merkez Mağaza|Şube: {city}|{city} Bölge Bayii|Ege Bölge Müdürlüğü|Türkiye genel distribütörü|Toptan, perakende, internetten satış|Konaklama, kahvaltı & restoran|İmalat * İthalat * İhracat|Lastik, rot balans, akü|Saç kesimi, boya, gelin başı|Endüstriyel Otomasyon Bölümü|Kuru temizleme – halı yıkama – ütü',
  regime:
    'Vergi Dairesi: {city}|Ticaret Sicil No ######|Mersis No ################|{city} V.D. ##########|e-Arşiv Fatura|Fiş No ####',
  landmarks:
    'Çınar|Çınaraltı|Üç Çınar|Ulu Çınar|Kavak|Kavaklıdere|Söğüt|Söğütlü|Meşe|Ihlamur|Gürgen|Ardıç|Çam|Çamlıca|Çamlık|Zeytin|Zeytinlik|İncir|Nar|Kestane|Değirmen|Eski Değirmen|Su Değirmeni|Taş Konak|Ak Konak|Kervansaray|Hanedan|Fırat|Dicle|Kızılırmak|Sakarya|Gediz|Menderes|Yeşilırmak|Kartal|Kartal Yuvası|Şahin|Doğan|Leylek|Turna|Bülbül|Kırlangıç|Güvercin|Beyaz Martı|Kuğu|Ceylan|Aslan|Karaca|Kır At|Bozkurt|Yeşil Tepe|Yeşilyurt|Güneşli|Gündoğdu|Mavi Deniz|Akdeniz|Ege|Karadeniz|Toros|Kaçkar|Kapadokya|Erciyes|Beyaz Köşk|Kırmızı Ev|Altın Başak|Altın Boynuz|Taş Köprü|Çeşme|Pınarbaşı|Soğukpınar|Kale|Hisar|Liman|Deniz Feneri|Lale|Gelincik|Papatya|Ayçiçeği|Yayla|Gökkuşağı',
  bodies:
    '{brand} Apartmanı Yöneticiliği|{last} {trade} - {first} {last}|{BRAND} SANAYİ VE TİCARET A.Ş.|{city} Belediyesi|{brand} Site Yönetimi|{first} {last}|{brand} Sitesi Yönetimi|{brand} Sitesi {n}. Blok Kat Malikleri Kurulu|{brand} Toplu Yapı Yönetim Kurulu Başkanlığı|{city} Belediye Başkanlığı|{city} Belediyesi Fen İşleri Müdürlüğü|{city} Valiliği İl Özel İdaresi Destek Hizmetleri Müdürlüğü|{city} İl Millî Eğitim Müdürlüğü|{city} Devlet Hastanesi Başhekimliği|{city} Üniversitesi İdari ve Mali İşler Daire Başkanlığı|{brand} Anaokulu|{brand} İlkokulu Müdürlüğü|{first} {last} Ortaokulu|{city} {brand} Anadolu Lisesi Okul Aile Birliği|{first} {last} Mesleki ve Teknik Anadolu Lisesi|{city} Halk Eğitimi Merkezi|{city} Esnaf ve Sanatkârlar Odası|{city} Ziraat Odası Başkanlığı|{city} Merkez Camii Yaptırma ve Yaşatma Derneği|{brand} Köyü Kalkındırma ve Güzelleştirme Derneği|{brand} Sulama Birliği|{brand} Gençlik ve Spor Kulübü|{city} Yelken Kulübü|{city} Avcılar ve Atıcılar Kulübü|{brand} Kültür ve Dayanışma Derneği|{first} {last} Eğitim ve Sağlık Vakfı|Eski Su Değirmenlerini Koruma ve Tanıtma Derneği|Orman Ürünleri ve Ahşap Araştırma Enstitüsü|{brand} Özel Eğitim ve Rehabilitasyon Merkezi|Av. {first} {last}|{last} & {last} Hukuk Bürosu|Dt. {first} {last}|Uzm. Dr. {first} {last} Muayenehanesi|Vet. Hek. {first} {last}|SMMM {first} {last}|{first} {last} – {trade}|{last} Kardeşler {trade}|{first} {last} ve Ortağı Adi Ortaklığı|{brand} {trade} – {first} {last}|{brand} Eczanesi – Ecz. {first} {last}|{city} Noterliği {n}. Daire',
  attention:
    'Dikkatine: {person}|Sn. {person} dikkatine|Sayın {person}, Satın Alma Müdürü|İlgili kişi: {person}|Yetkili: {person}|Yetkili: {person} – Genel Müdür|Masraf merkezi: {n}|Maliyet Yeri {n}|c/o {person}|Site yöneticisi: {person}|Muhasebe Departmanı|Fatura Kabul Birimi|Finans ve Mali İşler|Satın Alma Departmanı|İnsan Kaynakları ve Bordro|Evrak Kayıt|Şantiye {n} – Şef: {person}|Proje No: {n}|{n} No.lu Bakım Atölyesi|Referans: {n} / {person}|İdari İşler',
};
