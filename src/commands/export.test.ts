import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { useCommandLine } from '../../test/command-line.ts'
import { eachDatabase } from '../../test/databases.ts'
import { program } from '../../test/program.ts'
import { rowsOf } from '../../test/rows.ts'
import { sheetsOf } from '../../test/xlsx.ts'

type StoredLead = { id: number; title: string; phone: string | null; status: number }

eachDatabase((database) => {
  const cli = useCommandLine(database)
  const exported = (...args: string[]) => cli.ran('export', '--project', '12345', ...args)
  const folder = mkdtempSync(join(tmpdir(), 'zayavka-test-'))
  afterAll(() => rmSync(folder, { recursive: true }))
  let stored: StoredLead[]
  beforeAll(async () => {
    await cli.json('project', 'create', '--id', '12345', '--name', 'Окна')
    await cli.json('demo', '--project', '12345', '--leads', '3000')
    const query = 'select id, title, phone, status from leads order by creation_date desc, leads.id desc'
    stored = await rowsOf<StoredLead>(cli.url(), query)
    stored = stored.map(({ id, title, phone, status }) => ({ id: Number(id), title, phone, status: Number(status) }))
  })

  test('export prints the file, and a summary on stderr', async () => {
    const { code, stdout, stderr } = await exported('--format', 'jsonl', '--columns', 'id,title,phone,status')
    expect({ code, stderr }).toEqual({
      code: 0,
      stderr: `Project 12345 was exported to the standard output: ${Buffer.byteLength(stdout)} bytes of jsonl\n`,
    })
    const lines = stdout.trimEnd().split('\n')
    expect(lines.map((line) => JSON.parse(line))).toEqual(
      stored.map(({ id, status, ...same }) => ({ ...same, id: String(id), status: String(status) })),
    )
  })

  test('with a filter it exports the matching leads', async () => {
    const filter = JSON.stringify({ field: 'status', operator: '=', value: '1' })
    const { stdout } = await exported('--format', 'csv', '--exact', '--columns', 'id', '--filter', filter)
    const ids = parse(stdout, { columns: true }).map((row: unknown) => Number((row as { id: string }).id))
    expect(ids).toEqual(stored.filter(({ status }) => status === 1).map(({ id }) => id))
  })

  test('export writes a file that only its owner can read, and overwrites no file', async () => {
    const file = join(folder, `${database.name}.xlsx`)
    const { stdout } = await exported('--format', 'xlsx', '--to', file, '--json')
    expect(JSON.parse(stdout)).toEqual({ project: 12345, format: 'xlsx', bytes: statSync(file).size })
    expect(statSync(file).mode & 0o077).toBe(0)
    const [sheet = []] = sheetsOf(readFileSync(file))
    expect(sheet.slice(1).map(([id]) => Number(id))).toEqual(stored.map(({ id }) => id))
    expect((await exported('--format', 'csv', '--to', file)).code).toBe(1)
    expect(sheetsOf(readFileSync(file))).toHaveLength(1)
  })

  test('an unknown column, an invalid filter and an unknown period are refused', async () => {
    const args = ['export', '--project', '12345', '--format', 'csv']
    expect(await cli.refused(...args, '--columns', 'id,fone')).toMatch(
      /^Argument columns is unknown: "fone"\. Known: id /,
    )
    expect(await cli.refused(...args, '--filter', '{')).toMatch(/^Argument filter is not JSON/)
    expect(await cli.refused(...args, '--period', 'recently')).toContain('"recently"')
  })

  test('the reader of stdout may close it early', async () => {
    const args = [program, 'export', '--project', '12345', '--format', 'jsonl']
    const child = spawn(process.execPath, args, { env: { ...process.env, DATABASE_URL: cli.url() }, stdio: 'pipe' })
    const exit = once(child, 'exit')
    await once(child.stdout, 'readable')
    child.stdout.destroy()
    expect((await exit)[0]).toBe(0)
  })
})
