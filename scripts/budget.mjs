// Limits the compressed size and the number of the files that the first view of the list loads: scripts, styles, texts and fonts, but no charts:
// node scripts/budget.mjs [FOLDER], by default dist/console. `npm run check` builds into another folder, since a build without compressed files would
// not pass the tests.
import { readFileSync } from 'node:fs'
import { brotliCompressSync } from 'node:zlib'

const limits = { bytes: 272_000, scripts: 250_000, files: 12 }
const onDemand = /golos-text/ // letters that few pages have: their fonts are loaded by their ranges of signs
const folder = process.argv[2] ?? 'dist/console'
const manifest = JSON.parse(readFileSync(`${folder}/manifest.json`, 'utf8'))
const first = new Set()
const list = Object.values(manifest).find(({ name }) => name === 'leads') // the group of vite.config.ts
for (const chunk of [manifest['index.html'], list, manifest['locales/ru.json']]) {
  if (!chunk) throw new Error('The manifest of the build lacks a part of the first view.')
  collect(chunk)
}

const chart = manifest['reports/chart/draw.ts']
if (!chart?.isDynamicEntry || first.has(chart.file))
  throw new Error('The charts are no longer loaded by the reports alone.')

const sizes = [...first].map((file) => [file, compressed(file)])
const sum = sizes.reduce((all, [, size]) => all + size, 0)
const scripts = sizes.reduce((all, [file, size]) => all + (file.endsWith('.js') ? size : 0), 0)
const kB = (bytes) => `${Math.round(bytes / 1000)} kB`
const summary = `the first view loads ${kB(sum)} in ${sizes.length} files, ${kB(scripts)} of it scripts; the limits are ${kB(limits.bytes)} in ${limits.files}, ${kB(limits.scripts)} of scripts`
process.stdout.write(`${summary}\n`)
if (sum > limits.bytes || scripts > limits.scripts || sizes.length > limits.files) {
  for (const [file, size] of sizes.sort((a, b) => b[1] - a[1])) process.stdout.write(`${size}  ${file}\n`)
  process.exit(1)
}

function collect(chunk) {
  if (!chunk || first.has(chunk.file)) return
  first.add(chunk.file)
  for (const file of [...(chunk.css ?? []), ...(chunk.assets ?? [])]) if (!onDemand.test(file)) first.add(file)
  for (const each of chunk.imports ?? []) collect(manifest[each])
}

/** The compressed size of a file. Fonts are compressed already. */
function compressed(file) {
  const bytes = readFileSync(`${folder}/${file}`)
  return file.endsWith('.woff2') ? bytes.length : brotliCompressSync(bytes).length
}
