import { resource } from '../door/resource.ts'

export const reports = resource('/projects/:project/reports', { tag: 'Reports' })
