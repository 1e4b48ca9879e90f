import { type Plugin } from 'esbuild';

/** The literals of products and programmes: data, which no function has to carry within its code. */
export const catalogueModule = {
  source: 'shared/domain/catalogue/built-in-versions.ts',
  name: 'built-in-versions.mjs',
} as const;

/** Leaves the literals out of a bundle and imports them from the module beside it. */
export const catalogueBeside: Plugin = {
  name: 'catalogue-beside',
  setup(build) {
    build.onResolve({ filter: /\/built-in-versions\.ts$/ }, () => {
      return { path: `./${catalogueModule.name}`, external: true };
    });
  },
};
