import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Builds the server before a run, so that threads, which are always those of the build, are of the sources under test. A build that is newer
 * than all that it is made of stays, such as the one that `npm test` has just made.
 */
export default function setup(): void {
  if (!isBuilt())
    for (const script of ['server', 'client'])
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
