// Who listens when somebody asks where a line comes from; without a listener a reference is a link and nothing more.
let listener = null;

/** Be told of the anchor that was asked for and of the link it was asked from; returns the way to stop. */
export function whenAsked(tell) {
  listener = tell;
  return () => {
    if (listener === tell) listener = null;
  };
}

/** Ask; false where nobody listens. */
export function askFor(anchor, link) {
  if (!listener) return false;
  listener(anchor, link);
  return true;
}
