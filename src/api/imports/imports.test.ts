import { expect, test } from 'vitest'
import { eachDatabase } from '../../../test/databases.ts'
import { useDesk } from '../../../test/desk.ts'
import { type ImportJson, importing } from '../../../test/importing.ts'
import { until } from '../../../test/until.ts'
import { pollImports } from '../../transfer/import/work.ts'

eachDatabase((database) => {
  const desk = useDesk(database)
  const { upload, load, forecast, send, undo, refusals } = importing(desk)

  test('a file is previewed, forecast, loaded once, and undone', async () => {
    const file = [
      'Номер;Дата создания;ФИО;Телефон;Телефон 2;E-mail;Сумма сделки;Этап;Рекламный канал',
      '20119;14.03.2019;Тарасов Виктор;8 (972) 311-90-04;;v.tarasov@example.com;148 000,00;Оплачен;Директ',
      '20120;15.03.2019 9:40;Мухина О. В.;79735520118;;;;Отменен;Сарафан',
      '20121;02.04.2019;;;;;;Отменен;',
      '20122;31.02.2021;Дроздова А.;8 (973) 552-01-19;;;;;',
    ].join('\r\n')
    const { json } = await upload(file)
    expect(json).toMatchObject({
      state: 'ready',
      reading: { format: 'csv', encoding: 'utf-8', separator: ';', header_row: 1 },
    })
    expect(json.preview).toMatchObject({ like_before: false })
    const done = await load(file, { mapping: { update: 'empty' } })
    expect(done.progress).toMatchObject({ rows: 4, created: 3, refused: 1 })
    const text = '20122;31.02.2021;Дроздова А.;8 (973) 552-01-19;;;;;'
    expect(await refusals(done.id)).toMatchObject([{ line: 5, code: 'row-not-date', text }])
    const again = await load(file)
    expect(again.preview.like_before).toBe(true)
    expect(again.mapping).toEqual(done.mapping)
    expect(again.progress).toMatchObject({ rows: 4, created: 0, unchanged: 3, refused: 1 })
    const undone = await undo(done.id)
    expect(undone).toMatchObject({ state: 'undone', undone: { removed: 3, restored: 0, kept: 0 } })
    expect(await desk().store.check.wrongCounts()).toEqual([])
  })

  test('an undo keeps leads that a later import changed, and the field that the undone import created', async () => {
    const first = await load('Телефон;Имя;Этаж\n84950000041;Анна;7\n84950000042;Борис;9\n84950000041;Анна;8', {
      mapping: {
        match: 'contact',
        columns: [
          { column: 0, to: 'phone' },
          { column: 1, to: 'name' },
          { column: 2, to: 'new', name: 'Этаж', type: 'number' },
        ],
      },
    })
    const second = await load('Телефон;Сумма\n84950000042;5000', { mapping: { match: 'contact' } })
    expect(await undo(first.id)).toMatchObject({ undone: { removed: 1, kept: 1 } })
    const { items } = (await desk().send('GET', '/leads', undefined, { query: { q: '8495000004' } })).json
    expect(items).toMatchObject([{ name: 'Борис', price: '5000.00' }])
    expect((await desk().send('GET', '/fields')).json.items).toMatchObject([{ name: 'Этаж' }])
    expect(await undo(second.id)).toMatchObject({ undone: { restored: 1, kept: 0 } })
  })

  test('work in a request records its actual times, by which others see that it is running', async () => {
    const { json } = await upload('Имя;Телефон\nЖанна;+79035550061')
    const id = json.id as string
    await forecast(id)
    const { clock } = desk()
    let { now } = clock
    Object.defineProperty(clock, 'now', { get: () => (now += 10), configurable: true }) // each look takes long
    const done = await send('POST', `${id}/run`, {})
    Object.defineProperty(clock, 'now', { value: now, writable: true })
    const { items } = (await desk().send('GET', '/audit', undefined, { query: { limit: '1' } })).json
    const [begun] = items as { at: string; action: string }[]
    expect([begun?.action, done.state]).toEqual(['leads.imported', 'done'])
    expect(Date.parse(done.ended_at)).toBeGreaterThan(Date.parse(begun?.at ?? ''))
  })

  test('several imports are undone from the last one to the first', async () => {
    const first = await load('Телефон;Имя\n84950000051;Вера\n84950000051;Вера Павловна', {
      mapping: { match: 'contact' },
    })
    const second = await load('Телефон;Сумма\n84950000051;700', { mapping: { match: 'contact' } })
    expect(await undo(second.id)).toMatchObject({ undone: { restored: 1, kept: 0 } })
    expect(await undo(first.id)).toMatchObject({ undone: { removed: 1, kept: 0 } })
  })

  test('an import and its undo can be stopped, keep their committed slices, and continue', async () => {
    const [rows, before] = [10_000, await leads()]
    const lines = Array.from({ length: rows }, (_, index) => `Имя ${index};+7903${String(index).padStart(7, '0')}`)
    const { json } = await upload(['Имя;Телефон', ...lines].join('\n'))
    const id = json.id as string
    await forecast(id)
    const ending = new AbortController()
    const { now } = desk().clock
    const began = performance.now()
    // This clock advances, since a temporary failure is retried a second later.
    const clock = () => {
      desk().clock.now = now + Math.floor((performance.now() - began) / 1_000)
      return desk().clock.now
    }
    const working = pollImports({ store: desk().store, clock }, ending.signal, (error) => failures.push(error))

    const stopped = await stopWhen(id, 'run', ({ progress }) => progress?.rows > 0)
    expect(stopped).toMatchObject({ state: 'stopped', progress: { refused: 0, total: rows } })
    expect(stopped.progress.created).toBe(stopped.progress.rows)
    expect(stopped.progress.rows).toBeLessThan(rows)
    expect(await leads()).toBe(before + stopped.progress.created)
    expect(await whenIt(id, 'run', 'done')).toMatchObject({ progress: { rows, created: rows, joined: 0 } })
    expect(await leads()).toBe(before + rows)

    const halfway = await stopWhen(id, 'undo', ({ undone }) => undone?.removed > 0)
    expect(halfway.state).toBe('stopped')
    expect(await leads()).toBe(before + rows - halfway.undone.removed)
    expect(await whenIt(id, 'undo', 'undone')).toMatchObject({ undone: { removed: rows, kept: 0 } })
    expect(await leads()).toBe(before)
    expect(await desk().store.check.wrongCounts()).toEqual([])
    ending.abort()
    await working
  }, 180_000)

  /** Begins an operation on an import, stops it as soon as it makes progress, and returns that progress. */
  async function stopWhen(id: string, verb: string, hasBegun: (work: ImportJson) => boolean): Promise<ImportJson> {
    const begun = send('POST', `${id}/${verb}`, {})
    await until(async () => hasBegun(await send('GET', id)), `the ${verb} to begin`, 60_000)
    await send('POST', `${id}/stop`, {})
    await begun
    return send('GET', id)
  }

  const failures: unknown[] = []

  /** Continues the operation and waits for its end. */
  async function whenIt(id: string, verb: string, state: string): Promise<ImportJson> {
    let last = await send('POST', `${id}/${verb}`, {})
    const isThere = async () => {
      last = await send('GET', id)
      return last.state === state
    }
    await until(isThere, () => `the import to be ${state}; it is ${JSON.stringify(last)}, ${failures}`, 60_000)
    return last
  }

  const leads = async () =>
    (await desk().send('GET', '/leads', undefined, { query: { period: 'all', limit: '1' } })).json.total as number
})
