// Keeps the page and the files of one build, so that the console opens without a network, and shows what is pushed. No answer of the API is kept here. The build
// writes the names of its files into this text (see scripts/service-worker.mjs).
const files = __FILES__
const cacheName = '__NAME__'
const page = '/'

self.addEventListener('install', (event) => {
  event.waitUntil(
    caches.open(cacheName).then((cache) => cache.addAll([new Request(page, { cache: 'reload' }), ...files])),
  )
})

// It takes over when no page of the former build is open any more, which may still need its own files.
self.addEventListener('activate', (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) => Promise.all(names.filter((name) => name !== cacheName).map((name) => caches.delete(name)))),
  )
})

self.addEventListener('fetch', (event) => {
  const { request } = event
  const { pathname } = new URL(request.url)
  if (request.method !== 'GET') return
  if (request.mode === 'navigate' && isOfConsole(pathname)) event.respondWith(fetch(request).catch(() => kept(page)))
  else if (pathname.startsWith('/assets/')) event.respondWith(kept(request).then((answer) => answer ?? fetch(request)))
})

// A push message: one notice, which replaces an older one about the same lead.
self.addEventListener('push', (event) => {
  const { id = '', title = 'Заявка', body = '', link, lead } = readPushed(event.data)
  const path = pathOf(link)
  const look = { icon: '/icon-192.png', badge: '/icon-192.png', body, data: { path } }
  event.waitUntil(
    self.registration.showNotification(title, { ...look, tag: lead ? path : `notice ${id}`, renotify: true }),
  )
})

self.addEventListener('notificationclick', (event) => {
  event.notification.close()
  event.waitUntil(openPage(event.notification.data?.path ?? '/'))
})

function readPushed(data) {
  try {
    return data.json() ?? {}
  } catch {
    return {} // a browser requires a notification for each push message
  }
}

/** The path of a link on this server, independent of the server's name. */
function pathOf(link) {
  if (typeof link !== 'string' || !URL.canParse(link)) return '/'
  const { pathname, search } = new URL(link)
  return isOfConsole(pathname) ? pathname + search : '/'
}

/** An open page navigates by itself, so that it can ask about unsaved edits. A form or the docs on this server cannot. */
async function openPage(path) {
  const windows = await self.clients.matchAll({ type: 'window', includeUncontrolled: true })
  const pages = windows.filter(({ url }) => new URL(url).pathname.startsWith('/p/'))
  const page = pages.find(({ focused }) => focused) ?? pages[0]
  if (!page) return self.clients.openWindow(path)
  page.postMessage({ open: path })
  return page.focus()
}

// A page is loaded from the server if it is reachable, so that a new version applies with the next load.
function isOfConsole(path) {
  return path === '/' || path.startsWith('/p/') || path === '/sign-in'
}

function kept(request) {
  return caches.open(cacheName).then((cache) => cache.match(request))
}
