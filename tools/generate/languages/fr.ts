import type { Wording } from '../wording.ts';

/** French. */
export const fr: Wording = {
  seller:
    'Vendeur|Émetteur|Fournisseur|De|Société|Prestataire|Expéditeur|Vendu par|Émis par|Entreprise|Vos coordonnées|Établissement|Facturé par|Créancier|Bailleur',
  buyer:
    'Facturé à|Client|Acheteur|Destinataire|Adressé à|Adresse de facturation|À|Facturer à|Doit|Adresse du client|Client facturé|Facturation|Facture à|Destinataire de la facture|Client livré et facturé|À l’attention de|Locataire|Maître d’ouvrage|Doit :|Coordonnées client|Débiteur|Assuré',
  delivery:
    'Livré à|Adresse de livraison|Lieu de livraison|Livraison|Adresse livraison|Livrer à|Chantier|Adresse du chantier|Lieu d’intervention|Site|Expédié à',
  contact:
    'Contact|À l’attention de|Votre contact|Suivi par|Interlocuteur|Commercial|Vendeur|Technicien|Établi par|Responsable|Représentant|Dossier suivi par|Gérant|Affaire suivie par',
  title:
    'Facture|FACTURE|Avoir|Facture d’acompte|Note d’honoraires|FACTURE PROFORMA|Facture de vente|Facture acquittée|Reçu|Ticket|Facture d’avoir|Facture de solde|Quittance|Facture / Bon de livraison|Relevé',
  number:
    'Facture N°|N° de facture|Numéro|N°|Référence|Facture n°|No facture|Facture|Numéro de facture|Pièce n°|N° pièce',
  date: 'Date|Date de facture|Date d’émission|Le|Date facture|Facture du|Émise le|Date d’émission de la facture|en date du',
  due: 'Échéance|Date d’échéance|À payer avant le|Payable avant le|Date limite de paiement|Date de règlement',
  other:
    'N° client|N° commande|Code client|Page|Devise|Mode de paiement|Bon de livraison|Période|Référence client|Votre commande|Compte client|Objet|N° contrat|Conditions de règlement|Date de livraison|Règlement|Vos réf.|Référence dossier|Prestation du|Chambre|N° de dossier|Devis n°',
  phone: 'Tél|Tél.|Téléphone|Fax|Mobile|Portable|Télécopie|Tél. / Fax|Port.|T.',
  registration:
    'SIRET|TVA intracom|N° TVA|RCS|SIREN|APE|N° Siret|Capital|RCS Paris|Code NAF|TVA intracommunautaire|N° TVA intra|BCE|N° entreprise|RM|CHE',
  bank: 'IBAN|BIC|Banque|RIB|Titulaire|Coordonnées bancaires|Code banque|Domiciliation|SWIFT|Compte|Titulaire du compte',
  net: 'Total HT|Sous-total|Montant HT|Total HT net|Base HT|Total hors taxes|Montant total HT|Net HT',
  tax: 'TVA 20%|TVA|Montant TVA|TVA 5,5%|TVA 10%|Total TVA|TVA (20,0 %)|TPS 5%|TVQ 9,975%',
  total:
    'Total TTC|Net à payer|TOTAL TTC|Montant dû|Net à payer TTC|Montant TTC|Total à payer|Total (EUR)|Solde dû|Reste à payer|À payer',
  columns:
    'Désignation|Quantité|Qté|Prix unitaire|Prix HT|Montant|TVA|Référence|Description|Libellé|P.U. HT|PU|Total HT|Unité|Remise|Réf.|Total TTC|Montant HT|% TVA|Article|Code|Heures',
  prose:
    'Merci de votre confiance.|Paiement à réception de facture.|Pas d’escompte pour règlement anticipé.|En cas de retard, une indemnité forfaitaire de 40 euros sera exigée.|Conditions de paiement|Madame, Monsieur,|TVA non applicable, art. 293 B du CGI|Cordialement,|Dispensé d’immatriculation au registre du commerce|Taux des pénalités de retard : trois fois le taux d’intérêt légal.|Escompte pour paiement anticipé : néant|Nous vous remercions de votre commande.|Valeur en votre aimable règlement|Arrêtée la présente facture à la somme de|Paiement par chèque accepté, le règlement par chèque est accepté.|Réserve de propriété : les marchandises restent notre propriété jusqu’au paiement complet.|Société par actions simplifiée au capital de 10 000 euros|Autoliquidation de la TVA|Bon pour accord',
  nameLabel: 'Nom|Société|Raison sociale|Nom et prénom|Nom du client|Dénomination|Entreprise|Nom de la société',
  addressLabel: 'Adresse|Adresse postale|Rue|Siège social|Adresse facturation',
  cityLabel: 'Ville|CP Ville|Code postal et ville|CP / Ville|Localité|Commune',
  trades:
    'Services|Conseil|Boulangerie|Informatique|Bâtiment|Transports|Électricité|Communication|Distribution|Menuiserie|Librairie|Garage|Studio|Assurances',
  postLabel: 'Code postal|CP|NPA',
  stateLabel: 'Région|Canton|Province',
  countryLabel: 'Pays',
  greeting: 'Bonjour|Madame|Monsieur|Cher Monsieur|Chère Madame',
  honorific: 'M.|Mme|Monsieur|Madame|M. et Mme|Sté|Société|Maître|Dr',
  regards: 'Cordialement|Bien à vous|La direction|Veuillez agréer nos salutations distinguées|Signature',
  adjustment:
    'Remise|Frais de port|Acompte versé|Pourboire|Escompte|Rabais|Éco-participation|Port et emballage|Livraison',
  item: 'Main d’œuvre|Nuitée|Création de site|Forfait déplacement|Prestation de conseil|Peinture acrylique|Papier A4|Location de salle|Abonnement mensuel|Menu du jour|Maintenance|Traduction|Bouteille de vin|Vidange|Tuyau PVC|Carrelage|Formation|Livres',
  third:
    'Transitaire|Commissionnaire en douane|Assureur|Mutuelle|Payeur|Tiers payant|Syndic|Gestionnaire|Représentant fiscal|Responsable légal|Tuteur|Mandataire|Propriétaire|Transporteur|Agence|Apporteur|Bailleur|Médecin prescripteur|Destinataire final',
  managed: 'c/o|représenté par|géré par|pour le compte de|s/c de|par son syndic|aux bons soins de',
  department:
    'Service Comptabilité|Service Achats|Comptabilité fournisseurs|Direction financière|Secrétariat général|Service facturation|Le Trésorier|Direction|Services techniques|Intendance',
  subject:
    'Patient|Élève|Animal|Passager|Client|Enfant|Véhicule|Conducteur|Voyageur|Participant|Adhérent|Assuré|Titulaire|Occupant|Praticien|Place|Chantier',
  caption:
    'Détails de l’hôtel|Récapitulatif de commande|Votre facture en détail|Ticket client|Note d’honoraires|Relevé de compte|Facture de location|Fiche patient|Détail du séjour|Coordonnées bancaires|Informations client|Bon de livraison|Frais de scolarité',
  operator:
    'exploité par|une marque de|franchisé de|nom commercial de|enseigne de|exploitation|groupe|un établissement de',
  site: 'Entrepôt|Agence|Magasin|Retours à|Adresse de retour|Atelier|Dépôt|Adresse postale|Établissement|Salle d’exposition|Bureau de vente|Usine',
  aside:
    'Ouvert tous les jours sauf lundi|Lundi-vendredi 8h-18h|Sur rendez-vous|Depuis 19##|Maison fondée en 18##|Agence de {city}|Magasin de {city}|Marché mardi et vendredi|Artisan de père en fils|Fermé le lundi|Neuf - Rénovation - Dépannage|Vente et réparation|Urgences 24h/24|École maternelle et primaire|Parking clients|Ancienne maison {last}|À votre service|Devis gratuit|Livraison à domicile|Paiement par chèque accepté',
  regime:
    'RCS {city} ### ### ###|R.C.S. {city} B ### ### ###|SIRET ### ### ### #####|au capital de ##.### €|Code APE ####Z|TVA intracom. FR ## #########|TVA non applicable, art. 293 B du CGI|SAS au capital de ### ### euros|N° ordre ######|RM {city}|Caisse ## Ticket ######|Gérant : {last}|RPM {city}|BCE ####.###.###|Auto-entreprise, dispensée d’immatriculation',
};
