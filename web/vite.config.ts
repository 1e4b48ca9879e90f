import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { firstChunks } from './build/first-chunks.ts';
import { leanZod } from './build/lean-zod.ts';
import { portalFonts } from './build/portal-fonts.ts';

const constructedStyles = fileURLToPath(new URL('style/constructed-styles.ts', import.meta.url));

export default defineConfig({
  root: import.meta.dirname,
  publicDir: 'static',
  plugins: [
    react(),
    portalFonts(),
    leanZod(),
    firstChunks(),
    {
      name: 'kebao-constructed-styles',
      enforce: 'pre',
      resolveId(source, importer) {
        const isTheirs = importer?.includes('node_modules') === true;
        if (isTheirs && /(Dom\/dynamicCSS|\/cssUtils)(\.js)?$/.test(source)) return constructedStyles;
        return undefined;
      },
    },
  ],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    // What each page is made of, for whoever weighs it; no server hands it out.
    manifest: true,
    target: 'es2023',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 900,
    reportCompressedSize: false,
  },
  server: { proxy: {} },
});
