/** Turkish. */
import { type Language, monthNames, phrases, words } from './language.ts';

export const tr: Language = {
  code: 'tr',
  labels: {
    number: phrases(`
      makbuz no | Fatura No | Fatura Numarası | Fatura Nu | Fatura Seri No | Fatura Sıra No | Belge No |
      Belge Numarası | e-Fatura No | e-Arşiv Fatura No | Fiş No | Fatura`),
    purchaseOrder: phrases(`Sipariş No | Sipariş Numarası | Siparişiniz | Satın Alma Sipariş No`),
    precedingNumber: phrases(`iade edilen fatura | ilgili fatura no | iadeye konu fatura | iade fatura no`),
    otherNumber: phrases(`
      Müşteri No | Müşteri Numarası | Müşteri Kodu | Sözleşme No | İrsaliye No | İrsaliye Numarası | Hesap No |
      Ticaret Sicil No | Mersis No | Mersis Numarası | ETTN | Senaryo | Özelleştirme No | Telefon | Tel | Faks | Fax |
      Sayfa | SWIFT | BIC | Kasa No | Z No | Masa | Referans No | Dosya No`),
    issueDate: phrases(`Fatura Tarihi | Düzenleme Tarihi | Düzenlenme Tarihi | Tanzim Tarihi | Belge Tarihi`),
    dueDate: phrases(`
      ödeme vadesi | son ödeme günü | Son Ödeme Tarihi | Vade Tarihi | Vade | Ödeme Tarihi | Son Ödeme`),
    otherDate: phrases(`
      doğum tarihi |
      Sipariş Tarihi | İrsaliye Tarihi | Teslim Tarihi | Sevk Tarihi | Teslimat Tarihi`),
    date: phrases(`Tarih | Tarihi | Tarih/Saat`),
    period: phrases(`Dönem | Fatura Dönemi | Hizmet Dönemi`),
    seller: phrases(`Satıcı | Düzenleyen | Tedarikçi | Faturayı Düzenleyen | Gönderen | Satan`),
    buyer: phrases(`Sayın | Alıcı | Müşteri | Fatura Adresi | Fatura Edilen | Müşteri Bilgileri | Alıcı Bilgileri`),
    shipTo: phrases(`Teslimat Adresi | Sevk Adresi | Teslim Yeri | Teslim Edilecek`),
    remitTo: phrases(`Ödeme Yapılacak`),
    otherParty: phrases(
      `Banka | Banka Adı | İlgili Kişi | Düzenleyen Kişi | Teslim Eden | Teslim Alan | Taşıyıcı | Hazırlayan`,
    ),
    contact: phrases(`E-Posta | E-mail | Web Sitesi | Web | İletişim`),
    name: phrases(`Ünvan | Unvan | Adı Soyadı | Firma Adı | Ad Soyad`),
    address: phrases(`Adres | Adresi | Merkez Adresi`),
    taxId: phrases(`
      Vergi No | VKN | TCKN | Vergi Numarası | Vergi Kimlik No | Vergi Dairesi / No | T.C. Kimlik No | Vergi Dairesi ve No`),
    iban: phrases(`IBAN | IBAN No`),
    paymentTerms: phrases(`Ödeme Şekli | Ödeme Koşulları | Ödeme Yöntemi | Ödeme Şartları`),
    currency: phrases(`Para Birimi | Döviz Cinsi`),
    net: phrases(`
      Ara Toplam | KDV Matrahı | Matrah | Mal Hizmet Toplam Tutarı | Mal/Hizmet Toplam Tutarı | KDV Hariç Toplam |
      Toplam Tutar (KDV Hariç) | KDV Hariç Tutar | Vergiler Hariç Tutar`),
    tax: phrases(`KDV | Hesaplanan KDV | KDV Tutarı | Toplam KDV | KDV Toplamı | Vergi`),
    total: phrases(`Toplam | Toplam Tutar | Tutar`),
    grandTotal: phrases(`
      fatura tutarı | yekün | Genel Toplam | Vergiler Dahil Toplam Tutar | KDV Dahil Toplam | Fatura Toplamı |
      Toplam (KDV Dahil) | KDV Dahil Tutar`),
    amountDue: phrases(`Ödenecek Tutar | Ödenecek Toplam | Ödenecek | Kalan Tutar | Kalan Bakiye`),
    previousBalance: phrases(`Önceki Bakiye | Devreden Bakiye`),
    paid: phrases(`Ödenen | Ödenmiş | Ön Ödeme | Avans | Peşinat`),
    discount: phrases(`İskonto | Toplam İskonto | İndirim | Toplam İndirim | İskonto Tutarı`),
    charge: phrases(`Kargo | Kargo Ücreti | Nakliye | Teslimat Ücreti | Hizmet Bedeli`),
    rounding: phrases(`Yuvarlama`),
    cash: phrases(`Nakit | Kredi Kartı | Banka Kartı`),
    change: phrases(`Para Üstü`),
    commission: phrases(`Komisyon`),
    otherAmount: phrases(`KDV Oranı | Oran | Miktar | Sermaye | Tevkifat Tutarı | Yalnız`),
    invoice: phrases(`Fatura | e-Fatura | e-Arşiv Fatura | Proforma Fatura | Satış Faturası`),
    creditNote: phrases(`İade Faturası | İade Fatura | Gider Pusulası`),
    receipt: phrases(`Fiş | Bilgi Fişi | Yazarkasa Fişi | Perakende Satış Fişi`),
  },
  columns: {
    position: phrases(`Sıra No | Sıra | S. No`),
    code: phrases(`Kod | Stok Kodu | Ürün Kodu | Barkod`),
    description: phrases(`
      Açıklama | Mal Hizmet | Mal / Hizmet | Ürün | Hizmet | Ürün Adı | Malın Cinsi | Cinsi | Mal Hizmet Cinsi |
      Ürün / Hizmet | Ürün Açıklaması | Hizmet Açıklaması`),
    quantity: phrases(`Miktar | Adet | Mik`),
    unit: phrases(`Birim | Birimi | Ölçü Birimi`),
    unitPrice: phrases(`Birim Fiyat | Birim Fiyatı | Fiyat | B. Fiyat | Fiyatı`),
    discount: phrases(`İskonto | İskonto Oranı | İndirim | İskonto %`),
    taxRate: phrases(`KDV Oranı | KDV % | % KDV | Vergi Oranı`),
    taxAmount: phrases(`KDV Tutarı | Vergi Tutarı | KDV`),
    net: phrases(`KDV Hariç Tutar | Mal Hizmet Tutarı`),
    gross: phrases(`KDV Dahil Tutar`),
    amount: phrases(`Tutar | Toplam | Tutarı | Toplam Tutar | Toplam Fiyat`),
    other: phrases(`Ağırlık | Diğer Vergiler`),
  },
  months: monthNames(`
    ocak, oca | şubat, şub | mart | nisan, nis | mayıs | haziran, haz | temmuz, tem | ağustos, ağu | eylül, eyl |
    ekim, eki | kasım, kas | aralık, ara`),
  words: {
    legalForms: words`
      (?:San\. ?(?:ve )?Tic\. ?)?Ltd\. ?Şti\.?|LTD\. ?ŞTİ\.?|(?:San\. ?(?:ve )?Tic\. ?)?A\. ?Ş\.?|Anonim Şirketi|Limited Şirketi|Şti\.?`,
    businessWords: words`Ticaret|Sanayi`,
    nameEnds: '',
    commonInNames: words`ve|san|tic|sanayi|ticaret`,
    keptBy: words`işletmeci`,
    joinsNames: words`ve|için`,
    personTitles: words`bay|bayan`,
    attention: words`dikkatine`,
    signsFor: '',
    buyersOwn: words`alıcı|alıcının|müşteri`,
    contact: words`tel|telefon|faks|e-posta|e-mail`,
    contactInNames: words`gsm`,
    registration: words`vergi dairesi|vergi no|v\.d\.|vkn|tckn|mersis|ticaret sicil|t\.c\. kimlik`,
    taxIds: words`vkn|tckn|vergi no|mersis`,
    taxes: words`kdv`,
    percent: '',
    streets: words`cad|caddesi|cd|sok|sokak|sokağı|sk|mah|mahallesi|bulv|bulvarı|blv|apt|apartmanı`,
    streetEndings: '',
    placeLabels: words`şehir|il|ilçe|posta kodu|ülke`,
    houses: words`no|kat|daire`,
    postBoxes: words`p\. ?k\. ?\d+`,
    countryNames: words`türkiye|almanya|fransa|ingiltere|hollanda|avusturya`,
    counted: words`gün|adet`,
    numberSigns: words`no`,
    ordinals: '',
    beforeMonth: '',
    beforeYear: '',
    afterYear: '',
    beforeDate: words`tarih`,
    madeAt: '',
    until: '',
    fallsDue: '',
    asksToPay: '',
    payBy: '',
    titles: words`fatura|e-fatura|e-arşiv fatura|sayfa`,
    otherTitles: words`
      sipariş|sipariş formu|sipariş onayı|teklif|fiyat teklifi|irsaliye|sevk irsaliyesi|hesap özeti|
      ödeme hatırlatması|ihtarname|sözleşme|fiyat listesi|tarife`,
    proformaTitles: words`proforma fatura|pro-?\s?forma`,
    salutations: words`değerli(?=.*[,!])|merhaba(?=.*[,!])`,
    besideHeadings: words`benim|bizim|sizin|bilgileri|hizmetleri|hizmeti|destek|logonuz|logo|buraya`,
    formWords: words`kopya|asıl|suret|nüsha|tarih`,
    receiptAdjectives: '',
    receiptTitles: words`fiş|bilgi fişi|fatura`,
    sale: words`kasa|kasiyer|masa|fiş no`,
    till: words`kasa|kasiyer|teşekkür ederiz|fiş no|nakit|topkdv`,
    greetings: words`hoş geldiniz|teşekkür ederiz|teşekkürler`,
    taxBase: '',
    included: words`dahil`,
    excluded: words`hariç`,
    summaries: '',
    departure: '',
    arrival: '',
    pieces: words`adet|ad`,
  },
  postCodes: [/\b\d{5}\s+\p{Lu}[\p{L} ]{2,30}\/\s?\p{Lu}\p{L}+/u],
  countries: [
    {
      code: 'TR',
      currency: 'TRY',
      mark: /(?<!\p{L})(?:türkiye|turkey|vergi dairesi|istanbul|İstanbul|ankara|izmir|mersis)(?!\p{L})|\bVKN:? ?\d{10}\b/iu,
    },
  ],
  currencies: [{ code: 'TRY', word: String.raw`TL`, unmistakable: false }],
};
