/**
 * Features of a linear model: a template is a few small numbers side by side, and each combination of them has a weight.
 * A template's weights stand in one row, so that a weight is found by counting and not by looking up.
 */

export class Templates {
  readonly names: string[] = [];
  readonly offsets: number[] = [];
  readonly lengths: number[] = [];
  size = 0;

  /** `sizes`: how many values each number takes. Gives the template's offset. */
  add(name: string, ...sizes: number[]): number {
    const length = sizes.reduce((product, size) => product * size, 1);
    const offset = this.size;
    this.names.push(name);
    this.offsets.push(offset);
    this.lengths.push(length);
    this.size += length;
    return offset;
  }

  /** Weights as one row; templates and values that the file does not know weigh nothing. */
  load(rows: Readonly<Record<string, readonly number[]>>): Float64Array {
    const weights = new Float64Array(this.size);
    for (const [index, name] of this.names.entries())
      weights.set((rows[name] ?? []).slice(0, this.lengths[index]), this.offsets[index] as number);
    return weights;
  }
}

/** Indices of the weights that one candidate adds up. Used again for every candidate. */
export class Features {
  count = 0;
  readonly ids = new Int32Array(96);

  clear(): void {
    this.count = 0;
  }

  add(id: number): void {
    this.ids[this.count++] = id;
  }

  score(weights: Float64Array): number {
    let sum = 0;
    for (let at = 0; at < this.count; at++) sum += weights[this.ids[at] as number] as number;
    return sum;
  }
}
