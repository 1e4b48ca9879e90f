import { benchBundles } from './bundles.ts';
import { print } from './figures.ts';
import { benchExactness, benchPortfolio } from './exactness.ts';
import { benchImports } from './imports.ts';
import { benchMemory } from './memory.ts';
import { benchPricing } from './pricing.ts';
import { benchReconciliation } from './reconciliation.ts';
import { benchReports } from './reports.ts';
import { benchRequests } from './requests.ts';
import { benchSimulation } from './simulation.ts';
import { benchStacks } from './stacks.ts';
import { benchWorkflows } from './workflows.ts';
import { benchWriteUnits } from './write-units.ts';

/** Figures as ratios, bytes and counts; nothing here passes or fails. */
async function main(): Promise<void> {
  console.log(`node ${process.version}, ${process.platform} ${process.arch}\n`);
  for (const bench of [
    benchPricing,
    benchPortfolio,
    benchExactness,
    benchSimulation,
    benchReconciliation,
    benchReports,
    benchBundles,
    benchStacks,
    benchWriteUnits,
    benchWorkflows,
    benchMemory,
    benchRequests,
    benchImports,
  ]) {
    print(await bench());
  }
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
