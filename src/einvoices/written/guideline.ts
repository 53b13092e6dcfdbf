/**
 * The specification that written e-invoices follow (BT-24): EN 16931 itself. Those of Peppol and of XRechnung ask for electronic
 * addresses and a contact of the seller, which a record does not have.
 */
export const en16931 = 'urn:cen.eu:en16931:2017';
