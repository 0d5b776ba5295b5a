import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, posix } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { isFor, isProgram, needs } from './needs.ts'
import { filesAsked, leftOut, testFiles } from './needs-reporter.ts'

const files = testFiles('.')

test.each(needs.flatMap(({ name, files }) => files.map((path) => [name, path])))('%s is needed by %s', (_, path) => {
  expect(files.some((file) => file.startsWith(path))).toBe(true)
})

describe('a test file that imports the starter of a program is listed as needing it', () => {
  test.each([
    ['pgbouncer', 'test/pgbouncer.ts'],
    ['dovecot', 'test/mail-server.ts'],
    ['chromium', 'test/browser/chromium.ts'],
    ['a font with Cyrillic letters', 'test/browser/chromium.ts'],
  ])('%s', (name, runner) => {
    const need = needs.find((each) => each.name === name)
    const users = files.filter((file) => importsOf(file).has(runner))
    expect(users.length).toBeGreaterThan(1)
    expect(users.filter((file) => need && !isFor(file, need))).toEqual([])
  })
})

test('a file that is left out is named with the packages of all that it lacks', () => {
  const lacks = needs.filter(({ name }) => ['pgbouncer', 'chromium', 'a font with Cyrillic letters'].includes(name))
  expect(leftOut(['src/app.test.ts', 'test/browser/form.test.ts', 'test/pgbouncer.test.ts'], lacks)).toEqual([
    'not run: test/browser/form.test.ts needs chromium and a font with Cyrillic letters (apt-get install chromium-headless-shell fonts-dejavu-core)',
    'not run: test/pgbouncer.test.ts needs pgbouncer (apt-get install pgbouncer)',
  ])
})

test('the value of an option is no name of a file', () => {
  const asked = (...words: string[]) => filesAsked(['node', 'vitest.mjs', ...words])
  expect(asked('run', '--mode', 'quick', '--reporter=dot')).toEqual([])
  expect(asked('run', 'src/app', '-t', 'a name')).toEqual(['src/app'])
})

test('npm ci compiles no package that has prebuilt binaries, by the mark of scripts/prepare.mjs', () => {
  const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8'))
  expect(packages['node_modules/better-sqlite3-13']).toMatchObject({ gypfile: false })
})

test.runIf(isProgram('flock')).each([
  ['none before', undefined, 0],
  ['one before, which is put back', 'exit 0 # of the system', 0],
  ['one before, and the installation fails', 'exit 0 # of the system', 100],
])('packages are installed without starting their services: %s', (_, before, ends) => {
  const folder = mkdtempSync(join(tmpdir(), 'packages-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const policy = join(folder, 'policy-rc.d')
  if (before) writeFileSync(policy, `#!/bin/sh\n${before}\n`, { mode: 0o755 })
  const asks = `#!/bin/sh\n[ "$1" = update ] && exit\n"$POLICY" dovecot start; echo "$? $*" >"$POLICY.asked"; exit ${ends}\n`
  writeFileSync(join(folder, 'apt-get'), asks, { mode: 0o755 })
  const env = { PATH: `${folder}:${process.env.PATH}`, POLICY: policy }
  expect(spawnSync(join('scripts', 'install-packages.sh'), ['dovecot-imapd'], { env }).status).toBe(ends)
  expect(readFileSync(`${policy}.asked`, 'utf8')).toMatch(/^101 install .* dovecot-imapd$/m)
  expect(existsSync(policy) && readFileSync(policy, 'utf8')).toBe(before !== undefined && `#!/bin/sh\n${before}\n`)
  expect(readdirSync(folder).sort()).toEqual(['apt-get', ...(before ? ['policy-rc.d'] : []), 'policy-rc.d.asked'])
})

/** The files of test/ that a test file imports. */
function importsOf(file: string, seen = new Set<string>()): Set<string> {
  const isTheirs = file.startsWith('test/') || file.endsWith('.test.ts')
  if (seen.has(file) || !isTheirs) return seen
  seen.add(file)
  for (const [, path = ''] of readFileSync(file, 'utf8').matchAll(
    /(?:^(?:import|export|\}).*?from|import\()\s*'(\.[^']+\.ts)'/gm,
  ))
    importsOf(posix.join(posix.dirname(file), path), seen)
  return seen
}

test('no compiler is needed: the lock file has the mark that npm drops on each write', () => {
  const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8'))
  expect(packages['node_modules/better-sqlite3-13'].gypfile).toBe(false) // scripts/prepare.mjs restores it
})
