import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { claimWorkflow } from '../../infra/claims/claim-workflow.ts';
import { withPictures } from '../../docs/pictures.ts';
import { claimWorkflowPicture } from '../../infra/claims/claim-workflow-picture.ts';
import { claimDecisionsTable } from '../../shared/domain/claims/claim-decisions-table.ts';
import { claimLifecycle, claimStatuses } from '../../shared/domain/claims/claim-lifecycle.ts';
import { claimStates, outcomes } from '../../shared/contract/workflows.ts';

const picture = claimWorkflowPicture();

it('the picture of the claims workflow in ARCHITECTURE.md is that of its definition (npm run picture)', () => {
  const document = readFileSync(join(import.meta.dirname, '../../ARCHITECTURE.md'), 'utf8');
  expect(withPictures(document)).toBe(document);
});

it('shows every state that is no choice, and every outcome that a choice compares', () => {
  for (const state of Object.values(claimStates)) expect(picture).toContain(` as ${state}\n`);
  const { States } = claimWorkflow({ functionArn: 'tasks', partition: 'aws' });
  const compared = Object.values(States).flatMap((state) => {
    return (state['Choices'] as { StringEquals: string }[] | undefined) ?? [];
  });
  for (const { StringEquals } of compared) expect(picture).toContain(` : ${StringEquals}\n`);
  expect(picture).toContain(`AssessLoss --> SendRejection : ${outcomes.rejected}`);
});

it('answers every command in every status: it acts, or is refused', () => {
  const table = claimDecisionsTable();
  const rows = table.split('\n').filter((line) => line.includes(' → '));
  expect(rows).toHaveLength(Object.keys(claimLifecycle).length);
  for (const row of rows) expect(row.match(/[●·]/g)).toHaveLength(claimStatuses.length);
  expect(table).toMatch(/accept-offer +· · · · · ● · · · · · · · · · +→ agreed/);
});

it('is refused by a document that has no place for it', () => {
  expect(() => withPictures('# Architecture')).toThrow('no place');
});
