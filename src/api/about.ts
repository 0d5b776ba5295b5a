import { readFileSync } from 'node:fs'
import Type from 'typebox'
import { resource } from './door/resource.ts'

const desk = resource('/about', { tag: 'Me' })
const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
  version: string
}

export const getAbout = desk.get('getAbout', '', {
  access: 'members',
  summary: 'What runs here',
  description: 'The version of the program, the database behind it and how large the store is.',
  answers: {
    200: Type.Object({
      version: Type.String({ examples: ['0.1.0'] }),
      database: Type.Enum(['sqlite', 'postgres']),
      store_bytes: Type.Integer({ description: 'What the store takes, without the spool' }),
      spool_bytes: Type.Integer({ description: 'What large bodies and files from sites take' }),
    }),
  },
  example: { answer: { version, database: 'sqlite', store_bytes: 1_048_576, spool_bytes: 0 } },
  async handle({ store }) {
    const [bytes, spool] = await Promise.all([store.bytes(), store.spool.size()])
    return { version, database: store.database, store_bytes: bytes, spool_bytes: spool }
  },
})
