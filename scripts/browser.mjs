// Bundles the browser code into dist/capture: s.js, which sites load; c.js, which counts visits too; module.js, which loads c.js; proof.js of forms
// with proof of work.
import { build } from 'esbuild'

await build({
  entryPoints: {
    s: 'src/capture/snippet/main.ts',
    c: 'src/capture/snippet/counter-main.ts',
    module: 'src/capture/snippet/module.ts',
    proof: 'src/capture/proof/main.ts',
  },
  outdir: 'dist/capture',
  bundle: true,
  minify: true,
  format: 'iife',
  target: 'es2018',
  legalComments: 'none',
})
