/** Whether a folded e-mail identifies a person. Texts such as `-` and `нет` are shared by many. */
export function isMailKey(key: string): boolean {
  return /[^\s@]@[^\s@]/.test(key)
}
