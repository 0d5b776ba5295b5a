import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** The console: from `console/` into `dist/console`. In development it stands before a desk on port 3000. */
export default defineConfig({
  root: 'console',
  plugins: [react()],
  build: {
    outDir: '../dist/console',
    emptyOutDir: true,
    assetsInlineLimit: 0, // the page's policy lets nothing inline in
    manifest: 'manifest.json',
    target: 'es2022',
  },
  server: { proxy: { '/api': 'http://localhost:3000' } },
})
