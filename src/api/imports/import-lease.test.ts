import { expect, test } from 'vitest'
import { eachDatabase } from '../../../test/databases.ts'
import { useDesk } from '../../../test/desk.ts'
import { importing } from '../../../test/importing.ts'
import { rowsOf } from '../../../test/rows.ts'
import { until } from '../../../test/until.ts'
import { findProject } from '../../actions/projects.ts'
import type { Import } from '../../domain/import.ts'
import { workImport, workImports } from '../../transfer/import/work.ts'

/** Files that are too large to finish in their request. `slow` has a single forecast part and is slow to read. */
const wide = ['Имя', 'Телефон', ...Array.from({ length: 800 }, (_, index) => `Графа ${index}`)].join(';')
const slow = [wide, ...Array.from({ length: 4_900 }, (_, n) => `Имя ${n};+7903${1_000_000 + n};${'x;'.repeat(799)}x`)]
const large = [
  'Имя;Телефон;Комментарий',
  ...Array.from(
    { length: 12_000 },
    (_, n) => `Имя ${n};${n % 10 === 0 ? '44' : `+7903${1_000_000 + n}`};${'x'.repeat(99)}`,
  ),
].join('\n')

eachDatabase((database) => {
  const desk = useDesk(database)
  const { upload, send, refusals } = importing(desk)
  const context = (heartbeat?: number) => ({
    store: desk().store,
    clock: () => desk().clock.now,
    ...(heartbeat && { heartbeat }),
  })
  const begun = async (file: string) => {
    const id = (await upload(file)).json.id as string
    expect((await send('POST', `${id}/forecast`, {})).state).toBe('forecasting')
    return id
  }
  const held = async (id: string) => (await desk().store.imports.find(12345, Number(id))) as Import

  test('a process keeps its lease during a slow part', async () => {
    const id = await begun(slow.join('\n'))
    const leased = async () => {
      const [row] = await rowsOf<{ state: string; place: number; until: number }>(
        desk().url,
        `select state, place, leased_until as until from imports where id = ${id}`,
      )
      return { ...row, until: Number(row?.until), place: Number(row?.place) }
    }
    const working = workImports(context(20), () => false)
    await until(async () => (await leased()).until > desk().clock.now, 'the import to be leased')
    desk().clock.now += 60
    const renewed = await until(async () => {
      const now = await leased()
      return now.until > desk().clock.now || now.state !== 'forecasting' ? now : undefined
    }, 'the lease to be renewed')
    expect(renewed).toMatchObject({ state: 'forecasting', place: 0 })
    await working
    expect((await send('GET', id)).forecast).toMatchObject({ rows: 4_900 })
  })

  test('two processes that run the same forecast refuse each row once', async () => {
    const id = await begun(large)
    const [work, project] = [await held(id), await findProject(desk().store, 12345)]
    await Promise.all([0, 1].map(() => workImport(context(), project, work, () => false)))
    await workImports(context(), () => false)
    const told = await send('GET', id)
    expect(told).toMatchObject({ state: 'ready', forecast: { rows: 12_000, refused: 1_200, created: 10_800 } })
    const [{ n } = { n: 0 }] = await rowsOf<{ n: number }>(
      desk().url,
      `select count(*) as n from import_refusals where import_id = ${id}`,
    )
    expect(Number(n)).toBe(1_200)
    expect((await refusals(id))[0]).toMatchObject({ line: 2 })
  })

  test('a forecast ignores the results of a late process with an older mapping', async () => {
    const id = await begun(large)
    const [late, project] = [await held(id), await findProject(desk().store, 12345)]
    await send('POST', `${id}/stop`, {})
    await send('PATCH', id, { mapping: { columns: [{ column: 0, to: 'name' }], match: 'none' } })
    expect((await send('POST', `${id}/forecast`, {})).state).toBe('forecasting')
    await workImport(context(), project, late, () => false)
    expect(await send('GET', id)).toMatchObject({ state: 'forecasting', forecast: null, progress: { rows: 0 } })
    await workImports(context(), () => false)
    expect((await send('GET', id)).forecast).toMatchObject({ rows: 12_000, created: 12_000, refused: 0 })
  })
})
