import Type from 'typebox'
import { changeMember, removeMember } from '../../actions/members.ts'
import type { Member } from '../../domain/member.ts'
import { memberJson, roleJson, sourcesJson, writeProjectMember } from '../../json/member.ts'
import { isAdmin } from '../door/authenticate.ts'
import { resource } from '../door/resource.ts'
import { done } from '../door/route.ts'
import { me } from '../door/signed-in.ts'

const members = resource('/projects/:project/members', { tag: 'Members', noSuch: 'no-such-member' })
const memberships = resource('/projects/:project/leave', { tag: 'Members' })
export const memberExample = {
  id: '1',
  name: 'Анна',
  email: 'anna@example.com',
  role: 'owner',
  sources: [],
  second_factor: false,
  since: '2024-03-01T12:00:00Z',
  left_at: null,
  duty_since: null,
} as const
const second = { ...memberExample, id: '2', name: 'Борис', email: 'boris@example.com' } as const

export const listMembers = members.get('listMembers', '', {
  access: 'read, contractors',
  summary: 'List members',
  description:
    'Present and former members of the project, by id; former ones give their changes a name. Only owners and managers see addresses, the sources of contractors, and whether a member has a second factor.',
  isCached: true,
  answers: { 200: Type.Object({ items: Type.Array(memberJson) }) },
  example: { answer: { items: [memberExample, second] } },
  async handle({ store, caller, project }) {
    const members = await store.memberships.of(project.id)
    const rights = isAdmin(caller, project)
    const mail = caller.member !== undefined && rights
    const own = { mail: true, rights: true }
    return {
      items: members.map((each) => writeProjectMember(each, each.id === caller.member?.id ? own : { mail, rights })),
    }
  },
})

export const updateMember = members.patch('updateMember', '/:id', {
  access: 'owners',
  summary: 'Change a member',
  description:
    'Changes the role of a member; `sources` of a contractor are those whose leads they see. It takes effect within two seconds. The last owner cannot get another role.',
  body: Type.Object({ role: Type.Optional(roleJson), sources: Type.Optional(sourcesJson) }),
  answers: { 200: memberJson },
  refuses: ['last-owner', 'needs-sources'],
  example: { params: { id: '2' }, body: { role: 'manager' }, answer: { ...second, role: 'manager' } },
  async handle({ store, by, project, readId, body, now }) {
    const id = readId()
    const membership = await changeMember(store, by, { project: project.id, id, change: body }, now)
    const member = (await store.members.find(id)) as Member
    return writeProjectMember({ ...member, ...membership }, { mail: true, rights: true })
  },
})

export const removeMemberRoute = members.delete('removeMember', '/:id', {
  access: 'owners',
  summary: 'Remove a member',
  description:
    'The member loses access to the project within two seconds. Their name stays at their changes, and they can be invited again.',
  answers: { 204: done },
  refuses: ['last-owner'],
  example: { params: { id: '2' } },
  async handle({ store, by, project, readId, now }) {
    await removeMember(store, by, project.id, readId(), now)
  },
})

export const leaveProject = memberships.post('leaveProject', '', {
  access: 'project members',
  summary: 'Leave a project',
  description: 'Ends your membership in the project. The last owner cannot leave.',
  answers: { 204: done },
  refuses: ['last-owner', 'no-such-member'],
  async handle({ storeResponse, by, caller, project, now }) {
    const { id } = me(caller).member
    await storeResponse(
      (store) => removeMember(store, by, project.id, id, now),
      () => undefined,
    )
  },
})
