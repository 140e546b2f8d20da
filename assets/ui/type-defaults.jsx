// What an instrument's type usually means for its side and stages: filled in when a type is picked, never against
// what a person has chosen by hand.
import { useEffect, useRef } from "react";

const boxes = (form, name) => [...form.querySelectorAll(`[name="${name}"]`)];
const chosen = (form, name) => boxes(form, name).filter((box) => box.checked).map((box) => box.value);
const choose = (form, name, values) =>
  boxes(form, name).forEach((box) => {
    box.checked = values.includes(box.value);
  });
const same = (one, other) => one.length === other.length && one.every((value) => other.includes(value));

/** Draws nothing. `types` maps a code to `{side, stages}`; listens to the form it stands in. */
export function TypeDefaults({ types }) {
  const place = useRef(null);
  useEffect(() => {
    const form = place.current.closest("form");
    const select = form.querySelector('[name="code"]');
    const before = { code: select.value };
    const pick = (event) => {
      const earlier = types[before.code] || { side: "", stages: [] };
      before.code = select.value;
      const wanted = types[select.value];
      if (!wanted || event.detail === "filled") return;
      const side = chosen(form, "side");
      const stages = chosen(form, "stages");
      if (!side.length || side[0] === earlier.side) choose(form, "side", [wanted.side]);
      if (!stages.length || same(stages, earlier.stages)) choose(form, "stages", wanted.stages);
      select.dispatchEvent(new CustomEvent("input", { bubbles: true, detail: "defaults" }));
    };
    const listen = (event) => event.detail !== "defaults" && pick(event);
    select.addEventListener("input", listen);
    return () => select.removeEventListener("input", listen);
  }, [types]);
  return <span ref={place} hidden />;
}
