import { X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { rootCertificates } from 'node:tls'

/** The certificates of Node and those of a file; undefined if the file cannot be read or contains none. */
export function certificatesWith(file: string): string[] | undefined {
  try {
    const own = readFileSync(file, 'utf8').match(/-----BEGIN CERTIFICATE-----[^-]{1,20000}-----END CERTIFICATE-----/g)
    if (!own) return
    for (const each of own) new X509Certificate(each)
    return [...rootCertificates, ...own]
  } catch {
    return
  }
}
