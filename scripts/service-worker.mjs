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

/** Preloads what the list needs together with the page: its scripts and styles and, by language, its texts. */
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
        const linkOf = (fileName, more = {}) => {
          const attrs = { rel: 'modulepreload', crossorigin: true, href: `/${fileName}`, ...more }
          return { tag: 'link', attrs, injectTo: 'head' }
        }
        const linkTo = (end, more) => linkOf(chunks.find((each) => has(each, end)).fileName, more)
        const entries = ['page.tsx', 'prefetch.ts'].map((name) => `/console/leads/${name}`)
        const facades = chunks.filter(({ facadeModuleId }) => entries.some((end) => facadeModuleId?.endsWith(end)))
        const list = chunks.find((each) => has(each, entries[0]))
        const preloaded = [...new Set([list, ...facades])].map(({ fileName }) => linkOf(fileName))
        const styles = [...(list.viteMetadata?.importedCss ?? [])].map((file) => ({
          tag: 'link',
          attrs: { rel: 'preload', as: 'style', crossorigin: true, href: `/${file}` },
          injectTo: 'head',
        }))
        return [
          ...preloaded,
          ...styles,
          ...['ru', 'en'].map((language) => linkTo(`/console/locales/${language}.json`, { 'data-language': language })),
        ]
      },
    },
  }
}
