// Builds dist/ of the server: the program and its threads, each at its place as in src/, and what they share in
// dist/chunks, since loading thousands of small files takes a second (docs/decisions/0017-bundle.md). With `--watch` it
// rebuilds and restarts the server: `npm run dev`.
import { spawn } from 'node:child_process'
import { cpSync, readdirSync, readFileSync } from 'node:fs'
import { build, context } from 'esbuild'

/** The entry points of the process and its threads, and the table of what threads load. */
const isEntry = (path) => /^(main|worker-exports|.*-worker)\.ts$/.test(path)

const options = {
  entryPoints: readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter(isEntry)
    .map((path) => `src/${path}`),
  outdir: 'dist',
  chunkNames: 'chunks/[hash]',
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
  plugins: [{ name: 'no source maps of libraries', setup: withoutMaps }],
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

/** Gives libraries empty source maps, so that the maps of our code, which the log reads when something fails, stay small. */
function withoutMaps({ onLoad }) {
  const empty = Buffer.from('{"version":3,"sources":[""],"mappings":"AAAA"}').toString('base64')
  onLoad({ filter: /node_modules.*\.[cm]?js$/ }, ({ path }) => ({
    contents: `${readFileSync(path, 'utf8')}\n//# sourceMappingURL=data:application/json;base64,${empty}`,
    loader: 'default',
  }))
}
