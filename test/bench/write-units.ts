import { ClaimDesk } from '../support/claim-desk.ts';
import { unitCostsAt } from '../support/unit-costs.ts';
import type { Figures } from './figures.ts';

const goals = { quote: 2, bind: 12, report: 4, payout: 12 };

/** Write units counted from the items of each request (goal U1). */
export async function benchWriteUnits(): Promise<Figures> {
  const silenced = process.stdout.write.bind(process.stdout);
  process.stdout.write = () => true;
  const desk = await ClaimDesk.open();
  try {
    const costs = await unitCostsAt(desk);
    const rows = Object.entries(costs).map(([operation, units]) => [
      operation,
      units,
      goals[operation as keyof typeof goals],
    ]);
    return { title: 'Write units, counted from the requests', columns: ['operation', 'units', 'goal'], rows };
  } finally {
    await desk.close();
    process.stdout.write = silenced;
  }
}
