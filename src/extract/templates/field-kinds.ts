/** Names of fields that both parties of an invoice have. */
export const partyFields = [
  'seller.name',
  'seller.taxId',
  'seller.address',
  'seller.phone',
  'seller.bank',
  'seller.account',
  'buyer.name',
  'buyer.taxId',
  'buyer.address',
  'buyer.phone',
  'buyer.bank',
  'buyer.account',
] as const;
