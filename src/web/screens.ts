/**
 * The screens of the app. A screen is one object in a folder of its own; this list is the only place that knows them all, and
 * their order is the order of the navigation.
 */
import { dashboard } from './dashboard/screen.ts';
import { drafts } from './drafts/screen.ts';
import { invoices } from './invoices/screen.ts';
import { layout } from './layout/screen.ts';
import { merges } from './merges/screen.ts';
import { review } from './review/screen.ts';
import { settings } from './settings/screen.ts';
import type { Screen } from './shell/screen.ts';
import { upload } from './upload/screen.ts';

export const screens: readonly Screen[] = [dashboard, upload, invoices, review, layout, drafts, merges, settings];
