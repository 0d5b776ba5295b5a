import { databaseUrl, postgresUrl, whole } from './types.ts'

/** Where everything is kept. */
export const databaseSettings = {
  databaseUrl: {
    name: 'DATABASE_URL',
    type: databaseUrl(),
    default: 'sqlite:./data/zayavka.db',
    sentence: 'Where everything is kept: an SQLite file, or a PostgreSQL database.',
    hidden: true as const,
  },
  databaseReadUrl: {
    name: 'DATABASE_READ_URL',
    type: postgresUrl(),
    default: undefined,
    sentence: 'A replica of the PostgreSQL database, for reports, exports and boards of all time.',
    hidden: true as const,
  },
  databaseReadLag: {
    name: 'DATABASE_READ_LAG',
    type: whole(2, 3_600),
    default: 10,
    sentence: 'By how many seconds the replica may be late; when it is later, the database itself is asked.',
  },
}

type Given = { databaseReadUrl: string | undefined; databaseReadLag: number }

/** The store's options for its replica. */
export function replicaOf({ databaseReadUrl: url, databaseReadLag: maxLag }: Given) {
  return url === undefined ? undefined : { url, maxLag }
}
