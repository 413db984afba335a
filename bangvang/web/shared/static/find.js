/* The search box as a combobox: HTMX brings the first rows below it, arrows choose, Enter opens. Without this, Enter opens the page. */
"use strict";
addEventListener("DOMContentLoaded", () => {
  const input = document.getElementById("tim"), list = document.getElementById("tim-thay"), told = document.getElementById("tim-bao");
  if (!input || !list) return;
  let active = -1;
  for (const [name, value] of Object.entries({ role: "combobox", "aria-autocomplete": "list", "aria-controls": list.id, "aria-expanded": "false" })) input.setAttribute(name, value);
  const options = () => [...list.querySelectorAll("[role=option]")];
  const choose = (place) => {
    active = place;
    options().forEach((one, at) => one.setAttribute("aria-selected", String(at === place)));
    input.setAttribute("aria-activedescendant", options()[place]?.id ?? "");
    options()[place]?.scrollIntoView({ block: "nearest" });
  };
  const show = (is) => { list.hidden = !is; input.setAttribute("aria-expanded", String(is)); choose(-1); };
  list.addEventListener("htmx:afterSwap", () => { told.textContent = list.querySelector("[data-told]")?.textContent ?? ""; show(options().length > 0 && document.activeElement === input); });
  input.addEventListener("keydown", (event) => {
    const last = options().length - 1, step = { ArrowDown: active < last ? active + 1 : 0, ArrowUp: active > 0 ? active - 1 : last }[event.key];
    if (event.key === "Tab") show(false);
    else if (event.key === "Escape" && !list.hidden) { event.preventDefault(); show(false); }
    else if (event.key === "Enter" && active >= 0) { event.preventDefault(); options()[active].click(); }
    else if (step !== undefined && last >= 0 && !event.isComposing) { event.preventDefault(); if (list.hidden) show(true); choose(step); }
  });
  document.addEventListener("click", (event) => { if (!input.form.contains(event.target)) show(false); });
});
