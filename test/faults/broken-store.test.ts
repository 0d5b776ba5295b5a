import { createHash, randomBytes } from 'node:crypto'
import { copyFileSync, existsSync, mkdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import Database from '../../src/store/sqlite/driver.ts'
import { openDesk } from '../desk.ts'
import { call } from '../program.ts'
import { useFolder } from './folder.ts'

const folder = useFolder()
const at = (name: string) => join(folder(), name)
const whole = () => at('whole.db')

beforeAll(async () => {
  const desk = await openDesk(`sqlite:${whole()}`)
  for (let count = 0; count < 50; count++) await desk.lead({ text: 'Заявка '.repeat(100) })
  await desk.close()
})

/** What is at the path of the store. Each is refused, and its bytes stay unchanged. */
const broken: [what: string, make: (file: string) => void][] = [
  ['a text', (file) => writeFileSync(file, 'Список покупок: хлеб, молоко, и ещё что-нибудь к чаю.\n'.repeat(50))],
  ['a short text', (file) => writeFileSync(file, 'хлеб\n')],
  ['random bytes', (file) => writeFileSync(file, randomBytes(20_000))],
  ['random bytes behind the head of a database', headed],
  ['a database of another program', foreign('create table notes (text text)')],
  ['a database of another program with tables called like ours', foreign('create table migrations (name text)')],
  ['a database of another program in WAL mode', foreign('pragma journal_mode = wal; create table notes (text text)')],
  ['a store cut in half', cut((size) => size / 2)],
  ['a store without its last page', cut((size) => size - 4096)],
  ['a store cut within its first page', cut(() => 1_000)],
  ['a store cut within its head', cut(() => 50)],
]

describe('no start, and no command, on', () => {
  test.each(broken)('%s: a sentence, and the file untouched', async (what, make) => {
    const file = at(`${what.replaceAll(' ', '-')}.db`)
    make(file)
    const before = fingerprint(file)
    await Promise.all([refuses(['serve'], file), refuses(['check', '--json'], file)])
    expect(fingerprint(file)).toBe(before)
  })

  test('a folder: a sentence', async () => {
    mkdirSync(at('folder.db'))
    await refuses(['serve'], at('folder.db'))
    await refuses(['check', '--json'], at('folder.db'))
    expect(statSync(at('folder.db')).isDirectory()).toBe(true)
  })

  test('a path below a file: a sentence, and the file untouched', async () => {
    writeFileSync(at('file'), 'nothing')
    await refuses(['serve'], join(at('file'), 'zayavka.db'))
    await refuses(['check', '--json'], join(at('file'), 'zayavka.db'))
    expect(readFileSync(at('file'), 'utf8')).toBe('nothing')
  })
})

describe('a start on', () => {
  test('an empty file makes a store of it', async () => {
    writeFileSync(at('empty.db'), '')
    const env = { DATABASE_URL: `sqlite:${at('empty.db')}` }
    expect(await call(['project', 'list', '--json'], env)).toEqual({ code: 0, stdout: '{"projects":[]}\n', stderr: '' })
  })

  test('a path with missing folders creates them', async () => {
    const file = at('new/and/deeper/zayavka.db')
    const { code } = await call(['project', 'list', '--json'], { DATABASE_URL: `sqlite:${file}` })
    expect({ code, isThere: existsSync(file) }).toEqual({ code: 0, isThere: true })
  })
})

async function refuses(args: string[], file: string): Promise<void> {
  const { code, stdout, stderr } = await call(args, { DATABASE_URL: `sqlite:${file}`, PORT: '0' })
  expect(stderr).toMatch(/^zayavka: [^\n]{20,}\n$/)
  expect(stderr).toContain(file.replace(/\/zayavka\.db$/, ''))
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
}

function fingerprint(file: string): string {
  return createHash('sha256').update(readFileSync(file)).digest('hex')
}

function headed(file: string): void {
  const bytes = randomBytes(20_000)
  readFileSync(whole()).copy(bytes, 0, 0, 100)
  writeFileSync(file, bytes)
}

function foreign(statements: string) {
  return (file: string): void => void new Database(file).exec(statements).close()
}

function cut(to: (size: number) => number) {
  return (file: string): void => {
    copyFileSync(whole(), file)
    truncateSync(file, Math.floor(to(statSync(file).size)))
  }
}
