/* Parameters, copying, ticking off and keys on a page of steps. Nothing leaves the browser, nothing is run. */
(function () {
  "use strict";
  const text = {
    unset: "Not filled in:", unsafe: "Cannot be put in safely here:", again: "Press again to copy it as it is.",
    destroys: "This destroys", something: "what the command names", copyAnyway: "Press again to copy it.",
    type: "To copy it, type the name of what it destroys:", confirm: "Copy", copied: "Copied", copiedStep: "Copied step",
    manual: "Copying was refused: the command is selected, press Ctrl-C.", find: "Copied the command that lists them.",
    control: "has a character that cannot be seen", dash: "would be read as a flag", pattern: "does not look like",
    memory: "This browser keeps nothing here: values last as long as the page.",
    clear: "Clear all", link: "Copy a link with these values", linked: "Copied the link; secrets are not in it.",
    received: "Values from the link were filled in. Check them before you copy.",
    done: "Done", failed: "Failed", skipped: "Skip", keys: "Keys", keysOn: "Single keys work outside fields", close: "Close",
  };
  const KEYS = [["/", "Search (Ctrl-K too)"], ["j k", "Next, previous step"], ["c", "Copy the step's command"],
    ["x", "Step is done"], ["f", "Step failed"], ["s", "Step is skipped"], ["p", "Parameters"], ["?", "This list"]];

  /* What is kept: in the browser where it allows that, else for as long as the page. */
  const memory = {};
  let isBlocked = false;
  function read(key) {
    let kept = memory[key];
    try { kept = localStorage.getItem("runsheet:" + key) || kept; } catch (error) { isBlocked = true; }
    try { return Object.assign(Object.create(null), JSON.parse(kept || "{}")); } catch (error) { return Object.create(null); }
  }
  function keep(key, value) {
    memory[key] = JSON.stringify(value);
    try { localStorage.setItem("runsheet:" + key, memory[key]); } catch (error) { isBlocked = true; }
  }
  function make(name, className, content) {
    const element = document.createElement(name);
    if (className) element.className = className;
    if (content) element.append(content);
    if (name === "button") element.type = "button";
    return element;
  }
  const status = make("p", "quiet");
  status.setAttribute("role", "status");
  document.body.append(status);
  function say(message) {
    status.textContent = "";
    setTimeout(() => { status.textContent = message; }, 30);
  }

  /* Values in commands. A value takes the place of a parameter only where it cannot change anything around it. */
  const UNSEEN = /[\0-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/;
  const PLAIN = /^[\w@%+:./-]+$/;
  const RESERVED = /^(if|then|else|elif|fi|for|in|while|until|do|done|case|esac|select|function|time|coproc)$/;
  const SQL_WORD = /^(and|or|not|in|is|like|between|case|when|then|else|end|union|except|intersect|all|any|exists|select|from|where|order|group|having|limit)$/i;
  const single = value => "'" + value.replace(/'/g, "'\\''") + "'";
  const inDouble = value => value.replace(/[\\"$`]/g, "\\$&").replace(/!/g, "\"'!'\"");
  const isEscaped = before => /(^|[^\\])(\\\\)*\\$/.test(before);
  /** In which quotes the end of the text stands, when `open` pairs what opens a quote with what ends it. */
  function quoteAt(before, open, hasBackslash) {
    let end = "";
    for (let at = 0; at < before.length; at++) {
      if (end) {
        if (hasBackslash && end.length === 1 && before[at] === "\\") at += 1;
        else if (before.startsWith(end, at)) { at += end.length - 1; end = ""; }
      } else {
        const start = Object.keys(open).find(start => before.startsWith(start, at));
        if (start) { at += start.length - 1; end = open[start]; }
      }
    }
    return end;
  }
  /** Places that are read a second time, by another shell or as arithmetic, where no quoting lasts. */
  const isReadAgain = before => before.split("`").length % 2 === 0
    || before.lastIndexOf("((") > before.lastIndexOf("))") || before.lastIndexOf("[[") > before.lastIndexOf("]]") || /\w\[$/.test(before)
    || /\b(ssh|eval|watch|su|parallel)\b|sh\s+(-\w+\s+)*-\w*c\b/.test(before);
  /** A value for SQL or JSON that stands in the shell's quotes is first made fit for that. */
  function fit(value, before, open) {
    const isSQL = /\b(psql|mysql|mariadb|sqlite3?|bq|sqlcmd|cqlsh)\b/.test(before) && /\b(select|insert|update|delete|from|where|create|alter|drop|grant|with)\b/i.test(open);
    if (isSQL) return contexts.sql(value, open);
    return /^\s*[[{]\s*["{[]/.test(open) ? contexts.json(value, open) : value;
  }
  const shell = {
    bare(value, before, after) {
      if (/^=/.test(after) && /(^|[\n;&|(]|\b(export|env))\s*$/.test(before)) return /^[A-Za-z_]\w*$/.test(value) ? value : null;
      const isNumberOfFile = /^\d+$/.test(value) && /^[<>]/.test(after);
      return PLAIN.test(value) && !RESERVED.test(value) && !isNumberOfFile ? value : single(value);
    },
    doubleQuoted(value, before) {
      const [, open] = /(?:^|[^\\])(?:\\\\)*"((?:[^"\\]|\\[^])*)$/.exec(before) || [null, ""];
      const fitted = fit(value, before, open.replace(/\\(["\\$`])/g, "$1"));
      return fitted === null ? null : inDouble(fitted);
    },
    singleQuoted(value, before) {
      const start = before.lastIndexOf("'"), sign = before[start - 1];
      if (sign === "\\") return null;
      if (sign === "$") return value.replace(/[\\']/g, "\\$&");
      const fitted = fit(value, before, before.slice(start + 1));
      return fitted === null ? null : fitted.replace(/'/g, "'\\''");
    },
    hereDocument(value, before, after) {
      const start = [...before.matchAll(/<<-?\s*(["'\\]?)([^\s"'|&;<>()]+)[^\n]*\n/g)].pop();
      if (!start) return null;
      const fitted = fit(value, before, before.slice(start.index + start[0].length));
      const line = (/[^\n]*$/.exec(before)[0] + fitted + /^[^\n]*/.exec(after)[0]).trim();
      if (fitted === null || line.length <= start[2].length && start[2].includes(value)) return null;
      return start[1] ? fitted : fitted.replace(/[\\$`]/g, "\\$&");
    },
  };
  const contexts = {
    sql(value, before) {
      const end = quoteAt(before, { "'": "'", "\"": "\"", "--": "\n", "/*": "*/", "$$": "$$" });
      if (value.includes("\\")) return null;
      if (end === "'" || end === "\"") return value.replaceAll(end, end + end);
      if (end) return /^[\w .:-]*$/.test(value) ? value : null;
      return /^(-?\d+(\.\d+)?|[A-Za-z_][\w.]*)$/.test(value) && !SQL_WORD.test(value) ? value : null;
    },
    json(value, before) {
      const escaped = JSON.stringify(value);
      if (quoteAt(before, { "\"": "\"" }, true)) return escaped.slice(1, -1);
      return /^(-?(0|[1-9]\d*)(\.\d+)?|true|false|null)$/.test(value) ? value : escaped;
    },
    yaml(value, before, after) {
      const line = /[^\n]*$/.exec(before)[0];
      const end = quoteAt(line, { "'": "'", "\"": "\"", " #": "\n" }, true);
      if (end === "\"") return JSON.stringify(value).slice(1, -1);
      if (end === "'") return value.replace(/'/g, "''");
      if (end || /^[A-Za-z0-9][\w./-]*$/.test(value)) return value;
      return /(:|-)\s+$/.test(line) && /^\s*(\n|$)/.test(after) ? JSON.stringify(value) : null;
    },
    other: value => /^[\w@%+=:,./-]+( [\w@%+=:,./-]+)*$/.test(value) ? value : null,
  };
  function insert(value, context, before, after) {
    if (UNSEEN.test(value)) return null;
    const startsWord = /(^|[\s"'])$/.test(before);
    if (startsWord && isFlag(value) && context !== "sql" && context !== "json" && context !== "yaml") return null;
    if (!shell[context]) return (contexts[context] || contexts.other)(value, before, after);
    if (/\$$/.test(before)) return null;
    if ((isEscaped(before) || isReadAgain(before)) && !PLAIN.test(value)) return null;
    return shell[context](value, before, after);
  }
  const isFlag = value => /^-/.test(value) && !/^-\d+(\.\d+)?$/.test(value);
  /** The text with its parameters filled; `uses` lists parameter, context, start and length of each. */
  function fill(source, uses, values) {
    const result = { text: "", pieces: [], unset: new Set(), unsafe: new Set() };
    let end = 0;
    for (let at = 0; at < uses.length; at += 4) {
      const [id, context, start, length] = uses.slice(at, at + 4);
      const notation = source.slice(start, start + length);
      const value = typeof values[id] === "string" ? values[id] : "";
      const piece = value ? insert(value, context, source.slice(0, start), source.slice(start + length)) : null;
      if (piece === null) (value ? result.unsafe : result.unset).add(notation);
      result.pieces.push(piece);
      result.text += source.slice(end, start) + (piece === null ? notation : piece);
      end = start + length;
    }
    result.text += source.slice(end);
    return result;
  }

  /* Copying. */
  async function copy(value) {
    try {
      await navigator.clipboard.writeText(value);
    } catch (error) {
      const area = make("textarea", "quiet");
      const focused = document.activeElement;
      area.value = value;
      (document.querySelector("dialog[open]") || document.body).append(area);
      area.select();
      const isCopied = document.execCommand("copy");
      area.remove();
      if (focused) focused.focus();
      if (!isCopied) throw error;
    }
  }

  const { runbook = "", procedure = "" } = document.body.dataset;
  const form = document.querySelector("form[data-parameters]");
  const fields = form ? [...form.querySelectorAll("input[name]")] : [];
  const values = Object.create(null);
  const codes = [...document.querySelectorAll("code[data-source]")].map(code => {
    const spans = [...code.querySelectorAll(".parameter")];
    const source = code.textContent.replace(/\n$/, "");
    const range = document.createRange();
    range.selectNodeContents(code);
    const uses = spans.flatMap(span => {
      range.setEndBefore(span);
      return [span.dataset.parameter, span.dataset.context, range.toString().length, span.textContent.length];
    });
    return { code, spans, source, uses, notations: spans.map(span => span.textContent), filled: null };
  });
  function refresh() {
    for (const entry of codes) {
      entry.filled = fill(entry.source, entry.uses, values);
      entry.filled.pieces.forEach((piece, at) => {
        const shown = piece === null ? entry.notations[at] : piece;
        if (entry.spans[at].textContent !== shown) entry.spans[at].textContent = shown;
        entry.spans[at].classList.toggle("filled", piece !== null);
      });
    }
  }

  /* Parameters. */
  const isSecret = field => field.dataset.secret === "true";
  function complaint(field) {
    const value = field.value, { pattern, type, sample } = field.dataset;
    if (!value) return "";
    if (UNSEEN.test(value)) return "“" + value + "” " + text.control;
    if (isFlag(value)) return text.dash;
    let matches = true;
    try { matches = !pattern || new RegExp("^(?:" + pattern + ")$", "u").test(value); } catch (error) { /* Not for this browser. */ }
    return matches ? "" : text.pattern + " " + (type || "it") + (sample ? ": " + sample : "");
  }
  function check(field) {
    const reason = complaint(field), id = field.id + ":reason";
    let note = document.getElementById(id);
    if (!note && reason) {
      note = make("p", "help reason");
      note.id = id;
      field.after(note);
      field.setAttribute("aria-describedby", (field.getAttribute("aria-describedby") || "") + " " + id);
    }
    if (note) { note.textContent = reason; note.hidden = !reason; }
    field.setAttribute("aria-invalid", String(Boolean(reason)));
  }
  function take(field) {
    values[field.name] = field.value;
    check(field);
  }
  function keepValues() {
    const kept = read("values:" + runbook);
    for (const field of fields) {
      delete kept[field.name];
      if (field.value && !isSecret(field)) kept[field.name] = field.value;
    }
    keep("values:" + runbook, kept);
  }
  /** `#anchor?name=value&…`: the anchor is the page's own, the rest is for the fields. */
  function received() {
    const [anchor, query] = location.hash.slice(1).split(/\?(.*)/s);
    if (query === undefined) return null;
    history.replaceState(null, "", anchor ? "#" + anchor : location.pathname + location.search);
    const target = anchor && document.getElementById(decodeURIComponent(anchor));
    if (target) target.scrollIntoView();
    return new URLSearchParams(query);
  }
  function handOff() {
    const given = new URLSearchParams();
    for (const field of fields) if (field.value && !isSecret(field)) given.append(field.name, field.value);
    const [anchor] = location.hash.slice(1).split("?");
    copy(location.href.split("#")[0] + "#" + anchor + "?" + given).then(() => say(text.linked), () => say(text.manual));
  }
  function setUpForm() {
    const kept = read("values:" + runbook), link = received();
    let isLinked = false;
    for (const field of fields) {
      const own = kept[field.name];
      const given = !isSecret(field) && link ? link.get(field.name) : null;
      field.value = given || typeof own === "string" && !isSecret(field) && own || "";
      isLinked = isLinked || Boolean(given);
      take(field);
    }
    form.addEventListener("submit", event => event.preventDefault());
    form.addEventListener("input", event => { take(event.target); keepValues(); refresh(); });
    form.addEventListener("click", event => {
      const button = event.target.closest("[data-find]");
      if (!button) return;
      copy(button.dataset.find).then(() => say(text.find), () => say(text.manual));
    });
    const tools = make("p", "form-tools"), clear = make("button", "find", text.clear), link_ = make("button", "find", text.link);
    clear.addEventListener("click", () => {
      for (const field of fields) { field.value = ""; take(field); }
      keepValues();
      refresh();
      fields[0].focus();
    });
    link_.addEventListener("click", handOff);
    tools.append(clear, " ", link_);
    form.append(tools);
    if (isLinked) { keepValues(); form.append(make("p", "help", text.received)); say(text.received); }
    if (isBlocked) form.append(make("p", "help", text.memory));
  }

  /* The guard before a copy. */
  const steps = [...document.querySelectorAll("li.step")];
  const armed = new WeakMap();
  const PAUSE = 350, LASTS = 8000;
  function targetOf(step) {
    const named = step.dataset.target || (step.querySelector(".meta code") || {}).textContent || "";
    const entry = codes.find(entry => step.contains(entry.code) && entry.notations.includes(named));
    return entry && values[entry.uses[4 * entry.notations.indexOf(named)]] || named;
  }
  function note(step, ...content) {
    let box = step.querySelector(".copy-note");
    if (!box) { box = make("div", "copy-note"); step.querySelector("[data-copy]").parentElement.after(box); }
    box.replaceChildren(...content);
    box.hidden = !content.length;
  }
  function finishCopy(step, entry) {
    const button = step.querySelector("[data-copy]");
    armed.delete(step);
    note(step);
    copy(entry.filled.text).then(() => {
      const label = button.textContent;
      if (label !== text.copied) setTimeout(() => { button.textContent = label; }, 1800);
      button.textContent = text.copied;
      say(text.copiedStep + " " + titleOf(step));
    }, () => { getSelection().selectAllChildren(entry.code); note(step, text.manual); say(text.manual); });
  }
  const titleOf = step => (step.querySelector("h2, h3") || step).textContent.trim();
  function askForTarget(step, entry, warning, target) {
    const ask = make("form", "confirm"), label = make("label", "", text.type + " "), field = make("input"), send = make("button", "", text.confirm);
    field.autocomplete = "off";
    field.spellcheck = false;
    send.type = "submit";
    label.append(make("b", "", target), field);
    ask.append(label, send);
    ask.addEventListener("submit", event => {
      event.preventDefault();
      if (field.value.trim() === target) { step.querySelector("[data-copy]").focus(); finishCopy(step, entry); }
      else { field.setAttribute("aria-invalid", "true"); say(text.type + " " + target); }
    });
    note(step, ...(warning ? [make("p", "", warning)] : []), ask);
    field.focus();
  }
  function press(step) {
    const entry = codes.find(entry => step.contains(entry.code));
    if (!entry) return;
    const { unset, unsafe } = entry.filled;
    const parts = [];
    if (unset.size) parts.push(text.unset + " " + [...unset].join(", ") + ".");
    if (unsafe.size) parts.push(text.unsafe + " " + [...unsafe].join(", ") + ".");
    const target = targetOf(step), { confirm } = step.dataset;
    if (confirm === "typeTarget" && target) return askForTarget(step, entry, parts.join(" "), target);
    const isDestroying = confirm === "ask" || confirm === "typeTarget" || step.dataset.effect === "destroy";
    if (isDestroying) parts.unshift(text.destroys + " " + (target || text.something) + ".");
    const before = armed.get(step), now = Date.now();
    if (!parts.length || before && before.warning === parts.join(" ") && now - before.time > PAUSE && now - before.time < LASTS) {
      return finishCopy(step, entry);
    }
    if (before && now - before.time <= PAUSE) return;
    armed.set(step, { time: now, warning: parts.join(" ") });
    parts.push(isDestroying ? text.copyAnyway : text.again);
    note(step, make("p", "", parts.join(" ")));
    say(parts.join(" "));
  }

  /* Ticking off, kept by step and content: a changed step starts afresh. */
  const ticks = read("ticks:" + runbook);
  const tickKey = step => step.dataset.step + "@" + step.dataset.hash;
  function showTick(step, buttons) {
    const tick = ticks[tickKey(step)] || [];
    step.classList.remove("is-done", "is-failed", "is-skipped");
    if (tick[0]) step.classList.add("is-" + tick[0]);
    for (const button of buttons) {
      const isSet = button.dataset.tick === tick[0];
      button.setAttribute("aria-pressed", String(isSet));
      button.textContent = text[button.dataset.tick] + (isSet ? " " + new Date(tick[1]).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" }) : "");
    }
  }
  function addTicks(step) {
    const box = make("div", "ticks"), buttons = ["done", "failed", "skipped"].map(state => {
      const button = make("button", "tick");
      button.dataset.tick = state;
      button.setAttribute("aria-label", text[state] + ": " + titleOf(step));
      button.addEventListener("click", () => {
        const key = tickKey(step);
        if ((ticks[key] || [])[0] === state) delete ticks[key]; else ticks[key] = [state, Date.now()];
        keep("ticks:" + runbook, ticks);
        showTick(step, buttons);
      });
      return button;
    });
    box.append(...buttons);
    step.append(box);
    showTick(step, buttons);
  }

  /* Keys. */
  function takesKeys(event) {
    const { target } = event;
    return !read("keys").off && !event.ctrlKey && !event.metaKey && !event.altKey && !event.isComposing
      && !(target.closest && target.closest("input, textarea, select, dialog, [contenteditable]"));
  }
  let current = null;
  function go(by) {
    const at = steps.indexOf(current) + by;
    const isFirst = !current;
    current = steps[isFirst ? (by > 0 ? 0 : steps.length - 1) : Math.max(0, Math.min(steps.length - 1, at))];
    current.tabIndex = -1;
    current.focus({ preventScroll: true });
    current.scrollIntoView({ block: "start" });
  }
  function help() {
    const dialog = make("dialog", "keys"), list = make("dl"), toggle = make("input"), label = make("label");
    for (const [key, meaning] of KEYS) list.append(make("dt", "", make("kbd", "", key)), make("dd", "", meaning));
    toggle.type = "checkbox";
    toggle.checked = !read("keys").off;
    toggle.addEventListener("change", () => keep("keys", toggle.checked ? {} : { off: true }));
    label.append(toggle, " " + text.keysOn);
    const close = make("button", "tool-button", text.close);
    close.addEventListener("click", () => dialog.close());
    dialog.addEventListener("close", () => dialog.remove());
    dialog.setAttribute("aria-label", text.keys);
    dialog.append(make("h2", "", text.keys), list, label, close);
    document.body.append(dialog);
    dialog.showModal();
  }
  document.addEventListener("focusin", event => { current = event.target.closest("li.step") || current; });
  document.addEventListener("keydown", event => {
    const isHelp = event.key === "?";
    if (event.shiftKey && !isHelp || !takesKeys(event)) return;
    const tick = { x: "done", f: "failed", s: "skipped" }[event.key];
    if (isHelp) help();
    else if (event.key === "p" && fields.length) fields[0].focus();
    else if ((event.key === "j" || event.key === "k") && steps.length) go(event.key === "j" ? 1 : -1);
    else if (event.key === "c" && current && current.querySelector("[data-copy]")) press(current);
    else if (tick && current) current.querySelector("[data-tick=" + tick + "]").click();
    else return;
    event.preventDefault();
  });

  window.runsheet = {
    takesKeys, copy,
    /** A command of another page, filled with what this browser knows of its runbook. */
    filled(id, source, uses) {
      const result = fill(source, uses, Object.assign(read("values:" + id), id === runbook ? values : {}));
      return { text: result.text, unset: [...result.unset, ...result.unsafe] };
    },
  };
  if (form) setUpForm();
  refresh();
  for (const button of document.querySelectorAll("[data-copy]")) {
    button.hidden = false;
    button.addEventListener("click", () => press(button.closest("li.step")));
  }
  if (procedure) steps.forEach(addTicks);
})();
