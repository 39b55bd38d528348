/** Two linear models, trained by stochastic gradient with a step for each weight (AdaGrad). Deterministic. */

const EPOCHS = 10;
const STEP = 0.12;
/** Pulls weights back to nothing, so that rare values weigh little. */
const DECAY = 1e-4;

/** `examples`: `{ rows: Int32Array[], right: boolean[] }`; one of the rows is to be chosen, several may be right. */
export function trainChoice(examples, size, options = {}) {
  return mean(SEEDS.map((seed) => choiceModel(examples, size, options, seed)));
}

function choiceModel(examples, size, { epochs = EPOCHS, decay = DECAY }, seed) {
  const model = new Model(size, decay);
  const random = randomFrom(seed);
  for (let epoch = 0; epoch < epochs; epoch++) {
    for (const { rows, right } of shuffled(examples, random)) {
      const scores = rows.map((row) => model.score(row));
      const top = Math.max(...scores);
      const all = scores.map((score) => Math.exp(score - top));
      const sum = all.reduce((a, b) => a + b, 0);
      const good = all.reduce((a, b, at) => a + (right[at] ? b : 0), 0);
      for (const [at, row] of rows.entries()) {
        const gradient = all[at] / sum - (right[at] ? all[at] / good : 0);
        if (Math.abs(gradient) > 1e-4) model.step(row, gradient);
      }
    }
  }
  return model.average();
}

/** `examples`: `{ row: Int32Array, right: boolean, weight? }`. */
export function trainYesNo(examples, size, options = {}) {
  return mean(SEEDS.map((seed) => yesNoModel(examples, size, options, seed)));
}

function yesNoModel(examples, size, { epochs = EPOCHS, decay = DECAY }, seed) {
  const model = new Model(size, decay);
  const random = randomFrom(seed);
  for (let epoch = 0; epoch < epochs; epoch++) {
    for (const { row, right, weight = 1 } of shuffled(examples, random)) {
      const chance = 1 / (1 + Math.exp(-model.score(row)));
      model.step(row, (chance - (right ? 1 : 0)) * weight);
    }
  }
  return model.average();
}

/** The order of the examples matters a little; the mean over several orders does not depend on one. */
const SEEDS = [7, 11, 13, 17, 19];

function mean(lists) {
  return lists[0].map((_, id) => lists.reduce((sum, list) => sum + list[id], 0) / lists.length);
}

class Model {
  constructor(size, decay) {
    this.weights = new Float64Array(size);
    this.squares = new Float64Array(size).fill(1e-2);
    this.decay = decay;
    this.sums = new Float64Array(size);
    this.touched = new Float64Array(size);
    this.steps = 0;
  }

  score(row) {
    let sum = 0;
    for (let at = 0; at < row.length; at++) sum += this.weights[row[at]];
    return sum;
  }

  step(row, gradient) {
    this.steps++;
    for (let at = 0; at < row.length; at++) {
      const id = row[at];
      this.sums[id] += this.weights[id] * (this.steps - this.touched[id]);
      this.touched[id] = this.steps;
      const slope = gradient + this.decay * this.weights[id];
      this.squares[id] += slope * slope;
      this.weights[id] -= (STEP * slope) / Math.sqrt(this.squares[id]);
    }
  }

  /** The mean of the weights over all steps is steadier than the last ones. */
  average() {
    return this.weights.map(
      (weight, id) => (this.sums[id] + weight * (this.steps - this.touched[id])) / Math.max(1, this.steps),
    );
  }
}

/** A small generator, so that each run gives the same weights. */
function randomFrom(seed) {
  let state = seed;
  return () => {
    state = (state * 1664525 + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

function shuffled(list, random) {
  const copy = [...list];
  for (let at = copy.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1));
    [copy[at], copy[other]] = [copy[other], copy[at]];
  }
  return copy;
}
