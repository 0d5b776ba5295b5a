import Type from 'typebox'
import { type BackupState, findBackupState, healthOf } from '../backup/state.ts'
import { momentOrNull, orNull, writeTimeOrNull } from '../json/schemas.ts'
import { version } from '../json/version.ts'
import { resource } from './door/resource.ts'

const desk = resource('/about', { tag: 'Me' })

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
      backup: orNull(
        Type.Object(
          {
            health: Type.Enum(['new', 'well', 'failed', 'late', 'broken'], {
              description:
                'new: none was made yet; failed: the last one was not made; late: the next should be there by now; broken: the last test could not restore it',
            }),
            made_at: momentOrNull('When the last one was made'),
            bytes: orNull(Type.Integer({ description: 'Its size' })),
            tested_at: momentOrNull('When one was last restored and checked'),
          },
          { description: 'How the scheduled backups fare; null when none are scheduled' },
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
