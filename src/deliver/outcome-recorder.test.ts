import type { ServerResponse } from 'node:http'
import { expect, test } from 'vitest'
import { sqlOn } from '../../test/command-line.ts'
import { eachDatabase } from '../../test/databases.ts'
import { useDesk } from '../../test/desk.ts'
import { useDestinations } from '../../test/destinations.ts'
import { useReceiver } from '../../test/receiver.ts'
import { until } from '../../test/until.ts'

eachDatabase((database) => {
  const failures: unknown[] = []
  const onFailure = (error: unknown) => void failures.push(error)
  const desk = useDesk(database, { isSending: true, delivering: { random: () => 0.5, onFailure } })
  const receiver = useReceiver()
  const { destination, deliveries, log, settled, stop } = useDestinations(desk, receiver)

  test('a successful resend during an attempt is not undone by the outcome of that attempt', async () => {
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

  test('an outcome that cannot be stored does not prevent storing the others', async () => {
    const [good, bad] = [await destination(), await destination()]
    await sqlOn(desk().url, ...poison(database.name, bad.id))
    receiver().answerWith(together(300))
    const leads = await Promise.all(Array.from({ length: 20 }, () => desk().lead()))
    await settled(good.id, leads.length)
    expect(receiver().at(good.path)).toHaveLength(leads.length)
    await until(() => failures.length > 0, 'the failure')
    expect(String(failures[0])).toContain('poison')
    expect((await deliveries(bad.id)).every(({ state }) => state === 'waiting')).toBe(true)
    receiver().answerOk()
    await stop(good.id)
  })
})

/** Answers all requests within some time (ms) together, so that many attempts end at once. */
function together(ms: number) {
  const held: ServerResponse[] = []
  const answer = () => {
    for (const response of held.splice(0)) response.end('ok')
  }
  return (_: unknown, response: ServerResponse) => {
    if (held.push(response) === 1) setTimeout(answer, ms)
  }
}

/** SQL after which attempts of a destination cannot be stored. */
function poison(name: 'sqlite' | 'postgres', id: string): string[] {
  if (name === 'postgres') return [`alter table attempts add constraint poison check (destination_id <> ${id})`]
  return [
    `create trigger poison before insert on attempts for each row when new.destination_id = ${id}
     begin select raise(abort, 'poison'); end`,
  ]
}
