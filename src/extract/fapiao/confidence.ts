/**
 * How likely a value on a Chinese form is before calibration, by the way in which it was found: from 0 to 1.
 *
 * They order values from unlikely to likely: how often such values are right in fact is fitted by the curves of
 * calibration.ts, which start from these numbers. They say how sure it is that these words are the value of the field;
 * the risk that OCR misread the words is taken off in evidenceOf.
 */

/** The kind of a form, and with it type, document type and currency: what the form looks like decides it. */
export const kindOfForm = 0.97;

/** A tax number whose check character is right: neither misread nor the number of something else. */
export const validTaxId = 0.99;

/** Taken off where OCR read a character of the label differently, so that it may be another label. */
export const inexactLabel = 0.05;

/** Two values that have to agree, such as a total in figures and in words, or a sum and its parts. */
export interface Agreement {
  readonly agree: number;
  readonly disagree: number;
}

export const vatInvoice = {
  /** Number, code, check code or date behind its label. */
  labelled: 0.98,
  /** The same, behind a label of which OCR read a character differently. */
  labelledInexactly: 0.93,
  /** A date behind its label whose 年 or 月 was misread, or a date without a label. */
  looseDate: 0.85,
  /** Digits of the right length without a label: printed twice, printed once, or one of several candidates. */
  shapedTwice: 0.93,
  shapedOnce: 0.8,
  shapedAmongRivals: 0.5,
  /** The only 20 digits above the table of a form that has a code. */
  looseCheckCode: 0.8,
  /** The kind of invoice: its title and its code say the same. */
  titleAndCode: 0.985,
  title: 0.98,
  /** The title says something other than the code, or only part of the title was read. */
  doubtfulTitle: 0.85,
  code: 0.88,
  /** Neither title nor code: most are ordinary invoices. */
  assumedType: 0.6,
  /** Invoice or credit note, by the sign of the total, or without one. */
  documentType: 0.97,
  documentTypeWithoutTotal: 0.8,
  currency: 0.99,
  /** A bound for lines that do not add up to the net amount. */
  linesNotAddingUp: 0.75,
} as const;

export const vatParties = {
  name: 0.97,
  /** The name in the row above the tax number, where its label was not read. */
  nameWithoutLabel: 0.75,
  /** The name behind a label that names the party, on rolls. */
  nameOnRoll: 0.96,
  taxId: 0.93,
  taxIdOnRoll: 0.9,
  /** A valid number elsewhere in the party's block. */
  validTaxIdInBlock: 0.9,
  /** The only word in the party's block that has the shape of a tax number. */
  shapedTaxId: 0.7,
  /** Address and telephone are printed as one text, and so are bank and account. */
  contact: 0.9,
  /** The same among the remarks, where electronic invoices print them. */
  contactInRemarks: 0.9,
  notes: 0.85,
  /** Its digits follow words of which there is one meaning, and their number is exact. */
  precedingInvoice: 0.95,
} as const;

export const vatTotals = {
  /** By the number of independent equations that hold for an amount: two and more, or one. */
  twoEquations: 0.995,
  oneEquation: 0.98,
  /** No equation: printed where it belongs, elsewhere below the table, or computed. */
  printedInPlace: 0.93,
  printedElsewhere: 0.6,
  computed: 0.8,
  /** A bound where an equation fails. */
  conflict: 0.6,
  /** A bound where words and sum outvote a figure that OCR read otherwise: they are mostly right, but not always. */
  figureOutvoted: 0.9,
  inWords: 0.95,
} as const;

/** A line of the table, by rate × net = tax and quantity × price = net. */
export const tableLine = {
  checked: 0.98,
  unchecked: 0.93,
  contradicted: 0.7,
  withoutDescription: 0.6,
} as const;

export const vehicleInvoice = {
  /** Number, code or date behind its label. */
  labelled: 0.97,
  name: 0.96,
  taxId: 0.93,
  /** Older forms print the number in the cell of the name. */
  taxIdInNameCell: 0.9,
  contact: 0.9,
  amount: 0.93,
  inWords: 0.95,
  total: { agree: 0.99, disagree: 0.6 },
  /** One of the vehicle's numbers, and all of them where the check digit of the vehicle's is right or not. */
  vehicleNumber: 0.9,
  validVehicleNumber: 0.97,
  uncheckedVehicleNumber: 0.8,
  line: 0.93,
} as const;

export const railTicket = {
  number: 0.98,
  /** The red number of a printed ticket: repeated at its foot, or read once. */
  printedTwice: 0.97,
  printedOnce: 0.75,
  date: 0.98,
  /** A printed ticket has no date but that of the journey. */
  dateOfJourney: 0.9,
  /** A date that could be read only by mending what OCR made of it. */
  mendedDate: 0.75,
  amounts: { agree: 0.99, disagree: 0.6 },
  uncheckedAmount: 0.93,
  name: 0.96,
  taxId: 0.9,
  travel: 0.9,
} as const;

export const airItinerary = {
  number: 0.98,
  /** On paper, the number of the ticket stands for that of the document. */
  ticketNumber: 0.9,
  date: 0.97,
  name: 0.95,
  taxId: 0.93,
  amounts: { agree: 0.98, disagree: 0.6 },
  uncheckedAmount: 0.85,
  travel: 0.85,
} as const;

export const taxiReceipt = {
  labelled: 0.96,
  /** Digits of the right shape, where the label was not read. */
  shaped: 0.8,
  /** The meter's print in the row of its label, or up to two rows off. */
  besideLabel: 0.93,
  offLabel: 0.8,
  /** A date or a fare that could be read only by mending what OCR made of it. */
  mendedDate: 0.75,
  mendedFare: 0.7,
  /** Meters count in steps of ten fen: any other amount was misread. */
  impossibleFare: 0.4,
  company: 0.95,
  companyWithoutLabel: 0.75,
} as const;

export const fiscalReceipt = {
  /** Number, code or date behind its label. */
  labelled: 0.98,
  checkCode: 0.95,
  payer: 0.96,
  payerId: 0.93,
  payee: 0.95,
  inWords: 0.95,
  inFigures: 0.95,
  total: { agree: 0.99, disagree: 0.6 },
} as const;

/** Forms of local tax offices: fixed amounts, tolls, parking, coach tickets. */
export const localInvoice = {
  /** Number, code or date of issue behind its label. */
  labelled: 0.97,
  /** Another date: of the journey, the exit or the payment. */
  otherDate: 0.93,
  /** A date that could be read only by mending what OCR made of it, or the only date on the page. */
  mendedDate: 0.75,
  loneDate: 0.75,
  codeWithoutLabel: 0.8,
  name: 0.95,
  sellerWithoutLabel: 0.75,
  taxId: 0.9,
  inWords: 0.95,
  inWordsWithoutLabel: 0.92,
  amount: 0.93,
  /** Behind a label that may also name a part of the total. */
  fare: 0.9,
  amountWithoutLabel: 0.85,
  total: { agree: 0.99, disagree: 0.5 },
  /** A fixed amount that is not round. */
  oddFixedAmount: 0.5,
} as const;
