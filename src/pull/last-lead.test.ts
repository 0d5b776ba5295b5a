import { expect, test } from 'vitest'
import { eachDatabase } from '../../test/databases.ts'
import { vendorLead } from '../../test/fake-vendor.ts'
import { usePulls } from '../../test/pulling.ts'
import { until } from '../../test/until.ts'
import { pullLimits } from '../domain/pull.ts'

const at = Date.UTC(2024, 0, 20) / 1_000

eachDatabase((database) => {
  const { vendor, desk, pulled, begin, ended, faults } = usePulls(database)

  test('leads created here during the first round do not take ids of the vendor', async () => {
    const { state, calls } = vendor()
    state.leads = Array.from({ length: 450 }, (_, index) => vendorLead(index + 1, at + index * 900))
    state.leads.push(vendorLead(2 ** 40, at)) // no lead here can have that number
    const own: Promise<string>[] = []
    state.beforeList = () => {
      if (calls.at(-1)?.body.limit === pullLimits.leads) own.push(desk().lead({ title: 'Своя' }))
    }
    expect(await pulled()).toMatchObject({ state: 'done', created: 450, refused: 1 })
    expect(own.length).toBeGreaterThan(2)
    expect(Math.min(...(await Promise.all(own)).map(Number))).toBeGreaterThan(450)
  })

  test('a watching pull reserves the next ids for the vendor, also after an earlier pull', async () => {
    vendor().state.leads = [1, 2, 3].map((id) => vendorLead(id, at + id))
    await pulled()
    const { id } = await begin({ watch: true })
    await ended(id, ({ step }) => step !== 'statuses')
    expect(await desk().lead({ title: 'Своя' })).toBe('10004')
    await ended(id, ({ step }) => step === 'rest')
    vendor().state.leads.push(vendorLead(4, desk().clock.now))
    desk().clock.now += 61
    await until(async () => (await desk().send('GET', '/leads/4')).status === 200, 'the next lead of the vendor')
    expect(await faults(id)).toEqual([])
    await ended(id, ({ step }) => step === 'rest')
    vendor().state.leads.push(vendorLead(5_000, desk().clock.now))
    desk().clock.now += 61
    await until(async () => (await desk().send('GET', '/leads/5000')).status === 200, 'one much later')
    expect(await desk().lead({ title: 'Своя' })).toBe('15001')
  })
})
