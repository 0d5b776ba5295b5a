import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** API calls go to the server that `npm run dev` starts. It refuses foreign pages, so the page's own host stays in the request. */
const server = { target: `http://localhost:${process.env.PORT ?? 3000}`, changeOrigin: false }

/** Builds `console/` into `dist/console`; in development serves it with hot reload. */
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
  server: { proxy: { '/api': server, '/docs': server } },
})
