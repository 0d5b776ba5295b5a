import { expect, test } from 'vitest'
import { apiLeads } from '../../test/api-leads.ts'
import { sqlOn } from '../../test/command-line.ts'
import { eachDatabase } from '../../test/databases.ts'
import { start, useDesk } from '../../test/desk.ts'
import type { Actor } from '../domain/access.ts'
import { restoreLead } from './bin.ts'
import { changeMany } from './change-many.ts'
import { commentLead } from './comments.ts'
import { editLead } from './leads.ts'
import { findProject } from './projects.ts'
import { undoToken } from './undo.ts'

const later = start + 60
const member: Actor = { door: 'console', name: 'member:3' }
const inTelegram: Actor = { door: 'telegram', name: 'member:3' }
const script: Actor = { door: 'api', name: 'key:1' }

eachDatabase((database) => {
  const desk = useDesk(database)
  const leads = apiLeads(desk)
  const project = () => findProject(desk().store, 12345)
  const edit = async (by: Actor, id: string, title: string) =>
    editLead(desk().store, by, await project(), { id: Number(id), patch: { title } }, later)

  test.each([
    ['a change of a member', member, later],
    ['a change of a member from elsewhere', inTelegram, later],
    ['a change of a script', script, null],
  ])('%s: first response %s', async (_, by, respondedAt) => {
    const { id } = await leads.create()
    expect((await edit(by, id, 'Новая')).lead.respondedAt).toBe(respondedAt)
  })

  test('a comment of a member is a first response, and one event tells both', async () => {
    const { id } = await leads.create()
    const comment = { id: Number(id), comment: 'Звонил' }
    const { lead } = await commentLead(desk().store, member, await project(), comment, later)
    expect(lead).toMatchObject({ respondedAt: later, version: 2 })
    expect((await leads.events(id)).at(-1)).toMatchObject({
      topics: ['lead.commented'],
      after: { comment: 'Звонил', respondedAt: later },
    })
  })

  test('a change to the stored value is no response', async () => {
    const { id } = await leads.create({ title: 'Та же' })
    expect((await edit(member, id, 'Та же')).lead.respondedAt).toBeNull()
    const restored = await restoreLead(desk().store, member, await project(), { id: Number(id) }, later)
    expect(restored.lead.respondedAt).toBeNull()
  })

  test('the first response stays the first, and an undo of a later change leaves it', async () => {
    const { id } = await leads.create({ title: 'А' })
    await edit(member, id, 'Б')
    const { undo } = await edit(member, id, 'В')
    const undone = await undoToken(desk().store, member, await project(), undo as string, later + 60)
    expect(undone).toMatchObject({ restored: 1, skipped: 0 })
    expect((await leads.change(id, {})).lead).toMatchObject({ title: 'Б', responded_at: '2024-03-01T12:01:00Z' })
  })
  const moving = (id: string) => ({
    move: async (status: number, seconds: number) =>
      editLead(desk().store, script, await project(), { id: Number(id), patch: { status } }, start + seconds),
    stays: async () => {
      const rows = await sqlOn(desk().url, `select status, seconds from stays where lead_id = ${id} order by status`)
      return rows.map(({ status, seconds }) => [Number(status), Number(seconds)])
    },
  })
  test.each(['one by one', 'in a batch'])(
    'a status left again after the clock stepped back shortens no stay: %s',
    async (way) => {
      const { id } = await leads.create()
      const { move: moveOne, stays } = moving(id)
      const moveInBatch = async (status: number, seconds: number) => {
        const asked = [{ by: script, id: Number(id), change: { status }, now: start + seconds }]
        await desk().store.transaction(async (tx) => changeMany.make(tx, await project(), asked), desk().project)
      }
      const move = way === 'in a batch' ? moveInBatch : moveOne
      for (const [status, seconds] of [
        [2, 100],
        [0, 200],
        [2, 50],
        [0, 80],
      ] as const)
        await move(status, seconds)
      expect(await stays()).toEqual([
        [0, 100],
        [2, 130],
      ])
      const { undo } = await moveOne(2, 90)
      await undoToken(desk().store, script, await project(), undo as string, start + 100)
      expect(await stays()).toEqual([
        [0, 100],
        [2, 130],
      ])
    },
  )
  test('a stay is noted when the clock steps back, and an undo takes it back', async () => {
    const { move, stays } = moving((await leads.create()).id)
    await move(2, 100)
    const { undo, lead } = await move(1, 99)
    expect(lead.passed).toEqual([0, 2])
    expect(await stays()).toEqual([
      [0, 100],
      [2, 0],
    ])
    await undoToken(desk().store, script, await project(), undo as string, start + 110)
    const moved = await move(0, 160)
    expect(moved.lead.passed).toEqual([0, 2])
    expect((await stays()).filter(([status]) => status !== 1)).toEqual([
      [0, 100],
      [2, 60],
    ])
  })
})
