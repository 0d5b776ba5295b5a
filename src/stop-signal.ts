const names = ['SIGTERM', 'SIGINT'] as const

/** The first signal that asks the process to stop, by its name; `forget` listens no more, so that one process may serve again and again. */
export function listenForStop(): { stopped: Promise<string>; forget: () => void } {
  let hear: (name: string) => void = () => {}
  const stopped = new Promise<string>((resolve) => {
    hear = resolve
  })
  for (const name of names) process.once(name, hear)
  return { stopped, forget }

  function forget(): void {
    for (const name of names) process.off(name, hear)
  }
}
