import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, expect, test } from 'vitest'
import { eachDatabase } from '../test/databases.ts'
import { program, run, runJson, startServer } from '../test/program.ts'
import { until } from '../test/until.ts'

const folders: string[] = []
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true })
})

eachDatabase((database) => {
  /** A new working folder, and the settings of a desk in it: the SQLite file at its usual place, or a PostgreSQL database. */
  const newPlace = async () => {
    const cwd = realpathSync(mkdtempSync(join(tmpdir(), "zayavka-it's-")))
    folders.push(cwd)
    const url = database.name === 'sqlite' ? `sqlite:${cwd}/data/zayavka.db` : await database.fresh()
    return { cwd, url, env: { DATABASE_URL: url }, file: join(cwd, 'data/first-key.txt') }
  }

  test('the first start tells address, project, key file and two calls that work, and no key', async () => {
    const { cwd, env, file } = await newPlace()
    const server = await startServer(env, cwd)
    try {
      const key = readFileSync(file, 'utf8').trim()
      expect(key).toMatch(/^zk_[\w-]{43}$/)
      expect(statSync(file).mode & 0o777).toBe(0o600)
      const { projects } = (await runJson(['project', 'list'], env)) as { projects: { id: number; name: string }[] }
      expect(projects).toHaveLength(1)
      const [block = ''] = server.output().split('Zayavka serves on')
      expect(block).toContain(`Address   ${server.address}\n  Project   ${projects[0]?.id}\n`)
      expect(block).toContain(`Key       in ${file}   (scope write)`)

      const [, create = '', list = ''] = block.split(/Create a lead:|List leads:/)
      expect(await pasted(create)).toBe('{"lead_id":"1","status":"success"}')
      expect(JSON.parse(await pasted(list))).toMatchObject({
        leads: [{ id: '1', title: 'Новая заявка', name: 'Иванов Иван', creation_date: '2023-02-22T08:05:35+0000' }],
        total: 1,
        status: 'success',
      })
      expect(await server.stop()).toBe(0)
      expect(server.output()).not.toContain(key)
      expect(server.output()).not.toContain('zk_')
    } finally {
      await server.stop('SIGKILL')
    }

    const again = await startServer(env, cwd)
    expect(await again.stop()).toBe(0)
    expect(again.output()).not.toMatch(/The desk is new|curl|first-key/)
    expect(((await runJson(['project', 'list'], env)).projects as object[]).length).toBe(1)
  })

  test('a store that has a project already gets none', async () => {
    const { cwd, env, file } = await newPlace()
    await runJson(['project', 'create', '--id', '12345', '--name', 'N'], env)
    const server = await startServer(env, cwd)
    expect(await server.stop()).toBe(0)
    expect(server.output()).not.toContain('The desk is new')
    expect(existsSync(file)).toBe(false)
    expect((await runJson(['key', 'list'], env)).keys).toEqual([])
  })

  test('on a terminal the key itself is shown, in calls that work, and in no file', async () => {
    const { cwd, env, file } = await newPlace()
    const shown = await onTerminal(env, cwd, async (output) => {
      const [, create = ''] = output.split(/Create a lead:|List leads:/)
      expect(await pasted(create)).toBe('{"lead_id":"1","status":"success"}')
    })
    const key = /Key {7}(zk_\S+)/.exec(shown)?.[1]
    expect(shown.split(String(key))).toHaveLength(4)
    expect(existsSync(file)).toBe(false)
  })

  test('a folder that takes no key file leaves no project behind, and the next start begins anew', async () => {
    const { cwd, env, file } = await newPlace()
    mkdirSync(file, { recursive: true })
    const { code, stderr } = await run(['serve'], { PORT: '0', ...env }, cwd)
    expect(code).toBe(1)
    expect(stderr).toMatch(/^zayavka: .*first-key\.txt.*\n$/)
    rmSync(file, { recursive: true })
    const server = await startServer(env, cwd)
    expect(await server.stop()).toBe(0)
    expect(server.output()).toContain('The desk is new')
    expect(((await runJson(['project', 'list'], env)).projects as object[]).length).toBe(1)
  })

  if (database.name === 'postgres')
    test('of two servers that start at once on an empty database one makes the project', async () => {
      const [one, other] = [await newPlace(), await newPlace()]
      const servers = await Promise.all([startServer(one.env, one.cwd), startServer(one.env, other.cwd)])
      await Promise.all(servers.map((server) => server.stop()))
      const told = servers.filter((server) => server.output().includes('The desk is new'))
      expect(told).toHaveLength(1)
      expect([one.file, other.file].filter(existsSync)).toHaveLength(1)
      expect(((await runJson(['project', 'list'], one.env)).projects as object[]).length).toBe(1)
      expect(((await runJson(['key', 'list'], one.env)).keys as object[]).length).toBe(1)
    })
})

/** What a call of the block answers when it is pasted into a shell. */
async function pasted(call: string): Promise<string> {
  const { stdout } = await promisify(execFile)('sh', ['-c', call.replace('curl', 'curl --silent --show-error')])
  return stdout
}

/** Serves on a terminal, hands over what it shows once it serves, and ends it with Ctrl-C; answers all that was shown. */
async function onTerminal(env: Record<string, string>, cwd: string, look: (output: string) => Promise<void>) {
  const line = `exec '${process.execPath}' '${program}' serve`
  const settings = { PATH: process.env.PATH ?? '', TERM: 'xterm', PORT: '0', ...env }
  const child = spawn('script', ['-qec', line, '/dev/null'], { env: settings, cwd })
  const ended = once(child, 'exit')
  let shown = ''
  child.stdout.on('data', (chunk) => (shown += chunk))
  try {
    await until(() => shown.includes('serves on'), 'serve to say that it serves', 20_000)
    await look(shown.replaceAll('\r', ''))
  } finally {
    child.stdin.write('\x03')
    expect((await ended)[0]).toBe(0)
  }
  return shown
}
