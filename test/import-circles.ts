/** The cycles of an import graph, each as its sorted files: the strongly connected components by Tarjan's algorithm. */
export function circlesIn(imports: ReadonlyMap<string, readonly string[]>): string[][] {
  const order = new Map<string, number>()
  const lowest = new Map<string, number>()
  const open: string[] = []
  const circles: string[][] = []
  for (const file of imports.keys()) if (!order.has(file)) visit(file)
  return circles

  function visit(file: string): void {
    order.set(file, order.size)
    lowest.set(file, order.size - 1)
    open.push(file)
    const targets = imports.get(file) ?? []
    for (const target of targets) {
      if (!imports.has(target)) continue
      if (!order.has(target)) visit(target)
      else if (!open.includes(target)) continue
      lowest.set(file, Math.min(at(lowest, file), at(lowest, target)))
    }
    if (at(lowest, file) < at(order, file)) return
    const circle = open.splice(open.indexOf(file))
    if (circle.length > 1 || targets.includes(file)) circles.push(circle.sort())
  }
}

function at(numbers: Map<string, number>, file: string): number {
  return numbers.get(file) as number
}
