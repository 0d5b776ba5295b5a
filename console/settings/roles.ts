/** What a member may be in a project, from who runs it down to who only looks. */
export const roles = ['owner', 'manager', 'agent', 'contractor', 'viewer'] as const
export type Role = (typeof roles)[number]
