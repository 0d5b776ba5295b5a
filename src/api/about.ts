import Type from 'typebox'
import { type BackupState, findBackupState, healthOf } from '../backup/state.ts'
import { momentOrNull, orNull, writeTimeOrNull } from '../json/schemas.ts'
import { version } from '../json/version.ts'
import { resource } from './door/resource.ts'

const desk = resource('/about', { tag: 'Me' })

export const getAbout = desk.get('getAbout', '', {
  access: 'members',
  summary: 'Get the version and the store',
  description: 'The version of the program, the database behind it, the size of the store, and the state of backups.',
  answers: {
    200: Type.Object({
      version: Type.String({ examples: ['0.1.0'] }),
      database: Type.Enum(['sqlite', 'postgres']),
      store_bytes: Type.Integer({ description: 'Bytes of the store, without the spool' }),
      spool_bytes: Type.Integer({ description: 'Bytes of large bodies and files from sites' }),
      backup: orNull(
        Type.Object(
          {
            health: Type.Enum(['new', 'well', 'failed', 'late', 'broken'], {
              description:
                'new: no backup was made yet; failed: the last backup failed; late: the next backup is overdue; broken: the last test could not restore the backup',
            }),
            made_at: momentOrNull('When the last backup was made'),
            bytes: orNull(Type.Integer({ description: 'Size of the last backup in bytes' })),
            tested_at: momentOrNull('When a backup was last restored and checked'),
          },
          { description: 'State of the scheduled backups; null when none are scheduled' },
        ),
      ),
    }),
  },
  example: { answer: { version, database: 'sqlite', store_bytes: 1_048_576, spool_bytes: 0, backup: null } },
  async handle({ store, now }) {
    const [bytes, spool, backups] = await Promise.all([store.bytes(), store.spool.size(), findBackupState(store)])
    const backup = backups ? writeBackup(backups.state, now) : null
    return { version, database: store.database, store_bytes: bytes, spool_bytes: spool, backup }
  },
})

function writeBackup(state: BackupState, now: number) {
  const { made_at, bytes, tested_at } = state
  return {
    health: healthOf(state, now),
    made_at: writeTimeOrNull(made_at),
    bytes,
    tested_at: writeTimeOrNull(tested_at),
  }
}
