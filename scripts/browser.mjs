// Bundles the browser code: dist/capture/s.js, which sites load, dist/capture/module.js, which loads it by the vendor's address, and dist/capture/proof.js of forms with proof of work.
import { build } from 'esbuild'

await build({
  entryPoints: {
    s: 'src/capture/snippet/main.ts',
    counter: 'src/capture/snippet/counter-main.ts',
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
