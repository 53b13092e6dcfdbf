/** The help of the settings, by their paths. In English it is the description in their schema. */
export const settings = {
  'extract.ocr':
    'auto erkennt Text auf Seiten, deren Textebene fehlt oder falsch ist; always auf jeder Seite; never auf keiner',
  'extract.ocrEngine': 'Programm der Texterkennung',
  'extract.ocrLanguages': 'Sprachen gescannter Seiten',
  'extract.maxPages': 'Höchstzahl der gelesenen Seiten eines Dokuments; weitere entfallen mit einer Warnung',
  'extract.password': 'Passwort verschlüsselter Dokumente',
  'extract.passwordFile': 'Das Passwort aus der ersten Zeile dieser Datei lesen',
  'extract.passwordCommand': 'Das Passwort aus der ersten Zeile der Ausgabe dieses Befehls lesen',
  'extract.explain': 'Hinzufügen, was jede Quelle zu jedem Feld sagt',
  'extract.templates':
    'Ordner mit Vorlagen (YAML) für Belege bestimmter Aussteller, die vor den eingebauten Leseverfahren ausprobiert werden',
  'extract.llm':
    'Sprachmodell, das nach Werten gefragt wird, die andere Quellen nicht oder nur unsicher liefern; es bekommt den Text der Seiten',
  'extract.concurrency': 'Zahl der gleichzeitig gelesenen Dokumente; Standard: die Zahl der Prozessorkerne',
  'extract.timeoutSeconds': 'Die längste Zeit für ein Dokument, in Sekunden',
  'extract.cache': 'Bewahrt Ergebnisse auf und verwendet die früherer Läufe; --no-cache tut beides nicht',
  'extract.format': 'Format der Ausgabe; Standard: table im Terminal, sonst ndjson',
  'extract.schema': 'Felder der Rechnungen in der Ausgabe; nur in fapiao sind die Beträge von Gutschriften negativ',
  'extract.failOn': 'Bei welchen Ergebnissen der Exit-Code nicht 0 ist',
  'extract.csvDialect':
    'Trennzeichen und Dezimalzeichen von csv: plain für Programme; excel-zh und excel-de öffnen sich in Excel, lange Nummern bleiben Text',
  'extract.csvLines': 'In csv eine Zeile je Position statt je Rechnung',
  'extract.pagePictures': 'Eine Arbeitsmappe bekommt ein Blatt mit einem Bild jeder Seite, höchstens 200',
  'extract.watchIntervalSeconds':
    'Mit --watch: Sekunden zwischen zwei Prüfungen, in denen sich eine Datei nicht ändern darf',
  'merge.type': 'pdf: ein Dokument aus Blättern; zip: die Originale umbenannt, in Ordnern nach Art',
  'merge.layout': 'Zeilen x Spalten je Blatt: 2x1 sind zwei, eine über der anderen; auto: nach Art des Belegs',
  'merge.mixKinds': 'Mit dem Layout auto: Belegarten mit gleichem Layout dürfen sich ein Blatt teilen',
  'merge.paper': 'A4, A5, B5, Letter, Legal oder Breite x Höhe wie 210x140mm',
  'merge.orientation':
    'Ausrichtung der Blätter; auto: so, dass die Seiten aufrecht stehen, im Querformat mit vertauschten Zeilen und Spalten',
  'merge.margin': 'Rand des Blattes, in Millimetern',
  'merge.gap': 'Abstand zwischen zwei Feldern, in Millimetern',
  'merge.pageNumber': 'Druckt „n / gesamt“ unten auf jedes Blatt',
  'merge.categoryLabel': 'Druckt die Art des Belegs über jede Seite',
  'merge.cutLines': 'Zeichnet gestrichelte Linien zwischen die Felder',
  'merge.summary': 'Fügt ein letztes Blatt mit jeder Rechnung, ihren Beträgen und den Summen an',
  'merge.order': 'Reihenfolge der Dokumente',
  'merge.duplicates':
    'Umgang mit Dubletten; skip lässt sie aus, wenn Nummer, Verkäufer, Betrag und Datum übereinstimmen; Standard: warn, auch bei verschiedenen Dateien derselben Rechnung, wenn Rechnungen gelesen werden',
  'merge.labelLanguage': 'Sprache der Beschriftungen und der Übersicht; auto: Chinesisch bei chinesischen Belegen',
  'merge.nameTemplate':
    'Namen der Dateien im ZIP; Felder sind {date} {seller} {buyer} {number} {code} {type} {net} {tax} {total} {currency} {name}',
  'merge.rotate': 'auto: eine Hochformatseite in einem Querformatfeld wird gedreht, wenn sie dadurch größer wird',
  'merge.fit':
    'shrink: Seiten werden nie vergrößert; fill: so groß wie ihre Felder; none: in ihrer Größe, am Feld abgeschnitten',
  'merge.copies': 'Zahl der Exemplare jedes Dokuments',
  'merge.stamp': 'Druckt diesen Text als roten Stempel über jede Seite: bezahlt, 已报销',
  'merge.crop': 'Schneidet leere Ränder ab, sodass der Inhalt größer wird',
  'merge.invoiceLanguage': 'Sprache der Beschriftungen einer gezeichneten E-Rechnung; Standard: die des Verkäufers',
  'convert.quality':
    'Qualität von Bildern, wenn weder Auflösung noch Bildqualität angegeben ist: ein Kompromiss zwischen Größe und Aussehen',
  'convert.ocr':
    'Erkennt Text: auto (ohne Wert) auf Seiten ohne Text, redo auch auf Seiten mit der Textebene einer früheren Erkennung, always auf allen, never auf keiner',
  'convert.deskew': 'Dreht erkannte Seiten aufrecht und richtet schief gescannte gerade',
  'convert.pageSize': 'Papierformat des Ergebnisses',
  'convert.orientation': 'Ausrichtung der Seiten',
  'convert.margins': 'Seitenränder in Millimetern: oben,rechts,unten,links',
  'convert.pdfCompression': 'Wie stark die Bilder eines PDFs komprimiert werden',
  'convert.embedFonts': 'Ob Schriften in ein PDF eingebettet werden',
  'convert.pdfPassword': 'Verschlüsselt das PDF (AES-256) mit diesem Passwort',
  'convert.pdfA': 'Schreibt PDF/A für Archive: 2b (ohne Wert) ohne Anhänge, 3b mit ihnen',
  'convert.imageFormat': 'Format von Bildern in Dokumenten, auch von Seiten, die darin Bilder werden',
  'convert.imageQuality': 'JPEG-Qualität von Bildern, 1 bis 100',
  'convert.dpi': 'Auflösung von Seiten, die Bilder werden; Standard: 300',
  'convert.preserveFormatting': 'Behält fett, kursiv, Links und Ähnliches',
  'convert.includeImages': 'Behält Bilder',
  'convert.includeFormulas':
    'Formeln von Tabellen: Arbeitsmappen behalten sie, außer bei false; andere Formate zeigen sie bei true statt der Werte',
  'convert.includeCharts': 'Behält Diagramme: als Bilder, oder als Tabellen ihrer Zahlen, wo es keine Bilder gibt',
  'convert.toc': 'Fügt ein Inhaltsverzeichnis hinzu',
  'convert.hybrid':
    'Schreibt einen Datensatz von extract als ZUGFeRD-Rechnung (EN 16931): ein PDF/A-3 mit eingebetteten Daten',
  'convert.invoiceLanguage': 'Sprache der Beschriftungen einer gezeichneten E-Rechnung; Standard: die des Verkäufers',
  'convert.soffice': 'Pfad des Programms LibreOffice; Standard: soffice im PATH oder in den üblichen Ordnern',
  'serve.host': 'Adresse, auf der gelauscht wird',
  'serve.port': 'Port, auf dem gelauscht wird; 0 wählt einen freien',
  'serve.dataDir': 'Ordner für alles, was der Server speichert',
  'serve.workers': 'Zahl der gleichzeitig laufenden Aufgaben; 0: andere Prozesse arbeiten (invoicectl worker)',
  'serve.database':
    'SQLite-Datei der Datensätze oder postgres://BENUTZER@HOST/DATENBANK; Standard: eine Datei im Datenordner',
  'serve.databaseUrlFile': 'Datei mit der Adresse der Datenbank, die andere Benutzer dann nicht sehen',
  'serve.poolSize': 'Höchstzahl der Verbindungen zu PostgreSQL; Standard: 10, bei einem Worker 4',
  'serve.waitSeconds': 'Sekunden, die beim Start auf PostgreSQL und auf den Bucket gewartet wird',
  'serve.listenUrl':
    'Adresse von PostgreSQL für LISTEN, an PgBouncer vorbei; none: jede Sekunde nachsehen; Standard: die der Datenbank',
  'serve.queue':
    'SQLite-Datei der Warteschlange oder postgres://BENUTZER@HOST/DATENBANK; Standard: bei den Datensätzen',
  'serve.queueUrlFile': 'Datei mit der Adresse der Datenbank der Warteschlange, die andere Benutzer dann nicht sehen',
  'serve.queuedAtMost': 'Aufgaben eines Clients, die warten dürfen; weitere werden mit 429 beantwortet',
  'serve.queueAtMost': 'Aufgaben, die insgesamt warten dürfen; weitere werden mit 503 beantwortet',
  'serve.blobs': 'Ordner der Dokumente oder s3://BUCKET/PRÄFIX?region=…&endpoint=…; Standard: im Datenordner',
  'serve.adoptEmpty': 'Auch starten, wenn nur die Datenbank oder nur der Ordner der Dokumente leer ist',
  'serve.diskMegabytes': 'Grenze für alle gespeicherten Dokumente zusammen; weitere Uploads werden abgelehnt',
  'serve.reserveMegabytes': 'Plattenplatz für die Datenbank; Uploads, die ihn brauchten, werden abgelehnt',
  'serve.blobKeyFile':
    'Datei mit dem Schlüssel, der Dokumente verschlüsselt, wenn INVOICECTL_BLOB_KEY nicht gesetzt ist',
  'serve.clamd':
    'clamd, der jeden Upload prüft: Pfad seines Sockets oder host:port; solange er nicht antwortet, werden Uploads abgelehnt',
  'serve.publicUrl':
    'URL, unter der Clients den Server erreichen: ihr Host wird angenommen, und Links beginnen mit ihr; Standard: wie in jeder Anfrage',
  'serve.corsOrigins': 'Ursprünge, deren Webseiten die APIs aufrufen dürfen; Standard: keine',
  'serve.allowHosts': 'host:port privater Adressen, an die Abrufe und Rückrufe erlaubt sind',
  'serve.tlsCert': 'Zertifikatskette (PEM) für HTTPS',
  'serve.tlsKey': 'Schlüssel (PEM) des Zertifikats',
  'serve.timeZone': 'Zeitzone, in der Monate und Tage beginnen',
  'serve.maxUploadBytes': 'Größtes DOCX, das die docx2tex-API annimmt',
  'serve.maxChunkedMegabytes': 'Größte Datei (MB), die die Rechnungs-API in Teilen annimmt; am Stück sind es 10 MB',
  'serve.ttlDays': 'Tage nach der letzten Nutzung, für die ein Ergebnis von docx2tex aufbewahrt wird',
  'serve.clientToken': 'Token des ersten Clients der Konvertierungs-API',
  'serve.clientKey': 'API-Schlüssel des ersten Clients der Konvertierungs-API',
  'serve.apiToken':
    'Bearer-Token für APIs ohne eigene Zugangsdaten; andere Nutzer sehen Flags, daher besser in der Umgebung',
  'serve.tracing': 'Adresse eines OpenTelemetry-Collectors, der Traces über OTLP/HTTP bekommt; Standard: keine Traces',
  'serve.slowBodySeconds': 'Sekunden, in denen mindestens 4 KB einer Anfrage eintreffen müssen, sonst wird sie beendet',
  'serve.drainSeconds':
    'Sekunden, die ein angehaltener Server noch Anfragen annimmt, bis Lastverteiler es wissen; Standard: 5 mit Datensätzen in PostgreSQL, sonst 0',
  'serve.stopSeconds':
    'Sekunden, die laufende Aufgaben beim Anhalten des Servers bekommen; danach kehren sie in die Warteschlange zurück',
  'worker.lanes': 'Arten von Aufgaben, die ein Worker annimmt; Standard: die, deren Programme hier installiert sind',
  'worker.health': 'Adresse, unter der ein Worker /livez, /readyz und /metrics beantwortet; Standard: keine',
  'imap.url':
    'Die Mails eines Postfachs lesen: imaps://BENUTZER@HOST, oder imap:// für STARTTLS; das @ eines Benutzers ist %40',
  'imap.folder': 'Ordner des Postfachs',
  'imap.since': 'Nur Mails, die an diesem Tag (JJJJ-MM-TT) oder später ankamen',
  'imap.passwordFile':
    'Das Passwort des Postfachs aus der ersten Zeile dieser Datei lesen, wenn INVOICECTL_IMAP_PASSWORD nicht gesetzt ist',
  'imap.passwordCommand':
    'Das Passwort des Postfachs aus der ersten Zeile lesen, die dieser Befehl ausgibt; er läuft ohne Shell',
  'imap.caFile': 'Den Zertifizierungsstellen in dieser Datei (PEM) vertrauen statt den üblichen',
  'llm.baseUrl': 'Adresse des Sprachmodells, die einzige, an die Text gesendet wird; gemini hat einen Standard',
  'llm.model': 'Name des Modells; gemini hat einen Standard',
  'llm.keyFile': 'Datei mit dem Schlüssel, wenn INVOICECTL_LLM_KEY nicht gesetzt ist',
  'cache.dir': 'Ordner des Caches; Standard: der Cache-Ordner des Nutzers',
  'cache.ttlHours': 'Wie lange ein Ergebnis wiederverwendet wird, in Stunden',
  'cache.maxMegabytes': 'Größe des Caches; die am längsten unbenutzten Ergebnisse werden zuerst gelöscht',
  'log.quiet': 'Nur Fehler auf die Standardfehlerausgabe schreiben',
  'log.verbose': 'Auch ausgeben, was ausgelassen wurde, und die Ursachen von Fehlern',
  'log.format': 'Format der Meldungen auf der Standardfehlerausgabe',
  'texts.language':
    'Sprache von Tabellen, Arbeitsmappen, Meldungen und Hilfe; auto folgt der Locale (LC_ALL, LC_MESSAGES, LANG)',
} as const;
