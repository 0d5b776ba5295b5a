import { readFileSync } from 'node:fs'
import fastify from 'fastify'
import { expect, test } from 'vitest'
import { type Config, envExample, readConfig, settingsHelp, WrongSettings } from './config.ts'

const defaults: Config = {
  databaseUrl: 'sqlite:./data/zayavka.db',
  databaseReadUrl: undefined,
  databaseReadLag: 10,
  host: '127.0.0.1',
  port: 3000,
  publicUrl: undefined,
  logLevel: 'info',
  httpStatus: 'real',
  trustProxy: false,
  secretKey: undefined,
  metricsPort: undefined,
  rateLimitPerSecond: 0,
  rateLimitPerHour: 0,
  apiOrigins: undefined,
  spoolFolder: undefined,
  spoolLimit: 1_024,
  importLimit: 2_048,
  keepRawDays: 90,
  capturePerAddress: 60,
  capturePerKey: 1_000,
  backupTo: undefined,
  backupEvery: undefined,
  backupKeep: '7d,4w,12m',
  backupPassphrase: undefined,
  s3Endpoint: undefined,
  s3Region: 'us-east-1',
  s3AccessKey: undefined,
  s3SecretKey: undefined,
  smtpUrl: undefined,
  mailFrom: undefined,
  deliveryAllow: undefined,
  httpsProxy: undefined,
  telegramToken: undefined,
  telegramApi: 'https://api.telegram.org',
  maxToken: undefined,
  maxApi: 'https://platform-api2.max.ru',
  maxCaFile: undefined,
  noticeProxy: undefined,
  vapidSubject: undefined,
}

const longKey = 'k'.repeat(32)

