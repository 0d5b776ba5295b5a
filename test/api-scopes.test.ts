import { beforeAll, describe, expect, test } from 'vitest'
import { routes } from '../src/api/server.ts'
import { type Role, roles } from '../src/domain/member.ts'
import { eachDatabase } from './databases.ts'
import { useDesk } from './desk.ts'
import { newMember, type TestMember } from './members.ts'

/**
 * The right that each call of `/api/v2` needs. A scope allows keys from this scope on, and members whose role has it (see `domain/member.ts`),
 * contractors only if they are named. Other calls take no key, but owners, members of the project in any role (`roles`), any member (`members`), or
 * anybody.
 */
const rights: Record<string, Right> = {
  'GET /me': 'members',
  'PATCH /me': 'members',
  'GET /about': 'members',
  'GET /me/sessions': 'members',
  'DELETE /me/sessions/:id': 'members',
  'GET /first-run': 'anybody',
  'POST /first-run': 'anybody',
  'GET /projects/:project/members': 'read, contractors',
  'PATCH /projects/:project/members/:id': 'owners',
  'DELETE /projects/:project/members/:id': 'owners',
  'POST /projects/:project/leave': 'roles',
  'PUT /projects/:project/duty': 'roles',
  'GET /projects/:project/notices': 'roles',
  'GET /projects/:project/notices/unread': 'roles',
  'POST /projects/:project/notices/read': 'roles',
  'GET /projects/:project/notice-settings': 'roles',
  'PATCH /projects/:project/notice-settings': 'roles',
  'POST /projects/:project/notice-settings/test': 'roles',
  'GET /projects/:project/notice-links': 'roles',
  'DELETE /projects/:project/notice-links/:id': 'roles',
  'GET /projects/:project/notice-defaults': 'read, contractors',
  'PATCH /projects/:project/notice-defaults': 'admin',
  'PUT /projects/:project/notice-defaults/personal': 'owners',
  'GET /projects/:project/notice-chats': 'admin',
  'PATCH /projects/:project/notice-chats/:id': 'admin',
  'DELETE /projects/:project/notice-chats/:id': 'admin',
  'GET /projects/:project/mentions': 'roles',
  'POST /projects/:project/mentions/seen': 'roles',
  'GET /projects/:project/invitations': 'owners',
  'POST /projects/:project/invitations': 'owners',
  'POST /projects/:project/invitations/:id/renew': 'owners',
  'DELETE /projects/:project/invitations/:id': 'owners',
  'POST /invitations/look': 'anybody',
  'POST /invitations/accept': 'anybody',
  'GET /projects': 'read, contractors',
  'POST /projects': 'members',
  'GET /projects/:project': 'read, contractors',
  'GET /projects/:project/pulls': 'admin',
  'POST /projects/:project/pulls': 'admin',
  'GET /projects/:project/pulls/:id': 'admin',
  'POST /projects/:project/pulls/:id/stop': 'admin',
  'GET /projects/:project/pulls/:id/faults': 'admin',
  'GET /projects/:project/pulls/:id/reports': 'admin',
  'GET /projects/:project/demo': 'admin',
  'DELETE /projects/:project/demo': 'admin',
  'PATCH /projects/:project': 'admin',
  'GET /projects/:project/audit': 'admin',
  'GET /projects/:project/statuses': 'read, contractors',
  'POST /projects/:project/statuses': 'admin',
  'PUT /projects/:project/statuses/order': 'admin',
  'PATCH /projects/:project/statuses/:id': 'admin',
  'DELETE /projects/:project/statuses/:id': 'admin',
  'GET /projects/:project/board': 'read, contractors',
  'GET /projects/:project/board/:status': 'read, contractors',
  'GET /projects/:project/reports/summary': 'read, contractors',
  'GET /projects/:project/reports/series': 'read, contractors',
  'GET /projects/:project/reports/sources': 'read, contractors',
  'GET /projects/:project/reports/channels': 'read, contractors',
  'GET /projects/:project/reports/funnel': 'read, contractors',
  'GET /projects/:project/reports/people': 'read, contractors',
  'GET /projects/:project/reports/hours': 'read, contractors',
  'GET /projects/:project/reports/cohorts': 'read, contractors',
  'GET /projects/:project/reports/export': 'read, contractors',
  'GET /projects/:project/lost-reasons': 'read, contractors',
  'POST /projects/:project/lost-reasons': 'admin',
  'PATCH /projects/:project/lost-reasons/:id': 'admin',
  'DELETE /projects/:project/lost-reasons/:id': 'admin',
  'GET /projects/:project/sources': 'read, contractors',
  'GET /projects/:project/channels': 'read, contractors',
  'POST /projects/:project/channels': 'admin',
  'PATCH /projects/:project/channels/:id': 'admin',
  'DELETE /projects/:project/channels/:id': 'admin',
  'GET /projects/:project/channels/rules': 'read, contractors',
  'PUT /projects/:project/channels/rules': 'admin',
  'POST /projects/:project/channels/try': 'read, contractors',
  'GET /projects/:project/costs': 'read',
  'PUT /projects/:project/costs': 'admin',
  'POST /projects/:project/costs/import': 'admin',
  'GET /projects/:project/costs/export': 'read',
  'DELETE /projects/:project/costs/:id': 'admin',
  'GET /projects/:project/fields': 'read, contractors',
  'POST /projects/:project/fields': 'admin',
  'PATCH /projects/:project/fields/:id': 'admin',
  'DELETE /projects/:project/fields/:id': 'admin',
  'GET /projects/:project/views': 'read, contractors',
  'POST /projects/:project/views': 'write, contractors',
  'GET /projects/:project/views/:id': 'read, contractors',
  'PATCH /projects/:project/views/:id': 'write, contractors',
  'DELETE /projects/:project/views/:id': 'write, contractors',
  'GET /projects/:project/events': 'read, contractors',
  'GET /projects/:project/events/stream': 'read, contractors',
  'GET /projects/:project/leads/:lead/events': 'read, contractors',
  'GET /projects/:project/keys': 'admin',
  'POST /projects/:project/keys': 'admin',
  'DELETE /projects/:project/keys/:id': 'admin',
  'PATCH /projects/:project/keys/:id': 'admin',
  'POST /projects/:project/keys/:id/rotate': 'admin',
  'GET /projects/:project/leads': 'read, contractors',
  'GET /projects/:project/leads/:lead': 'read, contractors',
  'GET /projects/:project/leads/:lead/neighbours': 'read, contractors',
  'GET /projects/:project/leads/:lead/related': 'read, contractors',
  'POST /projects/:project/leads': 'write',
  'POST /projects/:project/leads/merge': 'write',
  'PATCH /projects/:project/leads/:lead': 'write, contractors',
  'DELETE /projects/:project/leads/:lead': 'write',
  'POST /projects/:project/leads/:lead/restore': 'write',
  'POST /projects/:project/leads/:lead/purge': 'admin',
  'GET /projects/:project/bin': 'read',
  'POST /projects/:project/leads/:lead/comments': 'write, contractors',
  'PATCH /projects/:project/leads/:lead/comments/:number': 'write, contractors',
  'DELETE /projects/:project/leads/:lead/comments/:number': 'write, contractors',
  'POST /projects/:project/leads/:lead/opened': 'write, contractors',
  'POST /projects/:project/leads/bulk': 'write',
  'GET /projects/:project/jobs': 'read',
  'GET /projects/:project/jobs/:job': 'read',
  'POST /projects/:project/jobs/:job/stop': 'write',
  'POST /projects/:project/undo/:token': 'write, contractors',
  'POST /projects/:project/events/:number/undo': 'write',
  'GET /projects/:project/working-time': 'read, contractors',
  'PATCH /projects/:project/working-time': 'admin',
  'GET /projects/:project/retention': 'read',
  'PATCH /projects/:project/retention': 'owners',
  'GET /projects/:project/assignment': 'read',
  'PATCH /projects/:project/assignment': 'admin',
  'GET /projects/:project/capture': 'admin',
  'PATCH /projects/:project/capture': 'admin',
  'GET /projects/:project/entry-points': 'read',
  'GET /projects/:project/entry-points/refused': 'read',
  'GET /projects/:project/receipts': 'read',
  'GET /projects/:project/receipts/summary': 'read',
  'GET /projects/:project/receipts/:id': 'read',
  'GET /projects/:project/receipts/:id/raw': 'admin',
  'GET /projects/:project/leads/:lead/receipts': 'read',
  'POST /projects/:project/receipts/:id/replay': 'write',
  'POST /projects/:project/receipts/:id/not-spam': 'write',
  'POST /projects/:project/receipts/replay': 'write',
  'POST /projects/:project/receipts/not-spam': 'write',
  'GET /projects/:project/forms': 'read',
  'POST /projects/:project/forms': 'admin',
  'POST /projects/:project/forms/preview': 'admin',
  'GET /projects/:project/forms/:id': 'read',
  'PATCH /projects/:project/forms/:id': 'admin',
  'POST /projects/:project/forms/:id/close': 'admin',
  'GET /projects/:project/mappings': 'read',
  'GET /projects/:project/mappings/:name': 'read',
  'PUT /projects/:project/mappings/:name': 'admin',
  'DELETE /projects/:project/mappings/:name': 'admin',
  'POST /projects/:project/mappings/:name/try': 'write',
  'GET /projects/:project/receipts/:receipt/files': 'read',
  'GET /projects/:project/receipts/:receipt/files/:number': 'read',
  'GET /projects/:project/destinations': 'admin',
  'POST /projects/:project/destinations': 'admin',
  'GET /projects/:project/destinations/health': 'admin',
  'GET /projects/:project/destinations/:id': 'admin',
  'PATCH /projects/:project/destinations/:id': 'admin',
  'DELETE /projects/:project/destinations/:id': 'admin',
  'POST /projects/:project/destinations/:id/rotate': 'admin',
  'POST /projects/:project/destinations/:id/test': 'admin',
  'POST /projects/:project/destinations/:id/resend': 'admin',
  'GET /projects/:project/destinations/:id/deliveries': 'admin',
  'GET /projects/:project/destinations/:id/deliveries/:event': 'admin',
  'POST /projects/:project/destinations/:id/deliveries/:event/resend': 'admin',
  'GET /projects/:project/export': 'read, contractors',
  'GET /projects/:project/notice-bots': 'read, contractors',
  'PUT /projects/:project/notice-bots/:way': 'admin',
  'PATCH /projects/:project/notice-bots/:way': 'admin',
  'DELETE /projects/:project/notice-bots/:way': 'admin',
  'POST /projects/:project/notice-links': 'roles',
  'GET /projects/:project/push-subscriptions/key': 'roles',
  'POST /projects/:project/push-subscriptions': 'roles',
  'DELETE /projects/:project/push-subscriptions': 'roles',
  'GET /projects/:project/imports': 'write',
  'POST /projects/:project/imports': 'write',
  'GET /projects/:project/imports/:import': 'write',
  'PATCH /projects/:project/imports/:import': 'write',
  'DELETE /projects/:project/imports/:import': 'write',
  'PUT /projects/:project/imports/:import/content': 'write',
  'POST /projects/:project/imports/:import/forecast': 'write',
  'POST /projects/:project/imports/:import/run': 'write',
  'POST /projects/:project/imports/:import/stop': 'write',
  'POST /projects/:project/imports/:import/undo': 'write',
  'GET /projects/:project/imports/:import/refusals': 'write',
  'GET /projects/:project/imports/:import/rejected': 'write',
}

