// Makes dist/ of the server: each file of src/ at its own place, so that a log names it, and the libraries they use put
// together into dist/libraries, since some thousand small files take a second to load (docs/decisions/0017-bundled-libraries.md).
// With `--watch` it rebuilds on each change and runs the result, as `npm run dev` does.
import { spawn } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { build, context } from 'esbuild'

const isServer = (path) => /(?<!\.d|\.test)\.ts$/.test(path) && !/^capture\/(snippet|proof)\//.test(path)

const options = {
  entryPoints: readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter(isServer)
    .map((path) => `src/${path}`),
  outdir: 'dist',
  chunkNames: 'libraries/[hash]',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  sourcemap: true,
  sourcesContent: false,
  // addons, one that nobody has installed, and packages that are files to be served
  external: [
    'better-sqlite3',
    'better-sqlite3-13',
    'pg-native',
    '@fastify/swagger-ui',
    '@fontsource-variable/golos-text',
  ],
  plugins: [{ name: 'each of ours at its place', setup: keepApart }],
  // CommonJS among the libraries asks by it for modules of Node
  banner: {
    js: "import { createRequire as requireOf } from 'node:module'; const require = requireOf(import.meta.url)",
  },
}

if (process.argv.includes('--watch')) {
  const making = await context(options)
  await making.rebuild()
  await making.watch()
  const server = spawn(process.execPath, ['--watch', 'dist/main.js', 'serve'], { stdio: 'inherit' })
  server.once('exit', () => process.exit())
  process.once('exit', () => server.kill())
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit())
} else {
  await build(options)
}

function keepApart({ onResolve }) {
  onResolve({ filter: /^\.\.?\/.*\.ts$/ }, ({ kind, path }) =>
    kind === 'entry-point' ? null : { path: path.replace(/\.ts$/, '.js'), external: true },
  )
}
