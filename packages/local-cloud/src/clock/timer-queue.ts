/** Something that is due; the queue gives the first by time, then rank, then order of arrival. */
export interface Due {
  readonly time: number;
  readonly order: number;
  readonly sequence: number;
  /** Undefined once the timer is cancelled, which lets go of everything it would have reached. */
  fire: (() => void) | undefined;
}

const before = (a: Due, b: Due): boolean =>
  a.time !== b.time ? a.time < b.time : a.order !== b.order ? a.order < b.order : a.sequence < b.sequence;

/** A binary heap. Cancelled timers stay in it until they come to the top: most timers of a run are timeouts that never fire. */
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

  /** The next that is due, left in the queue. */
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
