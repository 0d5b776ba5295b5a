import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { preloads, serviceWorker } from './scripts/service-worker.mjs'

/** API calls go to the server that `npm run dev` starts. It refuses foreign pages, so the page's own host stays in the request. */
const server = { target: `http://localhost:${process.env.PORT ?? 3000}`, changeOrigin: false }

/**
 * What is loaded together is one file: what every page needs, what the list needs beside, an open lead. The rest is loaded when it is
 * needed. A request costs more than the bytes it saves: hundreds of small files took two seconds on a phone.
 */
const groups = [
  { name: 'main', tags: ['$initial' as const], priority: 4 },
  { name: 'leads', test: /console\/leads\/(page\.tsx|prefetch\.ts)$/, priority: 3 },
  { name: 'lead', test: /console\/lead\/drawer\.tsx$/, priority: 2 },
]

/** Builds `console/` into `dist/console`; in development serves it with hot reload. */
export default defineConfig({
  root: 'console',
  plugins: [react(), preloads(), serviceWorker()],
  build: {
    outDir: '../dist/console',
    emptyOutDir: true,
    assetsInlineLimit: 0, // the page's policy lets nothing inline in
    manifest: 'manifest.json',
    target: 'es2022',
    chunkSizeWarningLimit: 700, // scripts/budget.mjs limits what the first view loads
    rolldownOptions: { output: { codeSplitting: { groups } } },
  },
  server: { proxy: { '^/api/(?:v2|auth)/': server, '/docs': server } }, // `console/api/` is a folder of ours
})
