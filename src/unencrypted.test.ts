import { expect, test } from 'vitest'
import { sqlite } from '../test/databases.ts'
import { startServer } from '../test/program.ts'
import { unencrypted } from './unencrypted.ts'

const file = 'sqlite:/data/desk.db'
const database = sqlite()

test.each<[databaseUrl: string, smtpUrl: string | undefined, named: string[]]>([
  [file, undefined, []],
  ['postgres://u:p@db.example.com/desk', undefined, ['DATABASE_URL']],
  ['postgresql://u:p@203.0.113.7:5432/desk', undefined, ['DATABASE_URL']],
  ['postgres://u:p@[2001:db8::1]/desk', undefined, ['DATABASE_URL']],
  ['postgres://u:p@db.example.com/desk?sslmode=disable', undefined, ['DATABASE_URL']],
  ['postgres://u:p@db.example.com/desk?sslmode=no-verify', undefined, ['DATABASE_URL']],
  ['postgres://u:p@db.example.com/desk?sslmode=verify-full', undefined, []],
  ['postgres://u:p@localhost/desk', undefined, []],
  ['postgres://u:p@127.0.0.1/desk', undefined, []],
  ['postgres://u:p@[::1]/desk', undefined, []],
  ['postgres://u:p@postgres:5432/desk', undefined, []],
  ['postgres://u:p@%2Fvar%2Frun%2Fpostgresql/desk', undefined, []],
  ['postgres:///desk?host=/var/run/postgresql', undefined, []],
  ['postgres://localhost/desk?host=db.example.com', undefined, ['DATABASE_URL']],
  [file, 'smtp://u:p@mail.example.com:587', ['SMTP_URL']],
  [file, 'smtp://u:p@mail.example.com:587?requireTLS=true', []],
  [file, 'smtps://u:p@mail.example.com', []],
  [file, 'smtp://127.0.0.1:1025', []],
  ['postgres://u:p@db.example.com/desk', 'smtp://mail.example.com', ['DATABASE_URL', 'SMTP_URL']],
])('%s and %s', (databaseUrl, smtpUrl, named) => {
  const sentences = unencrypted({ databaseUrl, databaseReadUrl: undefined, smtpUrl })
  expect(sentences.map((each) => each.split(' ')[0])).toEqual(named)
  expect(sentences.join()).not.toContain('u:p')
})

test('a replica needs TLS just as the database does', () => {
  const [sentence, ...others] = unencrypted({
    databaseUrl: 'postgres://u:p@localhost/desk',
    databaseReadUrl: 'postgres://u:p@db.example.com/desk',
    smtpUrl: undefined,
  })
  expect(sentence).toMatch(/^DATABASE_READ_URL leads to another machine/)
  expect(others).toEqual([])
})

test('the start logs a warning about a connection without TLS, without its address', async () => {
  const server = await startServer({
    DATABASE_URL: await database.fresh(),
    SMTP_URL: 'smtp://somebody:secret@mail.example.com:587',
    MAIL_FROM: 'desk@example.com',
    PUBLIC_URL: 'https://desk.example.com',
  })
  expect(await server.stop()).toBe(0)
  const lines = server.output().split('\n')
  expect(lines.filter((line) => line.includes('SMTP_URL does not ask for TLS'))).toHaveLength(1)
  expect(server.output()).not.toContain('somebody')
})
