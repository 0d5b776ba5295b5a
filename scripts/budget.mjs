// Limits the size of the scripts for the console's first view: the page and its first list, compressed with brotli.
import { readFileSync } from 'node:fs'
import { brotliCompressSync } from 'node:zlib'

const limit = 250_000
const manifest = JSON.parse(readFileSync('dist/console/manifest.json', 'utf8'))
const first = new Set()
for (const entry of ['index.html', 'leads/page.tsx']) collect(entry)
for (const [name, { file }] of Object.entries(manifest)) if (/locales\/ru\.json$/.test(name)) first.add(file)

const sizes = [...first].map((file) => [file, brotliCompressSync(readFileSync(`dist/console/${file}`)).length])
const sum = sizes.reduce((all, [, size]) => all + size, 0)
const summary = `the first view loads ${Math.round(sum / 1000)} kB of scripts in ${sizes.length} files; ${limit / 1000} is the limit`
process.stdout.write(`${summary}\n`)
if (sum > limit) {
  for (const [file, size] of sizes.sort((a, b) => b[1] - a[1])) process.stdout.write(`${size}  ${file}\n`)
  process.exit(1)
}

function collect(name) {
  const chunk = manifest[name]
  if (!chunk || first.has(chunk.file)) return
  first.add(chunk.file)
  for (const each of chunk.imports ?? []) collect(each)
}
