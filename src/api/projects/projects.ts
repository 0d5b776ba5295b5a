import Type from 'typebox'
import { changeProject, foundProject } from '../../actions/projects.ts'
import type { Member } from '../../domain/member.ts'
import { languages } from '../../domain/project.ts'
import { projectExample, projectJson, writeProject } from '../../json/project.ts'
import { resource } from '../door/resource.ts'

const projects = resource('/projects', { tag: 'Projects' })
export const listProjects = projects.get('listProjects', '', {
  access: 'read, contractors',
  summary: 'List projects',
  description: 'All projects that the key covers, by number.',
  isCached: true,
  answers: { 200: Type.Object({ items: Type.Array(projectJson) }) },
  example: { answer: { items: [projectExample] } },
  async handle({ store, caller }) {
    const found = await Promise.all(caller.projects.map((id) => store.projects.find(id)))
    return { items: found.filter((project) => project !== undefined).map(writeProject) }
  },
})

const setup = {
  time_zone: Type.String({ maxLength: 100, description: 'An IANA name', examples: ['Europe/Moscow'] }),
  country: Type.String({ maxLength: 2, description: 'ISO 3166', examples: ['RU'] }),
  currency: Type.String({ maxLength: 3, description: 'ISO 4217', examples: ['RUB'] }),
}

export const createProjectRoute = projects.post('createProject', '', {
  access: 'members',
  summary: 'Create a project',
  description: 'Creates a project with its first statuses; you become its owner. Only for owners of a project.',
  body: Type.Object({ name: Type.String({ minLength: 1, maxLength: 1000 }), ...setup }),
  answers: { 201: projectJson },
  refuses: ['wrong-role', 'unknown-time-zone', 'unknown-country', 'unknown-currency'],
  example: {
    body: { name: 'Двери', time_zone: 'Europe/Moscow', country: 'RU', currency: 'RUB' },
    answer: { ...projectExample, id: '…', name: 'Двери' },
  },
  async handle({ store, caller, body, now }) {
    const { time_zone: timeZone, ...same } = body
    return writeProject(await foundProject(store, caller.member as Member, { ...same, timeZone }, now))
  },
})

export const getProject = projects.get('getProject', '/:project', {
  access: 'read, contractors',
  summary: 'Get a project',
  description: 'Name, time zone, country, currency and language of a project.',
  isCached: true,
  answers: { 200: projectJson },
  example: { answer: projectExample },
  async handle({ store, project }) {
    return writeProject((await store.projects.find(project.id)) ?? project) // past the cache
  },
})

export const updateProject = projects.patch('updateProject', '/:project', {
  access: 'admin',
  summary: 'Change a project',
  description:
    'Changes the given fields. The time zone decides to which days a lead belongs. The country decides what a national phone number means, so it cannot change once there are leads.',
  body: Type.Object({
    name: Type.Optional(Type.String({ minLength: 1, maxLength: 1000 })),
    time_zone: Type.Optional(Type.String({ maxLength: 100, description: 'An IANA name', examples: ['Europe/Moscow'] })),
    country: Type.Optional(Type.String({ maxLength: 2, description: 'ISO 3166', examples: ['RU'] })),
    currency: Type.Optional(Type.String({ maxLength: 3, description: 'ISO 4217', examples: ['RUB'] })),
    language: Type.Optional(Type.Enum([...languages], { description: 'The language of messages and exports' })),
  }),
  answers: { 200: projectJson },
  refuses: ['unknown-time-zone', 'unknown-country', 'unknown-currency', 'country-in-use'],
  example: {
    body: { name: 'Окна на Невском' },
    answer: { ...projectExample, name: 'Окна на Невском' },
  },
  async handle({ store, by, project, body, now }) {
    const { time_zone: timeZone, ...same } = body
    const change = { ...same, ...(timeZone !== undefined && { timeZone }) }
    return writeProject(await changeProject(store, by, project.id, change, now))
  },
})
