/** A timer. The queue orders timers by time, then by rank, then by registration. */
export interface Due {
  readonly time: number;
  readonly order: number;
  readonly sequence: number;
  /** Undefined when cancelled, so that the queue keeps nothing of the callback in memory. */
  fire: (() => void) | undefined;
}

const before = (a: Due, b: Due): boolean =>
  a.time !== b.time ? a.time < b.time : a.order !== b.order ? a.order < b.order : a.sequence < b.sequence;

/**
 * A binary heap. A cancelled timer stays until it reaches the top: most timers are timeouts that never fire, and to
 * search for them would be slow.
 */
export class TimerQueue {
  private readonly heap: Due[] = [];

  push(due: Due): void {
    let index = this.heap.length;
    while (index > 0) {
      const parent = (index - 1) >> 1;
      const above = this.heap[parent];
      if (!above || !before(due, above)) break;
      this.heap[index] = above;
      index = parent;
    }
    this.heap[index] = due;
  }

  /** The next timer, which stays in the queue. */
  peek(): Due | undefined {
    for (let top = this.heap[0]; top && !top.fire; top = this.heap[0]) this.removeTop();
    return this.heap[0];
  }

  pop(): Due | undefined {
    const top = this.peek();
    if (top) this.removeTop();
    return top;
  }

  private removeTop(): void {
    const last = this.heap.pop();
    if (!last || this.heap.length === 0) return;
    let index = 0;
    for (;;) {
      const left = 2 * index + 1;
      const smaller = this.smaller(left, left + 1);
      const child = this.heap[smaller];
      if (!child || !before(child, last)) break;
      this.heap[index] = child;
      index = smaller;
    }
    this.heap[index] = last;
  }

  private smaller(left: number, right: number): number {
    const [a, b] = [this.heap[left], this.heap[right]];
    return a && b && before(b, a) ? right : left;
  }
}
