import { backupSettings } from './config/backup-settings.ts'
import { databaseSettings } from './config/database-settings.ts'
import { noticeSettings } from './config/notice-settings.ts'
import {
  allowed,
  host,
  longText,
  mailFrom,
  oneOf,
  origins,
  path,
  proxyUrl,
  publicUrl,
  smtpUrl,
  type Type,
  trustProxy,
  whole,
} from './config/types.ts'

/** All settings: name, type, default and description. */
const settings = {
  ...databaseSettings,
  host: {
    name: 'HOST',
    type: host(),
    default: '127.0.0.1',
    sentence: 'The address to listen on; 0.0.0.0 or :: is every address of the machine.',
  },
  port: {
    name: 'PORT',
    type: whole(0, 65_535),
    default: 3000,
    sentence: 'The port to listen on; 0 is any free one.',
  },
  publicUrl: {
    name: 'PUBLIC_URL',
    type: publicUrl(),
    default: undefined,
    sentence: 'The address at which people reach the desk; without it, it is made of HOST and PORT.',
    hidden: true,
  },
  logLevel: {
    name: 'LOG_LEVEL',
    type: oneOf('fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'),
    default: 'info',
    sentence: 'The log level.',
  },
  httpStatus: {
    name: 'HTTP_STATUS',
    type: oneOf('real', 'vendor'),
    default: 'real',
    sentence: 'Whether a refused call gets its own HTTP status (real), or 200 as the vendor answers (vendor).',
  },
  trustProxy: {
    name: 'TRUST_PROXY',
    type: trustProxy(),
    default: false,
    sentence: 'Proxies that may say where a caller comes from; true only where nobody reaches the port past them.',
  },
  secretKey: {
    name: 'SECRET_KEY',
    type: longText(32),
    default: undefined,
    sentence:
      'Signs the sessions of members and encrypts secrets; without it a file beside the SQLite file holds one. PostgreSQL needs it.',
    hidden: true,
  },
  metricsPort: {
    name: 'METRICS_PORT',
    type: whole(1, 65_535),
    default: undefined,
    sentence: 'A separate port for Prometheus metrics; off by default.',
  },
  rateLimitPerSecond: {
    name: 'RATE_LIMIT_PER_SECOND',
    type: whole(0, 1_000_000_000),
    default: 0,
    sentence:
      'How many calls a project, under /api/v2 a key or member, may make in a second, per server process; 0 is no limit.',
  },
  rateLimitPerHour: {
    name: 'RATE_LIMIT_PER_HOUR',
    type: whole(0, 1_000_000_000),
    default: 0,
    sentence:
      'How many calls a project, under /api/v2 a key or member, may make in an hour, per server process; 0 is no limit.',
  },
  apiOrigins: {
    name: 'API_ORIGINS',
    type: origins(),
    default: undefined,
    sentence: 'Sites whose pages may call /api/v2 and /mcp from a browser; without it none may.',
  },
  spoolFolder: {
    name: 'SPOOL_FOLDER',
    type: path(),
    default: undefined,
    sentence:
      'The folder for large request bodies and uploaded files; by default beside the SQLite file, with PostgreSQL data/spool.',
  },
  spoolLimit: {
    name: 'SPOOL_LIMIT',
    type: whole(1, 1_000_000),
    default: 1_024,
    sentence: 'The largest size of SPOOL_FOLDER, in megabytes; over it, large bodies get 503 with Retry-After.',
  },
  importLimit: {
    name: 'IMPORT_LIMIT',
    type: whole(1, 100_000),
    default: 2_048,
    sentence: 'How many megabytes the largest file of leads may have that is loaded.',
  },
  keepRawDays: {
    name: 'KEEP_RAW_DAYS',
    type: whole(1, 36_500),
    default: 90,
    sentence:
      'How many days the raw bodies and addresses of what sites sent are kept; a project may keep them for fewer.',
  },
  capturePerAddress: {
    name: 'CAPTURE_PER_ADDRESS',
    type: whole(0, 1_000_000_000),
    default: 60,
    sentence: 'How many enquiries one address may send in a minute, to each server process; 0 is no limit.',
  },
  capturePerKey: {
    name: 'CAPTURE_PER_KEY',
    type: whole(0, 1_000_000_000),
    default: 1_000,
    sentence:
      'How many enquiries one capture key or form may bring in a minute, to each server process; 0 is no limit.',
  },
  ...backupSettings,
  smtpUrl: {
    name: 'SMTP_URL',
    type: smtpUrl(),
    default: undefined,
    sentence: 'The mail server for letters to members; needs MAIL_FROM and PUBLIC_URL. Without it none are sent.',
    hidden: true,
  },
  mailFrom: {
    name: 'MAIL_FROM',
    type: mailFrom(),
    default: undefined,
    sentence: 'The sender of these e-mails.',
  },
  deliveryAllow: {
    name: 'DELIVERY_ALLOW',
    type: allowed(),
    default: undefined,
    sentence:
      'Addresses and hosts in the own network to which webhooks, mailboxes, pulls and browser push may go, also without TLS; without it only to the internet.',
  },
  httpsProxy: {
    name: 'HTTPS_PROXY',
    type: proxyUrl(),
    default: undefined,
    sentence: 'The proxy through which webhooks and pulls go to the internet.',
    hidden: true,
  },
  ...noticeSettings,
} satisfies Record<string, Setting>

