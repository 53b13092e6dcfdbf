import type { review as english } from '../en/review.ts';
import type { Translation } from '../template.ts';

export const review: Translation<typeof english> = {
  'command.review': 'Examiner les factures douteuses dans le navigateur et les corriger',
  'argument.reviewPaths':
    'Documents, dossiers, motifs, ou enregistrements de extract, dont ceux à vérifier sont montrés',
  'option.corrections.extract': "Valeurs corrigées avec review ; par défaut : le fichier à côté de --out, s'il existe",
  'option.corrections.review': 'Garder les corrections dans FILE ; par défaut : à côté des enregistrements, ou {file}',
  'option.noOpen': "Afficher seulement l'adresse, sans ouvrir de navigateur",
  'example.review': 'des documents, déjà lus ou non',
  'example.review.records': 'ce dont un passage précédent doutait',
  'corrections.none': "{file} n'est pas un fichier de corrections",
  'corrections.noneDetail': 'Indiquez avec --corrections un fichier écrit par review',
  'corrections.empty': '{file} ne contient pas de corrections',
  'corrections.used': '{count|# facture a|# factures ont} des corrections dans {file}',
  'corrections.missed':
    "{path} contient moins de factures que lors de la correction : certaines corrections n'ont pas servi",
  'review.nothing': "Il n'y a rien à vérifier",
  'review.nothingDetail': 'Indiquez des documents, ou des enregistrements de extract au statut review',
  'review.address': 'Vérifiez les factures à {url}',
  'review.end': 'Fermez la page ou appuyez sur Ctrl+C pour terminer',
  'review.noBrowser': "Le navigateur n'a pas pu être ouvert : ouvrez l'adresse vous-même",
  'review.refused': '{path} ne peut pas être vérifié : {why:message}',
  'review.done': '{count|# facture est corrigée|# factures sont corrigées} dans {file}',
  'review.unchanged': "Rien n'a été corrigé",
  'teach.noPage': "La facture n'a pas de page avec du texte",
  'teach.noPageDetail': 'Les modèles sont pour des pages ; les factures XML se lisent sans eux',
  'teach.seller': "Personne n'a confirmé le nom du vendeur",
  'teach.sellerDetail':
    'Corrigez-le ou confirmez-le, ou vérifiez la facture, pour que le modèle soit celui du bon vendeur',
  'teach.nowhere': "Aucune des valeurs confirmées n'est imprimée là où une règle la retrouverait",
  'teach.nowhereDetail': 'Corrigez une valeur en la prenant sur la page',
  'teach.noFolder': "Il n'y a pas de dossier où garder les modèles",
  'teach.noFolderDetail': 'Indiquez-en un avec --templates, INVOICECTL_TEMPLATES ou extract.templates',
  'teach.ownTemplate': '{file} passe avant ce qui est appris pour ce vendeur',
  'teach.ownTemplateDetail': 'Modifiez ou supprimez ce fichier, qui porte le nom du modèle',
};
