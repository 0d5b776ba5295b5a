import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Builds the server, the typed client and the scripts for sites before a run: worker threads and browsers always use the build, which must match
 * the sources under test. An up-to-date build is kept, such as the one of `npm test`.
 */
export default function setup(): void {
  if (!isBuilt())
    for (const script of ['server', 'browser', 'client'])
      execFileSync(process.execPath, [`scripts/${script}.mjs`], { stdio: 'inherit' })
}

function isBuilt(): boolean {
  if (!existsSync('dist/main.js') || !existsSync('dist/client/index.js')) return false
  const sources = ['src', 'client'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((path) => join(folder, path)),
  )
  const built = statSync('dist/main.js').mtimeMs
  return [...sources, 'scripts/server.mjs', 'package-lock.json'].every((path) => statSync(path).mtimeMs < built)
}
