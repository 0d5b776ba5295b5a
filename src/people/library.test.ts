import { getMigrations } from 'better-auth/db/migration'
import { expect, test } from 'vitest'
import { eachDatabase } from '../../test/databases.ts'
import { useDesk } from '../../test/desk.ts'
import { cost } from '../actions/slow-hash.ts'
import { createLibrary } from './library.ts'

eachDatabase((database) => {
  const desk = useDesk(database)

  test('our migration makes the tables and indexes as the sign-in library would', async () => {
    const { options } = createLibrary(desk().store, {
      addressHeader: 'x',
      isSecure: false,
      passwordCost: cost,
      useCode: async () => true,
      secret: 's'.repeat(32),
      address: 'http://localhost:3000',
    })
    const { toBeCreated, toBeAdded, toBeAddedIndexes, schemaProblems } = await getMigrations(options)
    expect({ toBeCreated, toBeAdded, toBeAddedIndexes, schemaProblems }).toEqual({
      toBeCreated: [],
      toBeAdded: [],
      toBeAddedIndexes: [],
      schemaProblems: [],
    })
  })
})
