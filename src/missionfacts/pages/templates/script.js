(() => {
  "use strict";
  const all = (what, where = document) => [...where.querySelectorAll(what)], first = (what, where = document) => where.querySelector(what);
  const make = (name, set, text) => {
    const made = document.createElementNS("http://www.w3.org/2000/svg", name);
    for (const key in set) made.setAttribute(key, set[key]);
    if (text != null) made.textContent = text;
    return made;
  };
  const months = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");
  const two = (number) => String(number).padStart(2, "0");
  const date = (second) => new Date(second * 1000);
  const said = (second, clock) => {
    const at = date(second), day = `${at.getUTCDate()} ${months[at.getUTCMonth()]} ${at.getUTCFullYear()}`;
    return clock ? `${day} ${two(at.getUTCHours())}:${two(at.getUTCMinutes())}` : day;
  };
  const DAY = 86400;
  const clock = [1, 5, 15, 30, 60, 300, 900, 1800, 3600, 7200, 21600, 43200], days = [1, 2, 5, 10], inYear = [1, 3, 6];
  const years = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000], LETTER = 7, GAP = 3;

  // The marks of a scale: as formats/scene/ticks.py has them, and with the same names.
  function* candidates(a, b, room) {
    const seconds = b - a, most = room / LETTER, month = (at) => months[date(at).getUTCMonth()];
    const range = (first, last, step, text) => {
      const found = [];
      for (let at = Math.ceil(first / step) * step; at <= last; at += step) {
        const told = text(at);
        if (told) found.push(told);
      }
      return found;
    };
    for (const step of clock) if (seconds / step <= most) yield range(a, b, step, (at) => {
      const d = date(at), time = `${two(d.getUTCHours())}:${two(d.getUTCMinutes())}`;
      if (at % DAY === 0 && Math.floor(at / DAY) !== Math.floor(a / DAY)) return [at, `${d.getUTCDate()} ${month(at)}`, true];
      return [at, step < 60 ? `${time}:${two(d.getUTCSeconds())}` : time, false];
    });
    for (const step of days) if (seconds / DAY / step <= most) yield range(a, b, DAY, (at) => {
      const day = date(at).getUTCDate();
      if (day === 1) return [at, at > a + DAY ? month(at) : "1", true];
      return (step === 1 || (day % step === 0 && day < 30)) && [at, String(day), false];
    });
    const first = (year, number) => new Date(0).setUTCFullYear(year, number, 1) / 1000, start = date(a).getUTCFullYear();
    for (const step of inYear) if (seconds / DAY / 28 / step <= most) yield range(start * 12, date(b).getUTCFullYear() * 12 + 11, step, (number) => {
      const at = first(Math.floor(number / 12), number % 12);
      return at >= a && at <= b && [at, number % 12 ? months[number % 12] : String(number / 12), number % 12 === 0];
    });
    for (const step of years) yield range(start, Math.min(date(b).getUTCFullYear(), 9999), step, (year) => {
      const at = first(Math.max(year, 1), 0);
      return at >= a && at <= b && [at, String(year), true];
    });
  }

  function ticks(a, b, room) {
    const place = (at) => (at - a) / Math.max(b - a, 1) * room, end = (each, gap) => place(each[0]) + LETTER * (each[1].length + gap);
    for (const found of candidates(a, b, room)) {
      if (!found.length || found.some((each, number) => number && place(each[0]) < end(found[number - 1], GAP))) continue;
      found.forEach((each, number) => { if (number && end(each, 0) > room) each[1] = ""; });
      const [at, text] = found[0], year = String(date(at).getUTCFullYear());
      if (text.includes(":")) found[0][1] = `${said(at)} ${text}`;
      else if (months.includes(text)) found[0][1] += ` ${year}`;
      else if (text !== year) found[0][1] = said(at);
      for (const each of found.slice(1)) if (place(each[0]) < end(found[0], 1)) each[1] = "";
      return found;
    }
    return [];
  }

  const filter = { hidden: new Set(), least: 1 };
  const shown = (each) => !filter.hidden.has(each.dataset.k) && +each.dataset.w >= filter.least;
  const pictures = all(".fig").map(zoomable);

  function zoomable(figure) {
    const svg = first("svg", figure), box = first(".box", figure), height = svg.viewBox.baseVal.height;
    const whole = [+figure.dataset.from, +figure.dataset.to], spans = all("[data-a]", svg), points = all("[data-t]", svg);
    let [a, b] = whole, waiting = 0;
    figure.classList.add("live");
    all("[hidden]", figure).forEach((each) => { each.hidden = false; });

    function draw() {
      waiting = 0;
      const width = Math.max(box.clientWidth, 300), narrow = width < 600, left = narrow && figure.dataset.lanes ? 8 : 120, right = width - 10;
      const x = (at) => left + (at - a) / (b - a) * (right - left);
      svg.setAttribute("viewBox", `0 0 ${width} ${height}`);
      first(".axis", svg).replaceChildren(...ticks(a, b, right - left).flatMap(([at, text, major]) => [
        make("line", { class: major ? "h d" : "h", x1: x(at), x2: x(at), y1: 22, y2: height }),
        ...(text ? [make("text", { x: x(at) + 3, y: 16, class: major ? "b" : "" }, text)] : []),
      ]));
      for (const each of spans) {
        const since = +each.dataset.a, until = +each.dataset.b, from = x(Math.max(since, a)), to = x(Math.min(until, b));
        let there = until >= a && since <= b;
        if (each.tagName === "rect") { each.setAttribute("x", from); each.setAttribute("width", Math.max(to - from, 1.5)); }
        else if (each.tagName === "line") { each.setAttribute("x1", from); each.setAttribute("x2", to); }
        else { each.setAttribute("x", from + 4); there = there && to - from > each.textContent.length * 6.4 + 6; }
        each.style.display = there ? "" : "none";
      }
      const free = new Map(), tags = [];
      for (const each of points) {
        const at = +each.dataset.t, there = at >= a && at <= b && shown(each);
        each.style.display = there ? "" : "none";
        if (there) { each.setAttribute("cx", x(at)); tags.push(each); }
      }
      tags.sort((one, other) => other.dataset.w - one.dataset.w);
      const few = tags.length < 40;
      first(".tags", svg).replaceChildren(...tags.flatMap((each) => {
        if (+each.dataset.w < (few ? 1 : 4)) return [];
        const text = first("title", each).textContent, y = each.getAttribute("cy"), from = +each.getAttribute("cx") + 8, to = from + text.length * 6.2 + 10;
        const taken = free.get(y) || [];
        if (to > width || taken.some(([p, q]) => from < q && to > p)) return [];
        free.set(y, [...taken, [from, to]]);
        return [make("text", { class: "tag", x: from, y: y - 7 }, text)];
      }));
      for (const each of all(".lab", svg)) each.setAttribute("y", each.dataset.y - (narrow && figure.dataset.lanes ? 31 : 0));
      first("[role=status]", figure).textContent = `${said(a, b - a < 40 * DAY)} to ${said(b, b - a < 40 * DAY)}`;
    }
    const later = () => { waiting = waiting || requestAnimationFrame(draw); };
    function view(from, to) {
      const most = whole[1] - whole[0], length = Math.min(most, Math.max(30, to - from));
      a = Math.max(whole[0], Math.min(whole[1] - length, from));
      b = a + length;
      later();
    }
    const zoom = (by, around = (a + b) / 2) => view(around - (around - a) * by, around + (b - around) * by);
    const move = (by) => view(a + (b - a) * by, b + (b - a) * by);
    const moves = { in: () => zoom(.5), out: () => zoom(2), left: () => move(-.4), right: () => move(.4), all: () => view(...whole) };
    const keys = { "+": "in", "=": "in", "-": "out", ArrowLeft: "left", ArrowRight: "right", 0: "all" };
    figure.addEventListener("click", (event) => { moves[event.target.dataset.v]?.(); });
    box.addEventListener("keydown", (event) => {
      if (!(event.key in keys) || event.ctrlKey || event.metaKey || event.altKey) return;
      moves[keys[event.key]]();
      event.preventDefault();
    });
    box.addEventListener("wheel", (event) => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      const { left, width } = svg.getBoundingClientRect();
      zoom(event.deltaY > 0 ? 1.25 : .8, a + (event.clientX - left) / width * (b - a));
    }, { passive: false });
    let held = null;
    box.addEventListener("pointerdown", (event) => { held = [event.clientX, a, b]; });
    addEventListener("pointermove", (event) => {
      if (!held || !event.buttons) { held = null; return; }
      const by = (held[0] - event.clientX) / box.clientWidth * (held[2] - held[1]);
      view(held[1] + by, held[2] + by);
    });
    addEventListener("resize", later);
    addEventListener("beforeprint", () => { [a, b] = whole; draw(); });
    draw();
    return { draw };
  }

  const entries = all(".ev > li");
  function apply() {
    for (const each of entries) each.hidden = !shown(each);
    for (const list of all(".ev")) list.parentElement.hidden = !first("li:not([hidden])", list);
    for (const tools of all("[data-filter] [role=status]")) tools.textContent = `${entries.filter(shown).length} of ${entries.length} events`;
    for (const each of pictures) each.draw();
  }
  for (const tools of all("[data-filter]")) {
    tools.hidden = false;
    tools.addEventListener("change", (event) => {
      if (event.target.type === "checkbox") filter.hidden[event.target.checked ? "delete" : "add"](event.target.value);
      else filter.least = +event.target.value;
      apply();
    });
  }
  const open = () => {
    const there = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!there) return;
    for (let each = there; each; each = each.parentElement) {
      if (each.tagName === "DETAILS") each.open = true;
      each.hidden = false;
    }
    there.scrollIntoView();
  };
  addEventListener("hashchange", open);
  open();
  let closed = [];
  addEventListener("beforeprint", () => { closed = all("details:not([open])"); closed.forEach((each) => { each.open = true; }); });
  addEventListener("afterprint", () => { closed.forEach((each) => { each.open = false; }); });

  const search = first("#search");
  if (search) {
    const query = first("#query"), hits = first("#hits"), list = first("#found"), MOST = 30;
    const plain = (text) => text.normalize("NFKD").toLowerCase().replace(/[\u0300-\u036f'’]/g, "").replace(/ø/g, "o").replace(/ł/g, "l").replace(/[^\p{L}\p{N}]+/gu, " ").trim();
    const joined = (text) => text.replace(/ /g, "");
    let asked = false, names = null;
    search.hidden = false;
    const load = () => {
      if (asked) return;
      asked = true;
      const script = document.createElement("script");
      script.src = `${query.dataset.root}search.js`;
      script.onload = () => { names = window.missionfactsNames.map(([name, file, what, ...also]) => ({ name, file, what, also, texts: [name, ...also].map(plain) })); look(); };
      document.head.append(script);
    };
    // How well a text fits what is wanted, best first: 0 the same, 1 the same but for blanks, 2 its beginning, 3 each
    // word the beginning of one of its words; 9 not at all.
    function fit(text, wanted, words) {
      if (text === wanted) return 0;
      if (joined(text) === joined(wanted)) return 1;
      if (text.startsWith(wanted)) return 2;
      return words.every((word) => ` ${text}`.includes(` ${word}`)) || (/\d/.test(wanted) && joined(text).startsWith(joined(wanted))) ? 3 : 9;
    }
    // Letters that are left out, put in, taken for others or swapped, as far as `most` matters.
    function apart(one, other, most) {
      if (Math.abs(one.length - other.length) > most) return most + 1;
      let before = [], last = [...Array(other.length + 1).keys()];
      for (let i = 1; i <= one.length; i += 1) {
        const row = [i];
        for (let j = 1; j <= other.length; j += 1) {
          row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (one[i - 1] !== other[j - 1]));
          if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) row[j] = Math.min(row[j], before[j - 2] + 1);
        }
        [before, last] = [last, row];
      }
      return last[other.length];
    }
    const nearly = (words) => (each) => words.every((word) => {
      const most = /\d/.test(word) || word.length < 4 ? 0 : word.length < 8 ? 1 : 2;
      return each.texts.some((text) => text.split(" ").some((other) => apart(word, other, most) <= most));
    });
    function ranked(wanted, words) {
      const found = [];
      for (const each of names) {
        const fits = each.texts.map((text) => fit(text, wanted, words)), best = Math.min(...fits);
        if (best < 9) found.push({ ...each, rank: best * 2 + (fits[0] !== best), by: fits[0] < 9 ? "" : each.also[fits.indexOf(best) - 1] });
        else if (words.length > 1 && words.every((word) => each.texts.some((text) => ` ${text}`.includes(` ${word}`)))) found.push({ ...each, rank: 8, by: "" });
      }
      return found.sort((one, other) => one.rank - other.rank);
    }
    function look() {
      if (!names) return load();
      const wanted = plain(query.value), words = wanted.split(" "), exact = wanted ? ranked(wanted, words) : [];
      const found = exact.length || !wanted ? exact : names.filter(nearly(words)), cut = found.length > MOST ? `, ${MOST} shown` : "";
      hits.textContent = !wanted ? "" : exact.length ? `${found.length} found${cut}` : found.length ? `Nothing is called that; ${found.length} nearly${cut}` : "Nothing is called that";
      list.replaceChildren(...found.slice(0, MOST).map(({ name, file, what, by }) => {
        const item = document.createElement("li"), link = document.createElement("a"), aside = document.createElement("small");
        link.href = query.dataset.root + file;
        link.textContent = name;
        aside.textContent = ` ${by ? `${by}, ` : ""}${what}`;
        item.append(link, aside);
        return item;
      }));
    }
    query.addEventListener("focus", load);
    query.addEventListener("input", look);
    query.addEventListener("keydown", (event) => { if (event.key === "Enter") first("a", list)?.click(); });
  }
})();
