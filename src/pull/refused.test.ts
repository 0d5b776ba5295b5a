import { expect, test } from 'vitest'
import { eachDatabase, isCitus } from '../../test/databases.ts'
import { openDesk } from '../../test/desk.ts'
import { openFakeVendor, vendorLead } from '../../test/fake-vendor.ts'
import { newBallast } from '../../test/faults/ballast.ts'
import { onStore } from '../../test/outage.ts'
import { pullsOf } from '../../test/pulling.ts'
import { until } from '../../test/until.ts'

const text = 'x'.repeat(10_000)

eachDatabase((database) => {
  const hasTriggers = !isCitus || database.name === 'sqlite'
  test.runIf(hasTriggers)(
    'a pull sends no requests while the store refuses writes, and resumes afterwards',
    async () => {
      const vendor = await openFakeVendor()
      vendor.state.leads = [vendorLead(1, Date.UTC(2024, 0, 20) / 1_000)]
      const failures: unknown[] = []
      const pulling = { onFailure: (error: unknown) => failures.push(error) }
      const desk = await openDesk(await database.fresh(), { isPulling: true, pulling, maxPages: 400 })
      const { begin, ended } = pullsOf(
        () => desk,
        () => ({ url: vendor.url, outside_project: String(vendor.project), key: vendor.key }),
      )
      try {
        const { id } = await begin({ watch: true })
        await ended(id, ({ step }) => step === 'rest')
        const giveRoom = await full(desk)
        const before = vendor.calls.length
        failures.length = 0 // the trigger may have waited for a look of the pull
        vendor.state.leads.push(vendorLead(100_000, desk.clock.now, { text }))
        desk.clock.now += 61
        await until(() => vendor.calls.length > before && failures.length > 0, 'the lead to be refused')
        const asked = vendor.calls.length
        await expect(until(() => vendor.calls.length > asked, 'it to ask again', 1_000)).rejects.toThrow('in vain')
        await giveRoom()
        await until(async () => (await desk.send('GET', '/leads/100000')).status === 200, 'the lead to come over')
      } finally {
        await desk.close()
        await vendor.close()
      }
    },
  )

  /** Fills the store so that no lead fits. Returns a function that frees the room. */
  async function full(desk: Awaited<ReturnType<typeof openDesk>>): Promise<() => unknown> {
    if (database.name === 'sqlite') {
      const ballast = newBallast(desk)
      while ((await desk.send('POST', '/leads', { title: 'Окна', text })).status === 201);
      return ballast.throwOff
    }
    await onStore(
      desk.url,
      `create function no_room() returns trigger language plpgsql as
         'begin raise exception using errcode = ''53100'', message = ''no space''; end';
       create trigger no_room before insert on leads for each row execute function no_room()`,
    )
    return () => onStore(desk.url, 'drop function no_room() cascade')
  }
})