const right: [name: string, text: string, key: keyof Config, value: unknown][] = [
  ['DATABASE_URL', 'sqlite:/var/lib/zayavka/desk.db', 'databaseUrl', 'sqlite:/var/lib/zayavka/desk.db'],
  ['DATABASE_URL', 'sqlite:///var/desk.db', 'databaseUrl', 'sqlite:///var/desk.db'],
  ['DATABASE_URL', 'postgres://desk:secret@db:5432/desk', 'databaseUrl', 'postgres://desk:secret@db:5432/desk'],
  ['DATABASE_URL', 'postgresql:///desk?host=/run/pg', 'databaseUrl', 'postgresql:///desk?host=/run/pg'],
  [
    'DATABASE_READ_URL',
    'postgres://desk:secret@db:5433/desk',
    'databaseReadUrl',
    'postgres://desk:secret@db:5433/desk',
  ],
  ['DATABASE_READ_LAG', '60', 'databaseReadLag', 60],
  ['HOST', '0.0.0.0', 'host', '0.0.0.0'],
  ['HOST', '::', 'host', '::'],
  ['HOST', 'desk.local', 'host', 'desk.local'],
  ['PORT', '0', 'port', 0],
  ['PORT', '65535', 'port', 65_535],
  ['PUBLIC_URL', 'https://desk.example.com', 'publicUrl', 'https://desk.example.com'],
  ['PUBLIC_URL', 'http://10.0.0.5:8080/desk', 'publicUrl', 'http://10.0.0.5:8080/desk'],
  ['PUBLIC_URL', 'http://[::1]:3000', 'publicUrl', 'http://[::1]:3000'],
  ['LOG_LEVEL', 'silent', 'logLevel', 'silent'],
  ['HTTP_STATUS', 'vendor', 'httpStatus', 'vendor'],
  ['TRUST_PROXY', 'true', 'trustProxy', true],
  ['TRUST_PROXY', 'false', 'trustProxy', false],
  ['TRUST_PROXY', 'uniquelocal', 'trustProxy', ['uniquelocal']],
  ['TRUST_PROXY', '10.0.0.0/8, ::1,fe80::/128', 'trustProxy', ['10.0.0.0/8', '::1', 'fe80::/128']],
  ['SECRET_KEY', longKey, 'secretKey', longKey],
  ['METRICS_PORT', '9464', 'metricsPort', 9464],
  ['RATE_LIMIT_PER_SECOND', '10', 'rateLimitPerSecond', 10],
  ['RATE_LIMIT_PER_HOUR', '3600', 'rateLimitPerHour', 3600],
  ['API_ORIGINS', 'https://tools.example.com', 'apiOrigins', ['https://tools.example.com']],
  ['SPOOL_FOLDER', '/var/spool/zayavka', 'spoolFolder', '/var/spool/zayavka'],
  ['SPOOL_LIMIT', '10', 'spoolLimit', 10],
  ['IMPORT_LIMIT', '64', 'importLimit', 64],
  ['KEEP_RAW_DAYS', '30', 'keepRawDays', 30],
  ['CAPTURE_PER_ADDRESS', '0', 'capturePerAddress', 0],
  ['CAPTURE_PER_KEY', '5000', 'capturePerKey', 5_000],
  ['BACKUP_TO', '/var/backups/zayavka', 'backupTo', '/var/backups/zayavka'],
  ['BACKUP_TO', 's3://backups/desk.one', 'backupTo', 's3://backups/desk.one'],
  ['BACKUP_EVERY', '24h', 'backupEvery', 86_400],
  ['BACKUP_EVERY', '7d', 'backupEvery', 604_800],
  ['BACKUP_KEEP', '30d', 'backupKeep', '30d'],
  ['BACKUP_PASSPHRASE', 'верная лошадь', 'backupPassphrase', 'верная лошадь'],
  ['S3_ENDPOINT', 'https://storage.yandexcloud.net', 's3Endpoint', 'https://storage.yandexcloud.net'],
  ['S3_REGION', 'ru-central1', 's3Region', 'ru-central1'],
  ['S3_ACCESS_KEY', 'YCAJE', 's3AccessKey', 'YCAJE'],
  ['S3_SECRET_KEY', 'a secret of a key', 's3SecretKey', 'a secret of a key'],
  ['SMTP_URL', 'smtps://me:word@mail.example.com:465', 'smtpUrl', 'smtps://me:word@mail.example.com:465'],
  ['MAIL_FROM', 'Desk <desk@example.com>', 'mailFrom', 'Desk <desk@example.com>'],
  ['MAIL_FROM', 'desk@example.com', 'mailFrom', 'desk@example.com'],
  [
    'DELIVERY_ALLOW',
    '10.0.0.0/8, fd00::/8,192.168.1.7, Chat.LAN',
    'deliveryAllow',
    { blocks: ['10.0.0.0/8', 'fd00::/8', '192.168.1.7'], hosts: ['chat.lan'] },
  ],
  ['HTTPS_PROXY', 'http://me:word@proxy.lan:3128', 'httpsProxy', 'http://me:word@proxy.lan:3128'],
  ['TELEGRAM_TOKEN', `123456:${'a'.repeat(35)}`, 'telegramToken', `123456:${'a'.repeat(35)}`],
  ['TELEGRAM_API', 'http://localhost:8081', 'telegramApi', 'http://localhost:8081'],
  ['MAX_TOKEN', 'f9LHodD0cOL', 'maxToken', 'f9LHodD0cOL'],
  ['MAX_API', 'https://max.lan', 'maxApi', 'https://max.lan'],
  ['MAX_CA_FILE', '/etc/ssl/russian.pem', 'maxCaFile', '/etc/ssl/russian.pem'],
  ['NOTICE_PROXY', 'http://proxy.lan:3128', 'noticeProxy', 'http://proxy.lan:3128'],
  ['VAPID_SUBJECT', 'mailto:owner@example.com', 'vapidSubject', 'mailto:owner@example.com'],
  ['VAPID_SUBJECT', 'https://example.com/contact', 'vapidSubject', 'https://example.com/contact'],
  [
    'API_ORIGINS',
    'https://a.example, http://localhost:5173',
    'apiOrigins',
    ['https://a.example', 'http://localhost:5173'],
  ],
]

