import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { eachDatabase } from '../../../test/databases.ts'
import { own, useNoticeDesk } from '../../../test/notice-desk.ts'
import { until } from '../../../test/until.ts'
import { recountDues } from '../../actions/working-time.ts'

const minute = 60
const day = 86_400

eachDatabase((database) => {
  const { desk, people, person, want, titles, settled } = useNoticeDesk(database)
  const workingTime = (change: object) => desk().send('PATCH', '/working-time', change)
  const defaults = (change: object) => person('Ольга').send('PATCH', `${own}/notice-defaults`, change)
  const late = (lead: string, minutes: number) => `Заявка № ${lead} ждёт уже ${minutes} минут`
  const pass = async (seconds: number) => {
    desk().clock.now += seconds
    await settled()
  }
  /** A lead that came at noon in Moscow, with a limit of ten minutes. */
  const waiting = async () => {
    const local = (desk().clock.now + 3 * 3_600) % day
    await pass(day - local + day / 2)
    const lead = await desk().lead()
    await settled()
    return lead
  }

  beforeAll(async () => {
    for (const name of people.keys()) await want(name, { places: { new: [] } })
  })
  beforeEach(async () => {
    const week = Array(7).fill({ from: '00:00', to: '24:00' })
    await workingTime({ response_minutes: 10, week, holidays: [] })
    await defaults({ escalates: true })
  })

  describe('the escalation of a lead, after the settings of the project changed', () => {
    test('waits until after a new day off', async () => {
      const lead = await waiting()
      const today = new Date((desk().clock.now + 3 * 3_600) * 1_000).toISOString().slice(0, 10)
      expect((await workingTime({ holidays: [today] })).status).toBe(200)
      await pass(10 * minute)
      expect(titles('Анна')).toEqual([])
      desk().clock.now += day / 2
      await until(() => titles('Анна').length > 0, 'the day after')
      expect(titles('Анна')[0]).toBe(late(lead, 10))
    })

    test('begins with the next step when it is switched on, without past steps', async () => {
      await defaults({ escalates: false })
      await waiting()
      await pass(2 * 3_600)
      const [lead, taken] = [await desk().lead(), await desk().lead()]
      await person('Анна').send('PATCH', `${own}/leads/${taken}`, { status: '1' })
      await pass(25 * minute)
      const fresh = await desk().lead()
      await pass(5 * minute)
      expect([titles('Анна'), titles('Ольга')]).toEqual([[], []])
      await defaults({ escalates: true })
      await settled()
      expect([titles('Анна'), titles('Ольга')]).toEqual([[], []])
      desk().clock.now += 5 * minute
      await until(() => titles('Ольга').length > 0, 'the first step of the last one')
      desk().clock.now += 5 * minute
      await until(() => titles('Ольга').length > 1, 'the last step of the one before')
      await settled()
      expect(titles('Анна')).toEqual([late(fresh, 10)])
      expect(titles('Ольга')).toEqual([late(fresh, 10), late(lead, 40)]) // nobody is on duty, so the first step goes to her too
    })

    test('repeats no step when it is switched off and on again', async () => {
      const lead = await waiting()
      await pass(40 * minute)
      const told = () => ['Анна', 'Марк', 'Ольга'].map((name) => titles(name))
      const before = told()
      expect(titles('Ольга')).toContain(late(lead, 40))
      for (const escalates of [false, true, false, true]) {
        expect((await defaults({ escalates })).status).toBe(200)
        await settled()
      }
      expect(told()).toEqual(before)
    })

    /** Recomputes deadlines, after the caches have the change. */
    const recounted = async () => {
      await recountDues(desk().store, desk().clock.now)
      await pass(4)
      await recountDues(desk().store, desk().clock.now)
    }
    const noHours = Array(7).fill(null)
    const ofType = (type: string) => async () => {
      const statuses = (await desk().send('GET', '/statuses')).json.items as { id: string; name: string }[]
      const known = statuses.find(({ name }) => name === 'Перезвонить')
      const [verb, path] = known ? ['PATCH', `/statuses/${known.id}`] : ['POST', '/statuses']
      return String((await desk().send(verb, path, { name: 'Перезвонить', type })).json.id)
    }

    test.each<[string, () => Promise<unknown>, () => Promise<unknown>]>([
      ['has a limit', () => workingTime({ response_minutes: null }), () => workingTime({ response_minutes: 10 })],
      [
        'has hours',
        () => workingTime({ week: noHours }),
        () => workingTime({ week: Array(7).fill({ from: '00:00', to: '24:00' }) }),
      ],
      ['counts its status as open', ofType('canceled'), ofType('progress')],
    ])('continues with the next step when the project %s again', async (_, off, on) => {
      const status = await ofType('progress')()
      await waiting()
      const lead = await desk().lead({ status })
      await settled()
      await off()
      await recounted()
      await pass(15 * minute)
      expect(titles('Анна')).not.toContain(late(lead, 10))
      await on()
      await recounted()
      expect(titles('Марк')).not.toContain(late(lead, 20))
      desk().clock.now += 5 * minute
      await until(() => titles('Марк').includes(late(lead, 20)), 'the second step')
      await settled()
      expect(titles('Анна')).not.toContain(late(lead, 10))
    })

    test('begins later when the limit becomes longer', async () => {
      const lead = await waiting()
      await workingTime({ response_minutes: 30 })
      await pass(29 * minute)
      expect(titles('Анна')).toEqual([])
      desk().clock.now += minute
      await until(() => titles('Анна').length > 0, 'the new limit')
      expect(titles('Анна')).toEqual([late(lead, 30)])
    })

    test('begins earlier when the limit becomes shorter', async () => {
      const [lead, taken] = [await waiting(), await desk().lead()]
      await person('Анна').send('PATCH', `${own}/leads/${taken}`, { status: '1' })
      await settled()
      await workingTime({ response_minutes: 5 })
      await recountDues(desk().store, desk().clock.now)
      await pass(4) // until the caches have the change
      expect(await recountDues(desk().store, desk().clock.now)).toBeGreaterThan(0)
      desk().clock.now += 5 * minute
      await until(() => titles('Анна').length > 0, 'the new limit')
      await settled()
      expect(titles('Анна')).toEqual([late(lead, 5)])
    })

    test.each([
      ['has no limit', () => workingTime({ response_minutes: null })],
      ['tells nobody', () => defaults({ escalates: false })],
    ])('does not happen if the project %s now', async (_, change) => {
      await waiting()
      expect((await change()).status).toBe(200)
      await pass(20 * minute)
      await pass(20 * minute)
      expect([titles('Анна'), titles('Марк'), titles('Ольга')]).toEqual([[], [], []])
    })
  })

  describe('the escalation of a lead that waits again', () => {
    test('after its time in the bin continues with the next step', async () => {
      const lead = await waiting()
      await desk().send('DELETE', `/leads/${lead}`)
      await pass(12 * minute)
      await desk().send('POST', `/leads/${lead}/restore`)
      await pass(7 * minute)
      expect([titles('Анна'), titles('Марк')]).toEqual([[], []])
      desk().clock.now += minute
      await until(() => titles('Марк').length > 0, 'the second step')
      desk().clock.now += 20 * minute
      await until(() => titles('Ольга').length > 0, 'the third step')
      expect([titles('Анна'), titles('Марк'), titles('Ольга')]).toEqual([[], [late(lead, 20)], [late(lead, 40)]])
    })

    test.each([
      ['status', 'PATCH', { status: '1' }],
      ['removal', 'DELETE', undefined],
    ])('begins after the undo of a member’s %s', async (_, verb, body) => {
      const lead = await waiting()
      const { json } = await person('Марк').send(verb, `${own}/leads/${lead}`, body)
      await settled()
      expect((await person('Марк').send('POST', `${own}/undo/${json.undo}`)).status).toBe(200)
      await settled()
      desk().clock.now += 10 * minute
      await until(() => titles('Анна').length > 0, 'the first step')
      expect(titles('Анна')).toEqual([late(lead, 10)])
    })

    test('ends once somebody responds, and when all steps are past', async () => {
      const [answered, old] = [await waiting(), await desk().lead()]
      for (const lead of [answered, old]) await desk().send('DELETE', `/leads/${lead}`)
      await desk().send('POST', `/leads/${answered}/restore`)
      await settled()
      await person('Марк').post(`${own}/leads/${answered}/opened`)
      await pass(40 * minute)
      await desk().send('POST', `/leads/${old}/restore`)
      await pass(600 * minute)
      expect([titles('Анна'), titles('Марк'), titles('Ольга')]).toEqual([[], [], []])
    })
  })
})
