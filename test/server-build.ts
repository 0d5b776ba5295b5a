import { execFileSync } from 'node:child_process'

/** Builds the server before a run, so that threads, which are always those of the build, are of the sources under test. */
export default function setup(): void {
  execFileSync(process.execPath, ['scripts/server.mjs'], { stdio: 'inherit' })
}
