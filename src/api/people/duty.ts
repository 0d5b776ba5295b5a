import Type from 'typebox'
import { setDuty } from '../../actions/assignment.ts'
import type { Member } from '../../domain/member.ts'
import { memberJson, writeProjectMember } from '../../json/member.ts'
import { resource } from '../door/resource.ts'
import { me } from '../door/signed-in.ts'
import { memberExample } from './members.ts'

const duty = resource('/projects/:project/duty', { tag: 'Members' })

export const setDutyRoute = duty.put('setDuty', '', {
  access: 'project members',
  summary: 'Go on or off duty',
  description:
    'While you are on duty you get new leads in turn, if the project assigns them so. For owners, managers and agents; it ends when you leave the project.',
  body: Type.Object({ on: Type.Boolean() }),
  answers: { 200: memberJson },
  refuses: ['wrong-role', 'no-such-member'],
  example: { body: { on: true }, answer: { ...memberExample, duty_since: '2024-03-01T12:00:00Z' } },
  async handle({ store, by, caller, project, body, now }) {
    const { id } = me(caller).member
    const membership = await setDuty(store, by, { project: project.id, id }, body.on, now)
    const member = (await store.members.find(id)) as Member // past the cache
    return writeProjectMember({ ...member, ...membership }, { mail: true, rights: true })
  },
})
