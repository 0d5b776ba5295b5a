/** In a page: its storage has no room for drafts. */
export const fillStorage = `const store = Storage.prototype.setItem
let hasRoom = false
Storage.prototype.setItem = function (name, value) {
  if (!hasRoom && name.startsWith('zayavka.draft.')) throw new Error('full')
  store.call(this, name, value)
}`

/** In such a page: it has room again. */
export const freeStorage = 'hasRoom = true'
