import type { Wording } from '../wording.ts';

/** English. */
export const en: Wording = {
  seller:
    'From|Seller|Bill From|Supplier|Vendor|Issued by|Service Provider|Company|Invoice from|Sold By|Your Details|Provider|Pay To|Merchant|Business|Our Details|Remitter|Sender|Shipper|Exporter|From Company|Billed By|Invoice From|Payee|Landlord|Contractor|Freelancer|Service Provider Details|Seller Information|Vendor Details',
  buyer:
    'Bill To|Billed To|Invoice To|Customer|To|Client|Sold To|Billing Address|Buyer|Invoice for|Bill to party|Customer Details|Recipient|Prepared for|Account|Details of Receiver (Billed to)|Purchaser|Client Name|Bill-To|BILL TO PARTY|Invoiced To|Customer Name & Address|Customer Information|Client Details|Billing Details|Billing Information|Attn|Member|Guest|Patient|Tenant|Advertiser|Charge To|Issued To|Importer|Debtor|Delivered and billed to|Customer Address|Your Details|For|Name and Address|Invoice Recipient|Payer|Sold-to|INVOICE TO:',
  delivery:
    'Ship To|Deliver To|Delivery Address|Shipping Address|Shipped To|Consignee|Site|Service Address|Place of delivery|Ship-To|Delivered To|Job Site|Job Location|Work Site|Location|Project Address|Installation Address|Details of Consignee (Shipped to)|Destination|Shipping Information|End User|Notify Party|Supply Address|Same as billing|Installed at',
  contact:
    'Attn|Attention|Contact|Contact person|Prepared by|Salesperson|Sales Rep|Account Manager|c/o|Your contact|Authorised Signatory|Technician|Sales person|Server|Cashier|Issued by|Approved by|Signed|Account Executive|Rep|Requested by|Author|Buyer contact|Ordered by|Director|Owner|Consultant|Authorized by|Name of Driver',
  title:
    'INVOICE|Invoice|TAX INVOICE|Tax Invoice|Sales Invoice|Proforma Invoice|Credit Note|Receipt|STATEMENT|Commercial Invoice|INVOICE / RECEIPT|Bill|Statement of Account|Bill of Supply|Hotel Invoice|Service Invoice|Final Invoice|INVOICE SUMMARY|Order Confirmation|Remittance Advice|Sales Receipt|Subscription Invoice|Rent Invoice|Payment Receipt|CREDIT MEMO|TAX INVOICE / RECEIPT|Adjustment Note|Interim Invoice',
  number:
    'Invoice No|Invoice Number|Invoice #|No.|Number|Inv. No.|Reference|Invoice Ref|Document No|Doc No.|Bill No|Receipt No|Inv #|Tax Invoice No|INVOICE NUMBER',
  date: 'Date|Invoice Date|Issue Date|Date of issue|Dated|Billing Date|Bill Date|Tax Point|Statement Date|Created|Invoice dated',
  due: 'Due Date|Due|Payment due|Pay by',
  other:
    'Order No|PO Number|P.O. #|Customer ID|Account No|Terms|Payment Terms|Currency|Page|Delivery note|Project|Period|Sales Order|Job No|Delivery Date|Ship Date|Ship Via|FOB|Tracking No|Quote No|Booking Ref|Check-in|Check-out|Room|Reference No|Vehicle No|Place of Supply|State Code|Payment Method|Service Date|Contract No|Department|Flight|Subscription|License|Member ID|Advertiser code|HSN/SAC|Order Date|Estimate #|Case No.|Matter|Meter No',
  phone: 'Tel|Phone|T|Ph|Mobile|Fax|Telephone|Cell|Office|Toll Free|Tel No|Hotline|Fax No|WhatsApp',
  registration:
    'VAT No|VAT ID|GSTIN|ABN|EIN|Tax ID|Company No|Reg. No.|VAT Reg No|Company Reg|TIN|SST No|PAN|CIN|UEN|GST Reg. No|Tax Reg No|Federal Tax ID|NZBN|ACN|UTR|Registered in England No.|Business Number|GST/HST No.|VAT Registration Number',
  bank: 'Bank|Account Name|IBAN|BIC|Sort Code|Account Number|SWIFT|Beneficiary|Remit to|Account Details|Payment Details|Bank Name|Branch|Account No.|IFSC|Routing No|BSB|Bank Details|Please make cheques payable to|Payment Information|Wire transfer to',
  net: 'Subtotal|Sub Total|Net Amount|Net|Total excl. VAT|Taxable Value|Amount before tax|Total before VAT|Goods Total|Total Net',
  tax: 'VAT|Tax|GST|Sales Tax|VAT 20%|Sales Tax 8.25%|CGST 9%|SGST 9%|IGST 18%|GST 10%|HST 13%|VAT @ 20%|Total VAT|SST 6%',
  total:
    'Total|Amount Due|Grand Total|Balance Due|TOTAL|Total Due|Invoice Total|Total Amount|Amount Payable|Total incl. VAT|Net Payable|Balance|Please Pay|Amount Paid|Total (USD)|Total to pay',
  columns:
    'Description|Qty|Quantity|Unit Price|Price|Amount|Total|Item|Rate|Tax|Hours|Unit|Units|Line Total|Product|SKU|Code|Discount|Service|Net|Gross|Period|Activity|Disc %|Ext. Price|Particulars|S.No|HSN|Taxable Value|VAT %|Days|Date',
  prose:
    'Thank you for your business!|Payment is due within 30 days.|Please include the invoice number with your payment.|If you have any questions about this invoice, please contact us.|Please keep this page for your records|All prices are in US dollars|No discount.|Terms & Conditions|This is a computer generated invoice.|Make all checks payable to|Dear customer,|Goods once sold will not be taken back.|Subject to local jurisdiction|We appreciate your prompt payment|Notes|Payment terms: strictly 30 days from the date of invoice.|Late payments are subject to interest of 1.5% per month.|Thank you for choosing us, we look forward to seeing you again.|This invoice was generated electronically and is valid without a signature.|Cheques should be made payable to the company named above.|Please detach and return this portion with your payment.|Registered office as above.|E. & O. E.|Please quote the invoice number on all correspondence.|Returns accepted within 30 days with the original receipt|Your order has been shipped|If paid after the due date a fee may be charged.|We declare that this invoice shows the actual price of the goods described and that all particulars are true and correct.|Amount in words: one thousand two hundred and four dollars only|Here is your invoice for this month|A division of the group of the same name|Sign in to your account to see past invoices|Customer copy|Authorised Signatory|for and on behalf of|Not a VAT invoice|Paid|Powered by an online invoicing tool',
  nameLabel:
    'Name|Company|Company Name|Full name|Business name|Customer Name|Business Name|Contact Name|Account Name|Legal Name|Trading Name|Party Name|Client',
  addressLabel:
    'Address|Street Address|Adress|Addr.|Billing Address|Mailing Address|Street|Address Line 1|Registered Office|Head Office|Location|Street address',
  cityLabel: 'City|City, State|Town|City/Town|City, ST ZIP|City / State / ZIP|Suburb|Town/City',
  trades:
    'Solutions|Consulting|Services|Design|Studio|Electronics|Foods|Logistics|Trading|Plumbing|Software|Media|Group|Systems|Supplies|Furniture|Garage|Hotel|Energy|Insurance|Photography|Bakery|Travel|Cleaning|Associates|Industries|Technologies|Labs|University|Museum|Catering',
  postLabel: 'Zip|ZIP Code|Postcode|Postal Code|Pin Code|PIN',
  stateLabel: 'State|County|Province|Region',
  countryLabel: 'Country',
  greeting: 'Dear|Hello|Hi|Dear Mr',
  honorific: 'Mr|Mrs.|Ms|Dr.|M/s|Mr. & Mrs.|Messrs|The|Prof.',
  regards: 'Kind regards|Yours sincerely|Best regards|Sincerely|For|Signed for|Thank you',
  adjustment:
    'Discount|Shipping|Handling|Tip|Service charge|Delivery fee|Deposit|Rounding|Paid|Less deposit|Freight|Gratuity|Coupon|Balance forward|Agency commission',
  item: 'Website design|Consulting hours|Annual licence|Oil change|Hosting, monthly|Room, 2 nights|Labour|Brake pads|Paper A4, 80 g|Coffee beans 1 kg|Delivery|Logo redesign|Office chair|Replacement filter|Training day|Translation, 1,200 words|Rent for March|Parking|Site visit|Cleaning of premises|Mobile plan|Electricity, day rate|Hire of equipment|30 sec. spot|Box of screws|Legal advice|Photo session|Taxi to airport|Premium subscription|Dry cleaning',
  third:
    'Customs Broker|Notify Party|Consignee|Freight Forwarder|Guardian|Responsible Party|Insurer|Insurance Company|Property Manager|Managing Agent|Fiscal Representative|Tax Representative|Payer|Paid by|Booking Agent|Third-party payer|Carrier|Importer of Record|Emergency Contact|Referred by|Referring Physician|Landlord|Owner of property|Your adviser|Store|Ultimate Consignee|Next of kin',
  managed: 'c/o|managed by|represented by|on behalf of|care of|acting as agent for|a client of',
  department:
    'Accounts Payable|Purchasing Department|Purchase Ledger|Finance Department|Accounts Dept.|The Treasurer|Department of Works|Head Office|Procurement|Warehouse Office|Committee|Facilities',
  subject:
    'Patient|Pupil|Student|Pet|Passenger|Guest|Child|Animal|Vehicle|Driver|Traveller|Participant|Member|Seat|Cardholder|Lead passenger|Occupant|Deceased|Property|Project manager|Attending doctor|Class teacher',
  caption:
    'Patient Charge Summary|Hire Charges|Property Details|Booking Details|Guest Folio|Customer Copy|Account Summary|Your Bill Explained|Trip Details|Delivery Docket|Job Sheet|Statement of Fees|Term Fees|Fee Note|Parties to this invoice|Shipment Details|Company Details|Payment Details|Invoice Details|Student Fee Statement|Service Report|Membership Renewal',
  operator:
    'operated by|Licensee of|trading as|a brand of|a trading name of|t/a|Franchise of|Owned and operated by|part of',
  site: 'Warehouse|Branch|Showroom|Returns to|Return address|Factory|Depot|Workshop|Postal address|Collection from|Store address|If undelivered return to|Sales office|Surgery|Pay in person at',
  aside:
    'Open Mon-Fri 8am-5pm|Mon-Sat 9:00-18:00|Closed Sundays|Family run since 19##|Established 19##|Est. 18##|Market days: Tue, Fri|By appointment only|Grades K-12|Primary & Secondary|{city} Branch|{city} Store|Town Centre Shop|Store #0##|Gate #|The home of good food|Quality you can trust|Free parking at the rear|Formerly {last} & Co.|Parts - Service - Repairs|Nursery to Sixth Form|Wholesale & Retail|Licensed and insured|24 hour call-out|Members of the {city} Chamber of Commerce|Follow us @{last}|Next to the Post Office|All major cards accepted',
  regime:
    'Registered in England no. 0#######|Registered in England and Wales|VAT registered|Company registered in Ireland ######|License #######|Lic. # #####|Contractor licence ######|Authorised and regulated|Reg. charity no. #######|GST exempt|Non-profit organisation|Directors: {last}, {last}|Registered office as above|Form ## - Rev. ##|Receipt ######|Till ## Cashier ##|TRN ###############|MIN: ##############|DOT #######|State of origin ##|NPI ##########|A.B.N. ## ### ### ###',
};
