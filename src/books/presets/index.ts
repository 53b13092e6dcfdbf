/** Layouts of bookkeeping programs, by the names that mapping files use. */
import type { Preset } from '../layout.ts';
import { kingdee } from './kingdee.ts';
import { quickbooks } from './quickbooks.ts';
import { xero } from './xero.ts';
import { yonyou } from './yonyou.ts';

export const presets = { xero, quickbooks, kingdee, yonyou } satisfies Record<string, Preset>;

export type PresetName = keyof typeof presets;

export const presetNames = Object.keys(presets) as PresetName[];
