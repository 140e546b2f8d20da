// Where things of the network are drawn: places on a picture of some size, names that fit, the neighbour in a direction.

const PAD_TOP = 26;
const PAD_BOTTOM = 34;

const padOf = (width) => (width < 600 ? 22 : 46);

/** How high a picture of this width is. */
export const heightOf = (width) => Math.round(width < 600 ? width * 1.25 : Math.min(width * 0.8, 760));

/** Places by id of all nodes on a picture of this size. */
export function wholePlaces(nodes, width, height) {
  const pad = padOf(width);
  return Object.fromEntries(
    nodes.map((node) => [
      node.id,
      { x: pad + node.x * (width - 2 * pad), y: PAD_TOP + node.y * (height - PAD_TOP - PAD_BOTTOM) },
    ]),
  );
}

/** Places of one node in the middle and the others around it, in the direction in which they are in the whole picture. */
export function aroundPlaces(nodes, centre, width, height) {
  const others = nodes.filter((node) => node.id !== centre.id);
  const angle = (node) => Math.atan2(node.y - centre.y, node.x - centre.x);
  const ordered = [...others].sort((one, other) => angle(one) - angle(other));
  const [x, y] = [width / 2, height / 2];
  const places = { [centre.id]: { x, y } };
  ordered.forEach((node, at) => {
    const turn = (2 * Math.PI * at) / ordered.length - Math.PI / 2;
    const far = ordered.length > 10 && at % 2 ? 0.68 : 1; // two rings, so that names have room
    places[node.id] = {
      x: x + Math.cos(turn) * far * (width / 2 - padOf(width) - 26),
      y: y + Math.sin(turn) * far * (height / 2 - PAD_BOTTOM - 8),
    };
  });
  return places;
}

const LETTER = 6.9;
const LINE = 15;
const shortened = (name, most) => (name.length > most ? `${name.slice(0, most - 1).trimEnd()}…` : name);

/**
 * Names under the dots, as `{id: {text, x, y}}`: in the order given, each only where it covers no dot and no other name.
 * Names of `wanted` are always there, and longer.
 */
export function namesOn(order, places, names, { radius, width, most, wanted = [] }) {
  const taken = Object.values(places).map(({ x, y }) => [x - radius, y - radius, x + radius, y + radius]);
  const found = {};
  const sorted = [...order.filter((id) => wanted.includes(id)), ...order.filter((id) => !wanted.includes(id))];
  for (const id of sorted) {
    const isWanted = wanted.includes(id);
    const text = shortened(names[id] || "", isWanted ? most * 2 : most);
    const half = (text.length * LETTER) / 2;
    const { x, y } = places[id];
    const within = (at) => Math.max(half + 2, Math.min(width - half - 2, at));
    const spots = [
      [within(x), y + radius + 1],
      [within(x), y - radius - LINE],
      [x + radius + half + 3, y - LINE / 2],
      [x - radius - half - 3, y - LINE / 2],
    ].filter(([middle]) => middle - half >= 0 && middle + half <= width);
    const boxOf = ([middle, top]) => [middle - half, top, middle + half, top + LINE];
    const covered = (box) =>
      taken.filter((other) => box[0] < other[2] && other[0] < box[2] && box[1] < other[3] && other[1] < box[3]).length;
    const best = spots.reduce((one, other) => (covered(boxOf(other)) < covered(boxOf(one)) ? other : one), spots[0]);
    if (!best || (!isWanted && covered(boxOf(best)))) continue;
    taken.push(boxOf(best));
    found[id] = { text, x: best[0], y: best[1] + 12 };
  }
  return found;
}

/** The nearest other node in a direction (an arrow key), within a quarter turn; undefined where there is none. */
export function towards(key, from, places) {
  const ahead = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] }[key];
  let best;
  let least = Infinity;
  for (const [id, place] of Object.entries(places)) {
    const [x, y] = [place.x - from.x, place.y - from.y];
    const along = x * ahead[0] + y * ahead[1];
    const aside = Math.abs(x * ahead[1]) + Math.abs(y * ahead[0]);
    if (along <= 0 || aside > along) continue;
    const far = along + 2 * aside;
    if (far < least) [least, best] = [far, id];
  }
  return best;
}

/** The node nearest to a point, if within reach. */
export function nearest(x, y, places, reach) {
  let best;
  let least = reach;
  for (const [id, place] of Object.entries(places)) {
    const far = Math.hypot(place.x - x, place.y - y);
    if (far < least) [least, best] = [far, id];
  }
  return best;
}

/** A relation as a path from the edge of one dot to the edge of the other, bowed where several join the same two. */
export function arrow(start, end, radius, bow) {
  const [x, y] = [end.x - start.x, end.y - start.y];
  const length = Math.hypot(x, y) || 1;
  const ahead = [x / length, y / length];
  const side = [-ahead[1], ahead[0]];
  const middle = { x: start.x + x / 2 + side[0] * bow, y: start.y + y / 2 + side[1] * bow };
  const toward = (from, to, by) => {
    const far = Math.hypot(to.x - from.x, to.y - from.y) || 1;
    return { x: from.x + ((to.x - from.x) * by) / far, y: from.y + ((to.y - from.y) * by) / far };
  };
  const a = toward(start, middle, radius + 1);
  const b = toward(end, middle, radius + 3);
  const back = toward(b, middle, 8);
  const across = [(b.y - back.y) / 8, (back.x - b.x) / 8];
  return {
    line: `M${a.x} ${a.y}Q${middle.x} ${middle.y} ${b.x} ${b.y}`,
    head: `M${b.x} ${b.y}L${back.x + across[0] * 4} ${back.y + across[1] * 4}L${back.x - across[0] * 4} ${back.y - across[1] * 4}Z`,
    middle: { x: (a.x + 2 * middle.x + b.x) / 4, y: (a.y + 2 * middle.y + b.y) / 4 },
  };
}
