// Builds dist/client/, the typed client that programs import as `zayavka/client`: one file without dependencies, and its types.
import { execFileSync } from 'node:child_process'
import './api-types.mjs'
import { build } from 'esbuild'

await build({
  entryPoints: ['client/index.ts'],
  outdir: 'dist/client',
  bundle: true,
  format: 'esm',
  platform: 'neutral',
  target: 'es2022',
})
execFileSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'client/tsconfig.json'], { stdio: 'inherit' })