const wrong: [name: string, ...texts: string[]][] = [
  ['DELIVERY_ALLOW', '10.0.0.0/33', '10.0.0', 'http://chat.lan', 'chat.lan:80', ',', '-', '*.lan'],
  [
    'TELEGRAM_TOKEN',
    '123456',
    'bot123456:aaaaaaaaaaaaaaaaaaaaaaaa',
    '123456:short',
    '123456:a/../b?c=aaaaaaaaaaaaaaaaaaaaaa',
  ],
  ['TELEGRAM_API', 'api.telegram.org', 'https://api.telegram.org/', 'socks5://proxy.lan'],
  ['MAX_TOKEN', 'two words', 'x'.repeat(201)],
  ['MAX_API', 'max.ru', 'https://max.ru/?a=1'],
  ['MAX_CA_FILE', '\0'],
  ['NOTICE_PROXY', 'proxy.lan', 'socks5://proxy.lan'],
  ['VAPID_SUBJECT', 'owner@example.com', 'mailto:owner', 'http://example.com', 'https://'],
  ['HTTPS_PROXY', 'proxy.lan:3128', 'socks5://proxy.lan', 'http://proxy.lan/path', 'http://'],
  ['DATABASE_URL', 'mysql://db/desk', 'desk.db', 'sqlite:', 'sqlite: ', 'sqlite::memory:', 'sqlite://data/desk.db'],
  ['DATABASE_URL', 'postgres:desk', 'postgres://db:99999/desk', 'postgres://db/desk name', 'http://db/desk'],
  ['DATABASE_READ_URL', 'sqlite:desk.db', 'db:5433', 'postgres://db:99999/desk'],
  ['DATABASE_READ_LAG', '1', '3601', '10s'],
  ['HOST', '999.1.1.1', '127.0.0.1:3000', '[::1]', 'http://localhost', 'a b', '-'],
  ['PORT', '65536', '-1', '3000.5', '0x10', '1e3', ' 3000', 'http'],
  [
    'PUBLIC_URL',
    'desk.example.com',
    'ftp://desk',
    'https://desk/',
    'https://desk/a//b',
    'https://desk?a=1',
    'https://',
  ],
  ['PUBLIC_URL', 'https://desk#a', 'https://me:word@desk', 'https://desk:99999', 'https://de sk', 'https:desk'],
  ['LOG_LEVEL', 'INFO', 'verbose'],
  ['HTTP_STATUS', '200', 'Real'],
  ['TRUST_PROXY', 'yes', '0', '1', '10.0.0.0/0', '10.0.0.0/33', '::1/129', '10.0.0', '10.0.0.1,', 'proxy.local'],
  ['SECRET_KEY', 'k'.repeat(31)],
  ['SPOOL_FOLDER', '\0'],
  ['SPOOL_LIMIT', '0', '1.5', 'much'],
  ['IMPORT_LIMIT', '0', 'all'],
  ['KEEP_RAW_DAYS', '0', 'ever'],
  ['BACKUP_TO', 's3://', 's3://B/x', 's3://backups/a b', 'ftp://there/x', 'a\0b'],
  ['BACKUP_EVERY', '0h', '24', '10m', '367d', '-1d', '1h30'],
  ['BACKUP_KEEP', '7', '7d;4w', '0d', '7d,4w,12m,1d', 'all'],
  ['BACKUP_PASSPHRASE', 'short'],
  ['S3_ENDPOINT', 'storage.yandexcloud.net', 'https://me:word@host', 'https://host/'],
  ['S3_REGION', 'a b'],
  ['S3_ACCESS_KEY', 'a b', 'x'.repeat(201)],
  ['S3_SECRET_KEY', 'short'],
  ['SMTP_URL', 'mail.example.com', 'https://mail.example.com', 'smtp://', 'smtp://a b'],
  ['MAIL_FROM', 'desk', 'desk@', 'Desk desk@example.com', 'a@b\r\nBcc: c@d'],
  ['METRICS_PORT', '0', '65536', 'on', '3000'],
  ['CAPTURE_PER_ADDRESS', '-1', '1.5', 'ten'],
  ['CAPTURE_PER_KEY', '-1', '1.5', 'ten'],
  ['RATE_LIMIT_PER_SECOND', '-1', '1.5', 'ten', '1000000001'],
  ['RATE_LIMIT_PER_HOUR', '-1', '1.5', 'ten', '99999999999'],
  [
    'API_ORIGINS',
    '*',
    'tools.example.com',
    'https://a.example/',
    'https://a.example,',
    'ftp://a.example',
    'https://A.example',
  ],
]

