/** In a page: its storage has no room for drafts. */
export const fillStorage = `const store = Storage.prototype.setItem
Storage.prototype.setItem = function (name, value) {
  if (name.startsWith('zayavka.draft.')) throw new Error('full')
  store.call(this, name, value)
}`
