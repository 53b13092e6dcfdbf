/** French. */
import { type Language, monthNames, phrases, words } from './language.ts';
import { frenchCountries, frenchCurrencies } from './french-countries.ts';

export const fr: Language = {
  code: 'fr',
  labels: {
    number: phrases(`
      Numéro de la facture | Numéro du document | Numéro de la note | n° pièce | pièce n° | n° d'avoir | document n° |
      numéro de pièce | note de frais n° | n° fact | fact n° | avis n° | n° d'avis | note de débit n° |
      n° de document | numéro d'avoir | Reçu n° | Reçu no | N° de reçu | N° reçu | Numéro de reçu |
      Note d'honoraires n° | Mémoire n° | Quittance n° | Appel de fonds n° | Avis d'échéance n° | Facture référence |
      Référence de facture | Facture réf | Facture n° | Facture no | Facture nº | N° de facture | Numéro de facture |
      N° facture | No de facture | No facture | Numéro facture | Facture numéro | Réf facture | Référence facture |
      Facture # | N° de pièce | Avoir n° | N° avoir | Numéro de document | Facture | Ticket n° | N° ticket |
      Ref. de la facture | Note n° | Facture d'acompte n° | N° de la facture`),
    purchaseOrder: phrases(`
      N° de commande | Numéro de commande | Bon de commande | N° bon de commande | Commande n° |
      Votre commande | Réf commande | Votre référence | Référence commande | Votre commande n° | N° commande |
      Vos réf
    `),
    precedingNumber: phrases(`
      avoir sur facture | facture annulée |
      en annulation de la facture |
      facture liée | avoir lié | facture associée | facture précédente | n° de facture précédente |
      sur facture | sur la facture | facture d'origine | facture initiale | relatif à la facture |
      concernant la facture | annule la facture | annule partiellement la facture | facture rectifiée | facture de référence | N° de facture associée`),
    otherNumber: phrases(`
      type de facture | N° client | N° de client | Numéro client | Code client | Id client | Compte client |
      N° de compte | N° de compte client | Numéro de compte | N° de ligne | Numéro de ligne |
      Numéro de dossier | N° dossier | Dossier | N° de contrat | N° contrat | Contrat | Bon de livraison |
      N° bon de livraison | N° BL | N° bon de vente | N° bon de reception | Devis | Devis n° |
      Référence client | Réf client | Référence | Réf | Ref projet | Ref comptable | SIRET | SIREN | RCS | APE |
      NAF | Code APE | Téléphone | Tél | Tel | Fax | Télécopie | Portable | Mobile | Page | GLN | DUNS | BIC |
      SWIFT | RIB | Code banque | Code guichet | N° d'appel | Référence abonné |
      N° adhérent | Table | Caisse | Capital | ID | Ref appel d'offres | Référence acheteur | Représentant |
      N° TPE | Pompe | Couverts`),
    issueDate: phrases(`
      fait le | éditée le | éditée | date du document | date de pièce | facturé le | facturée le | Date de facture |
      Date facture | Date de facturation | Date d'émission | Facture du | Émise le | Date de la facture |
      Date document | Emis le | Date d'édition | Établie le | Facture émise le | Voici votre facture du |
      Date de l'avoir | Date d’émission de la facture | Facture éditée le | Date d’établissement`),
    dueDate: phrases(`
      à payer le | date d'exigibilité | règlement au plus tard le | à régler pour le | paiement dû le | dû le |
      échéance de paiement | paiement au plus tard le | payable jusqu'au | à payer jusqu'au |
      date limite de règlement | exigible le | paiement attendu pour le | paiement attendu le | à acquitter avant le |
      payable au plus tard le | à régler au plus tard le | à payer au plus tard le | date d'éch | échéances |
      tard le | sera prélevé le | prélevée le | sera débité le | débité le | Prélèvement le |
      Prélèvement automatique le | Date d'échéance | Échéance | Date limite de paiement | À payer avant le |
      À régler avant le | Payable avant le | Date de règlement | Date d'échéance de paiement | Échéance le |
      Prélèvement à partir du | Prélevé le | Montant prélevé le | Règlement le | Date de prélèvement |
      À payer pour le | Au plus tard le | Prélevé à partir du | Date limite | Payable le | À régler le |
      Date de paiement | Paiement à échéance | Règlement avant le | Date échéance | Paiement avant le`),
    otherDate: phrases(`
      né le | née le | date de naissance | date naissance | ddn | accepté le | devis du | bon de commande du |
      date des soins | date d'entrée | date de sortie | date d'intervention | date de la prestation |
      date de prestation |
      Date d'expiration | Date de commande | Date commande | Date de livraison | Date livraison | Commande du | Date de début |
      Date de fin | Date de debut de prestation | Date de fin de prestation | Date de facture associée |
      Remise à zéro | Fin d'engagement | Imprimé le | Livré le | Livraison du | Date du devis |
      Prochaine facture | Validité
    `),
    date: phrases(`Date | Le | Date de la vente | Date de prestation | du`),
    period: phrases(`Période | Période de facturation | Période du | Période de | Pour la période`),
    seller: phrases(`
      Vendeur | Fournisseur | Émetteur | Prestataire | De | Expéditeur | Vendu par | Émis par |
      Société émettrice |
      Société | Entreprise | Vos coordonnées | Établissement | Facturé par | Créancier | Bailleur | Auto-entrepreneur | Coordonnées du vendeur`),
    buyer: phrases(`
      Client | Acheteur | Facturé à | Facturer à | Adresse de facturation | Destinataire | À l'attention de |
      Doit | Facture à | Adressé à | Nom du client | Vendu à | À | Nom de l'abonné | Titulaire |
      Nom et prénom | Coordonnées du client |
      Adresse du client | Client facturé | Destinataire de la facture | Client livré et facturé | Locataire | Maître d’ouvrage | Coordonnées client | Assuré | Adresse client | Abonné |
      Patient | Patiente | Élève | Payable par | Preneur d’assurance | Donneur d’ordre`),
    shipTo: phrases(`
      Adresse de livraison | Livraison | Livré à | Livraison à | Lieu de livraison |
      Adresse de l'installation | Adresse du chantier | Expédié à | Adresse d'intervention | Livrer à |
      Lieu de consommation |
      Adresse livraison | Chantier | Lieu d’intervention | Lieu de prestation`),
    remitTo: phrases(`Règlement à l'ordre de | À l'ordre de`),
    otherParty: phrases(`
      Représentant fiscal | Banque | Titulaire du compte | Domiciliation | Bénéficiaire | Affactureur |
      Commercial | Vendeur conseil | Nom de la banque | Conseiller | Tiers payeur | Payeur |
      Votre contact | Suivi par | Interlocuteur | Votre interlocuteur | Technicien | Établi par | Responsable | Représentant | Dossier suivi par | Gérant | Affaire suivie par | Votre conseiller`),
    contact: phrases(`
      Email | E-mail | Courriel | Mail | Site | Site web | Contact | Service client | Internet |
      Adresse email | Courrier | Web | Adresse électronique
    `),
    name: phrases(`Nom | Raison sociale | Nom de l'entreprise`),
    address: phrases(`Adresse | Rue | Siège social | Siège`),
    taxId: phrases(`
      N° TVA | TVA intracommunautaire | N° TVA intra | TVA intra | N° de TVA | Numéro de TVA |
      N° TVA intracommunautaire | N° TVA client | Identifiant TVA | N° de TVA intra communautaire | TVA n° |
      Numéro TVA | N° TVA intracom | Votre n° TVA | IDE | N° d'identification TVA
    `),
    iban: phrases(`IBAN`),
    paymentTerms: phrases(`
      Conditions de paiement | Conditions de règlement | Modalités de paiement | Mode de règlement |
      Mode de paiement | Délai de paiement | Modes de règlement | Conditions | Moyen de paiement |
      Condition de règlement
    `),
    currency: phrases(`Devise | Montants en | Monnaie`),
    net: phrases(`
      montant htva | total avant taxes | base imposable | Total HT | Montant HT | Sous-total | Sous total |
      Total hors taxes | Total hors taxe | Montant total HT | Total net HT | Base HT | Net HT | Sous-total HT |
      Total H.T | Montant hors taxes | Total HTVA | Prix HT | HT | Montant net HT | Total facture HT |
      Montant EUR HT | Montant hors TVA | Montant net | Total H.T. net | Total général HT | Hors TVA |
      Total sans TVA | Total hors TVA`),
    tax: phrases(`
      tva collectée | tva incluse | dont tva incluse | TVA | Total TVA | Montant TVA | T.V.A | Montant de la TVA |
      Taxes | Total taxes | TPS | TVQ | Montant total TVA | TVA payée sur les débits | Dont TVA | TVA à | TVH |
      Total des taxes | Taxe | Total T.V.A`),
    total: phrases(`
      Total | Montant | Montant total | Total général | Somme | Total facture | Total EUR |
      Montant de la facture | Total euros
    `),
    grandTotal: phrases(`
      total net à payer | total avec taxes | total tvac à payer | Total TTC | Montant TTC | Total à payer |
      Montant total TTC | Total toutes taxes comprises | Total T.T.C | Net à payer TTC | Total général TTC |
      Montant toutes taxes comprises | Total de la facture | Total TVAC | Total TVA comprise | TTC | Montant EUR TTC |
      Total TVA incluse | Prix TTC | Total facture TTC | Montant total de la facture | Montant total à payer |
      Total achat`),
    amountDue: phrases(`
      Net à payer | Montant à payer | À payer | Somme à payer | Reste à payer | Solde à payer | Solde dû |
      Montant dû | Total dû | Reste dû | Montant prélevé | Montant du prélèvement | Reste à régler | Solde |
      Net à régler | Montant à régler | Montant restant dû | Facture à payer
    `),
    previousBalance: phrases(`
      Solde précédent | Solde antérieur | Report | Ancien solde | Montant précédent | À nouveau |
      Report de solde | Impayé
    `),
    paid: phrases(`
      Déjà payé | Montant déjà payé | Acompte | Acomptes | Payé | Acompte versé | Déjà réglé | Réglé |
      Avance | Montant payé | Règlements | Acompte reçu
    `),
    discount: phrases(`
      Remise | Rabais | Réduction | Escompte | Ristourne | Total remise | Remise globale | Avantage |
      Remise commerciale
    `),
    charge: phrases(`
      Frais de port | Port | Livraison | Frais | Transport | Frais de livraison | Frais d'expédition |
      Charge | Frais de transport | Éco-participation | Pourboire | Frais de gestion
    `),
    rounding: phrases(`Arrondi | Arrondis`),
    cash: phrases(`
      Espèces | Especes | Carte bancaire | CB | Carte | Chèque | Reçu | Rendu sur | Carte bleue | Comptant
    `),
    change: phrases(`Rendu | Monnaie rendue | A rendre | Rendu monnaie | Monnaie`),
    commission: phrases(`Commission`),
    otherAmount: phrases(`
      Base | Base TVA | Taux | Taux TVA | Prix unitaire | PU | Nombre d'articles | Quantité | Capital de |
      Au capital de | Indemnité forfaitaire | Articles | Nb articles | Prix au litre | Prix unit | Volume |
      Nouveau solde de points | Points |
      Exonéré de TVA | Non soumis à TVA | Exonéré
    `),
    invoice: phrases(`
      Note d'honoraires | Mémoire d'honoraires | Appel de fonds | Avis d'échéance |
      Facture | Détails de la facture | Facturation | Facture de vente | Facture d'acompte | Facture client | Facture définitive |
      Note d’honoraires | Facture proforma | Facture acquittée | Facture de solde | Facture / Bon de livraison | Facture d’intervention`),
    creditNote: phrases(`Avoir | Facture d'avoir | Note de crédit`),
    receipt: phrases(`
      Reçu | Ticket | Ticket de caisse | Ticket client | Quittance | Justificatif de paiement | Facturette
    `),
  },
  columns: {
    position: phrases(`N° | Ligne | # | Pos`),
    code: phrases(`
      Référence | Réf | Code | Code article | Article n° | Code article, reference | Réf article | Date
    `),
    description: phrases(`
      Désignation | Description | Libellé | Article | Produit | Prestation | Détail | Intitulé |
      Nom & designation | Désignation des produits | Produits | Articles | Services |
      Désignation des prestations | Nature | Détails | Description des produits | Nom du produit |
      Nature des prestations
    `),
    quantity: phrases(`
      Quantité | Qté | Nombre | Nbre | Nb | Quantites | Qte | Heures | Jours | Unités | Conso | Consommation | Livré |
      Qté livrée | Quantité livrée`),
    unit: phrases(`Unité | Unit | U`),
    unitPrice: phrases(`
      Prix unitaire | P.U. | PU HT | P.U. HT | Prix unitaire HT | Prix | Prix HT | P.U. HT (EUR) |
      Prix U. HT | Tarif | Prix unit | Prix U. | PU | Prix unitaire (€) | PU HT € | P.U | Coût unitaire |
      Prix unit. HT | Taux horaire | PU TTC
    `),
    discount: phrases(`Remise | Rem | Remise % | % Rem | Rabais`),
    taxRate: phrases(`TVA | Taux TVA | % TVA | Taux | TVA % | Code TVA`),
    taxAmount: phrases(`Montant TVA | Total TVA`),
    net: phrases(`
      Montant HT | Total HT | Prix total HT | Montant net HT | Montant EUR HT | Net HT | Total ligne HT |
      Montant H.T. | Total net HT | HT | Sous-total HT | € HT | Total net
    `),
    gross: phrases(`Montant TTC | Total TTC | Prix TTC | Montant EUR TTC | TTC | € TTC`),
    amount: phrases(`
      Montant | Total | Prix total | Somme | Montant total | Sous-total | Montant (€) | Total (€) |
      Montant EUR | Total EUR | Total ligne | Total € | Montant €
    `),
    other: phrases(`
      Poids | Période | Lot | Livré le | Commandé | Qté commandée | Quantité commandée | Ancien index | Nouvel index`),
  },
  months: monthNames(`janvier, janv, jan | février, fevrier, févr, fév, fevr, fev | mars | avril, avr | mai | juin |
    juillet, juil | août, aout | septembre, sept | octobre, oct | novembre, nov | décembre, decembre, déc, dec`),
  words: {
    legalForms: words`S\.?A\.?R\.?L\.?|SARL|Sarl|SAS|SASU|EURL|S\.A\.S?\.?|SA|SCI|SNC|SCOP|SCA|GIE|SPRL|ASBL|S\.à ?r\.? ?l\.?|Sàrl|Ltée|E\.?I\.?R\.?L\.|E\.I\.`,
    businessWords: '',
    nameEnds: '',
    commonInNames: words`sarl`,
    keptBy: words`exploité par|géré par|tenu par`,
    joinsNames: words`de|des|du|la|le|et`,
    personTitles: words`m\.|mme|monsieur|madame|mlle`,
    attention: words`[àa] l[’' ]?attention d|[àa] l[’' ]?att`,
    signsFor: words`pour|par`,
    buyersOwn: words`client|votre|vos|acheteur`,
    contact: words`tel|téléphone|tél|fax|email|e-mail`,
    contactInNames: words`mobile`,
    registration: words`siret|siren|rcs|tva|naf|ape|capital`,
    taxIds: words`tva`,
    taxes: words`tva`,
    percent: words`pour cent`,
    streets: words`
      rue|chemin|ch|place|allée|allee|impasse|quai|route|cours|zac|zi|za|bp|lotissement|résidence|residence|hameau|
      lieu[- ]dit|avenue|boulevard`,
    streetEndings: '',
    placeLabels: words`rue|voie|ville|localité|code postal|c\.?p\.?|pays|département`,
    houses: '',
    postBoxes: words`cedex`,
    countryNames: words`
      france|allemagne|suisse|espagne|italie|belgique|luxembourg|pays-bas|royaume-uni|suède|norvège|danemark|
      pologne|irlande|grèce|états-unis|autriche|monaco`,
    counted: words`jours`,
    numberSigns: words`n°`,
    ordinals: words`er`,
    beforeMonth: '',
    beforeYear: '',
    afterYear: '',
    beforeDate: words`le`,
    madeAt: words`Fait à|À`,
    until: words`au`,
    fallsDue: words`à échéance|par prélèvement`,
    asksToPay: words`r[èe]glement|r[ée]gler|paiement|payer|payable|virement|vers(?:er|ement)`,
    payBy: words`au plus tard le|avant le|jusqu['’]au|d['’]ici (?:le|au)|au`,
    titles: words`facture|page`,
    otherTitles: words`
      bon de commande|commande|confirmation de commande|accusé de réception(?: de commande)?|devis|offre|offre de prix|
      bon de livraison|bordereau d[e']envoi|lettre de voiture|relevé(?: de compte| bancaire)?|avis de paiement|
      lettre de relance|mise en demeure|horaires?|contrat|contrat de (?:vente|location|service|travail)|bail|
      bulletin de (?:paie|salaire)|attestation|tarifs?`,
    proformaTitles: words`(?:facture )?pro-?\s?forma`,
    salutations: words`
      (?:cher|chère|chers|chères|madame|monsieur|mesdames|messieurs)(?=.*,)|bonjour(?=.*[,!])`,
    besideHeadings: words`mon|ma|mes|notre|nos|votre|vos|coordonnées|informations|service|logo|ici`,
    formWords: words`date|original`,
    receiptAdjectives: '',
    receiptTitles: words`facture|ticket client`,
    sale: words`caissier|heure`,
    till: words`merci|caissier|couverts`,
    greetings: words`bienvenue|merci`,
    taxBase: words`sur|de`,
    included: words`ttc|compris`,
    excluded: words`hors`,
    summaries: '',
    departure: words`de`,
    arrival: words`à`,
    pieces: '',
  },
  postCodes: [],
  countries: frenchCountries,
  currencies: frenchCurrencies,
};
