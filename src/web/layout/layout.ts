/**
 * The layout of a print: the options of the API's document (section 7.3) under their names, those that the app adds, the
 * chosen invoices, and what the user did to their pages. It lives as long as the tab, so that the way to another screen and
 * back loses nothing.
 */
import { defineStore } from 'pinia';
import { computed, isRef, ref, type Ref, shallowRef, type UnwrapRef } from 'vue';
import type { Invoice } from '../api/types.ts';
import { arranged, type LaidOutInvoice, type LayoutOrder, moved, pageKey, type Turns, turnsOf } from './arrangement.ts';
import { isLength, type LayoutOptions, planOptionsOf } from './options.ts';
import { type Plan, planOf } from './plan.ts';

export const mostCopies = 20;
const zooms = { least: 0.25, most: 4 };

export interface OpenDraft {
  readonly id: string;
  readonly name: string;
}

/** The fields of section 7.3 but zoom and page, which do not change the print. */
function layoutOptions() {
  return {
    layout: ref<LayoutOptions['layout']>('2x1'),
    orientation: ref<LayoutOptions['orientation']>('portrait'),
    margin: ref(10),
    gap: ref(5),
    showPageNumber: ref(false),
    showCategoryLabel: ref(false),
    paper: ref('A4'),
    cutLines: ref(false),
    summary: ref(false),
    stamp: ref<string>(),
  };
}

/** What the user did to the pages, and how it is done. */
function pageWishes() {
  const order = ref<LayoutOrder>('given');
  const copies = ref<ReadonlyMap<string, number>>(new Map());
  const turns = ref<ReadonlyMap<string, Turns>>(new Map());
  const sequence = ref<readonly string[]>([]);
  return {
    order,
    duplicates: ref<'keep' | 'skip'>('keep'),
    copies,
    turns,
    sequence,
    turn(invoiceId: string, page: number, by: number) {
      const key = pageKey(invoiceId, page);
      turns.value = new Map(turns.value).set(key, turnsOf((turns.value.get(key) ?? 0) + by));
    },
    setCopies(invoiceId: string, count: number) {
      copies.value = new Map(copies.value).set(invoiceId, Math.max(1, Math.min(mostCopies, Math.round(count))));
    },
    forget: () => {
      copies.value = new Map();
      turns.value = new Map();
      sequence.value = [];
      if (order.value === 'own') order.value = 'given';
    },
  };
}

function chosenInvoices() {
  const invoiceIds = shallowRef<readonly string[]>([]);
  const known = shallowRef<ReadonlyMap<string, Invoice>>(new Map());
  const loaded = shallowRef<ReadonlyMap<string, LaidOutInvoice>>(new Map());
  return {
    /** Of all that were chosen, in their order. */
    invoiceIds,
    /** Those that came with a draft. */
    known,
    /** Those of the chosen whose pages are known. */
    loaded,
    /** The pages of these invoices are known now. */
    add(invoices: readonly LaidOutInvoice[]) {
      loaded.value = new Map([...loaded.value, ...invoices.map((one) => [one.invoice.id, one] as const)]);
    },
    leaveOut(id: string) {
      invoiceIds.value = invoiceIds.value.filter((one) => one !== id);
    },
  };
}

export const useLayout = defineStore('layout', () => {
  const options = layoutOptions();
  const { forget, ...wishes } = pageWishes();
  const chosen = chosenInvoices();
  const draft = shallowRef<OpenDraft>();
  const previewZoom = ref(1);
  const currentPage = ref(1);

  const values = computed((): LayoutOptions => valuesOf(options));
  const pages = computed(() =>
    arranged(
      chosen.invoiceIds.value.flatMap((id) => chosen.loaded.value.get(id) ?? []),
      valuesOf(wishes),
    ),
  );
  const attempted = computed(() =>
    isLength(values.value.margin) && isLength(values.value.gap)
      ? planOf(pages.value, planOptionsOf(values.value))
      : undefined,
  );
  const plan = computed((last?: Plan): Plan => attempted.value ?? last ?? { sheets: [] });

  return {
    ...options,
    ...wishes,
    ...chosen,
    previewZoom,
    currentPage,
    draft,
    /** The options that are sent. */
    values,
    /** In the order in which they are placed. */
    pages,
    /** While margins leave no room, the last plan stays. */
    plan,
    /** Whether the margins leave room for pages. */
    hasRoom: computed(() => attempted.value !== undefined),
    choose(ids: readonly string[], known: readonly Invoice[] = [], from?: OpenDraft) {
      const kept = new Set(ids);
      chosen.invoiceIds.value = [...kept];
      chosen.known.value = new Map(known.map((invoice) => [invoice.id, invoice]));
      chosen.loaded.value = new Map([...chosen.loaded.value].filter(([id]) => kept.has(id)));
      draft.value = from;
      currentPage.value = 1;
      forget();
    },
    /** Puts a page at an index of `pages`. */
    move(key: string, to: number) {
      const keys = pages.value.map((page) => page.key);
      wishes.sequence.value = moved(keys, key, to);
      wishes.order.value = 'own';
    },
    showSheet(number: number) {
      currentPage.value = Math.max(1, Math.min(number, plan.value.sheets.length));
    },
    zoomTo(zoom: number) {
      previewZoom.value = Math.max(zooms.least, Math.min(zooms.most, zoom));
    },
  };
});

type Values<Refs> = { readonly [Name in keyof Refs as Refs[Name] extends Ref ? Name : never]: UnwrapRef<Refs[Name]> };

const valuesOf = <Refs extends object>(refs: Refs): Values<Refs> =>
  Object.fromEntries(
    Object.entries(refs).flatMap(([name, value]) => (isRef(value) ? [[name, value.value]] : [])),
  ) as Values<Refs>;
