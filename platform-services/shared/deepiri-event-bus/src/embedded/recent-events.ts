import type { CloudEvent } from 'deepiri-contracts';

const KEPT = 1_024;

/** The events that this process published last, so that a group that keeps up need not read them from the file. */
export class RecentEvents {
  #events: (CloudEvent | undefined)[] = new Array(KEPT).fill(undefined);
  #positions = new Float64Array(KEPT);

  add(position: number, event: CloudEvent): void {
    this.#events[position % KEPT] = event;
    this.#positions[position % KEPT] = position;
  }

  at(position: number): CloudEvent | undefined {
    return this.#positions[position % KEPT] === position ? this.#events[position % KEPT] : undefined;
  }
}
