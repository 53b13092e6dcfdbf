import type { drafts as english } from '../en/drafts.ts';
import type { Translation } from '../template.ts';

export const drafts: Translation<typeof english> = {
  'map.purpose':
    'Fichier de correspondance pour `invoicectl export -f datev` et `-f booking`, ébauché à partir d’enregistrements.',
  'map.open':
    'Les lignes avec {mark} restent à compléter : les factures qui en ont besoin sont refusées tant qu’elles n’ont pas de valeur.',
  'map.toFill': 'À COMPLÉTER',
  'map.toFillWith': '{mark} : {what:message}',
  'map.account': 'account : le compte de charge.',
  'map.contra': 'contra : la dette envers le fournisseur (compte fournisseur).',
  'map.rate':
    'rate : tel qu’imprimé sur les factures ; none pour celles sans taxe. types : seulement pour les factures de ces types.',
  'map.key': 'key : le code de taxe du logiciel ; none si le compte connaît sa taxe.',
  'map.taxAccount': 'account : le compte où la taxe est enregistrée ; none si elle n’est pas récupérée.',
  'map.currency': 'La devise de la comptabilité.',
  'map.oneOf': 'l’une de {choices}',
  'map.preset': 'L’un de {presets} ; ou vos propres colonnes sous layout.',
  'map.suchAs': 'par exemple {example}',
  'map.accountLength': 'Sachkontenlänge (longueur des comptes généraux), de 4 à 8',
  'map.invoices': 'factures : {count}',
  'map.otherNames': 'aussi sous ce numéro fiscal : {names}',
  'templateFault.noRule': 'fields ne contient pas de règle pour {field}',
  'templateFault.kind': '{field} est {kind:message}, pas {given:message}',
  'templateFault.amount': 'un montant',
  'templateFault.date': 'une date',
  'templateFault.text': 'un texte',
  'templateFault.forDates': 'ne concerne que les dates : {fields}',
  'templateFault.format': 'doit contenir le jour, le mois et l’année, comme dans dd.MM.yyyy',
  'templateFault.locale': 'n’est pas une étiquette de langue comme de ou pt-BR',
  'templateFault.value': 'n’est pas une valeur valable de {field}',
  'templateFault.quotes': 'doit être entre guillemets : seuls les montants sont des nombres',
  'templateFault.groups': 'a besoin de groupes nommés : {fields}',
  'templateFault.noLineField': 'il n’y a pas de champ de ligne « {group} » ; il y a {fields}',
  'templateFault.help':
    'Pour voir ce qu’un modèle peut contenir, lancez invoicectl templates new SAMPLE : il en écrit un avec des commentaires',
};
