import { existsSync, readdirSync } from 'node:fs'
import type { IncomingMessage } from 'node:http'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { bothDatabases } from '../../../test/databases.ts'
import { useDesk } from '../../../test/desk.ts'
import { beginExport, keepLongLeads, exported as sizes } from '../../../test/exporting.ts'
import { isMomentFree } from '../../../test/moment.ts'
import { oddLeads } from '../../../test/odd-leads.ts'
import { until } from '../../../test/until.ts'
import { findProject } from '../../actions/projects.ts'
import { everything } from '../../domain/filter.ts'
import { allTime } from '../../domain/period.ts'
import { columnNames } from '../../transfer/columns.ts'
import { fileOptions, formats } from '../../transfer/file.ts'
import type { FileOptions } from '../../transfer/options.ts'

const { count, text: longText } = sizes

bothDatabases((database) => {
  const timeout = 200
  const desk = useDesk(database, { exportTimeout: timeout })
  let key: string
  beforeAll(async () => {
    await keepLongLeads(desk())
    key = await desk().newKey('write', [12345])
  })

  const exported = () => beginExport(desk(), key)

  /** The files of exports that have a name. */
  function spools(): string[] {
    const folder = join(desk().store.spool.folder, 'exports')
    return existsSync(folder) ? readdirSync(folder) : []
  }

  test('a slow client gets one consistent snapshot, which is released before all of it is read', async () => {
    const reply = await exported()
    await desk().lead({ title: 'Later' })
    await desk().call('lead/update', { id: '1', title: 'Changed' })
    await until(() => isMomentFree(desk()), 'the moment to be given back while nobody reads')
    await until(() => spools().length === 0, 'the rest to lie in a file without a name')
    const leads = (await textOf(reply))
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(leads.map(({ id }) => Number(id))).toEqual(Array.from({ length: count }, (_, index) => count - index))
    expect(leads.at(-1)).toMatchObject({ id: '1', title: oddLeads(1)[0]?.title })
    expect(new Set(leads.map(({ text }) => text.length))).toEqual(new Set([(longText / 10) * 'десять букв'.length]))
    await desk().call('lead/update', { id: '1', title: oddLeads(1)[0]?.title })
  })

  describe('a viewer with a mask', () => {
    const asked = { period: allTime, filter: everything }
    const viewer = async () => ({
      project: await findProject(desk().store, 12345),
      mask: { sources: ['Заявка с сайта'] },
    })
    const options = async (chosen: Partial<FileOptions>) => fileOptions((await viewer()).project, chosen)

    test('gets no contacts, and only leads of their sources', async () => {
      const sort = { field: 'id', order: 'asc' } as const
      const choice = await options({ columns: columnNames })
      const file = await desk().store.leads.export(
        'key:1',
        await viewer(),
        { ...asked, sort },
        formats.jsonl.writer,
        choice,
      )
      const leads = String(await bytesOf(file))
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line))
      const his = oddLeads(count).flatMap(({ source }, index) =>
        source === 'Заявка с сайта' ? [String(index + 1)] : [],
      )
      expect(leads.map(({ id }) => id)).toEqual(his)
      const contacts = leads.flatMap(({ phone, email }) => [phone, email]).filter((contact) => contact !== null)
      expect(new Set(contacts)).toEqual(new Set(['•••']))
    })

    test('may not sort by a hidden field', async () => {
      const sort = { field: 'name', order: 'asc' } as const
      const { store } = desk()
      const file = store.leads.export(
        'key:1',
        await viewer(),
        { ...asked, sort },
        formats.csv.writer,
        await options({}),
      )
      await expect(file).rejects.toMatchObject({ code: 'hidden-field' })
    })
  })

  test('a few exports are queued, more get 503; clients that disconnect free their place and leave no file', async () => {
    const keys: string[] = []
    for (let count = 0; count < 15; count++) keys.push(await desk().newKey('read', [12345]))
    const replies = await Promise.all([...keys, ...keys].map((each) => beginExport(desk(), each)))
    const statuses = replies.map(({ statusCode }) => statusCode)
    expect(statuses.filter((status) => status === 200).length).toBeGreaterThanOrEqual(8)
    expect(statuses).toContain(503)
    for (const { statusCode, headers } of replies)
      if (statusCode !== 200) expect([statusCode, headers['retry-after']]).toEqual([503, '1'])
    for (const reply of replies) reply.destroy()
    await until(async () => (await exported()).destroy().statusCode === 200, 'room for another export')
    await until(() => isMomentFree(desk()), 'no moment to be held')
    await until(() => spools().length === 0, 'no file to be left')
  })
})

async function textOf(reply: IncomingMessage): Promise<string> {
  return String(await bytesOf(reply))
}

async function bytesOf(parts: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const all: Uint8Array[] = []
  for await (const part of parts) all.push(part)
  return Buffer.concat(all)
}
