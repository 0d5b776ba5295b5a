import diagnostics from 'node:diagnostics_channel'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { sqlite } from '../../../test/databases.ts'
import { useDesk } from '../../../test/desk.ts'
import { importing } from '../../../test/importing.ts'
import { previewFile } from '../../transfer/import/preview-file.ts'
import { createTasks } from './tasks.ts'

const desk = useDesk(sqlite())

test('a caller that takes no part of a task for too long loses its turn to the next', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'zayavka-test-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const path = join(folder, 'leads.csv')
  await writeFile(path, 'Имя;Телефон\nАнна;+79031230001\n')
  const project = await desk().store.projects.find(12345)
  if (!project) throw new Error('There is no project')
  const tasks = createTasks(desk().url, 20)
  try {
    const look = () => tasks.run(previewFile, { path, project, reading: undefined, columns: undefined })
    const first = look()
    expect((await first.next()).value).toMatchObject({ found: { separator: ';' } })
    expect((await look().next()).value).toMatchObject({ found: { separator: ';' } })
    await expect(first.next()).rejects.toThrow('Nobody took the parts')
  } finally {
    await tasks.close()
  }
})

test('a preview that takes too long, or whose caller has gone, gives its turn to the next', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'zayavka-test-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const path = join(folder, 'leads.csv')
  await writeFile(path, 'Имя;Телефон\nАнна;+79031230001\n')
  const project = await desk().store.projects.find(12345)
  if (!project) throw new Error('There is no project')
  const tasks = createTasks(desk().url)
  const input = { path, project, reading: undefined, columns: undefined }
  try {
    const slow = { ...previewFile, limit: { ms: 1, over: () => new Error('It took too long') } }
    await expect(tasks.run(slow, input).next()).rejects.toThrow('It took too long')
    const leaving = new AbortController()
    const left = tasks.run(previewFile, input, leaving.signal).next()
    const waiting = tasks.run(previewFile, input, AbortSignal.abort()).next()
    leaving.abort()
    await expect(left).rejects.toThrow('Nobody waits')
    await expect(waiting).rejects.toThrow('Nobody waits')
    expect((await tasks.run(previewFile, input).next()).value).toMatchObject({ found: { separator: ';' } })
  } finally {
    await tasks.close()
  }
})

test('a thread that has ended its task runs the next one, of any kind', async () => {
  const { load } = importing(desk)
  const started = new Set<unknown>()
  const note = (message: unknown) => void started.add(message)
  await load('name;phone\nAnna;+79031230001')
  diagnostics.subscribe('worker_threads', note)
  onTestFinished(() => void diagnostics.unsubscribe('worker_threads', note))
  for (const separator of [';', ',', '\t']) {
    const { progress, reading } = await load(`name${separator}phone\nAnna${separator}+79031230001`)
    expect([reading.separator, progress.rows]).toEqual([separator, 1])
  }
  expect(started.size).toBe(0)
})
