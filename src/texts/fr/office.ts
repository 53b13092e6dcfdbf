import type { office as english } from '../en/office.ts';
import type { Translation } from '../template.ts';

export const office: Translation<typeof english> = {
  'office.notOffice': 'Le fichier est un conteneur OLE2, mais pas un document Word, Excel ou PowerPoint',
  'advice.saveAttachment': 'Les messages Outlook ne sont pas convertis : enregistrez la pièce jointe elle-même',
  'advice.officePassword':
    'Ouvrez-le dans Office, retirez le mot de passe (Fichier > Informations > Protéger) et enregistrez-le de nouveau',
  'office.large': 'Une fois décompressé, le document Office dépasse 1024 Mo',
  'office.noMainPart': "Le document Office n'a pas de partie principale",
  'advice.officeSaveAgain': 'Enregistrez-le de nouveau dans Office, ou téléchargez-le de nouveau',
  'xml.unreadable': "Le XML n'a pas pu être lu",
  'office.part': '« {name} » dans le document Office : {why:message}',
  'office.manySlides': 'La présentation a {slides} diapositives',
  'advice.splitSlides': "Jusqu'à {most} sont prises en charge : divisez la présentation",
  'office.powerPointDamaged': 'Le document PowerPoint est endommagé ou tronqué',
  'office.manyParts': 'La présentation a trop de parties',
  'office.wordDamaged': 'Le document Word est endommagé ou tronqué',
  'office.noBody': "Le document Word n'a pas de contenu",
  'advice.wordSaveAgain': 'Ouvrez-le dans Word, enregistrez-le de nouveau et utilisez le nouveau fichier.',
  'office.notWord': "Le ZIP n'est pas un document Word",
  'advice.docxPart': 'Un DOCX contient word/document.xml.',
  'office.notZip': "Le fichier n'est pas un DOCX : ce n'est pas une archive ZIP",
  'advice.saveAsDocx': 'Enregistrez-le en .docx dans Word.',
  'office.docxEncrypted': 'Le DOCX est protégé par un mot de passe',
  'advice.wordPassword':
    'Retirez le mot de passe dans Word (Fichier, Informations, Protéger le document) et utilisez le nouveau fichier.',
  'office.oldNotDocx': 'Le fichier est un ancien document Office (.doc), pas un DOCX',
  'advice.docxFirst': "Enregistrez-le d'abord en .docx.",
  'office.farCells': "Une feuille s'étend jusqu'à {cell}",
  'advice.farCells': 'Supprimez les cellules éloignées de toutes les autres et enregistrez de nouveau le classeur',
  'libreOffice.refused': "LibreOffice n'a pas pu lire ou écrire le document",
  'advice.libreOfficeRefused':
    'Il est endommagé, ou demande plus que les {megabytes} Mo de mémoire permis à LibreOffice : ouvrez-le et enregistrez-le dans Office, ou divisez-le',
  'libreOffice.crashed': "LibreOffice s'est arrêté brutalement pendant la conversion du document",
  'libreOffice.slow': 'LibreOffice a mis plus de {seconds} s',
  'advice.moreTime': 'Accordez plus de temps avec --timeout',
  'libreOffice.notStarted': 'LibreOffice ne démarre pas',
  'advice.libreOfficeNotStarted':
    "Le document n'est pas en cause. Cette commande montre l'erreur : {program} --headless --version",
  'libreOffice.missing': "LibreOffice n'est pas disponible",
  'libreOffice.invalid': "LibreOffice n'a pas écrit de fichier {format} valide pour le document",
  'advice.installLibreOffice':
    'Installez LibreOffice (Debian : libreoffice-writer-nogui libreoffice-calc-nogui libreoffice-impress-nogui libreoffice-math-nogui python3-uno), ou nommez-le avec --soffice ou dans INVOICECTL_SOFFICE.',
  'libreOffice.wrongName': "{path} a été nommé comme LibreOffice, mais n'est pas un programme. {advice:message}",
};