type Scope = 'read' | 'write' | 'admin'
type Right = Scope | `${Scope}, contractors` | 'owners' | 'roles' | 'members' | 'anybody'

const scopes = ['capture', 'read', 'write', 'admin'] as const
const calls = routes.map(({ method, path }) => ({ name: `${method} ${path}`, method, path }))

/** The scope that each role has for calls without a right of their own. */
const ofRole = { owner: 'admin', manager: 'admin', agent: 'write', contractor: 'write', viewer: 'read' } as const

test('the table lists every route, and no others', () => {
  expect(calls.map(({ name }) => name).sort()).toEqual(Object.keys(rights).sort())
})

const covers = (held: string, needed: string) =>
  held !== 'capture' && scopes.indexOf(held as Scope) >= scopes.indexOf(needed as Scope)

/** The request passed authorization and failed at its arguments. */
const letIn = [422, 'unknown-field']

function keyOutcome(right: Right, scope: string) {
  if (right === 'anybody') return letIn
  if (['owners', 'roles', 'members'].includes(right)) return [403, 'needs-member']
  return covers(scope, right.replace(', contractors', '')) ? letIn : [403, 'out-of-scope']
}

function memberOutcome(right: Right, role: Role, isOfProject: boolean) {
  if (['anybody', 'members', 'roles'].includes(right) || !isOfProject) return letIn
  if (right === 'owners') return role === 'owner' ? letIn : [403, 'wrong-role']
  const isNamed = role !== 'contractor' || right.endsWith(', contractors')
  return isNamed && covers(ofRole[role], right.replace(', contractors', '')) ? letIn : [403, 'wrong-role']
}

