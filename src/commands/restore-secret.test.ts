import { randomBytes, randomUUID } from 'node:crypto'
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { sqlOn } from '../../test/command-line.ts'
import { eachDatabase, spoolFor, sqlite } from '../../test/databases.ts'
import { useFolder } from '../../test/faults/folder.ts'
import { call, runJson } from '../../test/program.ts'

const file = sqlite()
const folder = useFolder()
const sealing = { BACKUP_PASSPHRASE: 'верная лошадь батарейка' }
const secret = randomBytes(48).toString('base64url')

/** Backups of a desk on SQLite that never had `SECRET_KEY`: one that is encrypted, and one that is not. */
let [sealed, plain] = ['', '']
beforeAll(async () => {
  const from = await file.fresh()
  const env = { DATABASE_URL: from, SECRET_KEY: '', ...sealing }
  writeFileSync(`${from.slice('sqlite:'.length)}.secret`, `${secret}\n`)
  await runJson(['project', 'create', '--name', 'Окна', '--id', '12345'], env)
  await runJson(['demo', '--project', '12345', '--leads', '2000'], env) // larger than one chunk of the encryption
  ;[sealed, plain] = [join(folder(), 'one.tar.gz.age'), join(folder(), 'one.tar.gz')]
  await runJson(['backup', '--to', sealed, '--encrypt'], env)
  await runJson(['backup', '--to', plain], env)
})

eachDatabase((target) => {
  const isFile = target.name === 'sqlite'

  test('the secret of the desk is written to --secret-to, also when the target has no file for it', async () => {
    const [to, key] = [await target.empty(), newName()]
    const { code, stdout } = await restored(sealed, to, { SECRET_KEY: '' }, '--secret-to', key)
    expect(code).toBe(0)
    if (!isFile) expect(stdout).toContain(`not set here, and without it second factors`)
    if (!isFile) expect(stdout).toContain(`Serve with SECRET_KEY_FILE=${key}`)
    else expect(readFileSync(`${to.slice('sqlite:'.length)}.secret`, 'utf8')).toBe(`${secret}\n`)
    expect([readFileSync(key, 'utf8'), statSync(key).mode & 0o777]).toEqual([`${secret}\n`, 0o600])
  })

  test('a wrong secret in the settings is reported with the way to get the right one', async () => {
    const invented = await restored(sealed, await target.empty(), {
      SECRET_KEY: 'invented, and long enough for a secret',
    })
    expect(invented).toMatchObject({ code: 0, stdout: expect.stringContaining('not the one set here') })
    const key = newName()
    const [, ...way] = /restore (.+) --test --secret-to FILE/.exec(invented.stdout) ?? []
    expect(way).toEqual([sealed])
    await runJson(['restore', sealed, '--test', '--secret-to', key], sealing)
    const right = await restored(
      sealed,
      await target.empty(),
      { SECRET_KEY: readFileSync(key, 'utf8').trim() },
      '--json',
    )
    expect(JSON.parse(right.stdout)).toMatchObject({ ok: true, secret: 'same' })
    expect(right.stdout + invented.stdout).not.toContain(secret)
  })

  test('a backup without it is reported, and refused when --secret-to is given', async () => {
    const [to, key] = [await target.empty(), newName()]
    const refused = await restored(plain, to, {}, '--secret-to', key)
    expect(refused).toMatchObject({ code: 1, stderr: expect.stringContaining('does not have the secret of its desk') })
    expect(existsSync(key)).toBe(false)
    expect(await isUntouched(to)).toBe(true)
    const { stdout } = await restored(plain, to, {}, '--json')
    expect(JSON.parse(stdout)).toMatchObject({ ok: true, secret: 'absent' })
  })

  test('an existing file for the secret is refused before anything is read', async () => {
    const [to, key] = [await target.empty(), newName()]
    writeFileSync(key, 'of somebody else')
    const { code, stderr } = await restored(join(folder(), 'nowhere'), to, {}, '--secret-to', key)
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining('The file already exists') })
    expect(readFileSync(key, 'utf8')).toBe('of somebody else')
  })

  describe('a truncated encrypted backup is refused, and nothing of it is written:', () => {
    test.each([
      ['in half', (bytes: Buffer) => bytes.length / 2],
      ['after the first chunk of its encryption', (bytes: Buffer) => bodyOf(bytes) + 16 + 65_536 + 16],
      ['within its last bytes', (bytes: Buffer) => bytes.length - 20],
      ['before its body', (bytes: Buffer) => bodyOf(bytes) + 5],
    ])('%s', async (_, lengthOf) => {
      const bytes = readFileSync(sealed)
      const length = Math.floor(lengthOf(bytes))
      expect(length).toBeLessThan(bytes.length)
      const [to, key, cut] = [await target.empty(), newName(), newName()]
      writeFileSync(cut, bytes.subarray(0, length))
      const refused = await restored(cut, to, {}, '--secret-to', key)
      expect(refused).toMatchObject({ code: 1, stderr: expect.stringContaining('is damaged') })
      expect(existsSync(key)).toBe(false)
      expect(await isUntouched(to)).toBe(true)
    })
  })
})

function newName(): string {
  return join(folder(), randomUUID())
}

function restored(from: string, to: string, env: Record<string, string>, ...more: string[]) {
  const { folder: spool } = spoolFor(to)
  const settings = { DATABASE_URL: to, ...(spool && { SPOOL_FOLDER: spool }), ...sealing, ...env }
  return call(['restore', from, ...more], settings)
}

/** The offset of the body of an age file, after the line with the MAC of its header. */
function bodyOf(bytes: Buffer): number {
  return bytes.indexOf('\n', bytes.indexOf('\n--- ') + 1) + 1
}

async function isUntouched(to: string): Promise<boolean> {
  if (to.startsWith('sqlite:'))
    return !existsSync(to.slice('sqlite:'.length)) && !existsSync(`${to.slice('sqlite:'.length)}.secret`)
  const tables = await sqlOn(to, "select from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'")
  return tables.length === 0
}
