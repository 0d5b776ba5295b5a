// Builds dist/ of the server. Each file of src/ keeps its place, so that stack traces name it. Libraries are bundled
// into dist/libraries, since loading thousands of small files takes a second
// (docs/decisions/0017-bundled-libraries.md). With `--watch` it rebuilds and restarts the server: `npm run dev`.
import { spawn } from 'node:child_process'
import { cpSync, readdirSync } from 'node:fs'
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
  // addons, optional packages that are not installed, and packages that are served as files
  external: [
    'better-sqlite3',
    'better-sqlite3-13',
    'pg-native',
    '@fastify/swagger-ui',
    '@fontsource-variable/golos-text',
  ],
  plugins: [{ name: 'each of ours at its place', setup: keepApart }],
  // CommonJS libraries load Node's modules through it
  banner: {
    js: "import { createRequire as requireOf } from 'node:module'; const require = requireOf(import.meta.url)",
  },
}

// guides, which the server shows to agents
cpSync('docs', 'dist/docs', { recursive: true, filter: (path) => path === 'docs' || /^docs\/[\w-]+\.md$/.test(path) })

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
