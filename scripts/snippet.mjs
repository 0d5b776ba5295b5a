// Makes one small file of the browser code that sites load as /s.js: dist/capture/s.js.
import { build } from 'esbuild'

await build({
  entryPoints: ['src/capture/snippet/main.ts'],
  outfile: 'dist/capture/s.js',
  bundle: true,
  minify: true,
  format: 'iife',
  target: 'es2018',
  legalComments: 'none',
})
