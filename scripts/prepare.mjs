// Runs after `npm ci` and `npm install`. Without the build tools (`npm ci --omit=dev`) a ready dist/ is used as it is.
import { execSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'

markReady('better-sqlite3-13')
if (existsSync('node_modules/esbuild')) execSync('npm run build', { stdio: 'inherit' })

/**
 * Notes in the lock file that a package brings its builds along. npm looks there, not into the package, whether to compile what has no install
 * script, and forgets the note each time it writes the file; without it `npm ci` needs Python and a compiler for nothing.
 */
function markReady(name) {
  if (!existsSync('package-lock.json')) return
  const lock = JSON.parse(readFileSync('package-lock.json', 'utf8'))
  const entry = lock.packages[`node_modules/${name}`]
  if (!entry || entry.gypfile === false) return
  entry.gypfile = false
  writeFileSync('package-lock.json', `${JSON.stringify(lock, null, 2)}\n`)
}
