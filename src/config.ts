import { isIP } from 'node:net'

/** All settings: name, type, default and description. */
const settings = {
  databaseUrl: {
    name: 'DATABASE_URL',
    type: databaseUrl(),
    default: 'sqlite:./data/zayavka.db',
    sentence: 'Where everything is kept: an SQLite file, or a PostgreSQL database.',
    hidden: true,
  },
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
    sentence: 'How much the log says.',
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
    sentence: 'A second port, for metrics alone; without it there are none.',
  },
  rateLimitPerSecond: {
    name: 'RATE_LIMIT_PER_SECOND',
    type: whole(0, 1_000_000_000),
    default: 0,
    sentence:
      'How many calls a project, under /api/v2 a key, may make in a second, for each server process; 0 is no limit.',
  },
  rateLimitPerHour: {
    name: 'RATE_LIMIT_PER_HOUR',
    type: whole(0, 1_000_000_000),
    default: 0,
    sentence:
      'How many calls a project, under /api/v2 a key, may make in an hour, for each server process; 0 is no limit.',
  },
  apiOrigins: {
    name: 'API_ORIGINS',
    type: origins(),
    default: undefined,
    sentence: 'Sites whose pages may call /api/v2 from a browser; without it none may.',
  },
  spoolFolder: {
    name: 'SPOOL_FOLDER',
    type: path(),
    default: undefined,
    sentence:
      'Where large bodies and files from sites lie; without it beside the SQLite file, with PostgreSQL in data/spool.',
  },
  spoolLimit: {
    name: 'SPOOL_LIMIT',
    type: whole(1, 1_000_000),
    default: 1_024,
    sentence: 'How many megabytes large bodies and files from sites may take; what is over it is asked to come later.',
  },
  keepRawDays: {
    name: 'KEEP_RAW_DAYS',
    type: whole(1, 36_500),
    default: 90,
    sentence: 'How many days the raw bodies and addresses of what sites sent are kept.',
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
    sentence: 'Whom letters are from.',
  },
} satisfies Record<string, Setting>

/** The parsed settings; one without a default may be undefined. */
export type Config = { [Key in keyof typeof settings]: Value<(typeof settings)[Key]> }

/** The store's options for its spool. */
export function spoolOf({ spoolFolder, spoolLimit }: Pick<Config, 'spoolFolder' | 'spoolLimit'>) {
  return { limit: spoolLimit * 1_048_576, ...(spoolFolder !== undefined && { folder: spoolFolder }) }
}

type Setting = { name: string; type: Type<unknown>; default: unknown; sentence: string; hidden?: true }
type Value<S> = S extends { type: Type<infer T>; default: infer D } ? T | Extract<D, undefined> : never

/** `read` returns undefined for an invalid text; `right` describes valid ones, after "must be". */
type Type<T> = { right: string; read: (text: string) => T | undefined }

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

/** Refuses settings that are valid each, but not together for a server. */
export function refuseIncomplete({ databaseUrl, secretKey, smtpUrl, mailFrom, publicUrl }: Config): void {
  const wrong: string[] = []
  // several servers of one database would each generate a different secret
  if (secretKey === undefined && !databaseUrl.startsWith('sqlite:'))
    wrong.push('SECRET_KEY must be set with PostgreSQL: 32 characters or more, the same for each server.')
  if (smtpUrl !== undefined && (mailFrom === undefined || publicUrl === undefined))
    wrong.push('SMTP_URL needs MAIL_FROM and PUBLIC_URL too: letters hold links.')
  if (wrong.length > 0) throw new WrongSettings(wrong)
}

/** The output of `zayavka help settings`. */
export function settingsHelp(): string {
  const entries = Object.values<Setting>(settings).map(
    ({ name, type, default: value, sentence }) =>
      `${name}\n  ${sentence}\n  Must be ${type.right}.\n  ${value === undefined ? 'Not set by default.' : `Default: ${value}`}\n`,
  )
  return [intro, ...entries].join('\n')
}

const intro = `Settings are environment variables; an empty one counts as not set. SECRET_KEY_FILE, DATABASE_URL_FILE and SMTP_URL_FILE name files that hold them.\n`

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