eachDatabase((db) => {
  const desk = useDesk(db, { trustProxy: true })
  // rights are decided before any query except the lookup of the caller, so the second database gets a tenth of the calls
  const asked = db.name === 'sqlite' ? calls : calls.filter((_, index) => index % 10 === 0)
  let keys: Record<string, string>
  let members: Record<Role, TestMember>

  beforeAll(async () => {
    await desk().newProject(777)
    const made = scopes.map(async (scope) => [scope, await desk().newKey(scope, [12345])])
    keys = Object.fromEntries(await Promise.all(made))
    const posted = roles.map(async (role) => [role, await newMember(desk(), role)])
    members = Object.fromEntries(await Promise.all(posted))
  })

  /** The status and code of a refusal. The unknown id and the unknown field are refused only after authorization. */
  const outcome = async ({ method, path }: Call, project: number, headers: Record<string, string>) => {
    const filled = path.replace(':project', String(project)).replace(/:\w+/g, '999999999')
    const body = ['POST', 'PUT', 'PATCH'].includes(method) ? { nothing_of_this_name: 1 } : undefined
    const sent = { key: null, query: { nothing_of_this_name: '1' }, headers: { Origin: desk().address, ...headers } }
    const { status, json } = await desk().send(method, `/api/v2${filled}`, body, sent)
    return [status, json.code]
  }
  const byKey = (call: Call, scope: string, project = 12345) =>
    outcome(call, project, { Authorization: `Bearer ${keys[scope]}` })
  const byMember = (call: Call, role: Role, project = 12345, headers = {}) =>
    outcome(call, project, { Cookie: members[role].cookie(), ...headers })

  describe.each(asked)('$name', (call) => {
    const right = rights[call.name] as Right
    const isOfProject = call.path.includes(':project')

    test.each(scopes)('with a key of scope %s', async (scope) => {
      expect(await byKey(call, scope)).toEqual(keyOutcome(right, scope))
    })

    test.each(roles)('by a member who is %s', async (role) => {
      expect(await byMember(call, role)).toEqual(memberOutcome(right, role, isOfProject))
    })

    test('without a key', async () => {
      expect(await outcome(call, 12345, {})).toEqual(right === 'anybody' ? letIn : [401, 'no-bearer'])
    })

    if (call.method !== 'GET')
      test.each([
        ['another origin', { Origin: 'https://evil.example' }],
        ['another site', { 'Sec-Fetch-Site': 'cross-site' }],
        ['a sandbox', { Origin: 'null' }],
      ])('by an owner, sent by a page of %s', async (_, headers) => {
        expect(await byMember(call, 'owner', 12345, headers)).toEqual([403, 'foreign-page'])
      })

    if (isOfProject)
      test.each([777, 778])('for the foreign project %i', async (project) => {
        for (const scope of scopes) expect(await byKey(call, scope, project), scope).toEqual([404, 'no-access'])
        for (const role of roles) expect(await byMember(call, role, project), role).toEqual([404, 'no-access'])
      })
  })
})

type Call = (typeof calls)[number]
