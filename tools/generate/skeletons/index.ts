import type { SkeletonName } from '../family.ts';
import { boxedForm } from './boxed-form.ts';
import { cells, coded, compared } from './cells.ts';
import { account, booking, shipment, subject } from './crowds.ts';
import { boxes, columns, form, grid, halves, parts, viewer } from './forms.ts';
import { agency, american, buyerFirst, centredHead, mail, rightHead, software, threeParties } from './heads.ts';
import { offices, oneLineHead, payable, sideLetter, smallPrint } from './masts.ts';
import { dotted, merchant } from './merchants.ts';
import { sidebar } from './sidebar.ts';
import { bill, folio, footSeller, letter, logoOnly } from './letters.ts';
import type { Skeleton } from './skeleton.ts';
import { till } from './till.ts';

export const skeletons: Readonly<Record<SkeletonName, Skeleton>> = {
  letter,
  columns,
  american,
  rightHead,
  centredHead,
  form,
  parts,
  footSeller,
  software,
  buyerFirst,
  grid,
  mail,
  agency,
  till,
  logoOnly,
  viewer,
  bill,
  boxes,
  folio,
  threeParties,
  halves,
  sidebar,
  shipment,
  sideLetter,
  smallPrint,
  offices,
  oneLineHead,
  payable,
  cells,
  compared,
  coded,
  merchant,
  subject,
  booking,
  account,
  dotted,
  boxedForm,
};
