// Tells the server that somebody is typing on this page: at the first key, then at most every four seconds, and once
// more when it is over. What is typed is not told; and without a connection nothing is said, since it would queue up.
import { connection } from "$/public/ui/connection.js";

const EVERY_MS = 4000;
const OVER_AFTER_MS = 6000;

let toldAt = -Infinity;
let tell = null;
let pause = null;

/** A key was pressed in something that will be sent. `say` is called with true or false. */
export function typing(say) {
  if (!say) return;
  tell = say;
  clearTimeout(pause);
  pause = setTimeout(stoppedTyping, OVER_AFTER_MS);
  if (connection.isLost || performance.now() - toldAt < EVERY_MS) return;
  toldAt = performance.now();
  say(true);
}

/** It was sent, given up, or left. */
export function stoppedTyping() {
  clearTimeout(pause);
  if (toldAt === -Infinity) return;
  toldAt = -Infinity;
  if (!connection.isLost) tell(false);
}
