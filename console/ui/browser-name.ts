/** A user agent as `Chrome, Windows`. */
export function browserOf(agent: string | null): string | undefined {
  if (!agent) return
  const name = /(Edg|OPR|YaBrowser|Firefox|Chrome|Safari)\//.exec(agent)?.[1]
  const system = /(Windows|Android|iPhone|iPad|Mac OS X|Linux)/.exec(agent)?.[1]
  const names: Record<string, string> = { Edg: 'Edge', OPR: 'Opera', YaBrowser: 'Яндекс Браузер' }
  return [name && (names[name] ?? name), system].filter(Boolean).join(', ') || agent.slice(0, 60)
}
