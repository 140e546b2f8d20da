// Whoever opens a vote is led to where it is followed: on a phone that may be far above what was just pressed.
import { useEffect, useRef } from "react";

const PATIENCE_MS = 15000;
let until = 0;

/** A vote was sent off to be opened: the next `Arrival` that appears soon leads there. */
export const expectArrival = () => {
  until = Date.now() + PATIENCE_MS;
};

/** Stands in the place to be led to; draws nothing. */
export function Arrival() {
  const mark = useRef(null);
  useEffect(() => {
    if (Date.now() > until) return;
    until = 0;
    const place = mark.current.closest("section");
    if (!place) return;
    place.focus({ preventScroll: true });
    place.scrollIntoView({ block: "start" });
  }, []);
  return <span ref={mark} hidden />;
}

/** Around a form that opens a vote. */
export const Leaving = ({ children }) => <div onSubmitCapture={expectArrival}>{children}</div>;
