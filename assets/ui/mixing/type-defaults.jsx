// What an instrument's type usually means for its side and stages: filled in when a type is picked, never against
// what a person has chosen by hand.
import { useEffect, useRef } from "react";

const boxes = (form, name) => [...form.querySelectorAll(`[name="${name}"]`)];
const chosen = (form, name) => boxes(form, name).filter((box) => box.checked && box.value).map((box) => box.value);
const choose = (form, name, values) =>
  boxes(form, name).forEach((box) => {
    box.checked = values.includes(box.value);
  });
const same = (one, other) => one.length === other.length && one.every((value) => other.includes(value));

/** Draws nothing. `types` maps a code to `{side, stages}`; listens to every form in the element it stands in. */
export function TypeDefaults({ types }) {
  const place = useRef(null);
  useEffect(() => {
    const around = place.current.parentElement;
    const former = new WeakMap(); // the type that each form had before
    const remember = (event) => {
      const select = event.target.closest('select[name="code"]');
      if (select && !former.has(select)) former.set(select, select.value);
    };
    const pick = (event) => {
      const select = event.target;
      if (select.name !== "code" || event.detail === "defaults") return;
      const earlier = types[former.get(select)] || { side: "", stages: [] };
      former.set(select, select.value);
      const wanted = types[select.value];
      const form = select.closest("form");
      if (!wanted || !form || event.detail === "filled") return;
      const side = chosen(form, "side");
      const stages = chosen(form, "stages");
      if (!side.length || side[0] === earlier.side) choose(form, "side", [wanted.side]);
      if (!stages.length || same(stages, earlier.stages)) choose(form, "stages", wanted.stages);
      select.dispatchEvent(new CustomEvent("input", { bubbles: true, detail: "defaults" }));
    };
    around.addEventListener("focusin", remember);
    around.addEventListener("input", pick);
    return () => {
      around.removeEventListener("focusin", remember);
      around.removeEventListener("input", pick);
    };
  }, [types]);
  return <span ref={place} hidden />;
}
