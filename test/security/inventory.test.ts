import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { attemptLimits } from '../../src/actions/login-attempts.ts'
import { envExample } from '../../src/config.ts'
import { filterLimits } from '../../src/domain/filter.ts'
import { formLimits } from '../../src/domain/form.ts'
import { invitationTime, memberLimits, rights, roles, sessionTime } from '../../src/domain/member.ts'
import { bodyLimits } from '../../src/domain/receipt.ts'

const page = readFileSync('docs/security.md', 'utf8')
const section = (title: string) => page.split(new RegExp(`^## ${title}$`, 'm'))[1]?.split(/^## /m)[0] ?? ''
const server = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
  .map((name) => ({ path: join('src', name), code: readFileSync(join('src', name), 'utf8') }))

/** Every text between backticks. */
const named = (text: string) => [...text.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name)

test('every connection setting is documented', () => {
  const settings = [...envExample().matchAll(/^#(\w+_(?:URL|ENDPOINT|API|TO))=/gm)]
    .map(([, name]) => name)
    .filter((name) => name !== 'PUBLIC_URL')
  expect(settings.sort()).toEqual([
    ...['BACKUP_TO', 'DATABASE_READ_URL', 'DATABASE_URL', 'MAX_API', 'S3_ENDPOINT', 'SMTP_URL', 'TELEGRAM_API'],
  ])
  expect(named(section('What it connects to'))).toEqual(expect.arrayContaining(settings))
})

describe('the cryptography', () => {
  const told = section('Keys and algorithms')

  test('hashes and signs with SHA-256, and with MD5 only for services that require it', () => {
    const ours = server.filter(({ path }) => !path.startsWith('src/deliver/kinds/'))
    const used = ours.flatMap(({ code }) =>
      [...code.matchAll(/(?<![.\w])(?:hash|digest|createHash|createHmac)\(\s*'([\w-]+)'/g)].map(([, name]) => name),
    )
    expect(new Set(used)).toEqual(new Set(['sha256']))
    expect(told).toContain('SHA-256')
    expect(told).toContain('MD5 is used only for services that require it')
  })

  test('comes from Node and documented libraries, with no cipher of our own', () => {
    const makes = server.filter(({ code }) =>
      /createCipheriv|createDecipheriv|createSign|generateKeyPair|webcrypto|\bsubtle\b/.test(code),
    )
    expect(makes.map(({ path }) => path)).toEqual(['src/deliver/secrets.ts']) // AES-256-GCM of Node
    expect(told).toContain('AES-256-GCM')
    const packages = server.flatMap(({ code }) =>
      [
        ...code.matchAll(
          /(?:from|import\() ?'((?:node:crypto|better-auth|altcha-lib|age-encryption|web-push|@noble)[^']*)'/g,
        ),
      ].map(([, name = '']) => name.split('/')[0]),
    )
    const libraries = ['better-auth', 'altcha-lib', 'age-encryption', 'web-push']
    expect(new Set(packages)).toEqual(new Set(['node:crypto', ...libraries]))
    for (const name of libraries) expect(named(told)).toContain(name)
  })

  test.each(['SECRET_KEY', 'zk_', 'scrypt', 'XChaCha20-Poly1305', 'TOTP'])(
    'has %s in the list of keys and algorithms',
    (name) => {
      expect(told).toContain(name)
    },
  )
})

test('every table of the store is in the list of data', () => {
  const schema = 'src/store/schema'
  const tables = readdirSync(schema).flatMap((name) => {
    if (!/tables\.ts$/.test(name)) return []
    const [, body = ''] =
      /export type \w*Tables =[^{]*\{([\s\S]+?)\n\s*\}\n/.exec(`${readFileSync(join(schema, name), 'utf8')}\n`) ?? []
    return [...body.matchAll(/(?:^|[\s;])(\w+): (?:\w+Table\b|\{)/g)].map(([, name = '']) => name)
  })
  expect(tables.length).toBeGreaterThan(38)
  expect(named(section('Data'))).toEqual(expect.arrayContaining(tables))
})

test('the documented limits match the code', () => {
  const told = section('Limits')
  for (const words of [
    `${attemptLimits.count} attempts on an account in ${attemptLimits.seconds / 60} minutes`,
    `${bodyLimits.plain / 2 ** 20} MiB`,
    `${bodyLimits.multipart / 2 ** 20} MiB`,
    `${filterLimits.conditions} conditions`,
    `${filterLimits.groups} groups deep`,
    `${formLimits.forms} forms`,
  ])
    expect(told).toContain(words)
  for (const name of [
    'RATE_LIMIT_PER_SECOND',
    'RATE_LIMIT_PER_HOUR',
    'CAPTURE_PER_ADDRESS',
    'CAPTURE_PER_KEY',
    'SPOOL_LIMIT',
  ])
    expect(named(told)).toContain(name)
})

test('every way in is documented, with its lifetime', () => {
  const told = section('Ways in')
  const { min, max } = memberLimits.password
  for (const words of [
    `${min} to ${max} characters`,
    `${sessionTime / 86_400} days`,
    `${invitationTime / 86_400} days`,
    'second factor',
    'as many sessions',
  ])
    expect(told).toContain(words)
})

test('the documented rights of each role match the code', () => {
  const told = section('Who may do what')
  for (const role of roles) {
    const { scope, runsMembers, isMasked } = rights[role]
    const row = [
      '',
      ` ${role} `,
      ` \`${scope}\` `,
      ` ${runsMembers ? 'yes' : 'no'} `,
      ` ${isMasked ? 'hidden' : 'seen'} `,
      '',
    ].join('|')
    expect(told).toContain(row)
  }
})

test('the handling of uploaded files is documented', () => {
  const told = section('Files from visitors')
  for (const words of ['any kind', '12 MiB', 'never unpacked', 'attachment', 'nosniff', 'not scanned'])
    expect(told).toContain(words)
})

test('the time to fix a vulnerable library is documented', () => {
  const told = section('Libraries')
  for (const words of ['critical', 'high', 'days', 'npm run sbom', 'npm audit']) expect(told).toContain(words)
})
