import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bothDatabases } from '../../../test/databases.ts'
import { start, useDesk } from '../../../test/desk.ts'
import { seed } from '../../../test/properties/property.ts'
import { plainSent } from '../../../test/sent.ts'
import { findProject } from '../../actions/projects.ts'
import { storeReceipt } from '../../actions/receipts.ts'

const networks = ['192.0.2.1', '192.0.2.2']
/** When a receipt came, from which network, and in what order it is checked. */
const came = fc.record({ at: fc.nat(30), network: fc.constantFrom(...networks), turn: fc.nat() })

bothDatabases((db) => {
  const desk = useDesk(db)

  test('a network floods if the limit of receipts came from it recently, whatever was checked before', async () => {
    const { store } = desk()
    const project = await findProject(store, 12345)
    const rate = { most: 3, seconds: 10 }
    const kept: { id: number; at: number; network: string; turn: number }[] = []
    for (const { at, network, turn } of fc.sample(came, { numRuns: 120, seed })) {
      const sent = { ...plainSent, at: start + at, address: network }
      const { id } = await storeReceipt(store, project, sent, Buffer.from('name=Anna'))
      kept.push({ id, at: start + at, network, turn })
    }
    const isOften = ({ id, at, network }: (typeof kept)[number]) =>
      kept.filter((each) => each.network === network && each.id < id && each.at <= at && each.at >= at - rate.seconds)
        .length >= rate.most
    const found = new Set<boolean>()
    for (const each of [...kept, ...kept.toSorted((one, other) => one.turn - other.turn)]) {
      found.add(isOften(each))
      expect(await store.receipts.isFlooding(12345, each, rate), JSON.stringify(each)).toBe(isOften(each))
    }
    expect(found).toEqual(new Set([true, false]))
  })
})
