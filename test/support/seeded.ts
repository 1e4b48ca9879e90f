/** Every property test draws from this seed, so that a run that fails fails again. */
export const seeded = { seed: 20_260_110, numRuns: 1_000 } as const;