/** The parsed settings; one without a default may be undefined. */
export type Config = { [Key in keyof typeof settings]: Value<(typeof settings)[Key]> }

/** The store's options for its spool. */
export function spoolOf({ spoolFolder, spoolLimit }: Pick<Config, 'spoolFolder' | 'spoolLimit'>) {
  return { limit: spoolLimit * 1_048_576, ...(spoolFolder !== undefined && { folder: spoolFolder }) }
}

type Setting = { name: string; type: Type<unknown>; default: unknown; sentence: string; hidden?: true }
type Value<S> = S extends { type: Type<infer T>; default: infer D } ? T | Extract<D, undefined> : never

/** Invalid settings, a sentence for each. None repeats a value that may be secret. */
export class WrongSettings extends Error {
  readonly sentences: readonly string[]

  constructor(sentences: readonly string[]) {
    super(sentences.join('\n'))
    this.name = 'WrongSettings'
    this.sentences = sentences
  }
}

/** Parses an environment such as `process.env`; an empty value is unset. Throws WrongSettings for all invalid ones. */
export function readConfig(env: Record<string, string | undefined>): Config {
  const wrong: string[] = []
  const values = Object.entries<Setting>(settings).map(([key, setting]) => {
    const text = env[setting.name] ?? ''
    const value = text === '' ? setting.default : setting.type.read(text)
    if (text !== '' && value === undefined) wrong.push(sayWrong(setting, text))
    return [key, value]
  })
  const config: Config = Object.fromEntries(values)
  if (config.metricsPort !== undefined && config.metricsPort === config.port)
    wrong.push(`METRICS_PORT must differ from PORT, which is ${config.port} too.`)
  if (wrong.length > 0) throw new WrongSettings(wrong)
  return config
}

/** Refuses combinations of settings with which a server cannot run, although each setting is valid. */
export function refuseIncomplete(config: Config): void {
  const { databaseUrl, databaseReadUrl, secretKey, smtpUrl, mailFrom, publicUrl, backupEvery, backupTo } = config
  const wrong: string[] = []
  // servers that share a database would each generate a different secret
  if (secretKey === undefined && !databaseUrl.startsWith('sqlite:'))
    wrong.push('SECRET_KEY must be set with PostgreSQL: 32 characters or more, the same for each server.')
  if (databaseReadUrl !== undefined && databaseUrl.startsWith('sqlite:'))
    wrong.push('DATABASE_READ_URL needs PostgreSQL in DATABASE_URL too: it names a replica of it.')
  if (smtpUrl !== undefined && (mailFrom === undefined || publicUrl === undefined))
    wrong.push('SMTP_URL needs MAIL_FROM and PUBLIC_URL too: letters hold links.')
  if (backupEvery !== undefined && backupTo === undefined)
    wrong.push('BACKUP_EVERY needs BACKUP_TO too: a folder, or s3://BUCKET/PREFIX.')
  if (backupEvery !== undefined && backupTo?.startsWith('s3://') && !storageOf(config)) wrong.push(lacksStorage)
  if (wrong.length > 0) throw new WrongSettings(wrong)
}

/** The object storage and the key to it; undefined unless all of it is set. */
export function storageOf({ s3Endpoint: endpoint, s3Region: region, s3AccessKey: id, s3SecretKey: secret }: Config) {
  return endpoint && id && secret ? { endpoint, region, id, secret } : undefined
}
export const lacksStorage =
  'S3_ENDPOINT, S3_ACCESS_KEY and S3_SECRET_KEY must be set for a place that begins with s3://.'

/** The output of `zayavka help settings`. */
export function settingsHelp(): string {
  const entries = Object.values<Setting>(settings).map(
    ({ name, type, default: value, sentence }) =>
      `${name}\n  ${sentence}\n  Must be ${type.right}.\n  ${value === undefined ? 'Not set by default.' : `Default: ${value}`}\n`,
  )
  return [intro, ...entries].join('\n')
}

const intro = `Settings are environment variables; an empty one counts as not set. SECRET_KEY_FILE, DATABASE_URL_FILE, DATABASE_READ_URL_FILE, SMTP_URL_FILE, BACKUP_PASSPHRASE_FILE, S3_SECRET_KEY_FILE, TELEGRAM_TOKEN_FILE and MAX_TOKEN_FILE name files that hold them.\n`

/** The contents of `.env.example`. */
export function envExample(): string {
  const entries = Object.values<Setting>(settings).map(
    ({ name, type, default: value, sentence }) => `# ${sentence}\n# Must be ${type.right}.\n#${name}=${value ?? ''}\n`,
  )
  return ['# Every setting of Zayavka, with its default.\n', ...entries].join('\n')
}

function sayWrong({ name, type, hidden }: Setting, text: string): string {
  const given = hidden ? '' : `, not ${JSON.stringify(text.length > 100 ? `${text.slice(0, 100)}…` : text)}`
  return `${name} must be ${type.right}${given}.`
}
