/** What the labels of English documents mean. */
import { type Language, phrases } from './language.ts';

export const englishLabels: Language['labels'] = {
  number: phrases(`
    bill reference | serial no of invoice | invoice serial no | invoice serial number | invoice sequence |
    invoice doc no | invoice document number | cash memo no | charge invoice no | billing invoice no |
    service invoice no | tax inv no | bill id | debit memo # | debit memo no | vat invoice no | gst invoice no |
    official receipt no | fee account no | transaction receipt no | payment claim no | progress claim no | inv |
    fee note no | fee note number | fee note ref | fee note reference | fee note # | guest account no |
    guest account number | guest bill no | guest folio no | debit note no | debit note number | voucher no | trip no |
    trip number | docket no | docket number | chit no | sales invoice no | sales invoice number | receipt ref |
    bill ref | rates notice no | levy no | rcpt | invoice number | invoice no | invoice # | invoice num | invoice id |
    invoice ref | invoice reference | inv no | inv # | inv number | tax invoice no | tax invoice number |
    tax invoice # | bill no | bill number | bill # | receipt no | receipt number | receipt # | credit note no |
    credit note number | credit memo no | document number | document no | doc no | cash bill no | number of invoice |
    statement number | commercial invoice no | proforma no | invoice nr | invoice | cash inv no | slip no | rcpt no |
    receipt | check no | check # | booking id | booking reference | folio no | folio number | notice number |
    notice no | demand no | demand number`),
  purchaseOrder: phrases(`
    purchase order | purchase order number | purchase order no | purchase order # | po number | po no | po # |
    p.o. number | p.o. no | p.o.# | p.o. | your order | your order no | customer order | customer po | your po |
    order reference | buyer reference | your reference | your ref | cust po | customer order no`),
  precedingNumber: phrases(`
    in relation to invoice | original tax invoice | credit for invoice | cancels invoice | adjusts invoice |
    against invoice | original invoice | original invoice no | original invoice number | related invoice |
    refers to invoice | relating to invoice | in respect of invoice | credited invoice | corrects invoice |
    replaces invoice | invoice being credited`),
  otherNumber: phrases(`
    order number | order no | order # | alt order # | alt order | order id | sales order | customer number |
    customer no | customer id | customer # | client number | client no | client id | account number | account no |
    account # | account | a/c no | acct no | delivery note | delivery note no | delivery number | packing slip |
    contract number | contract no | agreement ref | quote number | quote no | quotation no | project | project no |
    job no | job number | reference number | reference no | reference | ref no | ref | our ref | registration no |
    company no | company registration no | co reg | co reg no | reg no | roc no | phone | tel | telephone | fax |
    mobile | cell | page | table | terminal | till | cashier | station | store | trans | transaction |
    transaction id | transaction no | trans no | estimate # | estimate number | estimate no | deal # | agency code |
    advertiser code | agency ref | advertiser ref | bank account | sort code | swift | bic | ifsc | ifsc code |
    routing number | zip | postcode | item no | invoice type | document type | vehicle no | meter no | meter number |
    approval code | auth code | member no | card no | card number | supplier no | vendor no | vendor number |
    ticket no | license no | licence no | chassis no | pin | guest | guests | pax | room no | counter | shift |
    service id | tracking no | waybill | batch no | invoice month`),
  issueDate: phrases(`
    inv dt | date of this invoice | bill issued on | bill run date | printed/issued | invoice date/time | issue dt |
    date billed | date of bill | raised | raised on | date raised | prepared on | date prepared | date rendered |
    billed on | invoiced on | invoice raised | invoice date | date of invoice | inv date | bill date | billing date |
    date of issue | issue date | issued | issued on | issued at | tax invoice date | date issued | document date |
    doc date | invoice dated | receipt date | credit note date | statement date | bill issue date |
    invoice issue date | invoice/payment date | created on | invoice created | generated on | demand date`),
  dueDate: phrases(`
    amount due by | total due by | balance due by | final date for payment | last day to pay | due on or before |
    pay this amount by | net due date | terms due | remit by | remit payment by | settlement due | settlement date |
    payment to be made by | payment must be received by | must be received by | to be received by | overdue after |
    past due after | past due on | delinquent after | delinquent if not paid by | due no later than | autopay date |
    auto pay on | auto pay date | card will be charged on | will be charged on | direct debit date |
    will be debited on | expected payment date | latest payment date | maturity date | due dt | date of payment due |
    deadline for payment | due date for payment | bill due date | due date of payment | amount payable by |
    this invoice is due | invoice is due | payment is due on | payment is due by | late after | late charge after |
    payment deadline date | due and payable by | due and payable on | pay in full by | direct debit on |
    by direct debit on or after | debited on | be collected on | will be taken on | payable no later than |
    falls due | falls due on | fall due | due for payment | due for payment by | settle by | to be settled by |
    please settle by | last day for payment | last date for payment | pay on or before | payment deadline |
    kindly pay by | please remit by | payment expected by | payment required by | due date | payment due |
    payment due date | due on | due by | pay by | payable by | payable on or before | please pay by | date due |
    payment date | due | please remit until | please pay until | pay until | to be paid by | payable until |
    invoice due date | payment due by | to be paid by | pay before | last date of payment | must be paid by |
    your payment is due | payment will be collected on`),
  otherDate: phrases(`
    d.o.b | dob | birth date | born | born on | date of admission | date of discharge | admitted | discharged |
    treatment date | date of treatment | date of loss | date of accident | quoted on | accepted on | order of |
    quote of | date of visit | appointment date | date of appointment | travel date | event date | order date |
    ship date | shipping date | shipped | shipment date | service date | date of service | date of supply |
    supply date | po date | start date | end date | check in | check out | flight dates | print date | printed |
    printed on | valid until | expiry date | expiry | exp date | expiration date | expires | expires on |
    credits expire | revised | revision | rev | version | form version | last updated | exp | date of birth |
    air date | as of | quote date | contract date | report date | dd | arrival | departure | statement period`),
  date: phrases(`
    date | dated | dt | date/time | date & time | bill dt | delivery date | delv date | date of delivery |
    transaction date | sales date | trans date | tax point | tax point date | tax date`),
  period: phrases(`
    period | billing period | invoice period | service period | period of service | weeks | from | order flight |
    subscription period`),
  seller: phrases(`
    seller | vendor | supplier | from | bill from | sold by | issued by | issuer | invoice from | provider |
    service provider | shipper | billed by | company | payable to | make all checks payable to |
    make checks payable to | cheques payable to | credit from | merchant | landlord | lessor | your details |
    our details | remitter | sender | exporter | from company | contractor | freelancer | seller information |
    vendor details | vendor information | service provider details | supplier details | issued from |
    sold and shipped by`),
  buyer: phrases(`
    bill to | billed to | billing to | billing address | invoice to | invoiced to | sold to | buyer | customer |
    customer name | client | client name | to | for | invoice for | purchaser | recipient | customer address |
    bill to address | buyer name | messrs | m/s | attention | guest name | billing details | customer details |
    charge to | service for | prepared for | receiver | name of customer | invoice address | party | party name |
    buyer's name | renter | hirer | lessee | tenant | patient | passenger | passenger name | name of passenger |
    policyholder | subscriber | credit to | credited to | traveller | bill recipient | registered to | bill to party |
    details of receiver | details of receiver (billed to) | customer name & address | customer information |
    client details | client information | billing information | member | guest | issued to | importer | debtor |
    delivered and billed to | name and address | invoice recipient | payer | buyer details | buyer information |
    insured | ordered by | account holder name | responsible party | guarantor | guarantor name | student |
    student name | pupil | parent/guardian | applicant | registered keeper | vehicle owner | pet owner | registrant |
    attendee | delegate | donor | ratepayer | named insured | services rendered to | supplied to | patient name |
    member name`),
  shipTo: phrases(`
    ship to | shipping to | shipping address | deliver to | delivery address | delivered to | delivery to |
    service address | consignee | ship to address | shipped to | site address | place of supply | delivery location |
    place of delivery | job site | job location | work site | project address | installation address |
    details of consignee | details of consignee (shipped to) | shipping information | shipping details |
    delivery details | end user | supply address | installed at | ship to party | service location`),
  remitTo: phrases(`
    remit to | remit address | remittance address | remit payment to | send payment to | mail payment to | pay to |
    payment to | please remit to | remit payments to`),
  otherParty: phrases(`
    payee | bank | bank name | bank details | agent | notify party | carrier | advertiser | agency | sales contact |
    sales rep | salesperson | account executive | tax representative | beneficiary | property | product |
    account holder | account name | prepared by | account manager | authorised signatory | authorized signatory |
    technician | cashier | approved by | requested by | authorized by | buyer contact | name of driver | consultant |
    your contact`),
  contact: phrases(`
    email | e-mail | mail | web | website | www | url | internet | main | billing | hotline | contact |
    contact person | contact no | attn`),
  name: phrases(`
    name | company name`),
  address: phrases(`
    address | registered address | registered office | head office | street`),
  taxId: phrases(`
    ntn | strn | gst/hst no | gst/hst number | gst/hst registration no | qst no | pst no | ird no | ird number |
    nzbn | acn | uen | kra pin | tpin | vat tin | vat reg tin | business number | fiscal no | fiscal number |
    tax registration no | trn no | vat no | vat number | vat id | vat reg no | vat registration |
    vat registration no | vat registration number | tax id | tax id no | tax no | tax number | gst no | gst reg no |
    gst registration no | gst id | gst id no | gstin | gstin no | gst number | abn | ein | vat | tin | pan | pan no |
    sst no | sst id | sst reg no | sales tax no | service tax no | vat-id | customer vat number | federal id |
    tax registration number | trn | cin`),
  iban: phrases(`
    iban | iban no | iban number`),
  paymentTerms: phrases(`
    payment terms | terms of payment | terms | term | payment conditions | terms & conditions of payment |
    credit terms | payment term`),
  currency: phrases(`
    currency | invoice currency | all amounts in | currency code`),
  net: phrases(`
    subtotal excl vat | total exc vat | total exc gst | amount excl vat | amount excl gst | total taxable value |
    subtotal ex gst | amount exclusive of vat | amount exclusive of gst | vatable sales | total exclusive of vat |
    total exclusive of gst | pre-tax total | amount net of vat | total sales vat exclusive | total before gst |
    total before vat | total before taxes | subtotal | sub total | net total | total net | net amount | net |
    total excl vat | total ex vat | total excluding vat | total before tax | amount before tax | taxable amount |
    taxable value | total excl gst | total excluding gst | subtotal excl gst | net value | total without vat |
    total without tax | total ex tax | invoice subtotal | excl vat | total excl tax | total ex gst |
    net invoice value | goods total | total net amount | nett total | nett | total goods | net sales |
    subtotal excl tax | subtotal ex vat | subtotal excluding vat | total (excl gst) | pretax amount |
    subtotal less discount | merchandise total | base fare | air fare | total excl | total net of vat |
    services total | total before vat | sub-total before tax | subtotal before tax | total fees | net charges`),
  tax: phrases(`
    output vat | standard rate vat | excise tax | est tax | total gst/hst | vat content | vat element | gst content |
    including gst of | incl gst of | including vat of | incl vat of | price includes gst of |
    total price includes gst of | tourism levy | room tax | city tax | lodging tax | county tax | hotel tax |
    covid levy | covid-19 levy | covid-19 hrl | covid-19 health recovery levy | chrl | health recovery levy |
    national health insurance levy | nhis levy | gst/hst | hst/gst | tax | vat | gst | hst | pst | qst | sales tax | total tax | tax total |
    vat total | total vat | vat amount | tax amount | gst amount | total gst | plus vat | value added tax |
    service tax | igst | cgst | sgst | sst | add vat | add gst | tax (rm) | total tax amount | gst payable |
    total gst amount | goods and services tax | estimated tax | state tax | local tax | gst summary | taxes |
    taxes and fees | taxes & fees | taxes, fees and charges | total taxes | total taxes and fees | government taxes |
    occupancy tax | vat total amount | includes vat | of which vat | vat included | gst included | includes gst |
    including gst of | includes tax | tax included | gct | gst included in total | vat included in total |
    tax included in total | gst included in the total | vat included in the total | gst incl in total |
    vat incl in total | total includes gst of | total includes vat of | includes gst of | includes vat of | nhil |
    getfund levy | vat levy | consumption tax | excise duty | cess`),
  total: phrases(`
    total | gross amount | gross | total amount | amount | total price | totals | total value | total cost |
    total sales | total charges | total rm | total amt | net total rm | total usd | total gbp | total eur | sum |
    total charge | bill total | current charges | total this invoice | total current charges | total new charges |
    total charges this month | total charges this period | new charges | total charges for this period`),
  grandTotal: phrases(`
    total total inclusive of vat | bill amount | total for this invoice | total w/ tax |
    total fees and disbursements | sale total | amount chargeable | inv total | inv amount | inv amt | grand total |
    invoice total | total invoice | total due | total incl vat | total inc vat | total including vat |
    total including tax | total incl tax | total incl gst | total inc gst | total including gst |
    total inclusive gst | total inclusive of gst | total amount due | total payable | total amount payable |
    total to pay | total amount incl gst | gross total | total gross | invoice amount | amount invoiced |
    total invoice amount | total amount inc gst | total sales inclusive gst | total sales (inclusive of gst) |
    total rounded | amount to be paid | ttl | total includes gst | total gst incl | total (gst incl) | total incl |
    total with gst | total amt payable | total amt incl gst | net total rounded | takeout total | eat in total |
    takeout total (incl gst) | eat-in total (incl gst) | total sales incl gst | total sales (incl gst) |
    total incl of gst | total gst inclusive | total incl. of gst | nett total inc gst | total payable amount |
    rounded total | rounded total rm | total after rounding | nett total | net total | net total amount |
    net payable | nett amount | total rm incl of gst | total sale | total bill | total sales inclusive sst |
    total payment | total inclusive | total with tax | order total | final total | total after adj incl gst |
    total amount rm | total after tax | net total inc gst | total with vat | total inclusive of tax | total credit |
    credit total | amount credited | total to be credited | total credit amount | total refund |
    total amount due now | total incl. taxes`),
  amountDue: phrases(`
    amount due by | total due by | balance due by | pay this amount by | amount payable by | new balance |
    balance payable | total now due | total owing | net amount payable | amount due | due | balance due |
    amount payable | balance | due amount | due payable | outstanding | amount outstanding | net amount due |
    payable | pay this amount | net due | please pay | residual | balance to pay | remaining balance |
    total balance due | amount to pay | payment amount | total outstanding | current amount due | amount owing |
    invoice balance | please pay this amount | balance due now | amount now due | fee now due | balance owing`),
  previousBalance: phrases(`
    previous balance | previous unpaid balance | unpaid balance | balance forward | balance brought forward |
    opening balance | balance from | past due | arrears | last bill | previous invoice | account balance |
    old balance | overdue | balance from last bill | balance from last invoice | balance from previous bill |
    amount of last bill | last statement balance | previous bill | total from last bill | prior balance |
    balance from last statement`),
  paid: phrases(`
    amount paid | paid | paid amount | payment | payments | deposit | prepaid | advance | payment received |
    less paid | advance payment | down payment | amount received | payments received | paid to date | less payments |
    payment made | total credits | paid by card | payments and credits | payments/credits | total payments`),
  discount: phrases(`
    discount | less discount | total discount | rebate | allowance | savings | you saved | total savings |
    total saving | coupon | promo | voucher | less | item discount | member discount`),
  charge: phrases(`
    shipping | shipping & handling | shipping cost | delivery | delivery charge | freight | postage | handling |
    service charge | svc chg | svr chg | surcharge | tip | gratuity | postage & packing | carriage | s&h | packing |
    insurance | serv chg | ser charge | delivery fee | service fee | service | booking fee | airport surcharge |
    fuel surcharge | resort fee | cleaning fee | late fee | convenience fee`),
  rounding: phrases(`
    rounding | rounding adj | rounding adjustment | round off | rounded | roundings | rounding adjust | rnd adj |
    adjustment | rounding amount | bill rounding | round adj | round d`),
  cash: phrases(`
    cash | accepted total | total paid | total tendered | total cash | total tender | cash tendered | tendered |
    tender | cash received | amount tendered | visa | mastercard | master | card | credit card | debit card | debit |
    amex | bank card | paid amount | cash rm | pay | visa card | master card | credit | eftpos | cash payment |
    received | cash sales`),
  change: phrases(`
    change | change due | cash change | your change | balance change | change rm | change given`),
  commission: phrases(`
    commission | agency commission | less commission | agency discount`),
  otherAmount: phrases(`
    total qty | total quantity | total items | total item | no of items | item count | items | item(s) | qty |
    total pcs | total spots | aired spots | tax rate | vat rate | vat % | tax % | points | unit price | credit limit |
    total weight | exchange rate | qty(s) | minimum payment | capital | items sold | total no of items | item sold |
    items purchased | total units | total hours | rate | total excluding | invoice number | taxable | total sr |
    total zr | total supplies | amount in words | total reconciled amount | contract amount | vat exempt |
    tax exempt | non-taxable | zero rated | exempt amount`),
  invoice: phrases(`
    fee note | professional fee note | note of fees | debit note | account rendered | memorandum of fees | invoice |
    invoice details | invoice information | tax invoice | bill | commercial invoice | statement | vat invoice |
    sales invoice | simplified tax invoice | final invoice | proforma invoice | service invoice |
    subscription invoice | rent invoice | hotel invoice | interim invoice | bill of supply | invoice / receipt |
    tax invoice / receipt`),
  creditNote: phrases(`
    credit note | credit memo | credit invoice | credit memorandum`),
  receipt: phrases(`
    receipt | cash receipt | sales receipt | official receipt | cash bill | payment receipt | cash sale |
    guest check | customer copy | cash sales`),
};
