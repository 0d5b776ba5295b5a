import type { ServerResponse } from 'node:http'
import { expect, test } from 'vitest'
import { eachDatabase } from '../../test/databases.ts'
import { useDesk } from '../../test/desk.ts'
import { useDestinations } from '../../test/destinations.ts'
import { useReceiver } from '../../test/receiver.ts'
import { until } from '../../test/until.ts'

eachDatabase((database) => {
  const desk = useDesk(database, { isSending: true, delivering: { random: () => 0.5 } })
  const receiver = useReceiver()
  const { destination, deliveries, log, stop } = useDestinations(desk, receiver)

  test('a resend that succeeds while an attempt runs is not undone by what comes of that', async () => {
    const { id, path } = await destination()
    const held: ServerResponse[] = []
    receiver().answerWith((_, response) => {
      if (held.length > 0) response.end('ok')
      else held.push(response)
    })
    await desk().lead()
    await receiver().heard(path, 1)
    const [{ event } = { event: '' }] = await deliveries(id)
    const resent = await desk().send('POST', `/destinations/${id}/deliveries/${event}/resend`, {})
    expect(resent.json).toMatchObject({ outcome: 'delivered' })
    held[0]?.writeHead(500).end('no')
    await until(async () => (await log(id, event)).length === 2, 'the first attempt to be noted')
    expect((await log(id, event)).map(({ outcome }) => outcome)).toEqual(['delivered', 'refused'])
    expect(await deliveries(id)).toMatchObject([{ state: 'delivered', attempts: 2, next_at: null }])
    receiver().answerOk()
    await stop(id)
  })
})
