import { beforeAll, describe, expect, test } from 'vitest'
import { apiLeads } from '../../test/api-leads.ts'
import { type Came, capturing } from '../../test/capturing.ts'
import { bothDatabases } from '../../test/databases.ts'
import { cli, start, useDesk } from '../../test/desk.ts'
import { reinterpret } from '../intake/replay.ts'
import { workJobs } from './jobs.ts'
import { findProject } from './projects.ts'
import { pruneRaw, pruneSpam } from './prune.ts'
import { beginReplay, type Reinterpret, replayReceipt } from './replays.ts'
import { changeRetention } from './retention.ts'

const day = 86_400
const fields = [
  ['"name"', 'Анна'],
  ['"phone"', '+79990000001'],
  ['"plan"; filename="plan.txt"', 'План дома'],
]
const parts = fields.map(([name, value]) => `--b\r\nContent-Disposition: form-data; name=${name}\r\n\r\n${value}\r\n`)
const spam: Came = {
  ...{ body: Buffer.from(`${parts.join('')}--b--\r\n`), type: 'multipart/form-data; boundary=b' },
  ...{ end: 'spam', understood: { name: 'Анна', phone: '+79990000001' } },
}

bothDatabases((database) => {
  const desk = useDesk(database)
  const { came } = capturing(desk)
  const leads = apiLeads(desk)
  const project = () => findProject(desk().store, 12345)
  beforeAll(async () => {
    const change = { spamDays: 7, version: undefined, serverDays: 90 }
    await changeRetention(desk().store, cli, await project(), change, start)
  })
  const emptying = {
    'its body': () => pruneRaw(7)(desk().store, start + 8 * day),
    'its contents': () => pruneSpam(desk().store, start + 8 * day),
  }

  describe.each(['its body', 'its contents'] as const)('a receipt of which retention deletes %s while', (what) => {
    /** Reads a receipt again; before the outcome is written, retention empties it. */
    const interrupted: Reinterpret = async (...given) => {
      const read = await reinterpret(...given)
      await emptying[what]()
      return read
    }
    /** What is left of the receipt: its contents and files, and its lead. */
    const left = async (id: string) => {
      const { enquiry, lead } = (await desk().store.receipts.find(12345, Number(id))) ?? {}
      return { isUnderstood: enquiry !== null, files: await desk().store.files.of(12345, Number(id)), lead }
    }
    const emptied = { isUnderstood: what === 'its body', files: [], lead: null }

    test.each(['replay', 'not-spam'] as const)('a person asks for %s is refused', async (how) => {
      const id = await came(spam)
      const asked = { id: Number(id), how, reinterpret: interrupted }
      const replayed = replayReceipt(desk().store, cli, await project(), asked, desk().clock.now)
      await expect(replayed).rejects.toMatchObject({ code: 'receipt-pruned' })
      expect(await left(id)).toEqual(emptied)
    })

    test('a job replays it is passed over', async () => {
      const ids = [await came(spam), await came({ ...spam, at: start + 8 * day })]
      const asked = { how: 'replay', filter: {}, ids: ids.map(Number), total: 2 } as const
      const job = await beginReplay(desk().store, cli, await project(), asked, desk().clock.now)
      const context = { store: desk().store, reinterpret: interrupted, clock: () => desk().clock.now + 60 }
      await workJobs(context, () => false)
      const { json } = await desk().send('GET', `/jobs/${job.id}`)
      expect(json).toMatchObject({ state: 'done', changed: 1, skipped: 1 })
      expect(await left(ids[0] as string)).toEqual(emptied)
      expect(await left(ids[1] as string)).toMatchObject({ files: [{ name: 'plan.txt' }], lead: expect.any(Number) })
      await leads.remove(String((await left(ids[1] as string)).lead))
      await leads.expectWhole()
    })
  })
})
