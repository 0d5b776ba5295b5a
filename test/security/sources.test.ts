import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

/** The sources that run at the customer: the server, the console and the scripts for pages. */
const files = ['src', 'console']
  .flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)))
  .filter((path) => /\.tsx?$/.test(path) && !/\.test\.ts$|api-types\.ts$/.test(path))
  .map((path) => ({ path, code: withoutComments(readFileSync(path, 'utf8')) }))

const inBrowsers = (path: string) => /^console\/|^src\/capture\/(snippet|proof)\//.test(path)
const where = (pattern: RegExp, among = files) => among.filter(({ code }) => pattern.test(code)).map(({ path }) => path)

test('no text is executed as code', () => {
  expect(where(/\beval\(|\bnew Function\b|\bFunction\(|setTimeout\(['"`]|\brunIn(?:New|This)Context\(['"`\w]/)).toEqual(
    [],
  )
  // Node's `Script` can be stopped when it takes too long; its source must be a constant, without input of a request
  const scripts = files.flatMap(({ code }) => code.split(/\bnew Script\(\s*/).slice(1))
  expect(scripts.filter((text) => !/^(?:'[^'\n]*'|`(?:(?!\$\{)[^`])*`)/.test(text))).toEqual([])
})

test('no system program is started', () => {
  expect(where(/node:child_process|from 'child_process'|node:cluster/)).toEqual(['src/backup/schedule.ts'])
  expect(readFileSync('src/serve.ts', 'utf8')).toContain("command: [process.execPath, process.argv[1] ?? '']")
})

test('the console renders no HTML from texts', () => {
  expect(where(/dangerouslySetInnerHTML|\.(inner|outer)HTML\b|insertAdjacentHTML|document\.write/)).toEqual([])
})

test('no page listens to messages of other windows', () => {
  const pages = files.filter(({ path }) => inBrowsers(path))
  expect(where(/postMessage|(?:window\.|(?<![.\w]))addEventListener\(\s*'message'|window\.onmessage\b/, pages)).toEqual(
    [
      'console/api/shared-stream.ts', // to its `BroadcastChannel`, which only pages of the same origin hear
    ],
  )
})

test('only the listed modules of the server open connections', () => {
  const server = files.filter(({ path }) => !inBrowsers(path))
  const imported = (names: string, from: string) =>
    where(new RegExp(`import \\{[^}]*\\b(?:${names})\\b[^}]*\\} from '${from}'`), server)
  expect(
    imported('connect|createConnection|request|get|lookup|createSocket', 'node:(?:net|tls|https?|http2|dns|dgram)'),
  ).toEqual([])
  expect(where(/(?:await|return) fetch\(['"`\w]|globalThis\.fetch|from '(?:undici|axios|got)'/, server)).toEqual([
    'src/deliver/post.ts', // through the guard of src/deliver/guard.ts
  ])
  expect(imported('createTransport', 'nodemailer')).toEqual(['src/people/mail.ts'])
  const importers = (name: string) => where(new RegExp(`(?:import (?!type)[^']*from |import\\()'${name}'`), server)
  expect(importers('aws4fetch')).toEqual(['src/backup/bucket.ts'])
  expect(importers('imapflow')).toEqual(['src/letters/connect.ts'])
  expect(importers('web-push')).toEqual(['src/deliver/messengers/push.ts']) // makes what src/deliver/post.ts sends
  expect(where(/import (?!type).*from 'pg'|import\('pg'\)/, server)).toEqual([
    'src/store/exports/snapshot.ts',
    'src/store/postgres/open.ts',
    'src/store/postgres/replica.ts',
    'src/store/postgres/transaction.ts', // only the class of its errors
  ])
})

test('secret random values come from a cryptographic generator', () => {
  expect(where(/Math\.random/)).toEqual([
    'src/deliver/delivery.ts', // how much later than planned an event is retried
    'src/store/postgres/writer.ts', // how long a transaction waits before it is retried
    'console/api/shared-stream.ts', // which of the tabs that are left takes over first
  ])
  expect(where(/Date\.now\(\)\.toString\(36\)/)).toEqual([])
})

test('no regular expression is built from input', () => {
  const made = files.flatMap(({ path, code }) =>
    [...code.matchAll(/new RegExp\((.{0,40})/g)].map(([, begin = '']) => `${path}: ${begin.replace(/[`(,)].*/s, '')}`),
  )
  const constants = ['idPattern', 'special', '']
  expect(made.filter((each) => !constants.includes(each.replace(/^.*: /, '')))).toEqual([])
})

test('no value becomes part of the text of a statement', () => {
  expect(where(/sql\.raw|sql\.unsafe|\.unsafeRaw/)).toEqual([])
})

test('the sources contain no secret', () => {
  const looksLike = /-----BEGIN [A-Z ]*PRIVATE KEY|\bzk_[\w-]{20,}|AKIA[\dA-Z]{16}|gh[pousr]_\w{36}/
  expect(where(looksLike)).toEqual([])
  expect(readFileSync('.gitignore', 'utf8').split('\n')).toContain('.env')
})

test('the server has no debug mode', () => {
  expect(where(/\bdebugger\b|NODE_ENV|--inspect/)).toEqual([])
})

test('the console stores in the browser a language, the last view and unsent input, but no lead', () => {
  const console = files.filter(({ path }) => path.startsWith('console/'))
  expect(where(/(?:local|session)Storage|indexedDB|document\.cookie\s*=|caches\.open/, console).sort()).toEqual([
    'console/api/indexed-db.ts',
    'console/api/stored-draft.ts',
    'console/i18n.ts',
    'console/shell/last-view.ts',
  ])
  const stored = console.flatMap(({ code }) => [...code.matchAll(/\borStored\(\s*['"`](\w+)/g)])
  expect(stored.map(([, what]) => what).sort()).toEqual(['me', 'members', 'statuses'])
})

function withoutComments(text: string): string {
  return text.replace(/^\s*\/\*[\s\S]*?\*\//gm, '').replace(/(^|\s)\/\/.*$/gm, '')
}
