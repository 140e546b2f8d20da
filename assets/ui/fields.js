// Reading and filling the named fields of a form, and showing what is wrong beside them. Shared by both kinds of form.

const named = (form) => [...form.elements].filter((element) => element.name && element.type !== "submit");

const isList = (form, element) =>
  element.dataset.list === "boxes" ||
  named(form).filter((other) => other.name === element.name && other.type === "checkbox").length > 1;

/**
 * The values by name: text and numbers as typed, radios as the chosen value (or ""), a lone checkbox as true or false,
 * several of one name (or data-list="boxes") as an array, a multiple select as an array, and a text area with
 * data-list="lines" as its non-empty lines. What holds JSON (data-list="json") is sent as its value, or not at all.
 */
export function collect(form) {
  const values = {};
  for (const element of named(form)) {
    const { name, type } = element;
    if (type === "checkbox" && isList(form, element)) {
      values[name] ??= [];
      if (element.checked) values[name].push(element.value);
    } else if (type === "checkbox") {
      values[name] = element.checked;
    } else if (type === "radio") {
      values[name] ??= "";
      if (element.checked) values[name] = element.value;
    } else if (type === "select-multiple") {
      values[name] = [...element.selectedOptions].map((option) => option.value);
    } else if (element.dataset.list === "lines") {
      values[name] = element.value.split("\n").map((line) => line.trim()).filter(Boolean);
    } else if (element.dataset.list === "json") {
      if (element.value) values[name] = JSON.parse(element.value);
    } else {
      values[name] = element.value;
    }
  }
  return values;
}

/** What a field is called on the page, without '(optional)'; empty for a group of choices. */
export function labelOf(form, name) {
  const element = form && named(form).find((candidate) => candidate.name === name);
  if (!element || element.type === "radio" || isList(form, element)) return "";
  const label = element.labels && element.labels[0];
  return label ? label.firstChild.textContent.trim() : "";
}

/** Put values (as `collect` gives them) back into the fields; names that are missing stay as they are. */
export function fill(form, values) {
  for (const element of named(form)) {
    if (!(element.name in values)) continue;
    const value = values[element.name];
    if (element.type === "checkbox") {
      element.checked = Array.isArray(value) ? value.map(String).includes(element.value) : Boolean(value);
    } else if (element.type === "radio") {
      element.checked = element.value === String(value);
    } else if (element.type === "select-multiple") {
      for (const option of element.options) option.selected = (value || []).map(String).includes(option.value);
    } else {
      element.value = Array.isArray(value) ? value.join("\n") : String(value ?? "");
    }
    tell(element);
    if (element.value && TEXTS.includes(element.type)) unfold(element);
  }
}

const TEXTS = ["text", "textarea"];

// What is written must not hide in a part of the form that is folded away.
const unfold = (element) => {
  for (let part = element.closest("details"); part; part = part.parentElement.closest("details")) part.open = true;
};

/** Back to how the form was drawn, telling controls that show their own value. */
export function reset(form) {
  form.reset();
  named(form).forEach(tell);
}

const tell = (element) => element.dispatchEvent(new CustomEvent("input", { bubbles: true, detail: "filled" }));

/** Whether two sets of values are the same, field by field. */
export const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

const errorOf = (form, name) =>
  [...form.querySelectorAll("[data-error-for]")].find((element) => element.dataset.errorFor === name);

export function clearErrors(form) {
  form.querySelectorAll("[data-error-for]").forEach((element) => {
    element.textContent = "";
  });
  form.querySelectorAll("[aria-invalid]").forEach((element) => element.removeAttribute("aria-invalid"));
}

/** Write messages beside their fields and focus the first; returns the messages that found no field. */
export function showErrors(form, errors) {
  const homeless = [];
  let first = null;
  for (const [name, message] of Object.entries(errors || {})) {
    const place = errorOf(form, name);
    const element = named(form).find((candidate) => candidate.name === name);
    if (place) place.textContent = message;
    else homeless.push(message);
    if (element) {
      element.setAttribute("aria-invalid", "true");
      if (!first || element.compareDocumentPosition(first) & Node.DOCUMENT_POSITION_FOLLOWING) first = element;
    }
  }
  if (first) {
    unfold(first);
    first.focus();
  }
  return homeless;
}

/** Messages of the browser's own checks (required, type, length), in our words where we have them. */
export function nativeErrors(form, words) {
  const errors = {};
  for (const element of named(form)) {
    if (element.willValidate && !element.validity.valid && !(element.name in errors)) {
      errors[element.name] = element.validity.valueMissing ? words.missing : element.validationMessage;
    }
  }
  return errors;
}
