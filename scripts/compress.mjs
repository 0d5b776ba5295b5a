// Runs after the build of the console: writes a .br and a .gz of every file, at the highest compression.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'

const folder = 'dist/console'
const params = { [constants.BROTLI_PARAM_QUALITY]: 11 }

for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
  if (!/\.(js|css|svg|webmanifest)$/.test(name)) continue
  const bytes = readFileSync(`${folder}/${name}`)
  writeFileSync(`${folder}/${name}.br`, brotliCompressSync(bytes, { params }))
  writeFileSync(`${folder}/${name}.gz`, gzipSync(bytes, { level: 9 }))
}
