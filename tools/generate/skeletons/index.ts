import type { SkeletonName } from '../family.ts';
import { boxes, columns, form, grid, halves, parts, viewer } from './forms.ts';
import { agency, american, buyerFirst, centredHead, mail, rightHead, software, threeParties } from './heads.ts';
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
};
