/** The kinds of Chinese documents that are drawn. */
import type { FapiaoKind } from './drawn.ts';
import { invoices } from './invoices.ts';
import { fixedAmount, machinePrinted } from './local.ts';
import { slips } from './slips.ts';
import { vehicle } from './vehicle.ts';

export const fapiaoKinds: readonly FapiaoKind[] = [...invoices, ...slips, vehicle, fixedAmount, machinePrinted];
