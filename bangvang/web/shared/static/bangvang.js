/* Bảng Vàng: small comforts. Every page is whole without this file. */
"use strict";
(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const stamp = () => new Date().toLocaleTimeString("vi-VN", { hour: "2-digit", minute: "2-digit" });

  /* Drafts. <form data-draft="key"> keeps what is typed on this machine until it is sent;
     <form data-draft-to="/address/"> sends it to the office after each pause. Answers: {"version": 3} or, on 409, {"message": "…"}. */
  const mark = (form, text, state) => {
    const place = form.querySelector("[data-saved]");
    if (place) { place.textContent = text; place.dataset.state = state; }
  };
  const isKept = (field) => field.name && field.type !== "password" && field.type !== "file" && field.type !== "hidden";

  /* A sent draft is forgotten once the office has said yes, on whatever page it says so; until then it is kept. */
  function forgetSent() {
    const saidYes = document.querySelector('#messages [data-state="ok"]');
    for (const flag of Object.keys(sessionStorage).filter((key) => key.startsWith("draft:") && key.endsWith(":sent"))) {
      if (saidYes) sessionStorage.removeItem(flag.slice(0, -5));
      sessionStorage.removeItem(flag);
    }
  }

  function keepHere(form) {
    const key = `draft:${location.pathname}:${form.dataset.draft}`;
    const old = JSON.parse(sessionStorage.getItem(key) || "null");
    if (old) {
      for (const field of [...form.elements].filter(isKept)) {
        const values = old[field.name];
        if (!values) continue;
        if (field.type === "checkbox" || field.type === "radio") field.checked = values.includes(field.value);
        else if (!field.value) field.value = values[0];
      }
      mark(form, "Đã khôi phục nội dung nhập dở.", "ok");
    }
    form.addEventListener("input", () => {
      const kept = {};
      for (const field of [...form.elements].filter(isKept)) {
        kept[field.name] = kept[field.name] || [];
        if (!["checkbox", "radio"].includes(field.type) || field.checked) kept[field.name].push(field.value);
      }
      sessionStorage.setItem(key, JSON.stringify(kept));
      mark(form, `Đã tự giữ trên máy này lúc ${stamp()}`, "ok");
    });
    form.addEventListener("submit", () => sessionStorage.setItem(`${key}:sent`, "1"));
  }

  function keepThere(form) {
    let timer = 0, running = false, again = false;
    const send = async () => {
      if (running) { again = true; return; }
      running = true; again = false;
      try {
        const answer = await fetch(form.dataset.draftTo, { method: "POST", body: new FormData(form), headers: { "X-Draft": "1" } });
        const told = await answer.json().catch(() => ({}));
        if (answer.redirected) mark(form, "Phiên đăng nhập đã hết. Nội dung vẫn còn trên trang này: hãy đăng nhập ở một thẻ khác rồi nhập tiếp.", "bad");
        else if (answer.ok) {
          if (told.version !== undefined && form.elements.version) form.elements.version.value = told.version;
          mark(form, told.message || `Đã tự lưu lúc ${stamp()}`, "ok");
        } else mark(form, told.message || "Chưa tự lưu được. Nội dung vẫn còn trên trang này.", "bad");
      } catch { mark(form, "Mất đường truyền. Nội dung vẫn còn trên trang này, sẽ tự lưu lại.", "bad"); timer = setTimeout(send, 10000); }
      running = false;
      if (again) send();
    };
    form.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(send, 900); });
  }

  /* Counting: inputs with data-counts="name" into [data-count="name"] and its meter. */
  function count(root) {
    for (const place of all("[data-count]", root)) {
      const name = place.dataset.count;
      const chosen = all(`[data-counts~="${name}"]:checked`).length + Number(place.dataset.besides || 0);
      place.textContent = chosen;
      const meter = document.querySelector(`[data-meter="${name}"]`);
      if (meter) {
        meter.value = chosen;
        meter.textContent = `${chosen}/${meter.max}`;
        meter.setAttribute("aria-label", meter.getAttribute("aria-label").replace(/: .*$/, `: ${chosen}/${meter.max}`));
      }
    }
    for (const place of all("[data-chosen-count]", root)) {
      place.textContent = all(`input[name="${place.dataset.chosenCount}"]:checked`).length;
    }
  }

  /* <input type="checkbox" data-all="lines" hidden-until-script> picks every input of that name. */
  function pickAll(box) {
    box.closest("[hidden]")?.removeAttribute("hidden");
    box.addEventListener("change", () => {
      for (const one of all(`input[name="${box.dataset.all}"]:not(:disabled)`)) {
        if (one.checked !== box.checked) { one.checked = box.checked; one.dispatchEvent(new Event("input", { bubbles: true })); }
      }
      count(document);
    });
  }

  /* A step that cannot be undone: its button wakes when the word is right. The office checks it again. */
  function typedWord(input) {
    const button = input.form.querySelector("button:not([type=button])");
    const check = () => { button.disabled = input.value.trim().toLocaleUpperCase("vi") !== input.dataset.word.toLocaleUpperCase("vi"); };
    input.addEventListener("input", check);
    check();
  }

  /* Names and sizes of chosen files, told before they travel. */
  function tellFiles(input) {
    const place = input.closest(".upload")?.querySelector("[data-chosen]");
    input.addEventListener("change", () => {
      if (!place) return;
      place.textContent = [...input.files].map((file) => `${file.name} (${(file.size / 1e6).toFixed(1).replace(".", ",")} MB)`).join(", ");
    });
  }

  /* One click is one click: a form on its way cannot be sent twice. */
  function once(form) {
    form.addEventListener("submit", (event) => {
      if (form.dataset.sent) { event.preventDefault(); return; }
      form.dataset.sent = "1";
      setTimeout(() => { delete form.dataset.sent; }, 4000);
    });
  }

  /* An answer that did not come is told on the page, beside what was typed. */
  function tell(text) {
    const place = document.getElementById("messages");
    if (!place) return;
    const note = document.createElement("div"), words = document.createElement("p");
    note.className = "note"; note.dataset.state = "bad"; note.setAttribute("role", "alert");
    words.textContent = text;
    note.append(words);
    place.replaceChildren(note);
    note.scrollIntoView({ block: "nearest" });
  }

  /* Keys of a page: [data-key="k"] is pressed by K, a field is entered. Never while typing; who wants none turns them off here. */
  function pressKey(event) {
    if (event.ctrlKey || event.altKey || event.metaKey || event.target.closest("input, textarea, select") || localStorage.keysOff) return;
    const target = document.querySelector(`[data-key="${CSS.escape(event.key.length === 1 ? event.key.toLowerCase() : event.key)}"]`);
    if (target) { event.preventDefault(); target[target.matches("textarea") ? "focus" : "click"](); }
  }
  function offerKeysOff(box) { box.closest("[hidden]").hidden = false; box.checked = Boolean(localStorage.keysOff);
    box.addEventListener("change", () => { localStorage.keysOff = box.checked ? "1" : ""; });
  }

  const wake = (root) => {
    for (const box of all("input[data-keys-off]", root)) offerKeysOff(box);
    for (const form of all("form[data-draft]", root)) keepHere(form);
    for (const form of all("form[data-draft-to]", root)) keepThere(form);
    for (const box of all("input[data-all]", root)) pickAll(box);
    for (const input of all("input[data-word]", root)) typedWord(input);
    for (const input of all("input[type=file]", root)) tellFiles(input);
    for (const button of all("[data-print]", root)) { button.hidden = false; button.addEventListener("click", () => print()); }
    for (const form of all('form[method="post"]:not([data-many])', root)) once(form);
    count(document);
  };

  const begin = () => {
    forgetSent();
    wake(document);
    document.addEventListener("change", () => count(document));
    document.addEventListener("click", (event) => {
      for (const menu of all("details.me[open]")) if (!menu.contains(event.target)) menu.open = false;
    });
    document.addEventListener("keydown", pressKey);
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape") for (const menu of all("details.me[open]")) { menu.open = false; menu.querySelector("summary").focus(); }
    });
    document.body.addEventListener("htmx:sendError", () => tell("Mất đường truyền, chưa gửi được. Nội dung vẫn còn trên trang này; hãy thử lại."));
    document.body.addEventListener("htmx:responseError", () => tell("Chưa thực hiện được. Nội dung vẫn còn trên trang này; hãy tải lại trang rồi thử lại."));
    document.body.addEventListener("htmx:afterSwap", (event) => wake(event.detail.elt));
  };
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", begin); else begin();
  addEventListener("pageshow", (event) => { if (event.persisted) for (const form of all("form[data-sent]")) delete form.dataset.sent; });
})();
