/* A run of a procedure: what was done when, timers, the bar and the log. Kept by step and content: a changed step starts afresh. */
(function () {
  "use strict";
  const { all, make, button, read, keep, say, copyAndSay, dialog, steps, fields, titleOf, entryOf, destroys, missing, isSecond, isSecret, fill, values, environment, note, runbook } = runsheet;
  const page = document, text = runsheetText, { procedure, hash } = page.body.dataset;
  if (!procedure || !steps.length) return;
  const STATES = ["running", "done", "failed", "skipped"], MASK = "•••";
  const key = step => step.dataset.step + "@" + step.dataset.hash;
  const kept = read("run:" + runbook);
  const time = value => Number.isFinite(value) && value > 0 && value < 8.64e15 ? value : 0;
  /** What is known of a step: state, start, end, note, end of its timer. Stored values may be anything. */
  function known(step) {
    const value = Object(kept[key(step)]);
    return {
      state: STATES.includes(value.state) ? value.state : "", start: time(value.start), end: time(value.end), timer: time(value.timer),
      note: typeof value.note === "string" ? value.note : "",
    };
  }
  function change(step, changes) {
    kept[key(step)] = Object.assign(known(step), changes);
    keep("run:" + runbook, kept);
    show(step);
    showBar();
  }
  function set(step, state) {
    const before = known(step), now = Date.now();
    if (before.state === state) change(step, { state: "", start: 0, end: 0 });
    else change(step, { state, start: before.start || now, end: state === "running" ? 0 : now });
    if (state === "failed" && before.state !== state) fail(step);
  }
  const clock = time => new Date(time).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
  function span(milliseconds) {
    const seconds = Math.max(0, Math.round(milliseconds / 1000)), two = value => String(value).padStart(2, "0");
    return (seconds >= 3600 ? Math.floor(seconds / 3600) + ":" : "") + two(Math.floor(seconds / 60) % 60) + ":" + two(seconds % 60);
  }

  /* Below each step. */
  const boxes = new Map(), stops = new Map(all(".sequence li a").map(link => [decodeURIComponent(link.hash.slice(1)), link]));
  function add(step) {
    const box = make("div", "ticks"), buttons = STATES.map(state => {
      const element = button("tick", "", () => set(step, state));
      element.dataset.tick = state;
      return element;
    });
    const noteButton = button("tick", text.note, () => {
      let field = step.querySelector(".run-note");
      if (!field) {
        field = make("textarea", "run-note");
        field.ariaLabel = text.note + ": " + titleOf(step);
        field.value = known(step).note;
        field.addEventListener("input", () => change(step, { note: field.value }));
        step.append(field);
      }
      field.focus();
    });
    noteButton.append(make("span", "quiet", ": " + titleOf(step)));
    box.append(...buttons, noteButton);
    const timer = Number(step.dataset.seconds) > 0 && button("tick", "", () => {
      if (known(step).state !== "running") set(step, "running");
      change(step, { timer: known(step).timer ? 0 : Date.now() + 1000 * step.dataset.seconds });
    });
    if (timer) { timer.dataset.timer = ""; box.append(timer); }
    boxes.set(step, { buttons, timer });
    step.append(box);
    if (known(step).note) noteButton.click();
    show(step);
  }
  function show(step) {
    const { state, start, end } = known(step), { buttons } = boxes.get(step), stop = stops.get(step.id);
    for (const name of STATES) {
      step.classList.toggle("is-" + name, state === name);
      if (stop) stop.classList.toggle("is-" + name, state === name);
    }
    for (const element of buttons) {
      const name = element.dataset.tick, isSet = name === state;
      element.ariaPressed = isSet;
      element.replaceChildren(text[name] + (isSet ? " " + clock(end || start) : ""), make("span", "quiet", ": " + titleOf(step)));
    }
    showTimer(step);
  }
  function showTimer(step) {
    const { timer } = boxes.get(step), end = known(step).timer;
    if (!timer) return;
    const isOver = end && end <= Date.now();
    timer.ariaPressed = Boolean(end);
    timer.textContent = text.timer + " " + (isOver ? text.over : span(end ? end - Date.now() : 1000 * step.dataset.seconds));
    if (isOver && timer.dataset.timer !== "over") say(text.timeIsUp + " " + titleOf(step));
    timer.dataset.timer = isOver ? "over" : "";
  }
  /** What to do when a step did not work: take it back, and whom to call. */
  function fail(step) {
    const undo = step.querySelector("[data-undo]") || page.querySelector(".jump, #\\:rollback"), contacts = page.querySelector("[data-contacts]");
    const content = [make("p", "", make("b", "", text.stepFailed))];
    if (undo) {
      const link = make("a", "", undo.href ? undo.textContent : text.goBack);
      link.href = undo.getAttribute("href") || "#:rollback";
      content.push(make("p", "", link));
    }
    if (contacts) content.push(contacts.cloneNode(true));
    note(step, step.querySelector(".slab") || step.querySelector("header"), ...content);
    step.querySelector(".copy-note").classList.add("failure");
    say(text.stepFailed + " " + (undo ? undo.textContent : ""));
  }

  /* The bar. */
  const bar = make("div", "run");
  bar.role = "region";
  bar.ariaLabel = text.run;
  bar.hidden = true;
  page.body.append(bar);
  const elapsed = make("span", "clock"), where = make("a"), next = make("a");
  bar.append(where, elapsed, next);
  const logButton = button("tool-button", text.log, openLog);
  bar.append(logButton);
  let place = null;
  function showPlace() {
    const banner = environment();
    if (place) place.replaceWith(banner); else bar.prepend(banner);
    place = banner;
  }
  const label = step => (step.querySelector(".number") || step).lastChild.textContent.trim();
  const isOpen = step => !["done", "skipped"].includes(known(step).state);
  function began() {
    const starts = steps.map(step => known(step).start).filter(Boolean);
    return starts.length ? Math.min(...starts) : 0;
  }
  function showBar() {
    const start = began(), now = steps.find(step => known(step).state === "running") || steps.find(isOpen);
    bar.hidden = !start;
    page.body.classList.toggle("has-run", Boolean(start));
    if (!start) return;
    showPlace();
    where.textContent = now ? text.step + " " + label(now) + " " + text.of + " " + steps.length + ": " + titleOf(now) : text.finished;
    where.href = now ? "#" + now.id : "#:main";
    const heavy = steps.slice(now ? steps.indexOf(now) : steps.length).find(step => step !== now && isOpen(step) && (step.matches(".change, .destroy")));
    next.hidden = !heavy;
    if (heavy) {
      next.href = "#" + heavy.id;
      next.className = "badge " + (heavy.matches(".destroy") ? "destroy" : "change");
      next.textContent = text.next + " " + (heavy.querySelector(".badge") || heavy).textContent.trim() + " " + label(heavy);
    }
    tick();
  }
  function tick() {
    const start = began(), ends = steps.map(step => known(step).end);
    elapsed.textContent = span((steps.some(isOpen) ? Date.now() : Math.max(...ends)) - start);
    for (const [step, { timer }] of boxes) if (timer && known(step).timer) showTimer(step);
  }
  setInterval(() => { if (!bar.hidden && !page.hidden) tick(); }, 1000);

  /* The log. */
  const stamp = value => value ? new Date(value).toISOString() : null;
  function log() {
    const masked = Object.assign(Object.create(null), values), shown = {};
    for (const field of fields) {
      if (!field.value) continue;
      if (isSecret(field)) masked[field.name] = MASK;
      shown[field.name] = masked[field.name];
    }
    const secrets = fields.filter(field => isSecret(field) && field.value.length > 3).map(field => field.value);
    const mask = value => secrets.reduce((result, secret) => result.replaceAll(secret, MASK), value);
    const ends = steps.map(step => known(step).end).filter(Boolean);
    return {
      schema: "runsheet.run/1", title: page.querySelector("h1").textContent, runbook, procedure, contentHash: hash || null,
      started: stamp(began()), finished: steps.some(isOpen) ? null : stamp(Math.max(...ends)), values: shown,
      steps: steps.map(step => {
        const entry = entryOf(step), { state, start, end, note } = known(step);
        return {
          id: step.dataset.step, contentHash: step.dataset.hash, number: label(step), title: titleOf(step), state: state || "open", started: stamp(start), finished: stamp(end),
          command: entry ? mask(fill(entry.source, entry.uses, masked).text) : null, note: note ? mask(note) : null,
        };
      }),
    };
  }
  function markdown(run) {
    // Under the same names as in the JSON.
    const lines = ["# " + text.run + ": " + run.title, "", ...["runbook", "procedure", "contentHash", "started", "finished"].map(name => "- " + name + ": " + (run[name] || "—"))];
    const names = Object.keys(run.values);
    if (names.length) lines.push("", "## " + text.values, "", ...names.map(name => "- " + name + ": `" + run.values[name] + "`"));
    lines.push("", "## " + text.steps);
    for (const step of run.steps) {
      lines.push("", "### " + step.number + ". " + step.title, "", "- " + step.state + (step.started ? ", " + step.started : "") + (step.finished ? " – " + step.finished : ""), "- `" + step.id + "` " + step.contentHash);
      if (step.command) {
        const fence = "`".repeat(Math.max(3, ...(step.command.match(/`+/g) || []).map(run => run.length + 1)));
        lines.push("", fence, step.command, fence);
      }
      if (step.note) lines.push("", ...step.note.split("\n").map(line => "> " + line));
    }
    return lines.join("\n") + "\n";
  }
  function download(name, type, content) {
    const link = make("a"), address = URL.createObjectURL(new Blob([content], { type }));
    link.href = address;
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(address), 1000);
  }
  function openLog() {
    const run = log(), asText = markdown(run), name = procedure.replace(/[^\w-]+/g, "-") + "-" + (run.started || "").slice(0, 16).replace(/\D/g, "");
    const preview = make("pre", "", asText);
    preview.tabIndex = 0;
    const reset = button("tool-button", text.reset, () => {
      if (!isSecond(reset, text.reset)) { reset.textContent = text.resetAgain; return say(text.resetAgain); }
      for (const step of steps) { delete kept[key(step)]; all(".run-note", step).forEach(field => field.remove()); show(step); }
      keep("run:" + runbook, kept);
      showBar();
      reset.closest("dialog").close();
    });
    dialog(text.log, preview, button("tool-button", text.copy, () => copyAndSay(asText, text.copied)), button("tool-button", text.saveMarkdown, () => download(name + ".md", "text/markdown", asText)),
      button("tool-button", text.saveJSON, () => download(name + ".json", "application/json", JSON.stringify(run, null, 2) + "\n")), reset);
  }

  /* The whole procedure as a script: what is no shell command stands in it as a comment. */
  function script(most) {
    const lines = ["#!/usr/bin/env bash", "set -euo pipefail", "# " + page.querySelector("h1").textContent];
    for (const step of steps.slice(0, most)) {
      const entry = entryOf(step), comment = value => value.split("\n").map(line => "# " + line);
      lines.push("", ...comment(label(step) + ". " + titleOf(step)));
      if (!entry) lines.push(...all(".instruction, .details", step).flatMap(part => comment(part.innerText)));
      else if (/^(shell|console)$/.test(entry.code.dataset.language || "shell")) lines.push(entry.filled.text);
      else lines.push("# (" + entry.code.dataset.language + ")", ...comment(entry.filled.text));
    }
    return lines.join("\n") + "\n";
  }
  all("[data-script]").forEach(pressed => pressed.addEventListener("click", () => {
    const first = steps.findIndex(destroys), parts = [];
    const blanks = [...new Set(steps.flatMap(step => entryOf(step) ? missing(entryOf(step).filled) : []))];
    if (first >= 0) parts.push(text.scriptStops + " " + label(steps[first]) + ": " + titleOf(steps[first]) + ". " + text.again);
    if (blanks.length) parts.push(blanks.join(" ") + (first < 0 ? " " + text.again : ""));
    const warning = parts.join(" "), mayAll = !warning || isSecond(pressed, warning);
    note(pressed.parentElement, pressed, ...(mayAll ? [] : [make("p", "", warning)]));
    if (mayAll) copyAndSay(script(steps.length), text.copied);
    else if (first > 0 && !blanks.length) copyAndSay(script(first), warning);
    else say(warning);
  }));

  steps.forEach(add);
  page.addEventListener("runsheet:copied", ({ target }) => { if (!known(target).state) set(target, "running"); });
  addEventListener("runsheet:values", () => { if (!bar.hidden) showPlace(); });
  showBar();
})();
