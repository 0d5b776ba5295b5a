import type { Sentences } from './sentences.ts'

/** The texts about a store that cannot be opened, or that cannot be the target of a move. */
export const english = {
  'store-locked': ({ file }) => `Another server has the store ${file} open. Only one server can use a SQLite file`,
  'store-busy-to-migrate': ({ file }) =>
    `The store ${file} must be migrated to this version, but a server has it open. Stop the server first`,
  'store-foreign': ({ file, reason }) => `${file} is not a store of this program: ${reason}. It was not changed`,
  'store-newer': ({ found }) =>
    `The store was made by a newer version of this program (it has ${found}). Upgrade the program`,
  'store-half-migrated': ({ missing, found }) =>
    `The store is half migrated: it lacks ${missing} and has ${found}. Restore the copy made before the upgrade`,
  'store-unsuitable': ({ reason }) => `The database is not suitable: ${reason}`,
  'store-unopened': ({ reason }) => `The store cannot be opened: ${reason}`,
  'store-foreign-spool': ({ folder, file }) =>
    `The files in ${folder} belong to another store. Set another folder in SPOOL_FOLDER. If the files belong to this store, restore the database that names them and remove ${file}`,
  'store-empty-spool': ({ folder, file, id }) =>
    `The folder ${folder} is empty, but the store names files in it: the folder was changed, or its disk is not mounted. Set the right folder in SPOOL_FOLDER, or restore the files. If they are lost, write ${id} into ${file}, and the server starts without them`,
  'store-taken': () => 'The target has data already. The target of a move must be empty',
  'store-moved-on': () =>
    'The target has a part of other data, or of this data before it changed. Empty the target and start again',
  'store-half-moved': () =>
    'The store has only a part of the data that is being moved into it. Run zayavka move again until it reports that both stores are the same',
  'store-away': ({ reason }) => `The database does not answer: ${reason}`,
} satisfies Partial<Sentences>

export const russian = {
  'store-locked': ({ file }) => `Хранилище ${file} открыто другим сервером. С одним файлом SQLite работает один сервер`,
  'store-busy-to-migrate': ({ file }) =>
    `Хранилище ${file} надо обновить под эту версию, а оно открыто сервером. Сначала остановите сервер`,
  'store-foreign': ({ file, reason }) => `${file} — не хранилище этой программы: ${reason}. Файл оставлен как был`,
  'store-newer': ({ found }) =>
    `Хранилище сделано более новой версией программы (в нём есть ${found}). Обновите программу`,
  'store-half-migrated': ({ missing, found }) =>
    `Хранилище обновлено наполовину: нет ${missing}, но есть ${found}. Восстановите копию, сделанную до обновления`,
  'store-unsuitable': ({ reason }) => `База данных не подходит: ${reason}`,
  'store-unopened': ({ reason }) => `Хранилище не открывается: ${reason}`,
  'store-foreign-spool': ({ folder, file }) =>
    `Файлы в ${folder} — не этого хранилища. Укажите для него отдельную папку в SPOOL_FOLDER; а если файлы его, восстановите базу данных, в которой они записаны, и удалите ${file}`,
  'store-empty-spool': ({ folder, file, id }) =>
    `Папка ${folder} пуста, а в хранилище записаны файлы из неё: это не та папка или её диск не подключён. Укажите нужную в SPOOL_FOLDER или верните файлы на место. Если они утеряны, запишите ${id} в ${file}, и сервер запустится без них`,
  'store-taken': () => 'В том хранилище уже есть данные. Перенос идёт в пустое хранилище',
  'store-moved-on': () =>
    'В том хранилище часть других данных или этих же, но до изменений. Очистите его и начните перенос заново',
  'store-half-moved': () =>
    'В хранилище перенесена только часть данных. Запускайте zayavka move, пока не будет сказано, что в обоих одно и то же',
  'store-away': ({ reason }) => `База данных не отвечает: ${reason}`,
} satisfies Partial<Sentences>