test('nothing set, or set to an empty text, gives the defaults', () => {
  expect(readConfig({})).toEqual(defaults)
  expect(readConfig(Object.fromEntries(names().map((name) => [name, ''])))).toEqual(defaults)
})

test.each(right)('%s may be %s', (name, text, key, value) => {
  expect(readConfig({ [name]: text })).toEqual({ ...defaults, [key]: value })
})

test.each(wrong.flatMap(([name, ...texts]) => texts.map((text) => [name, text])))('%s may not be %s', (name, text) => {
  const [sentence, ...others] = refused({ [`${name}`]: text })
  expect(sentence).toMatch(new RegExp(`^${name} must .+\\.$`))
  expect(others).toEqual([])
})

test('every setting has a right and a wrong value here', () => {
  expect(new Set(right.map(([name]) => name))).toEqual(new Set(names()))
  expect(new Set(wrong.map(([name]) => name))).toEqual(new Set(names()))
})

test('all wrong values are reported together, each with its valid values', () => {
  expect(refused({ PORT: 'abc', HOST: 'a b', LOG_LEVEL: 'loud', HTTP_STATUS: 'vendor' })).toEqual([
    'HOST must be an IP address without brackets and port, or the name of a host, not "a b".',
    'PORT must be a whole number from 0 to 65535, not "abc".',
    'LOG_LEVEL must be one of fatal, error, warn, info, debug, trace, silent, not "loud".',
  ])
  const everyOne = Object.fromEntries(wrong.map(([name, text]) => [name, text]))
  expect(refused(everyOne)).toHaveLength(names().length)
})

test('the port for metrics is not the main one', () => {
  expect(refused({ PORT: '9464', METRICS_PORT: '9464' })).toEqual([
    'METRICS_PORT must differ from PORT, which is 9464 too.',
  ])
})

test('a secret is never repeated', () => {
  const env = {
    DATABASE_URL: 'postgres://desk:hunter2@db:99999/desk',
    PUBLIC_URL: 'https://me:hunter2@desk.example.com',
    SECRET_KEY: 'hunter2',
  }
  expect(refused(env)).toHaveLength(3)
  expect(refused(env).join('\n')).not.toContain('hunter2')
})

test('a long wrong value is cut, and a line break in it does not make a second line', () => {
  const [sentence = ''] = refused({ HOST: `a\n${'b'.repeat(5000)}` })
  expect(sentence.length).toBeLessThan(250)
  expect(sentence).not.toContain('\n')
})

test('Fastify takes every proxy that is accepted', () => {
  for (const [name, text] of right.filter(([name]) => name === 'TRUST_PROXY'))
    expect(() => fastify({ trustProxy: readConfig({ [name]: text }).trustProxy })).not.toThrow()
})

test('.env.example and the help name every setting; what the example shows is accepted and is the default', () => {
  expect(readFileSync(new URL('../.env.example', import.meta.url), 'utf8')).toBe(envExample())
  expect(names()).toEqual(settingsHelp().match(/^[A-Z][A-Z0-9_]+$/gm))
  const shown = envExample().matchAll(/^#([A-Z0-9_]+)=(.*)$/gm)
  expect(readConfig(Object.fromEntries([...shown].map(([, name, text]) => [name, text])))).toEqual(defaults)
})

/** The names of all settings in the example file. */
function names(): string[] {
  return [...envExample().matchAll(/^#([A-Z0-9_]+)=/gm)].map(([, name = '']) => name)
}

/** The sentences that refuse an environment. */
function refused(env: Record<string, string | undefined>): readonly string[] {
  try {
    readConfig(env)
  } catch (error) {
    if (error instanceof WrongSettings) return error.sentences
    throw error
  }
  throw new Error('It was accepted.')
}
