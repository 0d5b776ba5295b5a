import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { startServer } from '../test/program.ts'
import { readConfig } from './config.ts'
import { withSecretFiles } from './secret-files.ts'

const folder = mkdtempSync(join(tmpdir(), 'zayavka-test-'))
afterAll(() => rmSync(folder, { recursive: true }))
const secret = 'a-secret-of-this-test-that-is-long-enough'
const file = join(folder, 'secret')
const empty = join(folder, 'empty')
writeFileSync(file, `${secret}\n`)
writeFileSync(empty, '\n')

test('a setting that holds a secret may be in a file, as systemd, containers and vaults give it', () => {
  expect(readConfig(withSecretFiles({ SECRET_KEY_FILE: file, PORT: '3001' }))).toMatchObject({
    secretKey: secret,
    port: 3001,
  })
  expect(withSecretFiles({ SECRET_KEY_FILE: '', SECRET_KEY: secret }).SECRET_KEY).toBe(secret)
})

describe('such a file is refused, in a sentence without its contents,', () => {
  test.each([
    ['when it is set too', { SECRET_KEY_FILE: file, SECRET_KEY: secret }, /both set/],
    ['when the file is not there', { SMTP_URL_FILE: join(folder, 'none') }, /SMTP_URL_FILE .*ENOENT/],
    ['when the file is a folder', { DATABASE_URL_FILE: folder }, /DATABASE_URL_FILE .*EISDIR/],
    ['when the file is empty', { SECRET_KEY_FILE: empty }, /nothing in it/],
  ])('%s', (_, env, sentence) => {
    expect(() => withSecretFiles(env)).toThrow(sentence)
    expect(() => withSecretFiles(env)).not.toThrow(secret)
  })
})

test('the server reads DATABASE_URL and SECRET_KEY from files, and does not print the secret', async () => {
  const database = join(folder, 'database')
  writeFileSync(database, `sqlite:${join(folder, 'zayavka.db')}`)
  const server = await startServer({ DATABASE_URL_FILE: database, SECRET_KEY_FILE: file, SECRET_KEY: '' }, folder)
  expect((await fetch(`${server.address}/readyz`)).status).toBe(200)
  expect(await server.stop()).toBe(0)
  expect(server.output()).not.toContain(secret)
})
