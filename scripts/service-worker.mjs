// Plugins of the console's build.
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'

/** Writes the service worker with the names of the files of this build. */
export function serviceWorker() {
  return {
    name: 'service-worker',
    apply: 'build',
    enforce: 'post',
    generateBundle(_options, bundle) {
      const files = Object.keys(bundle)
        .filter((name) => name.startsWith('assets/'))
        .map((name) => `/${name}`)
        .sort()
      const name = `zayavka-${createHash('sha256').update(files.join()).digest('hex').slice(0, 16)}`
      const source = readFileSync('console/service-worker.js', 'utf8')
        .replace('__FILES__', JSON.stringify(files))
        .replace('__NAME__', name)
      this.emitFile({ type: 'asset', fileName: 'service-worker.js', source })
    },
  }
}

/** Asks for what the list needs together with the page: its scripts and, by its language, its texts. */
export function preloads() {
  return {
    name: 'preloads',
    apply: 'build',
    enforce: 'post',
    transformIndexHtml: {
      order: 'post',
      handler(_html, { bundle }) {
        const chunks = Object.values(bundle ?? {}).filter(({ type }) => type === 'chunk')
        const has = (chunk, end) => chunk.moduleIds.some((id) => id.endsWith(end))
        const linkTo = (end, more = {}) => {
          const chunk = chunks.find((each) => has(each, end))
          const attrs = { rel: 'modulepreload', crossorigin: true, href: `/${chunk.fileName}`, ...more }
          return { tag: 'link', attrs, injectTo: 'head' }
        }
        return [
          linkTo('/console/leads/page.tsx'),
          ...['ru', 'en'].map((language) => linkTo(`/console/locales/${language}.json`, { 'data-language': language })),
        ]
      },
    },
  }
}
