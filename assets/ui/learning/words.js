// What the screens of monitoring, stopping and comparing share: what is read of their shelf, its words, and forms.
import "$/utils/i18n/reading_learning.js";
import { has, t as tell } from "$/public/ui/i18n.js";

export { has, tell };

export const PLACES = ["inputs", "activities", "outputs", "outcomes", "impact"];
const ARROWS = ["inputs_activities", "activities_outputs", "outputs_outcomes", "outcomes_impact"];

/** The arrow that leads on from a place; none from the last. */
export const arrowFrom = (place) => ARROWS[PLACES.indexOf(place)] || "";

export const entriesOf = (shelf, key) => (shelf && shelf.registers && shelf.registers[key]) || [];
export const factsOf = (shelf) => (shelf && shelf.reading && shelf.reading.facts) || {};
export const hintsOf = (shelf) => (shelf && shelf.reading && shelf.reading.hints) || [];

/** What a form of an entry needs, from the properties of a screen. */
export function formOf(props) {
  const { code, leads, sources, isWritable, ackKey, ackOk, ackMessage, ackField, onAdd, onChange, onWriting } = props;
  return { code, leads, sources, isDisabled: !isWritable, acks: { ackKey, ackOk, ackMessage, ackField }, onAdd, onChange, onWriting };
}
