import { expect, test } from 'vitest'
import { lacksStorage, readConfig, refuseIncomplete, WrongSettings } from './config.ts'

const longKey = 'k'.repeat(32)

test.each<[string, Record<string, string>, string[]]>([
  ['a file and nothing else', {}, []],
  ['PostgreSQL with a secret', { DATABASE_URL: 'postgres://db/desk', SECRET_KEY: longKey }, []],
  [
    'PostgreSQL without a secret',
    { DATABASE_URL: 'postgres://db/desk' },
    ['SECRET_KEY must be set with PostgreSQL: 32 characters or more, the same for each server.'],
  ],
  [
    'a file with a replica',
    { DATABASE_READ_URL: 'postgres://db/desk' },
    ['DATABASE_READ_URL needs PostgreSQL in DATABASE_URL too: it names a replica of it.'],
  ],
  [
    'a schedule of backups and no place',
    { BACKUP_EVERY: '24h' },
    ['BACKUP_EVERY needs BACKUP_TO too: a folder, or s3://BUCKET/PREFIX.'],
  ],
  [
    'a schedule of backups and a bucket without its keys',
    { BACKUP_EVERY: '24h', BACKUP_TO: 's3://backups' },
    [lacksStorage],
  ],
  [
    'a mail server and nobody to write from',
    { SMTP_URL: 'smtp://mail', PUBLIC_URL: 'https://desk.example.com' },
    ['SMTP_URL needs MAIL_FROM and PUBLIC_URL too: letters hold links.'],
  ],
])('a desk is served from %s', (_, env, sentences) => {
  const serve = () => refuseIncomplete(readConfig(env))
  if (sentences.length === 0) return expect(serve).not.toThrow()
  expect(serve).toThrow(new WrongSettings(sentences))
})
