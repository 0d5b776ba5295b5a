import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

const read = (path: string) => readFileSync(path, 'utf8')
const deploy = read('docs/deploy.md')
const blockOf = (language: string, holds: string) =>
  [...deploy.matchAll(/```(\w+)\n([\s\S]+?)```/g)].find(
    ([, kind, text = '']) => kind === language && text.includes(holds),
  )?.[2] ?? ''

describe('the proxies of docs/deploy.md', () => {
  const nginx = blockOf('nginx', 'listen 443')
  const caddy = blockOf('caddyfile', 'reverse_proxy')

  test('allow only TLS 1.2 and 1.3, with forward secrecy and authenticated encryption', () => {
    expect(nginx).toMatch(/ssl_protocols +TLSv1\.2 TLSv1\.3;/)
    const [, ciphers = ''] = /ssl_ciphers +(\S+);/.exec(nginx) ?? []
    for (const cipher of ciphers.split(':'))
      expect(cipher).toMatch(/^ECDHE-(?:ECDSA|RSA)-(?:AES\d+-GCM|CHACHA20-POLY1305)/)
  })

  test('refuse plain HTTP, and do not redirect it to TLS', () => {
    expect(nginx).toMatch(/listen 80;[\s\S]+?return 403;/)
    expect(caddy).toMatch(/http:\/\/desk\.example\.com \{\n\trespond 403\n\}/)
    expect(nginx + caddy).not.toMatch(/return 30\d|\bredir\b/)
  })

  test('have a publicly trusted certificate', () => {
    expect(nginx).toContain('/etc/letsencrypt/live/')
    expect(caddy).toMatch(/^desk\.example\.com \{$/m)
  })

  test('set the address of the caller themselves, and log no query', () => {
    expect(nginx).toMatch(/proxy_set_header X-Forwarded-For +\$remote_addr;/)
    expect(nginx).not.toMatch(/log_format[^;]*\$request(?:_uri)?\b/)
    expect(caddy.match(/request>uri regexp/g)).toHaveLength(2)
  })
})

describe('the service of docs/deploy.md', () => {
  const service = blockOf('ini', '[Service]')

  test('runs as an unprivileged user, and only that user can read its files', () => {
    for (const line of [
      'User=zayavka',
      'NoNewPrivileges=yes',
      'CapabilityBoundingSet=',
      'ProtectSystem=strict',
      'UMask=0077',
      'StateDirectoryMode=0700',
    ])
      expect(service.split('\n')).toContain(line)
    expect(deploy).toContain('sudo chmod 600 /etc/zayavka.env')
  })

  test('has a synchronised clock, and sends its log to another machine', () => {
    expect(deploy).toContain('set-ntp true')
    expect(deploy).toContain('systemd-journal-upload')
    expect(deploy).toContain('MaxRetentionSec')
  })
})

describe('the image', () => {
  const image =
    read('Dockerfile')
      .split(/^FROM /m)
      .at(-1) ?? ''
  const ignored = read('.dockerignore').split('\n')

  test('contains the build and its dependencies, and no sources, tests, history or settings', () => {
    expect(ignored).toEqual(expect.arrayContaining(['.git', '.env', '.env.*', 'data', 'node_modules']))
    expect(ignored.indexOf('!docs/*.md')).toBeGreaterThan(ignored.indexOf('docs/*')) // the server serves its guides
    const copied = [...image.matchAll(/^COPY --from=build (.+)$/gm)].map(([, what]) => what)
    expect(copied).toEqual([
      '/app/package.json /app/LICENSE ./',
      '/app/node_modules ./node_modules',
      '/app/dist ./dist',
    ])
    expect(read('Dockerfile')).toContain('npm prune --omit=dev')
  })

  test('runs in production mode, as an unprivileged user, on a read-only file system', () => {
    expect(image).toMatch(/NODE_ENV=production/)
    expect(image).toMatch(/^USER node$/m)
    const compose = read('compose.yaml')
    for (const line of ['read_only: true', 'cap_drop: [ALL]', '"no-new-privileges:true"', '127.0.0.1:3000:3000'])
      expect(compose).toContain(line)
  })
})

describe('third-party libraries', () => {
  type Locked = { version?: string; resolved?: string; integrity?: string; link?: boolean }
  const { packages } = JSON.parse(read('package-lock.json')) as { packages: Record<string, Locked> }
  const { dependencies, devDependencies } = JSON.parse(read('package.json')) as Record<string, Record<string, string>>

  test('have exact versions and checksums', () => {
    for (const [name, version] of Object.entries({ ...dependencies, ...devDependencies }))
      expect(version, name).toMatch(/^(?:npm:[@\w./-]+@)?\d+\.\d+\.\d+(?:-[\w.]+)?$/)
    const all = Object.entries(packages).filter(([path, { link }]) => path.startsWith('node_modules/') && !link)
    expect(all.length).toBeGreaterThan(100)
    for (const [path, { resolved, integrity }] of all) {
      expect(resolved ?? 'https://', path).toMatch(/^https:\/\//)
      expect(integrity ?? '', path).toMatch(/^sha(?:512|1)-/)
    }
  })

  test('are listed as a CycloneDX bill of materials', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> }
    expect(scripts.sbom).toContain('npm sbom')
    expect(scripts.sbom).toContain('cyclonedx')
  })
})
