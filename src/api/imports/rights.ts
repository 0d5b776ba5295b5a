import { covers } from '../../domain/access.ts'
import { rights } from '../../domain/member.ts'
import type { Project } from '../../domain/project.ts'
import type { Caller } from '../door/call.ts'

/** Whether a caller may change the settings of a project. */
export function mayManage({ key, member }: Caller, { id }: Project): boolean {
  const role = member?.memberships.find(({ project }) => project === id)?.role
  return key ? covers(key.scope, 'admin') : role !== undefined && covers(rights[role].scope, 'admin')
}
