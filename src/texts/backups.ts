import type { Sentences } from './sentences.ts'

/** The texts about backups. */
export const english = {
  'backup-exists': ({ file }) => `File ${file} exists already. A backup is written to a new file`,
  'backup-unread': ({ file, reason }) => `The backup ${file} cannot be read: ${reason}`,
  'backup-foreign': ({ file }) => `${file} is not a backup of this program`,
  'backup-sealed': ({ file }) => `The backup ${file} is encrypted. Give its passphrase in BACKUP_PASSPHRASE`,
  'backup-wrong-passphrase': () => 'BACKUP_PASSPHRASE is not the passphrase of this backup',
  'backup-damaged': ({ reason }) => `The backup is damaged: ${reason}. Use another one; nothing was restored`,
  'backup-newer': ({ version }) =>
    `The backup was made by a newer version of this program, ${version}. Upgrade the program; nothing was restored`,
  'backup-place': ({ reason }) => `The backup location does not work: ${reason}`,
  'backup-left-over': ({ file }) =>
    `${file} is there without its store, and may have the last changes of it. Move it to the store`,
  'backup-no-secret': ({ file }) => `${file} does not have the secret of its desk: only an encrypted backup has it`,
} satisfies Partial<Sentences>

export const russian = {
  'backup-exists': ({ file }) => `Файл ${file} уже есть. Резервная копия пишется в новый файл`,
  'backup-unread': ({ file, reason }) => `Резервная копия ${file} не читается: ${reason}`,
  'backup-foreign': ({ file }) => `${file} — не резервная копия этой программы`,
  'backup-sealed': ({ file }) => `Резервная копия ${file} зашифрована. Укажите её пароль в BACKUP_PASSPHRASE`,
  'backup-wrong-passphrase': () => 'Пароль в BACKUP_PASSPHRASE не от этой резервной копии',
  'backup-damaged': ({ reason }) => `Резервная копия повреждена: ${reason}. Возьмите другую; ничего не восстановлено`,
  'backup-newer': ({ version }) =>
    `Резервная копия сделана более новой версией программы, ${version}. Обновите программу; ничего не восстановлено`,
  'backup-place': ({ reason }) => `Место для резервных копий недоступно: ${reason}`,
  'backup-left-over': ({ file }) =>
    `${file} лежит там без своего хранилища, а в нём могут быть последние изменения. Перенесите его туда, где хранилище`,
  'backup-no-secret': ({ file }) => `В ${file} нет секрета его установки: он есть только в зашифрованной копии`,
} satisfies Partial<Sentences>
