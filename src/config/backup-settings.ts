import { backupPlace, keep, longText, publicUrl, span, word } from './types.ts'

/** Settings of backups and of the object storage that they may go to. */
export const backupSettings = {
  backupTo: {
    name: 'BACKUP_TO',
    type: backupPlace(),
    default: undefined,
    sentence: 'Where backups go: a folder, or a bucket of object storage, which needs the S3 settings.',
  },
  backupEvery: {
    name: 'BACKUP_EVERY',
    type: span(3_600, 366 * 86_400),
    default: undefined,
    sentence: 'How often the server makes a backup; without it, it makes none. Needs BACKUP_TO.',
  },
  backupKeep: {
    name: 'BACKUP_KEEP',
    type: keep(),
    default: '7d,4w,12m',
    sentence: 'Which backups the server keeps: in 7d,4w,12m the newest of 7 days, of 4 weeks and of 12 months.',
  },
  backupPassphrase: {
    name: 'BACKUP_PASSPHRASE',
    type: longText(12),
    default: undefined,
    sentence: 'Encrypts backups, and opens them; keep it elsewhere too, since without it an encrypted backup is lost.',
    hidden: true as const,
  },
  s3Endpoint: {
    name: 'S3_ENDPOINT',
    type: publicUrl(),
    default: undefined,
    sentence: 'The address of the object storage of a BACKUP_TO that begins with s3://.',
    hidden: true as const,
  },
  s3Region: {
    name: 'S3_REGION',
    type: word(),
    default: 'us-east-1',
    sentence: 'The region of the bucket.',
  },
  s3AccessKey: {
    name: 'S3_ACCESS_KEY',
    type: word(),
    default: undefined,
    sentence: 'The id of the key to the bucket.',
  },
  s3SecretKey: {
    name: 'S3_SECRET_KEY',
    type: longText(8),
    default: undefined,
    sentence: 'The secret of the key to the bucket.',
    hidden: true as const,
  },
}
