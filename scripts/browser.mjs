// Bundles the browser code: dist/capture/s.js, which sites load, and dist/capture/proof.js of forms with proof of work.
import { build } from 'esbuild'

await build({
  entryPoints: { s: 'src/capture/snippet/main.ts', proof: 'src/capture/proof/main.ts' },
  outdir: 'dist/capture',
  bundle: true,
  minify: true,
  format: 'iife',
  target: 'es2018',
  legalComments: 'none',
})
