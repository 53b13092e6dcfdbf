/** The review as tests find their way in it, and what the server knows of its invoice. */
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { InvoiceReading } from '../../../src/web/api/types.ts';
import type { Serve } from './serve.ts';

export const row = (page: Page, path: string) => page.locator(`[data-testid="field"][data-field="${path}"]`);
export const input = (page: Page, path: string) => row(page, path).getByTestId('field-input');
export const drawn = (page: Page) => page.locator('[data-testid="page-canvas"][data-drawn="true"]').waitFor();
export const said = (page: Page, text: string | RegExp) =>
  page.getByTestId('review-message').filter({ hasText: text }).waitFor();
export const check = (page: Page, id: string, outcome: string) =>
  page.locator(`[data-check="${id}"][data-outcome="${outcome}"]`).waitFor({ state: 'attached' });

export async function patched(server: Serve, id: string, json: unknown): Promise<void> {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(`${server.url}/api/v1/invoices/${id}`, {
    method: 'PATCH',
    headers,
    body: JSON.stringify(json),
  });
  expect(response.status).toBe(200);
}

export async function readingOf(server: Serve, id: string): Promise<InvoiceReading> {
  const answer = (await (await fetch(`${server.url}/api/v1/invoices/${id}/reading`)).json()) as {
    data: InvoiceReading;
  };
  return answer.data;
}
