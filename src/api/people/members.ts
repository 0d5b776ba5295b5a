import Type from 'typebox'
import { changeMember, removeMember } from '../../actions/members.ts'
import { type Member, roles } from '../../domain/member.ts'
import { memberJson, roleJson, sourcesJson, writeProjectMember } from '../../json/member.ts'
import { isAdmin } from '../door/authenticate.ts'
import { readId } from '../door/ids.ts'
import { done, route } from '../door/route.ts'
import { me } from './me.ts'

const params = { project: '12345' }
const example = {
  id: '1',
  name: 'Анна',
  email: 'anna@example.com',
  role: 'owner',
  sources: [],
  second_factor: false,
  since: '2024-03-01T12:00:00Z',
  left_at: null,
} as const
const second = { ...example, id: '2', name: 'Борис', email: 'boris@example.com' } as const

export const listMembers = route({
  operationId: 'listMembers',
  method: 'GET',
  path: '/projects/:project/members',
  scope: 'read',
  forContractors: true,
  tag: 'Members',
  summary: 'List members',
  description:
    'Who is or was a member of the project, by id; those who left stand in it so that what they did has a name. Addresses are shown to owners and managers alone.',
  isCached: true,
  answers: { 200: Type.Object({ items: Type.Array(memberJson) }) },
  example: { params, answer: { items: [example, second] } },
  async handle({ store, caller, project }) {
    const members = await store.members.of(project.id)
    const showsMail = caller.member !== undefined && isAdmin(caller, project)
    return { items: members.map((each) => writeProjectMember(each, showsMail || each.id === caller.member?.id)) }
  },
})

export const updateMember = route({
  operationId: 'updateMember',
  method: 'PATCH',
  path: '/projects/:project/members/:id',
  scope: 'admin',
  roles: ['owner'],
  tag: 'Members',
  summary: 'Change a member',
  description:
    'Gives a member another role; of a contractor, `sources` are those whose leads they see. It counts from the next call of theirs on, within two seconds. The last owner stays one.',
  body: Type.Object({ role: Type.Optional(roleJson), sources: Type.Optional(sourcesJson) }),
  answers: { 200: memberJson },
  refuses: ['no-such-member', 'last-owner', 'needs-sources'],
  example: { params: { ...params, id: '2' }, body: { role: 'manager' }, answer: { ...second, role: 'manager' } },
  async handle({ store, by, project, params, body, now }) {
    const id = readId(params.id, 'no-such-member')
    const membership = await changeMember(store, by, { project: project.id, id, change: body }, now)
    const member = (await store.members.find(id)) as Member
    return writeProjectMember({ ...member, ...membership }, true)
  },
})

export const removeMemberRoute = route({
  operationId: 'removeMember',
  method: 'DELETE',
  path: '/projects/:project/members/:id',
  scope: 'admin',
  roles: ['owner'],
  tag: 'Members',
  summary: 'Remove a member',
  description:
    'The member sees the project no more, within two seconds. Their name stays at what they did, and they can be invited again.',
  answers: { 204: done },
  refuses: ['no-such-member', 'last-owner'],
  example: { params: { ...params, id: '2' } },
  async handle({ store, by, project, params, now }) {
    await removeMember(store, by, project.id, readId(params.id, 'no-such-member'), now)
  },
})

export const leaveProject = route({
  operationId: 'leaveProject',
  method: 'POST',
  path: '/projects/:project/leave',
  scope: 'read',
  roles: [...roles],
  tag: 'Members',
  summary: 'Leave a project',
  description: 'You are a member of the project no more. The last owner stays.',
  answers: { 204: done },
  refuses: ['last-owner', 'no-such-member'],
  example: { params },
  async handle({ keepAnswer, by, caller, project, now }) {
    const { id } = me(caller).member
    await keepAnswer(
      (store) => removeMember(store, by, project.id, id, now),
      () => undefined,
    )
  },
})
