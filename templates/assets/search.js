/* Search without a server: the index comes as scripts, a few at a time, so that it works from file:// too. */
(function () {
  "use strict";
  const root = document.documentElement.dataset.root || "";
  const text = runsheetText;
  const MOST_READ = 30, MOST_GROUP = 4, MOST_GROUPS = 8, MOST_ALL = 30, MOST_PREFIX = 40, MOST_SIMILAR = 5, MOST_FILES = 24;
  const INHERITED = 0.25, STEM = 0.7, PREFIX = 0.6, SIMILAR = 0.4;

  /* Files of the index. Each calls back into this object. */
  let index = null;
  const termFiles = [], documentFiles = [], loads = new Map();
  window.runsheetSearch = {
    words: value => wordsOf(value), stem: value => stem(value),
    index(value) { index = value; },
    terms(number, list) { termFiles[number] = list; },
    documents(number, [runbook, section], rows) {
      let book = runbook, part = section;
      documentFiles[number] = rows.map(row => {
        if (row[0] === "r") book = part = row;
        if (row[0] === "s") part = row;
        return { row, book, part };
      });
    },
  };
  function load(name) {
    if (!loads.has(name)) {
      loads.set(name, new Promise((resolve, reject) => {
        const script = document.createElement("script");
        script.src = root + "search/" + name + ".js";
        script.onload = () => { script.remove(); resolve(); };
        script.onerror = () => { script.remove(); loads.delete(name); reject(new Error(name)); };
        document.head.append(script);
      }));
    }
    return loads.get(name);
  }

  /** The first of so many places, in order, that is behind what is looked for. */
  function firstBehind(count, isBehind) {
    let low = 0, high = count;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (isBehind(middle)) high = middle; else low = middle + 1;
    }
    return low;
  }
  /** The last place in a sorted list whose value is not greater. */
  const lastNotAfter = (list, value) => firstBehind(list.length, at => list[at] > value) - 1;
  async function termFile(number) {
    await load("terms-" + number);
    return termFiles[number];
  }
  /** Calls back with each term that starts so: name, number of documents, postings. */
  async function eachTerm(prefix, most, body) {
    const first = Math.max(0, lastNotAfter(index.termFiles, prefix));
    for (let file = first; file < Math.min(index.termFiles.length, first + most); file++) {
      if (file > first && !index.termFiles[file].startsWith(prefix)) return;
      const list = await termFile(file);
      for (let at = 3 * firstBehind(list.length / 3, at => list[3 * at] >= prefix); at < list.length && list[at].startsWith(prefix); at += 3) {
        if (body(list[at], list[at + 1], list[at + 2]) === false) return;
      }
    }
  }
  async function exact(name, boost) {
    let found = null;
    await eachTerm(name, 1, (term, count, codes) => {
      if (term === name) found = { term, count, codes, boost };
      return false;
    });
    return found;
  }

  /* Queries are split like the texts were. */
  const lower = value => value.replace(/[A-Z]+/g, letters => letters.toLowerCase());
  const wordsOf = value => lower(value).replace(/\$\{/g, " $").split(/[\0- "'();<>[\]\\`{|}]+/)
    .map(word => word.replace(/^[*#]+|[,.:!?*]+$/g, "")).filter(word => /[a-z0-9\x80-\uffff]/.test(word));
  const partsOf = word => word.split(/[^a-z0-9\x80-\uffff]+/).filter(Boolean);
  function stem(word) {
    const endings = [["ies", "y", 5], ["ations", "at", 9], ["ation", "at", 8], ["ing", "", 6], ["ed", "", 5],
      ["es", "", 5], ["s", "", 4]];
    let found = word;
    for (const [ending, replacement, shortest] of endings) {
      if (word.length < shortest || !word.endsWith(ending)) continue;
      if (ending !== "s" || word[word.length - 2] !== "s") found = word.slice(0, -ending.length) + replacement;
      break;
    }
    return found.length > 3 && found.endsWith("e") ? found.slice(0, -1) : found;
  }
  /** What the reader asks for: words and facets as terms, and texts to be found as they are. */
  function parse(query) {
    const wanted = { words: [], facets: [], literals: [], plain: [] };
    for (const [whole, name, quoted] of query.matchAll(/([a-z]+:)?"([^"]*)"?|\S+/gi)) {
      const facet = /^([a-z]+):(.*)$/i.exec(name ? name + quoted : whole);
      if (facet && index.facets.includes(lower(facet[1]))) {
        if (facet[2]) wanted.facets.push(lower(facet[0]));
      } else if (quoted !== undefined) {
        if (quoted) wanted.literals.push(quoted);
        wanted.words.push(...wordsOf(quoted));
      } else {
        wanted.words.push(...wordsOf(whole));
        wanted.plain.push(whole);
      }
    }
    wanted.isOpen = /[^\s"]$/.test(query);
    return wanted;
  }

  /** The terms that a word of the query stands for, or the parts that are known of it. */
  async function termsOf(word, isOpen, isFacet) {
    const names = [[word, 1]], base = stem(word);
    if (!isFacet && /^[a-z\x80-\uffff]+$/.test(word)) names.push(["~" + base, STEM], [base, STEM]);
    const found = await Promise.all(names.filter(([name], at) => !at || name !== word).map(([name, boost]) => exact(name, boost)));
    let terms = found.filter(Boolean);
    if (isOpen || !terms.length) terms = terms.concat(await startingWith(word, terms.length ? 1 : 2));
    if (terms.length || isFacet) return { terms };
    const parts = partsOf(word).filter(part => part !== word);
    const known = await Promise.all(parts.map(part => exact(part, 1)));
    if (parts.length && known.every(Boolean)) return { terms, parts };
    terms = await similar(word);
    if (terms.length) return { terms, similar: terms[0].term };
    // Of a name that is not there, the longest beginning that is: another revision of the same service.
    for (let at = word.length; (at = word.search(/[-_.:=/@][^-_.:=/@]*$/)) > 0;) {
      word = word.slice(0, at);
      const term = await exact(word, 1);
      if (term) return { terms: [term], similar: word };
    }
    return { terms, parts: parts.filter((_, at) => known[at]) };
  }
  async function startingWith(word, files) {
    const found = [];
    await eachTerm(word, files, (term, count, codes) => {
      if (term !== word) found.push({ term, count, codes, boost: PREFIX });
      return found.length < 400;
    });
    return found.sort((a, b) => b.count - a.count).slice(0, MOST_PREFIX);
  }
  /** Terms with the same first letter that one or two slips make of the word. */
  async function similar(word) {
    const most = word.length > 7 ? 2 : word.length > 3 ? 1 : 0;
    const start = /^[^a-z0-9]*./.exec(word);
    const found = [];
    if (!most || !start) return found;
    await eachTerm(start[0], MOST_FILES, (term, count, codes) => {
      const slips = Math.abs(term.length - word.length) > most ? 9 : distance(word, term);
      if (slips <= most) found.push({ term, count, codes, slips, boost: SIMILAR / slips });
    });
    found.sort((a, b) => a.slips - b.slips || b.count - a.count);
    return found.filter(term => term.slips === found[0].slips).slice(0, MOST_SIMILAR);
  }
  /** Letters to add, drop, change or swap. */
  function distance(a, b) {
    let before = [], row = Array.from({ length: b.length + 1 }, (_, at) => at);
    for (let i = 1; i <= a.length; i++) {
      const next = [i];
      for (let j = 1; j <= b.length; j++) {
        next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) next[j] = Math.min(next[j], before[j - 2] + 1);
      }
      before = row;
      row = next;
    }
    return row[b.length];
  }

  const VALUE = {};
  [..."ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"].forEach((letter, at) => { VALUE[letter] = at; });
  /** Adds a term's postings to those of its word: document -> [worth, documents behind that it covers]. */
  function addPostings(term, postings) {
    const rarity = Math.log(1 + (index.documents - term.count + 0.5) / (term.count + 0.5));
    let at = 0, number = 0;
    const read = () => {
      let value = 0;
      for (let shift = 0; at < term.codes.length; shift += 5) {
        const letter = VALUE[term.codes[at++]];
        value |= (letter & 31) << shift;
        if (letter < 32) break;
      }
      return value;
    };
    while (at < term.codes.length) {
      number += read();
      const worth = VALUE[term.codes[at++]];
      const span = worth > 31 ? read() : 0;
      const score = rarity * term.boost * (worth & 31) / 31;
      const known = postings.get(number);
      postings.set(number, [Math.max(score, known ? known[0] : 0), Math.max(span, known ? known[1] : 0)]);
    }
  }
  async function wordPostings(word, isOpen, isFacet, notes) {
    const found = await termsOf(word, isOpen, isFacet);
    if (found.similar) notes.similar.push(found.similar);
    if (found.parts) return (await Promise.all(found.parts.map(part => wordPostings(part, false, false, notes)))).flat();
    const postings = new Map();
    for (const term of found.terms) addPostings(term, postings);
    const isCut = found.terms.some(term => term.count > index.longestList);
    return [{ isFacet, isCut, list: [...postings].map(([number, [score, span]]) => ({ number, score, span })).sort((a, b) => a.number - b.number) }];
  }

  /** Walks all lists side by side: a document has a word when it, or what it belongs to, does. */
  function score(words, needsAll) {
    const states = words.map(() => ({ at: 0, open: [] }));
    const numbers = [...new Set(words.flatMap(word => word.list.map(posting => posting.number)))].sort((a, b) => a - b);
    const found = [];
    for (const number of numbers) {
      let sum = 0, hits = 0, isOut = false;
      words.forEach((word, k) => {
        const state = states[k], posting = word.list[state.at];
        while (state.open.length && state.open[state.open.length - 1].end < number) state.open.pop();
        const above = state.open[state.open.length - 1];
        const own = posting && posting.number === number ? posting : null;
        if (own) state.at += 1;
        if (own && own.span) state.open.push({ end: number + own.span, score: own.score });
        const worth = own ? own.score : above ? above.score * INHERITED : 0;
        if (own || above) hits += 1;
        else if (!word.isCut && (needsAll || word.isFacet)) isOut = true;
        sum += worth;
      });
      if (!isOut) found.push({ number, score: needsAll ? sum : sum * hits * hits });
    }
    return found.sort((a, b) => b.score - a.score || a.number - b.number);
  }

  async function documentOf(number) {
    const file = lastNotAfter(index.documentFiles, number);
    await load("documents-" + file);
    return documentFiles[file][number - index.documentFiles[file]];
  }
  const titleOf = row => row[row[0] === "r" ? 2 : 1];
  const flat = value => joined(lower(value));
  const joined = value => value.replace(/\$\{(\w+)\}/g, "$$$1").replace(/\\\n/g, " ").replace(/\s+/g, " ").trim();
  const isWordPart = letter => letter !== undefined && /[\w$-]/.test(letter);
  /** 2 where the phrase stands as whole words, 1 where it is a part of one, else 0. */
  function stands(phrase, inside) {
    let best = 0;
    for (let at = inside.indexOf(phrase); at >= 0; at = inside.indexOf(phrase, at + 1)) {
      if (!isWordPart(inside[at - 1]) && !isWordPart(inside[at + phrase.length])) return 2;
      best = 1;
    }
    return best;
  }
  /** A command, flag or resource first finds the commands that hold it as it is; words first find titles. */
  async function rank(candidates, wanted) {
    const typed = joined(wanted.plain.join(" ") || wanted.literals.join(" ")), phrase = lower(typed);
    const isCommand = /[^a-z0-9\s\x80-\uffff]|\d/.test(phrase)
      || phrase.includes(" ") && Boolean(await exact("tool:" + phrase.split(" ")[0], 1));
    const parts = partsOf(phrase).filter(part => part.length > 2).map(stem);
    const hits = await Promise.all(candidates.map(async ({ number, score }) => {
      const { row, book, part } = await documentOf(number);
      const hit = { number, score, row, book, part, tier: 0 };
      const command = row[0] === "c" ? flat(row[3]) : "";
      const title = flat(titleOf(row));
      if (!phrase) return hit;
      // `-h` is not `-H`: where both are there, the one that was typed comes first.
      if (isCommand && command) hit.tier = 2 * stands(phrase, command) + (stands(typed, joined(row[3])) > 1 ? 1 : 0);
      else if (isCommand) hit.tier = Math.min(1, stands(phrase, title));
      // Of equal ones the step that is about it comes first: its title has words of the flag or the name.
      if (isCommand) for (const part of parts) hit.score *= 1 + 0.25 * stands(part, title);
      else hit.score *= (1 + 0.4 * stands(phrase, title) + 0.2 * stands(phrase, command)) * (title === phrase ? 1.5 : 1) * (row[0] === "m" ? 0.8 : 1);
      return hit;
    }));
    return hits.sort((a, b) => b.tier - a.tier || b.score - a.score || a.number - b.number);
  }
  const holds = (hit, literals) => literals.every(literal =>
    hit.row.slice(1).some(value => typeof value === "string" && lower(value).includes(lower(literal))));

  /** Hits, best first, and what has to be said about them. */
  async function find(query) {
    await load("index");
    const wanted = parse(query), notes = { similar: [], isPartial: false };
    const last = wanted.words.length - 1;
    const lists = await Promise.all([
      ...wanted.words.map((word, at) => wordPostings(word, wanted.isOpen && at === last, false, notes)),
      ...wanted.facets.map(facet => wordPostings(facet, wanted.isOpen, true, notes)),
    ]);
    const words = lists.flat();
    wanted.words.push(...notes.similar);
    if (!words.length) return { hits: [], notes, wanted };
    let candidates = score(words, true);
    if (!candidates.length && words.length > 1 && !wanted.literals.length) {
      candidates = score(words, false);
      notes.isPartial = candidates.length > 0;
    }
    const count = candidates.length;
    let hits = await rank(candidates.slice(0, MOST_READ * (wanted.literals.length ? 3 : 1)), wanted);
    if (wanted.literals.length) hits = hits.filter(hit => holds(hit, wanted.literals));
    return { hits, notes, wanted, count: wanted.literals.length ? hits.length : count };
  }

  /* Showing what was found. */
  const segment = path => encodeURIComponent(path).replaceAll("%2F", "/");
  function address({ row, book, part }) {
    if (row[0] === "r") return root + "runbooks/" + segment(row[1]) + ".html";
    if (!part[3]) return root + "runbooks/" + segment(book[1]) + ".html#" + encodeURIComponent(part[2]);
    const page = root + "procedures/" + segment(book[1]) + "/" + segment(part[2]) + ".html";
    return row[0] === "s" ? page : page + "#" + encodeURIComponent(row[2]);
  }
  const { all, make, hides, say } = runsheet;
  /** The text with the parts that were asked for in <mark>. */
  function marked(element, text, wanted) {
    const value = hides(text) ? text.replace(/[\p{Cf}\0-\x08\x0e-\x1f]/gu, "\ufffd") : text;
    const needles = [...wanted.literals, ...wanted.plain.flatMap(wordsOf), ...wanted.words.map(stem)]
      .filter(needle => needle.length > 1 || value.length < 3).sort((a, b) => b.length - a.length);
    if (!needles.length) { element.append(value); return element; }
    const pattern = needles.map(needle => needle.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("|");
    let end = 0;
    for (const match of value.matchAll(new RegExp(pattern, "gi"))) {
      element.append(value.slice(end, match.index), make("mark", "", match[0]));
      end = match.index + match[0].length;
    }
    element.append(value.slice(end));
    return element;
  }
  /** Three lines around the first one that was asked for. */
  function excerpt(value, wanted) {
    const lines = value.split("\n"), words = wanted.words;
    const worth = lines.map(line => Math.max(0, ...words.map(word => stands(word, lower(line)))));
    const hit = worth.indexOf(Math.max(...worth));
    const start = Math.max(0, Math.min(hit - 1, lines.length - 3));
    const shown = lines.slice(start, start + 3).map(line => line.slice(0, 400)).join("\n");
    return (start ? "…\n" : "") + shown + (start + 3 < lines.length ? "\n…" : "");
  }
  function fillOption(option, hit, wanted) {
    const { row } = hit;
    const head = make("span", "found-title");
    marked(head, titleOf(row), wanted);
    option.append(head);
    if (row[0] === "c" || row[0] === "m") {
      if (row[4] !== "none") option.append(make("span", "badge " + row[4], row[4]));
      if (row[0] === "c") option.append(marked(make("code", "found-command"), excerpt(row[3], wanted), wanted));
      else if (row[3] !== row[1]) option.append(marked(make("span", "found-note"), excerpt(row[3], wanted), wanted));
    } else {
      const note = row[row[0] === "r" ? 3 : 4];
      if (note) option.append(marked(make("span", "found-note"), note, wanted));
    }
  }
  function grouped(hits, most) {
    const groups = new Map();
    for (const hit of hits) {
      const { book, part } = hit, isBook = part === book, key = book[1] + (isBook ? "" : "/" + part[2]);
      if (!groups.has(key) && groups.size === most) continue;
      if (!groups.has(key)) groups.set(key, { key, label: book[2] + (isBook ? "" : " › " + part[1]), hits: [] });
      if (groups.get(key).hits.length < MOST_GROUP) groups.get(key).hits.push(hit);
    }
    const found = [...groups.values()];
    // Of several with one title each says which it is.
    for (const group of found) group.isShared = found.some(({ key, label }) => key !== group.key && label === group.label);
    for (const group of found) if (group.isShared) group.label += " · " + group.key;
    return found;
  }
  const counted = ({ count }) => count + " " + (count === 1 ? text.result : text.results);
  function remark({ notes }) {
    if (notes.similar.length) return text.similar + " " + notes.similar.map(term => "“" + term + "”").join(", ");
    return notes.isPartial ? text.some : "";
  }

  /** One search field with its list of results. */
  function attach(input, number) {
    const list = input.parentElement.querySelector("[data-results]");
    const id = ":results-" + number;
    let options = [], active = -1, turn = 0, armed = null;
    list.id = id;
    list.role = "listbox";
    list.ariaLabel = input.ariaLabel || "";
    Object.assign(input, { role: "combobox", ariaAutoComplete: "list", ariaExpanded: "false" });
    input.setAttribute("aria-controls", id);
    function open(isOpen) {
      list.hidden = !isOpen;
      input.ariaExpanded = isOpen;
      if (!isOpen) select(-1);
    }
    function select(at) {
      if (options[active]) options[active].element.ariaSelected = "false";
      active = at;
      armed = null;
      const option = options[at];
      if (!option) return input.removeAttribute("aria-activedescendant");
      option.element.ariaSelected = "true";
      option.element.scrollIntoView({ block: "nearest" });
      input.setAttribute("aria-activedescendant", option.element.id);
    }
    function addOption(parent, target, hit) {
      const element = make("div", "found");
      element.id = id + "-" + options.length;
      element.role = "option";
      element.ariaSelected = "false";
      const at = options.length;
      element.addEventListener("mousedown", event => event.preventDefault());
      element.addEventListener("click", () => { select(at); go(); });
      options.push({ element, target, hit });
      parent.append(element);
      return element;
    }
    function show(found, query) {
      list.replaceChildren();
      options = [];
      active = -1;
      const note = remark(found);
      if (note) list.append(make("p", "found-remark", note));
      grouped(found.hits, MOST_GROUPS).forEach((group, at) => {
        const box = make("div", "found-group"), label = make("div", "found-where", group.label);
        label.id = id + "-group-" + at;
        label.role = "presentation";
        box.role = "group";
        box.setAttribute("aria-labelledby", label.id);
        box.append(label);
        for (const hit of group.hits) fillOption(addOption(box, address(hit), hit), hit, found.wanted);
        list.append(box);
      });
      const shown = options.length;
      if (found.count > shown) {
        addOption(list, root + "index.html?q=" + encodeURIComponent(query)).append(text.all + " “" + query + "” (" + found.count + ")");
      }
      if (!shown) list.append(make("p", "found-remark", text.none + " “" + query + "”"));
      say((note ? note + " " : "") + (shown ? counted(found) : text.none + " " + query));
      list.dataset.query = query;
      open(true);
      if (shown) select(0);
    }
    async function update() {
      const query = input.value.trim() ? input.value : "";
      const mine = ++turn;
      if (!query) return open(false);
      try {
        const found = await find(query);
        if (mine === turn) show(found, query.trim());
      } catch (error) {
        say(text.noIndex);
        list.replaceChildren(make("p", "found-remark", text.noIndex));
        open(true);
      }
    }
    function go() {
      const option = options[active];
      if (!option) return;
      open(false);
      location.href = option.target;
    }
    function copy() {
      const option = options[active], hit = option && option.hit;
      if (!hit || hit.row[0] !== "c") return say(text.nothing);
      if (hit.row[5] || hides(hit.row[3])) { say(text.guarded); return go(); }
      const filled = runsheet.filled(hit.book[1], hit.row[3], hit.row[6] || []);
      if (filled.unset.length && armed !== hit) {
        armed = hit;
        return say(text.unset + " " + filled.unset.join(", ") + ". " + text.again);
      }
      runsheet.copy(filled.text).then(() => say(text.copied + ": " + filled.text), () => say(text.noIndex));
    }
    input.oninput = update;
    input.onfocus = () => { load("index").catch(() => {}); if (input.value && list.hidden) update(); };
    input.onblur = () => open(false);
    input.onkeydown = event => {
      if (event.isComposing) return;
      const last = options.length - 1;
      if (event.key === "ArrowDown" && options.length) select(active < last ? active + 1 : 0);
      else if (event.key === "ArrowUp" && options.length) select(active > 0 ? active - 1 : last);
      else if (event.key === "Enter") { if (event.shiftKey) copy(); else go(); }
      else if (event.key === "Escape" && !list.hidden) open(false);
      else if (event.key === "Escape") input.blur();
      else return;
      event.preventDefault();
    };
  }

  /** The whole list as a part of the home page, for ?q=. */
  async function showAll(input, query) {
    const box = make("section", "all-found"), heading = make("h2", "", text.all + " “" + query + "”");
    box.ariaLabel = text.all;
    const state = make("p", "found-remark");
    state.role = "status";
    box.append(heading, state);
    (input.closest(".hero") || input.parentElement).after(box);
    input.value = query;
    const found = await find(query + " ").catch(() => null);
    state.textContent = !found ? text.noIndex : [remark(found), found.count ? counted(found) : text.none + " “" + query + "”"].join(" ");
    for (const group of grouped(found ? found.hits : [], MOST_ALL)) {
      const list = make("ul", "found-group");
      box.append(make("h3", "found-where", group.label), list);
      for (const hit of group.hits) {
        const link = make("a", "found");
        link.href = address(hit);
        fillOption(link, hit, found.wanted);
        const item = make("li");
        item.append(link);
        list.append(item);
      }
    }
  }

  /* Lists that are narrowed to what has a text, and put in another order. */
  const each = (name, action) => all("[data-" + name + "]").forEach(field => action(field, all(field.dataset[name])));
  each("narrow", (field, parts) => {
    field.oninput = () => {
      for (const part of parts) part.hidden = !part.textContent.toLowerCase().includes(field.value.toLowerCase());
    };
  });
  each("order", (field, parts) => {
    const homes = parts.map(part => part.parentNode), [list] = all("[data-ordered]");
    field.onchange = () => {
      const key = field.value;
      list.hidden = !key;
      if (key) list.append(...[...parts].sort((a, b) => b.dataset[key] - a.dataset[key]));
      else parts.forEach((part, at) => homes[at].append(part));
    };
  });

  const inputs = all("input[data-search]");
  inputs.forEach(attach);
  /* Where a page is gone, its address says what was wanted. */
  const gone = document.body.matches(".missing") && location.pathname.split("/").pop().replace(/(404)?(\.html)?$/, "").replace(/%..|\W|_/g, " ");
  const asked = new URLSearchParams(location.search).get("q") || gone;
  if (asked && asked.trim() && inputs.length) showAll(inputs[0], asked.trim());
  document.addEventListener("keydown", event => {
    const isKey = (event.ctrlKey || event.metaKey) && !event.altKey && lower(event.key) === "k"
      || event.key === "/" && runsheet.takesKeys(event);
    if (!isKey || !inputs.length) return;
    event.preventDefault();
    inputs[0].focus();
    inputs[0].select();
  });
})();
