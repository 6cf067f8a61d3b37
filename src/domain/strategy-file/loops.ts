/** Every loop among nodes that each point at no more than one other; a loop starts at the first of its nodes given. */
export function loopsOf<Key>(
  nodes: Iterable<Key>,
  next: (node: Key) => Key | null | undefined,
): readonly (readonly Key[])[] {
  const settled = new Set<Key>();
  const loops: (readonly Key[])[] = [];
  for (const start of nodes) {
    const walk: Key[] = [];
    const onWalk = new Map<Key, number>();
    let node: Key | null | undefined = start;
    while (node !== null && node !== undefined && !settled.has(node)) {
      const seenAt = onWalk.get(node);
      if (seenAt !== undefined) {
        loops.push(walk.slice(seenAt));
        break;
      }
      onWalk.set(node, walk.length);
      walk.push(node);
      node = next(node);
    }
    for (const passed of walk) settled.add(passed);
  }
  return loops;
}
