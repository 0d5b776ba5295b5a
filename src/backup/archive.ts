import { constants } from 'node:buffer'
import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import { extract, pack } from 'tar-stream'
import { Refusal, refusal } from '../domain/refusal.ts'

/** A file in an archive. Its content can be read only once, in the order of the entries. `size` is in bytes. */
export type Entry = { name: string; size: number; content: AsyncIterable<Uint8Array> | Iterable<Uint8Array> }

/** The entry with the SHA-256 hashes of the others, in hex by name. It is the last one, so a truncated archive lacks it. */
const checksums = 'checksums.json'

/**
 * Writes a new archive for its owner alone, on disk when this resolves: a tar, gzip, and with a passphrase age, so that
 * `age --decrypt FILE | tar --extract --gzip` opens it without this program. `onBytes` reports what was read.
 */
export async function writeArchive(
  file: string,
  entries: AsyncIterable<Entry>,
  passphrase?: string,
  onBytes: (bytes: number) => void = () => {},
): Promise<void> {
  const [packed, zipped] = [pack(), createGzip({ level: 1 })] // the fastest level; others save only a tenth
  const sealed = passphrase === undefined ? zipped : await seal(zipped, passphrase)
  const written = createWriteStream(file, { flags: 'wx', mode: 0o600, flush: true })
  const fill = async () => {
    const hashes: Record<string, string> = {}
    for await (const { name, size, content } of entries) {
      const hash = createHash('sha256')
      const entry = packed.entry({ name, size })
      await pipeline(content, tap(hash, onBytes), entry)
      hashes[name] = hash.digest('hex')
    }
    packed.entry({ name: checksums }, JSON.stringify(hashes))
    packed.finalize()
  }
  const filling = fill().catch((error) => void packed.destroy(error))
  await Promise.all([filling, pipeline(packed, zipped), pipeline(sealed, written)])
}

/**
 * Reads an archive entry by entry; each must be read to its end. Refuses an archive of another program, a wrong or missing
 * passphrase, and, after the last entry, a truncated or altered archive.
 */
export async function* readArchive(file: string, passphrase?: string): AsyncGenerator<Entry> {
  const unpacked = extract()
  const plain = await opened(file, passphrase)
  const reading = pipeline(plain, createGunzip(), unpacked).catch((error) => void unpacked.destroy(error))
  const hashes: Record<string, string> = {}
  let expected: unknown
  try {
    for await (const each of unpacked) {
      const entry = each as typeof each & AsyncIterable<Uint8Array>
      const { name, size = 0 } = entry.header
      if (expected !== undefined) throw refusal('backup-damaged', { reason: `${name} stands after its end` })
      if (name === checksums) {
        expected = JSON.parse(await textOf(entry, size))
        continue
      }
      const hash = createHash('sha256')
      yield { name, size, content: hashing(entry, hash) }
      hashes[name] = hash.digest('hex')
    }
    await reading
  } catch (error) {
    throw damage(error) ?? error
  } finally {
    plain.destroy()
  }
  if (expected === undefined) throw refusal('backup-damaged', { reason: 'its end is missing' })
  const names = Object.keys({ ...hashes, ...(expected as object) })
  const wrong = names.find((name) => hashes[name] !== (expected as Record<string, unknown>)[name])
  if (wrong !== undefined) throw refusal('backup-damaged', { reason: `${wrong} is not what was written` })
}

/** The content of an entry as text. */
export async function textOf(content: AsyncIterable<Uint8Array> | Iterable<Uint8Array>, size: number): Promise<string> {
  if (size > constants.MAX_STRING_LENGTH) throw refusal('backup-damaged', { reason: 'a list in it is too long' })
  const parts: Uint8Array[] = []
  for await (const part of content) parts.push(part)
  return Buffer.concat(parts).toString('utf8')
}

async function* hashing(content: AsyncIterable<Uint8Array>, hash: ReturnType<typeof createHash>) {
  try {
    for await (const part of content) {
      hash.update(part)
      yield part
    }
  } catch (error) {
    throw damage(error) ?? error
  }
}

function tap(hash: ReturnType<typeof createHash>, onBytes: (bytes: number) => void): Transform {
  return new Transform({
    transform(part: Uint8Array, _, done) {
      hash.update(part)
      onBytes(part.length)
      done(null, part)
    },
  })
}

async function seal(plain: Readable, passphrase: string): Promise<Readable> {
  const { Encrypter } = await import('age-encryption')
  const encrypter = new Encrypter()
  encrypter.setPassphrase(passphrase)
  return Readable.fromWeb((await encrypter.encrypt(Readable.toWeb(plain) as never)) as never)
}

/** The gzip stream of an archive, decrypted if its first bytes show that it is encrypted. */
async function opened(file: string, passphrase: string | undefined): Promise<Readable> {
  const start = await firstBytes(file)
  if (start.subarray(0, 2).equals(gzip)) return createReadStream(file)
  if (!start.equals(age)) throw refusal('backup-foreign', { file })
  if (passphrase === undefined) throw refusal('backup-sealed', { file })
  const { Decrypter } = await import('age-encryption')
  const decrypter = new Decrypter()
  decrypter.addPassphrase(passphrase)
  const sealed = createReadStream(file)
  const plain = await decrypter.decrypt(Readable.toWeb(sealed) as never).catch((error) => {
    sealed.destroy()
    throw /no identity matched/.test(String(error)) ? refusal('backup-wrong-passphrase', {}) : (damage(error) ?? error)
  })
  return Readable.fromWeb(plain as never)
}

const gzip = Buffer.from([0x1f, 0x8b])
const age = Buffer.from('age-encryption.org/v1\n')

async function firstBytes(file: string): Promise<Buffer> {
  const handle = await open(file, 'r').catch((error) => {
    throw refusal('backup-unread', { file, reason: (error as NodeJS.ErrnoException).code ?? 'unknown' })
  })
  try {
    const { bytesRead, buffer } = await handle.read(Buffer.alloc(age.length), 0, age.length, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await handle.close()
  }
}

/** The refusal for an error that a damaged file caused; undefined for a refusal, or an error of the system. */
function damage(error: unknown) {
  const { code = '', message = '' } = error as { code?: string; message?: string }
  if (error instanceof Refusal) return
  if (/^(E[A-Z]+)$/.test(code)) return // ENOSPC, EIO: the file is not to blame
  return refusal('backup-damaged', { reason: message || code })
}
