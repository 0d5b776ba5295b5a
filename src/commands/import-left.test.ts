import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { useCommandLine } from '../../test/command-line.ts'
import { eachDatabase, spoolFor } from '../../test/databases.ts'
import { useFolder } from '../../test/faults/folder.ts'
import { program } from '../../test/program.ts'
import { until } from '../../test/until.ts'

const rows = 8_000
const folder = useFolder()

eachDatabase((database) => {
  const cli = useCommandLine(database)
  const count = async () => (await cli.sql('select id from leads where deleted_at is null')).length
  const states = async () => (await cli.sql('select state from imports order by id')).map(({ state }) => state)
  const imported = (file: string) => ['import', file, '--project', '12345'] as const
  let small: string

  beforeAll(async () => {
    await cli.json('project', 'create', '--id', '12345', '--name', 'Окна')
    small = join(folder(), `small-${database.name}.csv`)
    writeFileSync(small, 'Имя;Телефон\nАнна;+79030000001')
  })

  /** Interrupts the import of a large file in the middle, as Ctrl-C does, and ends its lease. */
  const cutOff = async (digit: number) => {
    const large = join(folder(), `large-${database.name}-${digit}.csv`)
    const lines = Array.from({ length: rows }, (_, index) => `Имя;+790${digit}${String(index).padStart(7, '0')}`)
    writeFileSync(large, ['Имя;Телефон', ...lines].join('\n'))
    const { folder: spool } = spoolFor(cli.url())
    const env = { PATH: process.env.PATH, DATABASE_URL: cli.url(), ...(spool && { SPOOL_FOLDER: spool }) }
    const loading = spawn(process.execPath, [program, ...imported(large)], { env, stdio: 'ignore' })
    const ended = once(loading, 'exit')
    const isLoading = async () => (await cli.sql("select 1 from imports where state = 'running' and place > 0")).length
    await until(async () => (await isLoading()) > 0, 'rows to be loaded')
    loading.kill('SIGINT')
    await ended
    expect((await states()).at(-1)).toBe('running')
    await cli.sql('update imports set leased_until = 0')
  }

  test('an interrupted import is completed by the next command, without a server', async () => {
    await cutOff(4)
    expect(await cli.json(...imported(small))).toMatchObject({ created: 1 })
    expect(await states()).toEqual(['done', 'done'])
    expect(await count()).toBe(rows + 1)
  })

  test('an interrupted import can be undone', async () => {
    await cutOff(5)
    expect(await count()).toBeGreaterThan(rows + 1)
    await cli.json('import', '--undo', '3', '--project', '12345')
    expect(await states()).toEqual(['done', 'done', 'undone'])
    expect(await count()).toBe(rows + 1)
    expect((await cli.ran('check')).code).toBe(0)
  })
})
