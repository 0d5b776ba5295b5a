// Runs after `npm ci` and `npm install`. Without the build tools (`npm ci --omit=dev`) an existing dist/ is used.
import { execSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'

markReady('better-sqlite3-13')
removeObjectFiles('better-sqlite3')
for (const name of ['echarts', 'zrender']) rmSync(`node_modules/${name}/dist`, { recursive: true, force: true }) // 54 MB of bundles; we import modules
if (existsSync('node_modules/esbuild')) execSync('npm run build', { stdio: 'inherit' })

/**
 * Marks a package with prebuilt binaries in the lock file. npm looks there, not into the package, whether to compile
 * one without an install script. It drops the mark each time it writes the file; without it `npm ci` needs Python and a
 * compiler.
 */
function markReady(name) {
  if (!existsSync('package-lock.json')) return
  const lock = JSON.parse(readFileSync('package-lock.json', 'utf8'))
  const entry = lock.packages[`node_modules/${name}`]
  if (!entry || entry.gypfile === false) return
  entry.gypfile = false
  writeFileSync('package-lock.json', `${JSON.stringify(lock, null, 2)}\n`)
}

/** Where npm has compiled a package, object files stay behind: 20 MB that nothing reads. */
function removeObjectFiles(name) {
  const folder = `node_modules/${name}/build/Release`
  for (const file of existsSync(folder) ? readdirSync(folder) : [])
    if (!file.endsWith('.node')) rmSync(`${folder}/${file}`, { recursive: true })
}
