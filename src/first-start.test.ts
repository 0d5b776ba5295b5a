import { mkdtempSync, readFileSync, realpathSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { sqlOn } from '../test/command-line.ts'
import { eachDatabase } from '../test/databases.ts'
import { run, runJson, startServer } from '../test/program.ts'

const folders: string[] = []
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true })
})

const claim = {
  name: 'Анна',
  email: 'anna@example.com',
  password: 'correct horse battery',
  project: { name: 'Окна', time_zone: 'Asia/Almaty', country: 'KZ', currency: 'KZT' },
  fill: 'demo',
}

eachDatabase((database) => {
  /** A new working folder and its settings: the default SQLite file, or a PostgreSQL database. */
  const newPlace = async () => {
    const cwd = realpathSync(mkdtempSync(join(tmpdir(), "zayavka-it's-")))
    folders.push(cwd)
    const url = database.name === 'sqlite' ? `sqlite:${cwd}/data/zayavka.db` : await database.empty()
    return { cwd, env: { DATABASE_URL: url } }
  }
  const send = (address: string, token: string, more: object = {}) =>
    fetch(`${address}/api/v2/first-run`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Origin: address },
      body: JSON.stringify({ ...claim, token, ...more }),
    })
  const tokenOf = (output: string) => /\/first-run#token=([\w-]{43})\n/.exec(output)?.[1] ?? ''
  const waits = async (address: string) => (await fetch(`${address}/api/v2/first-run`)).json()

  test('an empty desk is claimed once, with the token of its last start, and gets demo data on request', async () => {
    const { cwd, env } = await newPlace()
    const first = await startServer(env, cwd)
    expect(await first.stop()).toBe(0)
    const server = await startServer(env, cwd)
    try {
      const [former, token] = [tokenOf(first.output()), tokenOf(server.output())]
      expect(server.output()).toContain(`\n  ${server.address}/first-run#token=${token}\n`)
      expect(token).not.toBe(former)
      expect(await waits(server.address)).toEqual({ waiting: true })
      const wrong = [await send(server.address, former), await send(server.address, `${token}x`)]
      wrong.push(await send(server.address, former, { password: '1234567890' })) // the token is checked first
      const unfit = await send(server.address, token, { project: { ...claim.project, time_zone: 'Mars' } })
      expect([...wrong, unfit].map(({ status }) => status)).toEqual([403, 403, 403, 422])

      const both = await Promise.all([send(server.address, token), send(server.address, token)])
      expect(both.map(({ status }) => status).sort()).toEqual([201, 403])
      const made = both.find(({ status }) => status === 201) as Response
      const { project, member } = (await made.json()) as { project: string; member: string }
      expect(member).toBe('1')
      const Cookie = made.headers
        .getSetCookie()
        .map((each) => each.split(';')[0])
        .join('; ')
      const get = async (path: string) =>
        (await fetch(`${server.address}/api/v2${path}`, { headers: { Cookie } })).json()
      const own = { id: project, name: 'Окна', time_zone: 'Asia/Almaty', country: 'KZ', currency: 'KZT', role: 'owner' }
      expect(await get('/me')).toMatchObject({ email: 'anna@example.com', projects: [own] })
      expect(await get(`/projects/${project}/leads?period=all`)).toMatchObject({ total: 300 })
      expect(await waits(server.address)).toEqual({ waiting: false })
      expect((await send(server.address, token)).status).toBe(403)
    } finally {
      expect(await server.stop()).toBe(0)
    }
    const again = await startServer(env, cwd)
    expect(await again.stop()).toBe(0)
    expect(again.output()).not.toMatch(/The desk is new|first-run/)
    const [account] = await sqlOn(env.DATABASE_URL, 'select password from auth_account')
    expect(account?.password, 'a server hashes at the full cost').toMatch(/^\$scrypt\$ln=14,r=8,p=5\$/)
  })

  test('a desk whose project was created by a command cannot be claimed', async () => {
    const { cwd, env } = await newPlace()
    const before = await startServer(env, cwd)
    try {
      await runJson(['project', 'create', '--id', '12345', '--name', 'N'], env)
      expect(await waits(before.address)).toEqual({ waiting: false })
      expect((await send(before.address, tokenOf(before.output()))).status).toBe(403)
    } finally {
      await before.stop()
    }
    const server = await startServer(env, cwd)
    expect(await server.stop()).toBe(0)
    expect(server.output()).not.toContain('The desk is new')
  })

  if (database.name === 'sqlite')
    test('SECRET_KEY is generated beside the SQLite file, readable by its owner only, and kept', async () => {
      const { cwd, env } = await newPlace()
      const file = join(cwd, 'data/zayavka.db.secret')
      await (await startServer({ ...env, SECRET_KEY: '' }, cwd)).stop()
      const secret = readFileSync(file, 'utf8')
      expect(statSync(file).mode & 0o777).toBe(0o600)
      expect(secret.trim().length).toBeGreaterThan(40)
      const again = await startServer({ ...env, SECRET_KEY: '' }, cwd)
      await again.stop()
      expect(readFileSync(file, 'utf8')).toBe(secret)
      expect(again.output()).not.toContain(secret.trim())
    })
  else
    test('PostgreSQL requires SECRET_KEY', async () => {
      const { cwd, env } = await newPlace()
      const { code, stderr } = await run(['serve'], { PORT: '0', ...env, SECRET_KEY: '' }, cwd)
      expect([code, stderr]).toEqual([
        2,
        'zayavka: SECRET_KEY must be set with PostgreSQL: 32 characters or more, the same for each server.\n',
      ])
    })
})
