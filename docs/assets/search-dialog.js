// The dialog of the search: what was typed goes to the worker, what comes back is shown.
//
// A combobox with a list, as the ARIA Authoring Practices have it: the focus stays in the field, the
// arrows move through the results, Enter opens one. Built by search.js; `site` is {root, load}.
window.editionSearchDialog = (() => {
  "use strict";

  const LIMIT = 40; // results at a time
  const QUIET = 400; // milliseconds without typing before the address tells what was asked for
  const WIDTH = { zh: 96, en: 240 }; // characters of a text that is shown whole
  const BEFORE = { zh: 24, en: 70 }; // characters before the first mark in a longer one
  const HELP = `
    <p lang="en">Any words of the text, in Chinese or English, in any order. Also pinyin (with or without tones),
      the initials of a term, and the number of a clause: 17, 3.6, 3.6.17-4.</p>
    <p lang="zh-Hans">可输入文中任意字词，简体、繁体、英文、拼音均可，次序不拘；` +
    `也可输入术语的拼音首字母或条款序号，如“第17条”“三（六）”。</p>`;
  const nothing = (contents, terms) => `
    <p lang="en">Everything that you ask for has to stand in the text. Try fewer words, a shorter run of characters,
      or the number of a clause; or look in the <a href="${contents}">contents</a> or the <a href="${terms}">index of terms</a>.</p>
    <p lang="zh-Hans">检索结果须包含输入的全部字词。可减少词数、缩短词语或输入条款序号，` +
    `也可查阅<a href="${contents}">目录</a>或<a href="${terms}">术语表</a>。</p>`;

  const element = (name, properties = {}, ...children) => {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...children);
    return made;
  };

  const script = () => document.documentElement.dataset.script ?? "zh-Hans";
  const convert = (chinese) => window.editionScript?.convert(chinese) ?? chinese;

  // A text in the reader's script with its marks, cut around the first of them where it is long.
  function shown(text, marks, language) {
    const tag = language === "zh" ? script() : "en";
    const whole = language === "zh" ? convert(text) : text; // as long as before, so marks hold
    let start = whole.length > WIDTH[language] ? Math.max(0, (marks[0]?.[0] ?? 0) - BEFORE[language]) : 0;
    if (start && language === "en") start = whole.indexOf(" ", start) + 1;
    let end = Math.min(whole.length, start + WIDTH[language]);
    if (end < whole.length && language === "en") end = Math.max(whole.lastIndexOf(" ", end), start + 1);
    const line = element("span", { lang: tag, className: "search-text" }, start ? "…" : "");
    let at = start;
    for (const [from, to] of marks) {
      if (to <= start || from >= end) continue;
      line.append(whole.slice(at, from), element("mark", { textContent: whole.slice(from, to) }));
      at = to;
    }
    line.append(whole.slice(at, Math.max(at, end)), end < whole.length ? "…" : "");
    return line;
  }

  const OTHER = { also: "also · 又作", avoid: "to avoid · 不宜采用" };

  function words(result) {
    const languages = ["zh", "en"].filter((language) => result.text[language]);
    const lines = languages.map((language) => shown(result.text[language], result[language], language));
    if (result.form) {
      const { is, lang, text, marks } = result.form;
      const said = convert(`${OTHER[is]}: `);
      lines.push(element("span", { className: `search-form-of ${is}` }, said, shown(text, marks, lang)));
    }
    return lines;
  }

  // The address of a result, with the words that are to be marked there.
  function address(result, root) {
    const url = new URL(result.url, root);
    for (const language of ["zh", "en"]) {
      const found = result[language].map(([start, end]) => result.text[language].slice(start, end));
      for (const mark of new Set(found)) url.searchParams.append("mark", mark);
    }
    return url;
  }

  return (dialog, site) => {
    if (dialog.refresh) return dialog.refresh();

    const inside = ["input", ".search-status", ".search-help", ".search-results", ".search-scroll"];
    const [field, status, help, list, scroll] = inside.map((each) => dialog.querySelector(each));
    const worker = editionSearchWorker(window.editionSearch);
    let options = [];
    let active = -1;
    let total = 0;
    let group = null; // the last group that is shown: {key, holder}
    let growing = null; // the promise of more results
    let composing = false;
    let leaving = false; // for another page
    let quiet = 0;
    let query = "";

    function option(result) {
      const title = result.kind === "clause";
      const number = title ? result.group.number : result.kind === "sentence" ? result.id : "";
      const link = element("a", {
        href: address(result, site.root).href, id: `search-result-${options.length}`,
        className: `search-result ${result.kind}`, tabIndex: -1,
      });
      link.setAttribute("role", "option");
      link.setAttribute("aria-selected", "false");
      link.dataset.searchResult = result.kind;
      if (number) link.append(element("span", { className: "search-number", textContent: number }));
      link.append(element("span", { className: "search-words" }, ...words(result)));
      options.push(link);
      return link;
    }

    // The heading of a group: a title that was itself found stands there as a result.
    function heading(result, id) {
      if (result.kind === "clause") return null;
      const head = element("div", { className: "search-group-title", id });
      if (!result.group) {
        head.append(convert("Terms · 术语"));
        return head;
      }
      const { number, zh, en } = result.group;
      const title = element("span", { className: "search-words" }, shown(zh, [], "zh"), shown(en, [], "en"));
      head.append(element("span", { className: "search-number", textContent: number }), title);
      return head;
    }

    function append(result) {
      const key = result.group?.id ?? "terms";
      if (group?.key !== key) {
        const holder = element("div", { className: "search-group" });
        holder.setAttribute("role", "group");
        const id = `search-group-${options.length}`;
        const head = heading(result, id);
        if (head) holder.append(head);
        holder.setAttribute("aria-labelledby", head ? id : `search-result-${options.length}`);
        list.append(holder);
        group = { key, holder };
      }
      group.holder.append(option(result));
    }

    function activate(place) {
      options[active]?.setAttribute("aria-selected", "false");
      active = place;
      const chosen = options[active];
      if (!chosen) return field.removeAttribute("aria-activedescendant");
      chosen.setAttribute("aria-selected", "true");
      chosen.scrollIntoView({ block: "nearest" });
      field.setAttribute("aria-activedescendant", chosen.id);
    }

    function say(found) {
      const counted = `${total} result${total === 1 ? "" : "s"} · ${total} 条结果`;
      status.textContent = !found ? "" : convert(total ? counted : "Nothing found · 未找到");
    }

    function tell(html) {
      help.innerHTML = html; // our own words
      help.hidden = !html;
      if (html) help.dispatchEvent(new CustomEvent("edition:shown", { bubbles: true }));
    }

    function show(found) {
      options = [];
      growing = null;
      group = null;
      list.replaceChildren();
      activate(-1);
      total = found?.total ?? 0;
      found?.results.forEach(append);
      scroll.scrollTop = 0;
      field.setAttribute("aria-expanded", String(total > 0));
      tell(!found ? HELP : total ? "" : nothing(`${site.root}plan/index.html`, `${site.root}terms/index.html`));
      say(found);
    }

    async function grow() {
      const [from, asked] = [options.length, query];
      const found = await worker.ask(query, { from, limit: LIMIT });
      if (asked !== query) return; // show() began anew
      if (found && options.length === from) found.results.forEach(append);
      growing = null;
    }

    function more() {
      if (options.length < total) growing ??= grow();
      return growing;
    }

    function replaceAddress(url) {
      try {
        if (url.href !== location.href) history.replaceState(history.state, "", url);
      } catch {
        // a page from a disk: browsers refuse it, and the address stays as it is
      }
    }

    // Let the address tell what is asked for, so that it can be shared.
    function remember(words) {
      const url = new URL(location.href);
      if (words) url.searchParams.set("q", words);
      else url.searchParams.delete("q");
      replaceAddress(url);
    }

    async function answer() {
      query = field.value;
      clearTimeout(quiet);
      quiet = setTimeout(() => dialog.open && remember(query.trim()), QUIET);
      const asked = query;
      const found = asked.trim() ? await worker.ask(asked, { limit: LIMIT }) : null;
      if (asked === query && (found || !asked.trim())) show(found);
    }

    let answering = Promise.resolve(); // done when the results are those of what was typed last
    function search() {
      answering = answer();
      return answering;
    }

    function follow(link, event) {
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
      const url = new URL(link.href);
      leaving = url.pathname !== location.pathname;
      dialog.close();
      if (leaving) return; // the browser, or the theme, goes there
      event.preventDefault();
      event.stopPropagation();
      location.hash = url.hash;
      replaceAddress(url); // with the words that are marked, for whoever shares it
      document.getElementById(decodeURIComponent(url.hash.slice(1)))?.scrollIntoView(); // also where the place was the same
      window.editionSearchMarks(url.searchParams.getAll("mark"));
    }

    const MOVES = { ArrowDown: 1, ArrowUp: -1, PageDown: 5, PageUp: -5 };

    async function move(step) {
      if (active + step >= options.length) await more();
      const last = options.length - 1;
      const to = active < 0 && step < 0 ? last : active + step;
      if (last < 0) return;
      if (Math.abs(step) > 1) activate(Math.max(0, Math.min(to, last))); // a page stops at the ends
      else activate(to > last ? 0 : to < 0 ? last : to);
    }

    field.addEventListener("keydown", (event) => {
      if (event.isComposing || event.keyCode === 229) return; // the keys belong to the input method
      if (MOVES[event.key] && !event.altKey) {
        event.preventDefault();
        move(MOVES[event.key]);
      } else if (event.key === "Enter") {
        event.preventDefault();
        answering.then(() => options[Math.max(active, 0)]?.click());
      }
    });
    field.addEventListener("compositionstart", () => { composing = true; });
    field.addEventListener("compositionend", () => { composing = false; search(); });
    field.addEventListener("input", () => composing || search());
    list.addEventListener("click", (event) => {
      const link = event.target.closest("a");
      if (link) follow(link, event);
    });
    scroll.addEventListener("scroll", () => scroll.scrollTop + 2 * scroll.clientHeight > scroll.scrollHeight && more());
    dialog.addEventListener("close", () => {
      clearTimeout(quiet);
      if (!leaving) remember(""); // who comes back from another page finds the search as it was
      leaving = false;
    });

    window.editionSearch.add = (part) => { worker.add(part); search(); };
    for (const part of window.editionSearch.parts) site.load(part);
    dialog.refresh = search;
    return search();
  };
})();
