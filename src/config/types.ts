import { isIP } from 'node:net'
import { isBlock } from '../domain/network.ts'
import type { Allowed } from '../domain/public-address.ts'
import { toUrl } from '../domain/url.ts'

/** `read` returns undefined for an invalid text; `right` describes valid ones, after "must be". */
export type Type<T> = { right: string; read: (text: string) => T | undefined }

// An in-memory store would differ for each connection. `sqlite://data/desk.db` looks relative but is not.
/** The address of a database. */
export function databaseUrl(): Type<string> {
  const isFile = (text: string) => text.startsWith('sqlite:') && text.slice(7).trim() !== '' && !isOdd(text.slice(7))
  const isOdd = (path: string) => path.startsWith(':memory:') || /^\/\/[^/]/.test(path)
  return {
    right: 'sqlite:PATH (a file) or postgres://USER:PASSWORD@HOST:PORT/DATABASE',
    read: (text) => (isFile(text) || isPostgres(text) ? text : undefined),
  }
}

/** The address of a PostgreSQL database. */
export function postgresUrl(): Type<string> {
  return {
    right: 'postgres://USER:PASSWORD@HOST:PORT/DATABASE',
    read: (text) => (isPostgres(text) ? text : undefined),
  }
}

const isPostgres = (text: string) => /^postgres(ql)?:\/\/\S*$/.test(text) && toUrl(text) !== undefined

export function host(): Type<string> {
  const isName = (text: string) => /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i.test(text) && !/^[\d.]+$/.test(text)
  return {
    right: 'an IP address without brackets and port, or the name of a host',
    read: (text) => (isIP(text) > 0 || isName(text) ? text : undefined),
  }
}

/** The address for people. */
export function publicUrl(): Type<string> {
  const shape = /^https?:\/\/[^\s/?#@\\]+(\/[^\s/?#\\]+)*$/i
  return {
    right: 'an address such as https://desk.example.com, without a slash at the end, a query or a password',
    read: (text) => (shape.test(text) && toUrl(text) !== undefined ? text : undefined),
  }
}

/** A mail server. */
export function smtpUrl(): Type<string> {
  return {
    right: 'smtp://USER:PASSWORD@HOST:PORT, or smtps:// for TLS from the first byte',
    read: (text) => (/^smtps?:\/\/[^\s/?]+\/?(\?\S*)?$/.test(text) && toUrl(text) !== undefined ? text : undefined),
  }
}

/** The sender of letters. */
export function mailFrom(): Type<string> {
  return {
    right: 'an address, such as desk@example.com or Desk <desk@example.com>',
    read: (text) => (/^([^<>\r\n]* <[^\s@<>]+@[^\s@<>]+>|[^\s@<>]+@[^\s@<>]+)$/.test(text) ? text : undefined),
  }
}

export function path(): Type<string> {
  return { right: 'the path of a folder', read: (text) => (text.includes('\0') ? undefined : text) }
}

/** A file. */
export function filePath(): Type<string> {
  return { ...path(), right: 'the path of a file' }
}

/** Origins of sites. */
export function origins(): Type<string[]> {
  return {
    right: 'origins with commas between, such as https://tools.example.com, http://localhost:5173',
    read: (text) => {
      const all = text.split(',').map((each) => each.trim())
      const isOrigin = (each: string) => /^https?:\/\//.test(each) && toUrl(each)?.origin === each
      return all.every(isOrigin) ? all : undefined
    },
  }
}

// A number of proxies is not accepted: Fastify then trusts nobody, since a direct client could add hops.
/** Whose word on the caller is taken. */
export function trustProxy(): Type<boolean | string[]> {
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

/** A text that is long enough. */
export function longText(least: number): Type<string> {
  return { right: `at least ${least} characters`, read: (text) => ([...text].length >= least ? text : undefined) }
}

/** A whole number. */
export function whole(min: number, max: number): Type<number> {
  return {
    right: `a whole number from ${min} to ${max}`,
    read: (text) => (/^\d{1,10}$/.test(text) && Number(text) >= min && Number(text) <= max ? Number(text) : undefined),
  }
}

/** One of some words. */
export function oneOf<const T extends string>(...choices: T[]): Type<T> {
  return {
    right: `one of ${choices.join(', ')}`,
    read: (text) => choices.find((choice) => choice === text),
  }
}

/** Blocks of addresses and names of hosts. */
export function allowed(): Type<Allowed> {
  const isName = (text: string) => /^[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$/i.test(text) && !/^[\d.]+$/.test(text)
  return {
    right: 'addresses, blocks of addresses or names of hosts with commas between, such as 10.0.0.0/8, chat.lan',
    read: (text) => {
      const all = text.split(',').map((each) => each.trim().toLowerCase())
      if (!all.every((each) => isBlock(each) || isName(each))) return
      return { blocks: all.filter(isBlock), hosts: all.filter((each) => !isBlock(each)) }
    },
  }
}

/** A proxy for HTTPS. */
export function proxyUrl(): Type<string> {
  return {
    right: 'the address of a proxy, such as http://USER:PASSWORD@proxy.lan:3128',
    read: (text) => (/^https?:\/\/[^\s/]{1,500}\/?$/.test(text) && toUrl(text) !== undefined ? text : undefined),
  }
}

/** The token of a Telegram bot. */
export function telegramToken(): Type<string> {
  return {
    right: 'the token of a bot as @BotFather gives it, such as 123456789:AAF…',
    read: (text) => (/^\d{3,20}:[\w-]{20,100}$/.test(text) ? text : undefined),
  }
}

/** Where somebody can be reached. */
export function contactUrl(): Type<string> {
  return {
    right: 'mailto:ADDRESS or an https: address',
    read: (text) =>
      /^(mailto:[^\s@]{1,200}@[^\s@]{1,200}|https:\/\/[^\s/]{1,200}\S{0,200})$/.test(text) ? text : undefined,
  }
}

/** A time in hours or days, such as `24h`; its value is in seconds. */
export function span(min: number, max: number): Type<number> {
  const seconds = { h: 3_600, d: 86_400 } as const
  return {
    right: `a time such as 24h or 7d, from ${min / 3_600}h to ${max / 86_400}d`,
    read: (text) => {
      const [, count = '', unit] = /^(\d{1,5})([hd])$/.exec(text) ?? []
      const value = unit === undefined ? Number.NaN : Number(count) * seconds[unit as keyof typeof seconds]
      return value >= min && value <= max ? value : undefined
    },
  }
}

/** Where backups go. */
export function backupPlace(): Type<string> {
  return {
    right: 'the path of a folder, or s3://BUCKET/PREFIX',
    read: (text) => (text.includes('\0') || (/^\w+:\/\//.test(text) && !s3Place.test(text)) ? undefined : text),
  }
}
const s3Place = /^s3:\/\/[a-z0-9][a-z0-9.-]{1,61}[a-z0-9](\/[\w./-]{0,200})?$/

/** Which backups are kept. */
export function keep(): Type<string> {
  return {
    right: 'numbers of days, weeks and months, such as 7d,4w,12m',
    read: (text) => (/^\d{1,4}[dwm](,\d{1,4}[dwm]){0,2}$/.test(text) && /[1-9]/.test(text) ? text : undefined),
  }
}

/** A word without white space. */
export function word(): Type<string> {
  return { right: 'one word', read: (text) => (/^\S{1,200}$/.test(text) ? text : undefined) }
}
