/** The help of the settings, by their paths. In English it is the description in their schema. */
export const settings = {
  'extract.ocr':
    "auto reconnaît le texte des pages dont la couche de texte manque ou est fausse ; always de toutes ; never d'aucune",
  'extract.ocrEngine': 'Moteur de reconnaissance de texte',
  'extract.ocrLanguages': 'Langues des pages numérisées',
  'extract.maxPages': 'Nombre maximal de pages lues par document ; les suivantes sont omises avec un avertissement',
  'extract.password': 'Mot de passe des documents chiffrés',
  'extract.passwordFile': 'Lire le mot de passe dans la première ligne de ce fichier',
  'extract.passwordCommand': 'Lire le mot de passe dans la première ligne de la sortie de cette commande',
  'extract.explain': 'Ajouter ce que chaque source dit de chaque champ',
  'extract.templates':
    'Dossier de modèles (YAML) pour les documents de certains émetteurs, essayés avant les lecteurs intégrés',
  'extract.llm':
    'Modèle de langage interrogé sur les valeurs qui manquent aux autres sources ou sont incertaines ; le texte des pages lui est envoyé',
  'extract.concurrency': 'Documents lus en même temps ; par défaut le nombre de cœurs',
  'extract.timeoutSeconds': 'Durée maximale pour un document, en secondes',
  'extract.cache':
    "Garde les résultats et réutilise ceux des exécutions antérieures ; --no-cache ne fait ni l'un ni l'autre",
  'extract.format': 'Format de la sortie ; par défaut table dans un terminal, sinon ndjson',
  'extract.schema': 'Champs des factures dans la sortie ; les montants des avoirs ne sont négatifs que dans fapiao',
  'extract.failOn': 'Quels résultats donnent un code de sortie différent de 0',
  'extract.csvDialect':
    "Séparateur et décimales de csv : plain pour les programmes ; excel-zh et excel-de s'ouvrent dans Excel, les longs numéros restent du texte",
  'extract.csvLines': "Dans csv, une ligne par ligne de facture au lieu d'une par facture",
  'extract.pagePictures': 'Un classeur reçoit une feuille avec une image de chaque page, 200 au plus',
  'extract.watchIntervalSeconds':
    'Avec --watch : secondes entre deux contrôles, pendant lesquelles un fichier ne doit pas changer',
  'merge.type': 'pdf : un document de feuilles ; zip : les originaux renommés, en dossiers par catégorie',
  'merge.layout':
    "Lignes x colonnes par feuille : 2x1 est deux, l'une au-dessus de l'autre ; auto : selon le type de document",
  'merge.mixKinds': 'Avec la mise en page auto : des types de même mise en page peuvent partager une feuille',
  'merge.paper': 'A4, A5, B5, Letter, Legal, ou largeur x hauteur comme 210x140mm',
  'merge.orientation':
    'Orientation des feuilles ; auto : celle où les pages sont droites, lignes et colonnes échangées en paysage',
  'merge.margin': 'Marge autour de la feuille, en millimètres',
  'merge.gap': 'Espace entre deux cases, en millimètres',
  'merge.pageNumber': 'Imprime « n / total » au bas de chaque feuille',
  'merge.categoryLabel': 'Imprime le type de document au-dessus de chaque page',
  'merge.cutLines': 'Trace des lignes pointillées entre les cases',
  'merge.summary': 'Ajoute une dernière feuille avec chaque facture, ses montants et les sommes',
  'merge.order': 'Ordre des documents',
  'merge.duplicates':
    "Que faire d'une facture qui revient ; skip l'omet si numéro, vendeur, total et date concordent ; par défaut warn, aussi pour différents fichiers d'une même facture si les factures sont lues",
  'merge.labelLanguage': 'Langue des étiquettes et du récapitulatif ; auto : chinois pour les documents chinois',
  'merge.nameTemplate':
    'Noms des fichiers du ZIP ; champs : {date} {seller} {buyer} {number} {code} {type} {net} {tax} {total} {currency} {name}',
  'merge.rotate': 'auto : une page en portrait dans une case en paysage est tournée si elle en devient plus grande',
  'merge.fit':
    'shrink : jamais agrandies ; fill : aussi grandes que leur case ; none : à leur taille, coupées au bord de la case',
  'merge.copies': 'Combien de fois chaque document est placé',
  'merge.stamp': 'Imprime ce texte en rouge sur chaque page, comme un tampon : payé, 已报销',
  'merge.crop': 'Coupe les bords vides des pages, pour agrandir leur contenu',
  'merge.invoiceLanguage':
    "Langue des étiquettes d'une facture électronique dessinée ; par défaut celle de son vendeur",
  'convert.quality': 'Qualité des images, sauf résolution ou qualité données : un compromis entre taille et aspect',
  'convert.ocr':
    "Reconnaît le texte : auto (sans valeur) sur les pages sans texte, redo aussi sur celles d'une reconnaissance antérieure, always sur toutes, never sur aucune",
  'convert.deskew': 'Redresse les pages reconnues et celles numérisées de travers',
  'convert.pageSize': 'Papier du résultat',
  'convert.orientation': 'Orientation des pages',
  'convert.margins': 'Marges en millimètres : haut,droite,bas,gauche',
  'convert.pdfCompression': "Degré de compression des images d'un PDF",
  'convert.embedFonts': 'Si les polices sont incorporées dans un PDF',
  'convert.pdfPassword': 'Chiffre le PDF (AES-256) avec ce mot de passe',
  'convert.pdfA': 'Écrit du PDF/A, pour archives : 2b (sans valeur) sans pièces jointes, 3b avec elles',
  'convert.imageFormat': 'Format des images dans les documents, aussi des pages qui y deviennent des images',
  'convert.imageQuality': 'Qualité JPEG des images, 1 à 100',
  'convert.dpi': 'Résolution des pages converties en images ; par défaut 300',
  'convert.preserveFormatting': 'Garde gras, italiques, liens et autres',
  'convert.includeImages': 'Garde les images',
  'convert.includeFormulas':
    'Formules des tableurs : les classeurs les gardent sauf false ; les autres formats les montrent au lieu des valeurs si true',
  'convert.includeCharts':
    'Garde les graphiques : en images, ou en tableaux de leurs chiffres là où il n’y a pas d’images',
  'convert.toc': 'Ajoute une table des matières',
  'convert.hybrid':
    "Écrit un enregistrement d'extract en facture Factur-X (EN 16931) : un PDF/A-3 avec ses données incorporées",
  'convert.invoiceLanguage':
    "Langue des étiquettes d'une facture électronique dessinée ; par défaut celle de son vendeur",
  'convert.soffice': 'Chemin du programme LibreOffice ; par défaut soffice dans PATH ou les dossiers habituels',
  'serve.host': "Adresse d'écoute",
  'serve.port': "Port d'écoute ; 0 en choisit un libre",
  'serve.dataDir': 'Dossier de tout ce que le serveur enregistre',
  'serve.workers': "Nombre de tâches simultanées ; 0 : d'autres processus travaillent (invoicectl worker)",
  'serve.database':
    'Fichier SQLite des enregistrements ou postgres://UTILISATEUR@HÔTE/BASE ; par défaut un fichier du dossier de données',
  'serve.databaseUrlFile': "Fichier qui contient l'adresse de la base, que les autres utilisateurs ne voient alors pas",
  'serve.poolSize': 'Nombre maximal de connexions à PostgreSQL ; par défaut 10, pour un worker 4',
  'serve.waitSeconds': 'Secondes pendant lesquelles le démarrage attend PostgreSQL et le bucket',
  'serve.listenUrl':
    'Adresse de PostgreSQL pour LISTEN, sans PgBouncer ; none : regarder chaque seconde ; par défaut celle de la base',
  'serve.queue': 'Fichier SQLite de la file ou postgres://UTILISATEUR@HÔTE/BASE ; par défaut avec les enregistrements',
  'serve.queueUrlFile':
    "Fichier qui contient l'adresse de la base de la file, que les autres utilisateurs ne voient alors pas",
  'serve.queuedAtMost': "Tâches d'un client qui peuvent attendre ; au-delà, réponse 429",
  'serve.queueAtMost': 'Tâches qui peuvent attendre en tout ; au-delà, réponse 503',
  'serve.blobs':
    'Dossier des documents ou s3://COMPARTIMENT/PRÉFIXE?region=…&endpoint=… ; par défaut dans le dossier de données',
  'serve.adoptEmpty': 'Démarrer même si seule la base ou seul le dossier des documents est vide',
  'serve.diskMegabytes': 'Limite de tous les documents enregistrés ; les envois au-delà sont refusés',
  'serve.reserveMegabytes': "Espace disque réservé à la base ; les envois qui l'utiliseraient sont refusés",
  'serve.blobKeyFile': 'Fichier de la clé qui chiffre les documents, sauf si INVOICECTL_BLOB_KEY est défini',
  'serve.clamd':
    'clamd qui analyse chaque envoi : chemin de son socket, ou host:port ; sans réponse de sa part, les envois sont refusés',
  'serve.publicUrl':
    'URL par laquelle les clients atteignent le serveur : son hôte est accepté et les liens commencent par elle ; par défaut comme dans chaque requête',
  'serve.corsOrigins': 'Origines dont les pages web peuvent appeler les API ; par défaut aucune',
  'serve.allowHosts': 'host:port des adresses privées vers lesquelles requêtes et rappels sont permis',
  'serve.tlsCert': 'Chaîne de certificats (PEM) pour HTTPS',
  'serve.tlsKey': 'Clé (PEM) du certificat',
  'serve.timeZone': 'Fuseau horaire où commencent les mois et les jours',
  'serve.maxUploadBytes': "Plus grand DOCX accepté par l'API docx2tex",
  'serve.maxChunkedMegabytes':
    "Plus grand fichier (Mo) que l'API des factures accepte par morceaux ; 10 Mo d'un seul tenant",
  'serve.ttlDays': "Jours de conservation d'un résultat docx2tex après sa dernière utilisation",
  'serve.clientToken': "Jeton du premier client de l'API de conversion",
  'serve.clientKey': "Clé d'API du premier client de l'API de conversion",
  'serve.apiToken':
    "Jeton Bearer des API sans identifiants propres ; les options sont visibles des autres utilisateurs, préférez l'environnement",
  'serve.tracing':
    "Adresse d'un collecteur OpenTelemetry qui reçoit les traces par OTLP sur HTTP ; par défaut aucune trace",
  'serve.slowBodySeconds':
    "Secondes pendant lesquelles au moins 4 Ko du corps d'une requête doivent arriver, sinon elle est terminée",
  'serve.drainSeconds':
    "Secondes pendant lesquelles un serveur qui s'arrête accepte encore des requêtes, le temps que les répartiteurs le sachent ; par défaut 5 avec les enregistrements dans PostgreSQL, sinon 0",
  'serve.stopSeconds':
    "Secondes laissées aux tâches en cours à l'arrêt du serveur ; ensuite elles retournent dans la file",
  'worker.lanes': 'Genres de travail que prend un worker ; par défaut ceux dont les programmes sont installés ici',
  'worker.health': 'Adresse à laquelle un worker répond à /livez, /readyz et /metrics ; par défaut aucune',
  'imap.url':
    'Lire les messages d’une boîte : imaps://UTILISATEUR@HÔTE, ou imap:// pour STARTTLS ; le @ d’un utilisateur s’écrit %40',
  'imap.folder': 'Dossier de la boîte',
  'imap.since': 'Seulement les messages arrivés ce jour (AAAA-MM-JJ) ou plus tard',
  'imap.passwordFile':
    'Lire le mot de passe de la boîte dans la première ligne de ce fichier, sauf si INVOICECTL_IMAP_PASSWORD est définie',
  'imap.passwordCommand': 'Le lire dans la première ligne que cette commande affiche ; elle est lancée sans shell',
  'imap.caFile': 'Faire confiance aux autorités de ce fichier (PEM) au lieu des autorités habituelles',
  'llm.baseUrl': 'Adresse du modèle de langage, la seule à laquelle du texte est envoyé ; gemini en a une par défaut',
  'llm.model': 'Nom du modèle ; gemini en a un par défaut',
  'llm.keyFile': 'Fichier de la clé, sauf si INVOICECTL_LLM_KEY est défini',
  'cache.dir': "Dossier du cache ; par défaut celui de l'utilisateur",
  'cache.ttlHours': "Durée de réutilisation d'un résultat, en heures",
  'cache.maxMegabytes': "Taille du cache ; les résultats les plus anciennement utilisés sont supprimés d'abord",
  'log.quiet': "N'écrire que les erreurs sur l'erreur standard",
  'log.verbose': 'Écrire aussi ce qui a été écarté et les causes des échecs',
  'log.format': "Format des messages sur l'erreur standard",
  'texts.language':
    "Langue des tableaux, classeurs, messages et de l'aide ; auto suit la locale (LC_ALL, LC_MESSAGES, LANG)",
} as const;
