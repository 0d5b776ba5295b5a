import { resource } from '../door/resource.ts'

export const leads = resource('/projects/:project/leads', { tag: 'Leads', noSuch: 'no-such-lead' })
