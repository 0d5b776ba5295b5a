/** The roles of a member, from most to least rights. */
export const roles = ['owner', 'manager', 'agent', 'contractor', 'viewer'] as const
export type Role = (typeof roles)[number]
