/* Parameters, copying and keys on a page of steps. Nothing leaves the browser, nothing is run. */
(function () {
  "use strict";
  const text = runsheetText;
  const all = (selector, inside = document) => [...inside.querySelectorAll(selector)];

  /* What is kept: in the browser where it allows that, else for as long as the page. */
  const page = document, memory = {}, none = () => Object.create(null);
  let isBlocked = false;
  function read(key) {
    let kept = memory[key];
    try { kept = localStorage.getItem("runsheet:" + key) || kept; } catch (error) { isBlocked = true; }
    try { return Object.assign(none(), JSON.parse(kept || "{}")); } catch (error) { return none(); }
  }
  function keep(key, value) {
    memory[key] = JSON.stringify(value);
    try { localStorage.setItem("runsheet:" + key, memory[key]); } catch (error) { isBlocked = true; }
  }
  function make(name, className, ...content) {
    const element = page.createElement(name);
    if (className) element.className = className;
    if (name === "button") element.type = "button";
    element.append(...content);
    return element;
  }
  function button(className, label, action) {
    const element = make("button", className, label);
    element.addEventListener("click", action);
    return element;
  }
  const status = make("p", "quiet");
  status.role = "status";
  page.body.append(status);
  function say(message) {
    status.textContent = "";
    setTimeout(() => { status.textContent = message; }, 30);
  }

  /* Values in commands. A value takes the place of a parameter only where it cannot change anything around it. */
  const UNSEEN = /[\0-\x1f\x7f-\x9f\xad\u061c\u180e\u200b\u200c\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff]|(?<![\ufe0f\udc00-\udfff])\u200d|\udb40[\udc00-\udc7f]/;
  const hides = value => UNSEEN.test(value.replace(/[\n\t]/g, ""));
  const PLAIN = /^[\w@%+:./-]+$/;
  const NUMBER = /^-?\d+(\.\d+)?$/;
  const SQL_WORD = /^(and|or|not|all|any|exists|distinct|null|true|false|default)$/i;
  const inSingle = value => value.replace(/'/g, "'\\''");
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
  /** What the shell makes of the word that the text ends in: its quotes are gone, and pieces in several quotes are one. */
  function wordOf(before) {
    let word = "", end = "";
    for (let at = 0; at < before.length; at++) {
      const letter = before[at];
      if (letter === "\\" && end !== "'") word += before[++at] || "";
      else if (letter === end) end = "";
      else if (!end && /["']/.test(letter)) end = letter;
      else if (!end && /[\s;&|()<>]/.test(letter)) word = "";
      else word += letter;
    }
    return word;
  }
  /** Places that are read a second time, by another shell or as arithmetic, where no quoting lasts. */
  const isReadAgain = (before, after) => before.split("`").length % 2 === 0
    || before.lastIndexOf("((") > before.lastIndexOf("))") || before.lastIndexOf("[[") > before.lastIndexOf("]]") || /\w\[$/.test(before)
    || /\b(ssh|eval|watch|su|parallel|trap|alias|tmux|heroku|run-command|send-command|pwsh|powershell|cmd)\b|sh\s+(-\w+\s+)*(-\w*c\b|<<)|<<[^\n]*sh\b.*\n/.test(before)
    || /\|.*\b(xargs|\w*sh)\b/.test(after);
  const SQL_TOOL = /sql|mariadb|duckdb|clickhouse|cqlsh|\b(bq|d1|db)\b/;
  const SQL_START = /\b(select|insert|update|delete|from|create|alter|drop|grant)\b/i;
  /** Programs and filters that stand in an argument: in them a value is a plain word, or plain words between quotes. */
  const PROGRAM = /\b([jy]q|sed|\w?awk|mongo(sh)?|logging read)\b|\b(perl|python[\d.]*|ruby|node|php)\b.*\s(-\w*[ecr]\b|--eval|-\s|<<)|--(field-)?(filter|query|selector)\b/;
  /** A value for another language that stands in the shell's quotes is first made fit for that. */
  function fit(value, before, open, after) {
    if (SQL_TOOL.test(before + after) && SQL_START.test(open)) return contexts.sql(value, open, after);
    if (/^\s*[[{]\s*["{[]/.test(open)) return contexts.json(value, open);
    if (PROGRAM.test(before) && (open || !/^["']/.test(after))) return value.includes("/") && open.includes("/") ? null : contexts.other(value, open);
    const [, , inner] = /(^|[^\w\\])(["'`])(?:(?!\2)[^\\]|\\.)*$/.exec(open) || [];
    return inner && (value.includes(inner) || value.includes("\\")) ? null : value;
  }
  /** A value as a part of a web address: what would begin another part is written as `%…`, and where that cannot be it is refused. */
  function inAddress(value, before, after) {
    const found = /https?:\/\/[^\s"'/?#]*([^\s"']*)$/.exec(before);
    if (!found) return value;
    const rest = found[1];
    if (!rest) return (/^\//.test(after) ? /^[\w.:-]+$/ : /^[\w.:/-]+$/).test(value) ? value : null;
    if (!/[?#]/.test(rest) && value.includes("..")) return null;
    return value.replace(/[^\w.~:/@,-]/gu, letter => encodeURIComponent(letter.toWellFormed()));
  }
  /** One of several values of a flag: a comma in it would make two of them. */
  const isItem = (before, after) => {
    const found = /(?:^|[\s"'])--?[\w-]+[= ]["']?([^\s"']*)$/.exec(before);
    return found && /[=,]/.test(found[1] + /^[^\s"']*/.exec(after)[0]);
  };
  const unless = (value, make) => value === null ? null : make(value);
  const shell = {
    bare(value, before, after) {
      if (/^=/.test(after) && /(^|[\n;&|(]|\b(export|env))\s*$/.test(before)) return /^[A-Za-z_]\w*$/.test(value) ? value : null;
      // Where a command begins, a word like `if` is one of the shell's.
      const isReserved = /(^|[\n;&|({!]|\b(do|then|else))\s*$/.test(before);
      const isNumberOfFile = /^\d+$/.test(value) && /^[<>]/.test(after);
      const word = wordOf(before), fitted = word && PROGRAM.test(before) ? fit(value, before, word, after) : value;
      return fitted === null || PLAIN.test(fitted) && !isReserved && !isNumberOfFile ? fitted : "'" + inSingle(fitted) + "'";
    },
    doubleQuoted(value, before, after) {
      return unless(fit(value, before, wordOf(before), after), inDouble);
    },
    singleQuoted(value, before, after) {
      const sign = before[before.lastIndexOf("'") - 1];
      if (sign === "\\") return null;
      if (sign === "$") return value.replace(/[\\']/g, "\\$&");
      return unless(fit(value, before, wordOf(before), after), inSingle);
    },
    hereDocument(value, before, after) {
      const start = [...before.matchAll(/<<-?\s*(["'\\]?)([^\s"'|&;<>()]+)[^\n]*\n/g)].pop();
      if (!start) return null;
      const open = before.slice(start.index + start[0].length), isYAML = /\b(kubectl|helm|compose|ansible)\b|\.ya?ml\b/.test(before);
      const fitted = isYAML ? contexts.yaml(value, open, after) : fit(value, before, open, after);
      const line = (/[^\n]*$/.exec(before)[0] + fitted + /^[^\n]*/.exec(after)[0]).trim();
      if (fitted === null || line.length <= start[2].length && start[2].includes(value)) return null;
      return start[1] ? fitted : fitted.replace(/[\\$`]/g, "\\$&");
    },
  };
  const contexts = {
    sql(value, before, after) {
      const end = quoteAt(before, { "'": "'", "\"": "\"", "--": "\n", "/*": "*/", "$$": "$$" });
      if (value.includes("\\")) return null;
      if (end === "'" || end === "\"") return value.replaceAll(end, end + end);
      if (end) return /^[\w .:-]*$/.test(value) ? value : null;
      // A name where a value is expected would compare a column with itself.
      const isValue = /([=<>]|\b(like|between|and|in\s*\(.*))\s*$/i.test(before) && !/^\s*([=<>!]|is\b|in\b)/i.test(after);
      return (isValue ? NUMBER : /^(-?\d+(\.\d+)?|[A-Za-z_][\w.]*)$/).test(value) && !SQL_WORD.test(value) && !(/-$/.test(before) && /^-/.test(value)) ? value : null;
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
    other(value, before) {
      const isQuoted = quoteAt(/[^\n]*$/.exec(before)[0], { "'": "'", "\"": "\"", "`": "`" }, true);
      return (isQuoted ? /^[\w@+=:,./ -]*$/ : /^[\w+:./-][\w@+:./-]*$/).test(value) ? value : null;
    },
  };
  function insert(value, context, before, after) {
    if (UNSEEN.test(value)) return null;
    const startsWord = /(^|[\s"'])$/.test(before);
    if (startsWord && isFlag(value) && context !== "sql" && context !== "json" && context !== "yaml") return null;
    if (!shell[context]) return (contexts[context] || contexts.other)(value, before, after);
    if (/\$$/.test(before)) return null;
    if ((isEscaped(before) || isReadAgain(before, after)) && !PLAIN.test(value) || value.includes(",") && isItem(before, after)) return null;
    return unless(inAddress(value, before, after), fitted => shell[context](fitted, before, after));
  }
  const isFlag = value => /^-/.test(value) && !NUMBER.test(value);
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
      const area = make("textarea", "quiet"), focused = page.activeElement;
      area.value = value;
      (page.querySelector("dialog[open]") || page.body).append(area);
      area.select();
      const isCopied = page.execCommand("copy");
      area.remove();
      if (focused) focused.focus();
      if (!isCopied) throw error;
    }
  }
  const copyAndSay = (value, message) => copy(value).then(() => say(message), () => say(text.manual));

  const { runbook = "" } = page.body.dataset;
  const form = page.querySelector("form[data-parameters]");
  const fields = form ? all("input[name]", form) : [];
  const values = none();
  const codes = all("code[data-source]").map(code => {
    const spans = all(".parameter", code), range = page.createRange();
    range.selectNodeContents(code);
    const uses = spans.flatMap(span => {
      range.setEndBefore(span);
      return [span.dataset.parameter, span.dataset.context, range.toString().length, span.textContent.length];
    });
    return { code, spans, uses, source: code.textContent.replace(/\n$/, ""), notations: spans.map(span => span.textContent) };
  });
  function refresh(name) {
    for (const entry of codes) {
      if (entry.filled && name && !entry.uses.includes(name)) continue;
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
  function complaint({ value, dataset: { pattern, type, sample } }) {
    if (!value) return "";
    if (UNSEEN.test(value)) return "“" + value + "” " + text.control;
    if (isFlag(value)) return text.dash;
    let matches = true;
    try { matches = !pattern || new RegExp("^(?:" + pattern + ")$", "u").test(value); } catch (error) { /* Not for this browser. */ }
    return matches ? "" : text.pattern + " " + (type || "it") + (sample ? ": " + sample : "");
  }
  function take(field) {
    const reason = complaint(field), id = field.id + ":reason";
    let note = page.getElementById(id);
    values[field.name] = field.value;
    if (!note && reason) {
      note = make("p", "help reason");
      note.id = id;
      field.after(note);
      field.setAttribute("aria-describedby", (field.getAttribute("aria-describedby") || "") + " " + id);
    }
    if (note) { note.textContent = reason; note.hidden = !reason; }
    field.ariaInvalid = Boolean(reason);
  }
  /** Where the commands will act, as far as the values say so. */
  const PLACE = /(^|[-_. ])(env(ironment)?|stage|project|cluster|namespace|context|account|profile)$/i;
  const environments = () => fields.filter(field => field.value && !isSecret(field) && (PLACE.test(field.name) || /project|namespace|account|cluster/.test(field.dataset.type)));
  function environment() {
    const found = environments(), banner = make("p", "environment", found.map(field => field.name + ": " + field.value).join(" · "));
    banner.hidden = !found.length;
    banner.classList.toggle("production", found.some(field => /(^|[^a-z])(prod|prd|production|live)([^a-z]|$)/i.test(field.value)));
    return banner;
  }
  let banner = make("p");
  function changed(name) {
    const kept = read("values:" + runbook), next = environment();
    for (const field of fields) {
      delete kept[field.name];
      if (field.value && !isSecret(field)) kept[field.name] = field.value;
    }
    keep("values:" + runbook, kept);
    banner.replaceWith(next);
    banner = next;
    refresh(name);
    dispatchEvent(new Event("runsheet:values"));
  }
  /** `#anchor?name=value&…`: the anchor is the page's own, the rest is for the fields. */
  function received() {
    const [anchor, query] = location.hash.slice(1).split(/\?(.*)/s);
    if (query === undefined) return null;
    history.replaceState(null, "", anchor ? "#" + anchor : location.pathname + location.search);
    let target = null;
    try { target = page.getElementById(decodeURIComponent(anchor)); } catch (error) { /* No address of ours. */ }
    if (target) target.scrollIntoView();
    return new URLSearchParams(query);
  }
  function handOff() {
    const given = new URLSearchParams(), [anchor] = location.hash.slice(1).split("?");
    for (const field of fields) if (field.value && !isSecret(field)) given.append(field.name, field.value);
    copyAndSay(location.href.split("#")[0] + "#" + anchor + "?" + given, text.linked);
  }
  function setUpForm() {
    const kept = read("values:" + runbook), link = received();
    let isLinked = false;
    for (const field of fields) {
      const own = kept[field.name], given = !isSecret(field) && link && link.get(field.name);
      field.value = given || !isSecret(field) && typeof own === "string" && own || "";
      isLinked = isLinked || Boolean(given);
      take(field);
    }
    form.addEventListener("submit", event => event.preventDefault());
    form.addEventListener("input", ({ target }) => { take(target); changed(target.name); });
    form.addEventListener("click", ({ target }) => {
      const found = target.closest("[data-find]");
      if (found) copyAndSay(found.dataset.find, text.copied + ": " + found.dataset.find);
    });
    form.append(banner, make("p", "form-tools", button("find", text.clear, () => {
      for (const field of fields) { field.value = ""; take(field); }
      changed();
      fields[0].focus();
    }), button("find", text.link, handOff)));
    if (isLinked) { form.append(make("p", "help", text.received)); say(text.received); }
    changed();
    if (isBlocked) form.append(make("p", "help", text.memory));
  }

  /* The guard before a copy. */
  const steps = all("li.step");
  const armed = new WeakMap();
  const PAUSE = 350, LASTS = 8000;
  const titleOf = step => (step.querySelector("h2, h3") || step).textContent.trim();
  const entryOf = step => codes.find(entry => step.contains(entry.code));
  const destroys = step => step.classList.contains("destroy") || Boolean(step.dataset.confirm);
  const threat = step => step.matches(".destroy") ? text.destroys : text.changes;
  function targetOf(step) {
    const named = (step.querySelector(".meta code") || {}).textContent || "";
    const entry = codes.find(entry => step.contains(entry.code) && entry.notations.includes(named));
    return entry && values[entry.uses[4 * entry.notations.indexOf(named)]] || named;
  }
  function note(step, place, ...content) {
    let box = step.querySelector(".copy-note");
    if (!box) box = make("div", "copy-note");
    place.after(box);
    box.replaceChildren(...content);
    box.hidden = !content.length;
  }
  const listed = (label, names) => names.size ? [label + " " + [...names].join(", ") + "."] : [];
  const missing = ({ unset, unsafe }) => [...listed(text.unset, unset), ...listed(text.unsafe, unsafe)];
  /** What has to be said before a text is copied. */
  function warningOf(step, value, target, parts) {
    if (step && destroys(step)) parts.unshift(threat(step) + " " + (target || text.something) + ".");
    if (hides(value)) parts.unshift(text.unseen);
    return parts.join(" ");
  }
  /** Whether the reader was told so a moment ago, and pressed again on purpose. */
  function isSecond(key, warning) {
    const before = armed.get(key), now = Date.now();
    if (before && before.warning === warning && now - before.time > PAUSE && now - before.time < LASTS) return armed.delete(key);
    if (!before || now - before.time > PAUSE) armed.set(key, { time: now, warning });
    return false;
  }
  function finishCopy(step, entry, pressed) {
    const slab = entry.code.closest(".slab");
    note(step, slab);
    copy(entry.filled.text).then(() => {
      if (pressed.textContent !== text.copied) setTimeout(() => { pressed.textContent = text.copy; }, 1800);
      pressed.textContent = text.copied;
      say(text.copied + ": " + titleOf(step));
      step.dispatchEvent(new Event("runsheet:copied", { bubbles: true }));
    }, () => { getSelection().selectAllChildren(entry.code); note(step, slab, text.manual); say(text.manual); });
  }
  function askForTarget(step, entry, pressed, warning, target) {
    const field = make("input"), send = make("button", "", text.copy), ask = make("form", "confirm", make("label", "", text.type + " ", make("b", "", target), field), send);
    field.autocomplete = "off";
    field.spellcheck = false;
    send.type = "submit";
    ask.addEventListener("submit", event => {
      event.preventDefault();
      if (field.value.trim() === target) { pressed.focus(); finishCopy(step, entry, pressed); }
      else { field.ariaInvalid = "true"; say(text.type + " " + target); }
    });
    note(step, entry.code.closest(".slab"), ...(warning ? [make("p", "", warning)] : []), ask);
    field.focus();
  }
  function press(step) {
    const entry = entryOf(step), pressed = step.querySelector("[data-copy]");
    if (!entry) return;
    const parts = missing(entry.filled), target = targetOf(step);
    if (step.dataset.confirm === "typeTarget" && target) return askForTarget(step, entry, pressed, parts.join(" "), target);
    const warning = warningOf(step, entry.filled.text, target, parts);
    if (!warning || isSecond(step, warning)) return finishCopy(step, entry, pressed);
    const whole = warning + " " + text.again;
    note(step, entry.code.closest(".slab"), make("p", "", whole));
    say(whole);
  }
  /** Commands that stand in a sentence. Blanks in them are named as the others are. */
  function addInlineCopy(code) {
    const value = code.textContent, step = code.closest("li.step");
    if (!/^[a-z.\/][\w./-]*\s+\S/i.test(value)) return;
    const pressed = button("inline-copy", text.copy, () => {
      const blanks = new Set(value.match(/<[^<>]+>|\{\{.+?\}\}|\bYOUR[-_]\w+/g)), warning = warningOf(step, value, "", listed(text.unset, blanks));
      if (warning && !isSecond(code, warning)) { pressed.textContent = text.again; return say(warning + " " + text.again); }
      copy(value).then(() => { pressed.textContent = text.copied; say(text.copied + " " + value); }, () => say(text.manual));
    });
    pressed.ariaLabel = text.copy + ": " + value;
    (code.closest("h2") || code).after(pressed);
  }

  /* Keys. */
  const takesKeys = ({ target, ctrlKey, metaKey, altKey, isComposing }) => !read("keys").off && !ctrlKey && !metaKey && !altKey && !isComposing
    && !(target.closest && target.closest("input, textarea, select, dialog, [contenteditable]"));
  let current = null;
  function go(step) {
    current = step;
    step.tabIndex = -1;
    step.focus({ preventScroll: true });
    step.scrollIntoView({ block: "start" });
  }
  function dialog(label, ...content) {
    const element = make("dialog", "", make("h2", "", label), ...content, button("tool-button", text.close, () => element.close()));
    element.ariaLabel = label;
    element.addEventListener("close", () => element.remove());
    page.body.append(element);
    element.showModal();
  }
  function help() {
    const toggle = make("input");
    toggle.type = "checkbox";
    toggle.checked = !read("keys").off;
    toggle.addEventListener("change", () => keep("keys", toggle.checked ? {} : { off: true }));
    dialog(text.keys, make("dl", "", ...Object.keys(text.keyList).flatMap(key => [make("dt", "", make("kbd", "", key)), make("dd", "", text.keyList[key])])), make("label", "", toggle, " " + text.keysOn));
  }
  const follow = name => { const link = current && current.querySelector("[data-" + name + "]"); if (link) link.click(); };
  const KEYS = {
    "?": help,
    p() {
      if (!fields.length) return;
      if (!form.offsetParent) form.parentElement.showPopover();
      fields[0].focus();
    },
    j: () => steps.length && go(steps[Math.min(steps.indexOf(current) + 1, steps.length - 1)]),
    k: () => steps.length && go(steps[current ? Math.max(steps.indexOf(current) - 1, 0) : steps.length - 1]),
    c: () => current && current.querySelector("[data-copy]") && press(current),
    u: () => follow("undo"), v: () => follow("verify"),
    x: () => follow("tick=done"), f: () => follow("tick=failed"), s: () => follow("tick=skipped"),
  };
  page.addEventListener("focusin", ({ target }) => { current = target.closest("li.step") || current; });
  page.addEventListener("keydown", event => {
    const { key, target } = event;
    // Out of a field, back to the step that it was left for.
    if (key === "Escape" && target.closest(".parameters, .step")) return current ? go(current) : target.blur();
    if (event.shiftKey && key !== "?" || !Object.hasOwn(KEYS, key) || !takesKeys(event)) return;
    KEYS[key]();
    event.preventDefault();
  });

  window.runsheet = {
    hides, all, make, button, read, keep, say, copy, copyAndSay, takesKeys, dialog, steps, fields, values, titleOf, entryOf, destroys, missing, isSecond, isSecret, fill, environment, note, runbook,
    /** A command of another page, filled with what this browser knows of its runbook. */
    filled(id, source, uses) {
      const result = fill(source, uses, Object.assign(read("values:" + id), id === runbook ? values : {}));
      return { text: result.text, unset: [...result.unset, ...result.unsafe] };
    },
  };
  refresh();
  if (form) setUpForm();
  for (const step of steps) {
    const entry = entryOf(step);
    if (!entry) continue;
    const pressed = button("copy", text.copy, () => press(step));
    pressed.dataset.copy = "";
    pressed.ariaLabel = text.copy + ": " + titleOf(step);
    entry.code.closest(".slab").append(pressed);
  }
  for (const link of all(".meta a")) {
    for (const span of all(".slab :is(.value, .string)", link.closest("li"))) {
      if (span.textContent.replace(/^["']|["']$/g, "") !== link.textContent) continue;
      const way = make("a", "", ...span.childNodes);
      way.href = link.href;
      span.append(way);
    }
  }
  // What has to be scrolled is reached by keys.
  for (const table of all(".prose table")) if (table.scrollWidth > table.clientWidth) table.tabIndex = 0;
  all(".step :is(h2, .instruction, .details) code, .prose li code").forEach(code => code.closest("pre") || addInlineCopy(code));
})();