// An in-memory store would differ for each connection. `sqlite://data/desk.db` looks relative but is not.
function databaseUrl(): Type<string> {
  const isFile = (text: string) => text.startsWith('sqlite:') && text.slice(7).trim() !== '' && !isOdd(text.slice(7))
  const isOdd = (path: string) => path.startsWith(':memory:') || /^\/\/[^/]/.test(path)
  const isPostgres = (text: string) => /^postgres(ql)?:\/\/\S*$/.test(text) && URL.canParse(text)
  return {
    right: 'sqlite:PATH (a file) or postgres://USER:PASSWORD@HOST:PORT/DATABASE',
    read: (text) => (isFile(text) || isPostgres(text) ? text : undefined),
  }
}

function host(): Type<string> {
  const isName = (text: string) => /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i.test(text) && !/^[\d.]+$/.test(text)
  return {
    right: 'an IP address without brackets and port, or the name of a host',
    read: (text) => (isIP(text) > 0 || isName(text) ? text : undefined),
  }
}

function publicUrl(): Type<string> {
  const shape = /^https?:\/\/[^\s/?#@\\]+(\/[^\s/?#\\]+)*$/i
  return {
    right: 'an address such as https://desk.example.com, without a slash at the end, a query or a password',
    read: (text) => (shape.test(text) && URL.canParse(text) ? text : undefined),
  }
}

function smtpUrl(): Type<string> {
  return {
    right: 'smtp://USER:PASSWORD@HOST:PORT, or smtps:// for TLS from the first byte',
    read: (text) => (/^smtps?:\/\/[^\s/?]+\/?(\?\S*)?$/.test(text) && URL.canParse(text) ? text : undefined),
  }
}

function mailFrom(): Type<string> {
  return {
    right: 'an address, such as desk@example.com or Desk <desk@example.com>',
    read: (text) => (/^([^<>\r\n]* <[^\s@<>]+@[^\s@<>]+>|[^\s@<>]+@[^\s@<>]+)$/.test(text) ? text : undefined),
  }
}

function path(): Type<string> {
  return { right: 'the path of a folder', read: (text) => (text.includes('\0') ? undefined : text) }
}

function origins(): Type<string[]> {
  return {
    right: 'origins with commas between, such as https://tools.example.com, http://localhost:5173',
    read: (text) => {
      const all = text.split(',').map((each) => each.trim())
      const isOrigin = (each: string) =>
        /^https?:\/\//.test(each) && URL.canParse(each) && new URL(each).origin === each
      return all.every(isOrigin) ? all : undefined
    },
  }
}

// A number of proxies is not accepted: Fastify then trusts nobody, since a direct client could add hops.
function trustProxy(): Type<boolean | string[]> {
  return {
    right: 'true, false, or the addresses of proxies with commas between, such as loopback, 10.0.0.0/8',
    read: (text) => {
      if (text === 'true' || text === 'false') return text === 'true'
      const addresses = text.split(',').map((address) => address.trim())
      return addresses.every(isProxy) ? addresses : undefined
    },
  }
}

/** An IP address, a range such as `10.0.0.0/8`, or one of the three range names of Fastify. */
function isProxy(text: string): boolean {
  if (['loopback', 'linklocal', 'uniquelocal'].includes(text)) return true
  const [, address = '', bits] = /^([^/]*)(?:\/(\d{1,3}))?$/.exec(text) ?? []
  const family = isIP(address)
  if (family === 0 || bits === undefined) return family > 0
  return Number(bits) >= 1 && Number(bits) <= (family === 4 ? 32 : 128)
}

function longText(least: number): Type<string> {
  return { right: `at least ${least} characters`, read: (text) => ([...text].length >= least ? text : undefined) }
}

function whole(min: number, max: number): Type<number> {
  return {
    right: `a whole number from ${min} to ${max}`,
    read: (text) => (/^\d{1,10}$/.test(text) && Number(text) >= min && Number(text) <= max ? Number(text) : undefined),
  }
}

function oneOf<const T extends string>(...choices: T[]): Type<T> {
  return {
    right: `one of ${choices.join(', ')}`,
    read: (text) => choices.find((choice) => choice === text),
  }
}
