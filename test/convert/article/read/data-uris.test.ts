import { expect, it } from 'vitest';
import { converted } from '../../run.ts';

it('a picture whose data URI has a % that stands for no byte is left out with a warning', async () => {
  const page = '<p>before</p><img alt="a seal" src="data:image/svg+xml,%3Csvg%zz"><p>after</p>';
  const { bytes, warnings } = await converted(Buffer.from(page), 'html', 'md');
  expect(Buffer.from(bytes).toString()).toMatch(/before\s+a seal\s+after/);
  expect(warnings).toEqual(['A picture is damaged or too large and was left out']);
});
