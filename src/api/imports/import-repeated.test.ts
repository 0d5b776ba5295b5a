import { expect, test } from 'vitest'
import { eachDatabase } from '../../../test/databases.ts'
import { useDesk } from '../../../test/desk.ts'
import { importing } from '../../../test/importing.ts'

eachDatabase((database) => {
  const desk = useDesk(database)
  const { upload, send } = importing(desk)
  const leads = async () =>
    (await desk().send('GET', '/leads', undefined, { query: { period: 'all', limit: '1' } })).json.total

  test('a repeated request with the same Idempotency-Key has no second effect', async () => {
    const id = (await upload('Имя;Телефон\nАнна;+79035550101\nБорис;+79035550102')).json.id as string
    for (const [act, state, count] of [
      ['forecast', 'ready', 0],
      ['run', 'done', 2],
      ['undo', 'undone', 0],
    ] as const) {
      const post = () => desk().send('POST', `/imports/${id}/${act}`, {}, { headers: { 'Idempotency-Key': act } })
      expect((await post()).json, act).toMatchObject({ id, state })
      const again = await post()
      expect([again.status, again.headers.get('Idempotent-Replayed'), again.json.id], act).toEqual([202, 'true', id])
      expect([(await send('GET', id)).state, await leads()], act).toEqual([state, count])
    }
  })
})
