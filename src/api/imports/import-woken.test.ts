import { afterEach, expect, test } from 'vitest'
import { eachDatabase } from '../../../test/databases.ts'
import { useDesk } from '../../../test/desk.ts'
import { fileEndingInAnna, importing } from '../../../test/importing.ts'
import { until } from '../../../test/until.ts'
import { pollImports } from '../../transfer/import/work.ts'

eachDatabase((database) => {
  const desk = useDesk(database)
  const { upload, send } = importing(desk)
  const ending = new AbortController()
  afterEach(() => ending.abort())

  test('work on a large file begins immediately, even if the request has an Idempotency-Key', async () => {
    const id = (await upload(fileEndingInAnna(12_000))).json.id as string
    let looks = 0
    const clock = () => {
      looks++
      return desk().clock.now
    }
    const failed: unknown[] = []
    const polling = pollImports({ store: desk().store, clock }, ending.signal, (error) => failed.push(error))
    await until(() => looks === 2, 'both pollers to have looked')
    await until(async () => !(await desk().store.imports.isWaiting(desk().clock.now)), 'them to have found nothing')
    const headers = { 'Idempotency-Key': 'forecast' }
    const { status } = await desk().send('POST', `/imports/${id}/forecast`, {}, { headers })
    expect(status).toBe(202)
    expect(looks, 'when it is answered').toBeGreaterThan(2)
    await until(async () => (await send('GET', id)).state === 'ready', 'the forecast')
    ending.abort()
    await polling
    expect(failed).toEqual([])
  })
})
