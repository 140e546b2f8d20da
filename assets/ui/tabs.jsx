// Tabs after the ARIA pattern: one tab stop, arrows move and select, every panel stays in the page.
import { Children, useEffect, useId, useRef, useState } from "react";

/** `tabs` are `{value, label}`; the n-th child is the n-th panel. `selected` (optional) leads from outside. */
export function Tabs({ label, tabs, selected, children, onSelect }) {
  const [own, setOwn] = useState(selected || (tabs[0] && tabs[0].value));
  const list = useRef(null);
  const id = useId();
  useEffect(() => {
    if (selected) setOwn(selected);
  }, [selected]);

  const select = (value, isFocused) => {
    setOwn(value);
    if (onSelect) onSelect(value);
    if (isFocused) list.current.querySelectorAll("[role=tab]")[tabs.findIndex((tab) => tab.value === value)].focus();
  };
  const move = (event) => {
    const at = tabs.findIndex((tab) => tab.value === own);
    const target = { ArrowRight: at + 1, ArrowLeft: at - 1 + tabs.length, Home: 0, End: tabs.length - 1 }[event.key];
    if (target === undefined) return;
    event.preventDefault();
    select(tabs[target % tabs.length].value, true);
  };
  const panels = Children.toArray(children);
  return (
    <div>
      <div role="tablist" aria-label={label} className="tab-list" ref={list} onKeyDown={move}>
        {tabs.map((tab) => (
          <button
            key={tab.value}
            type="button"
            role="tab"
            id={`${id}-tab-${tab.value}`}
            aria-controls={`${id}-panel-${tab.value}`}
            aria-selected={tab.value === own}
            tabIndex={tab.value === own ? 0 : -1}
            className="tab"
            onClick={() => select(tab.value, false)}
          >
            {tab.label}
          </button>
        ))}
      </div>
      {tabs.map((tab, index) => (
        <div
          key={tab.value}
          role="tabpanel"
          id={`${id}-panel-${tab.value}`}
          aria-labelledby={`${id}-tab-${tab.value}`}
          hidden={tab.value !== own}
          className="tab-panel"
        >
          {panels[index]}
        </div>
      ))}
    </div>
  );
}
