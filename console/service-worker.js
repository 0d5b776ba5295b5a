// Keeps the page and the files of one build, so that the console opens without a network. No answer of the API is kept here. The build
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

// A page comes from the server whenever there is one: a new version is there with the next load.
function isOfConsole(path) {
  return path === '/' || path.startsWith('/p/') || path === '/sign-in'
}

function kept(request) {
  return caches.open(cacheName).then((cache) => cache.match(request))
}
