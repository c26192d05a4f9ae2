// Three things a page does beyond being read: it finds the chapter of a page, copies a citation, and
// searches the list of works. Nothing is fetched, and no text of a record ever becomes markup.
"use strict";

// --- page labels: as `model/pages.py` reads them ---------------------------------------------------

const LETTER = "[\\p{L}\\p{Nl}\\p{No}]";
const ARABIC_LABEL = new RegExp(
  `^(?<prefix>(?:${LETTER}{1,4}\\.?[ .\\-]?|${LETTER}{2,12}\\.? |\\*)?(?:\\p{Nd}{1,7}[:./\\-])?)` +
  "(?<number>\\p{Nd}{1,6})" +
  "(?<suffix>(?!ff?$)[a-z]{0,2}|[A-Z]|[*′'’]|(?: ?(?:bis|ter|[rv]))|[rv][ab]?)$", "u");
const ROMAN_LABEL = new RegExp(
  `^(?<prefix>(?:${LETTER}{1,12}\\.? |${LETTER}{1,4}[.\\-]|\\p{Nd}{1,7}[:./\\-]|\\*)?)` +
  "(?<number>[ivxlcdm]{1,15}|[IVXLCDM]{1,15})(?<suffix>\\*?)$", "u");
const ARTICLE_ID = /^(?:e\p{Nd}{4,}|\p{Nd}+[A-Z]\p{Nd}+)$/iu;
const ROMAN_SHAPE = /^m{0,4}(?:cm|cd|d?c{0,4})(?:xc|xl|l?x{0,4})(?:ix|iv|v?i{0,4})$/;
const ROMAN = [[1000, "m"], [900, "cm"], [500, "d"], [400, "cd"], [100, "c"], [90, "xc"], [50, "l"],
  [40, "xl"], [10, "x"], [9, "ix"], [5, "v"], [4, "iv"], [1, "i"]];
const PAGE_WORD = /^(?:(?:pages?|pp?|seiten?|стр|p[áa]g(?:ina)?s?)(?:\.\s*|\s+|(?=[\[\p{Nd}]))|[sс]\.\s*)/iu;
const VOLUME = /^(?:(?:volume|vol|v|band|bd|tome|tom|t|том|т)\.?\s*(?<named>[\p{L}\p{N}_]+)|(?<bare>[IVXLC]+|\p{Nd}{1,3}))\s*[,:;/]\s*(?<page>.+)$/iu;
const LONG_DASH = /\s*(?:-{2,3}|[\u2010-\u2015\u2212])\s*/u;

function fromRoman(text) {
  if (!text || !ROMAN_SHAPE.test(text)) return null;
  let number = 0;
  for (const [value, letters] of ROMAN) {
    while (text.startsWith(letters)) { number += value; text = text.slice(letters.length); }
  }
  return number;
}

/** The number that decimal digits of any script are. */
function fromDigits(text) {
  let number = 0;
  for (const character of text) {
    const code = character.codePointAt(0);
    let start = code;
    while (start > 0 && /^\p{Nd}$/u.test(String.fromCodePoint(start - 1))) start -= 1;
    number = number * 10 + (code - start) % 10;
  }
  return number;
}

function labelOf(text) {
  if ([...text].length > 40 || ARTICLE_ID.test(text)) return null;
  const bracketed = text.length > 1 && text.startsWith("[") && text.endsWith("]");
  const inner = bracketed ? text.slice(1, -1).trim() : text;
  const made = (found, style, number) => ({
    prefix: found.groups.prefix.trim(), style, bracketed, number, suffix: found.groups.suffix.trim(),
  });
  const roman = ROMAN_LABEL.exec(inner);
  if (roman) {
    const lower = roman.groups.number.toLowerCase();
    const number = fromRoman(lower);
    if (number !== null) return made(roman, lower === roman.groups.number ? "roman" : "ROMAN", number);
  }
  const arabic = ARABIC_LABEL.exec(inner);
  return arabic ? made(arabic, "arabic", fromDigits(arabic.groups.number)) : null;
}

const sameSequence = (a, b) => a.prefix === b.prefix && a.style === b.style && a.bracketed === b.bracketed;
const before = (number, suffix, otherNumber, otherSuffix) =>
  number < otherNumber || (number === otherNumber && suffix < otherSuffix);

/** The page after one without suffix. */
function following(label) {
  return label.suffix || label.number >= 4999 ? null : { ...label, number: label.number + 1 };
}

/** A range with its abbreviated end (113–18) written out. */
function completed(first, last) {
  const a = String(first.number), b = String(last.number);
  if (first.style !== "arabic" || last.number >= first.number || b.length >= a.length) return { first, last };
  const number = Number(a.slice(0, a.length - b.length) + b);
  return { first, last: number < first.number ? last : { ...last, number } };
}

function joined(start, end) {
  if (start.startsWith("[") && !start.endsWith("]") && end.endsWith("]")) { start += "]"; end = "[" + end; }
  const first = labelOf(start);
  if (!first) return null;
  if (!end) return { first, last: null };
  const last = labelOf(end);
  if (!last) return null;
  if (sameSequence(first, last)) return completed(first, last);
  if (sameSequence({ ...first, prefix: "" }, last)) return completed(first, { ...last, prefix: first.prefix });
  return { first, last };
}

function rangeOf(text) {
  const single = labelOf(text);
  if (single) return { first: single, last: single };
  const more = /^(.+?)\s*(ff?)\.?$/u.exec(text);
  const first = more && labelOf(more[1].trim());
  if (first) {
    if (more[2] === "ff") return { first, last: null };
    const last = following(first);
    return last && { first, last };
  }
  const parts = text.split(LONG_DASH.test(text) ? new RegExp(LONG_DASH, "gu") : /\s*-\s*/);
  if (parts.length % 2) return null;
  const middle = parts.length / 2;
  return joined(parts.slice(0, middle).join("-"), parts.slice(middle).join("-"));
}

function canonical(text) {
  if (/^[\p{L}\p{N}]+$/u.test(text)) return text;
  const items = text.split(/\s+/).filter(Boolean).join(" ").split(/\s*([,;])\s*/);
  return items.map((item, at) => at % 2 ? item + " "
    : item.replace(LONG_DASH.test(item) ? new RegExp(LONG_DASH, "gu") : /\s*-\s*/g, "–")).join("").trim();
}

/** The one range that a text is; null where it is none, or several. */
function onlyRange(text) {
  const items = canonical(text).replace(/(?:pp?|S|s)\.\s*(?=[\p{Nd}ivxlcIVXLC\[])/gu, "").split(/\s*[,;&]\s*|\s+and\s+/);
  const range = items.length === 1 ? rangeOf(items[0]) : null;
  if (!range) return null;
  const { first, last } = range;
  const backwards = last && last.number <= first.number && sameSequence(first, last)
    && before(last.number, last.suffix, first.number, first.suffix);
  return backwards ? null : range;
}

// --- what is asked for, and where it is: as `model/locate.py` has it --------------------------------

function queryOf(text, volume) {
  const range = onlyRange(text.replace(PAGE_WORD, ""));
  if (!range) return null;
  const { first, last } = range;
  return { volume, first, last: last && sameSequence(first, last) ? last : first };
}

function queriesOf(text) {
  const words = text.split(/[\s\u001c-\u001f\u0085]+/u).filter(Boolean).join(" ").replace(/^plates?\s+/iu, "pl. ");
  if ([...words].length > 60) return [];
  const found = [queryOf(words, null)];
  const split = VOLUME.exec(words);
  if (split) found.push(queryOf(split.groups.page, split.groups.named || split.groups.bare));
  return found.filter(Boolean);
}

const valueOf = (number) => /^[0-9]+$/.test(number) ? Number(number) : fromRoman(number.toLowerCase());
const sameNumber = (one, other) => one === other || (valueOf(one) !== null && valueOf(one) === valueOf(other));
const isOf = ([prefix, style, bracketed], label) =>
  prefix === label.prefix && style === label.style && Boolean(bracketed) === label.bracketed;

/** [part, certainty] of everything that holds a page of a volume, or may. */
function hitsOf(scope, label) {
  const sequence = scope.sequences.find((one) => isOf(one.numbering, label));
  if (!sequence) return scope.others[label.prefix ? "prefixed" : label.style === "arabic" ? "arabic" : "roman"];
  let found = [];
  for (const [number, suffix, hits] of sequence.steps) {
    if (before(label.number, label.suffix, number, suffix)) break;
    found = hits;
  }
  return found;
}

/** The same, whether the number of the page is printed or counted: `iii` is also `[iii]`. */
function asPrinted(scope, label) {
  const hits = hitsOf(scope, label);
  if (hits.some(([, sure]) => sure === 0)) return hits;
  const counted = hitsOf(scope, { ...label, bracketed: !label.bracketed });
  const sure = counted.filter(([, certainty]) => certainty === 0).map(([part]) => [part, 1]);
  return sure.length ? sure : hits;
}

function isBeyond(scope, label) {
  const sequence = scope.sequences.find((one) => isOf(one.numbering, label));
  return label.number < 1 || (sequence && sequence.last !== null && label.number > sequence.last);
}

/** Of texts on facing pages, the one that is on the side of this page. */
function onItsSide(parts, hits, label) {
  if (hits.length < 2 || !hits.some(([part]) => parts[part].facing)) return hits;
  const own = hits.filter(([part]) => (parts[part].begins || []).some(([prefix, style, bracketed, low]) =>
    isOf([prefix, style, bracketed], label) && (label.number - low) % 2 === 0));
  return own.length ? own : hits;
}

function above(parts, part) {
  const found = [];
  while (parts[part].parent !== undefined) { part = parts[part].parent; found.push(part); }
  return found;
}

function inScope({ parts }, scope, { first, last }) {
  if (isBeyond(scope, first)) return [];
  const hits = asPrinted(scope, first);
  if (first.number === last.number && first.suffix === last.suffix) return onItsSide(parts, hits, first);
  const ends = new Map(asPrinted(scope, last));
  const both = hits.filter(([part]) => ends.has(part)).map(([part, sure]) => [part, Math.max(sure, ends.get(part))]);
  if (both.length) return both;
  const chains = [...ends.keys()].map((part) => new Set([part, ...above(parts, part)]));
  for (const [part, sure] of hits) {
    for (const around of above(parts, part)) {
      if (chains.some((chain) => chain.has(around))) return [[around, parts[around].known ? 0 : sure]];
    }
  }
  return [];
}

/** [part, certainty] of all that holds what is asked for; null where that is no page. */
function locate(table, text) {
  const queries = queriesOf(text);
  if (!queries.length) return null;
  for (const query of queries) {
    const scopes = table.scopes.filter((scope) =>
      query.volume === null || (scope.volume !== null && sameNumber(scope.volume, query.volume)));
    const found = scopes.map((scope) => inScope(table, scope, query)).filter((hits) => hits.length);
    if (found.length) return found.flat().map(([part, sure]) => [part, found.length > 1 ? 2 : sure]);
  }
  return [];
}

// --- the page --------------------------------------------------------------------------------------

const CERTAINTIES = ["certain", "inferred", "possible"];
const MEANINGS = ["", "only it fits between its neighbours", "its pages are not known"];

function element(name, text, attributes = {}) {
  const made = document.createElement(name);
  made.textContent = text;
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}

function showFound(table, text, target) {
  const found = locate(table, text);
  target.replaceChildren();
  if (found === null) {
    target.append(element("p", "Write a page as printed: 113, xi, A3, pl. IV, 4:7, vol. 2, p. 14."));
  } else if (!found.length) {
    target.append(element("p", `No part holds page ${text.trim()}.`));
  } else {
    const list = target.appendChild(document.createElement("ul"));
    for (const [index, sure] of found) {
      const part = table.parts[index], row = list.appendChild(document.createElement("li"));
      row.append(element("span", CERTAINTIES[sure], { class: "sure" }));
      row.append(element("a", part.name, { href: part.href, dir: part.dir || "auto" }));
      if (part.pages) row.append(element("span", part.pages, { class: "pages", dir: "ltr" }));
      if (sure) row.append(element("span", MEANINGS[sure], { class: "aside" }));
    }
  }
}

function setUpFinder() {
  const form = document.getElementById("finder"), data = document.getElementById("pages");
  if (!form || !data) return;
  const table = JSON.parse(data.textContent);
  form.hidden = false;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    showFound(table, form.elements.page.value, document.getElementById("found"));
  });
}

/** Copy text, and where the browser can its markup; true where it was done. */
async function copy(source) {
  const text = source.textContent.trim();
  try {
    if (typeof ClipboardItem !== "undefined" && source.firstElementChild) {
      const kinds = { "text/plain": text, "text/html": source.innerHTML };
      const blobs = Object.entries(kinds).map(([type, value]) => [type, new Blob([value], { type })]);
      await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))]);
    } else {
      await navigator.clipboard.writeText(text);
    }
    return true;
  } catch (error) {
    const range = document.createRange();
    range.selectNodeContents(source);
    getSelection().removeAllRanges();
    getSelection().addRange(range);
    return document.execCommand("copy");
  }
}

function setUpCopying() {
  const told = element("p", "", { role: "status", class: "unseen" });
  for (const source of document.querySelectorAll("[data-copy]")) {
    const button = element("button", "Copy", { type: "button", class: "copy", "aria-label": `Copy ${source.dataset.copy}` });
    button.addEventListener("click", async () => {
      button.textContent = await copy(source) ? "Copied" : "Selected";
      told.textContent = `${button.textContent}: ${source.dataset.copy}`;
      setTimeout(() => { button.textContent = "Copy"; }, 2000);
    });
    const cell = element("dd", "", { class: "button" });
    cell.append(button);
    source.after(cell);
  }
  if (document.querySelector("[data-copy]")) {
    document.body.classList.add("copying");
    document.querySelector("main").append(told);
  }
}

function setUpFilter() {
  for (const form of document.querySelectorAll("[data-filter]")) {
    const input = form.querySelector("input"), told = form.querySelector("output");
    const items = [...document.querySelectorAll(`${form.dataset.filter} > li`)];
    const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
    const texts = items.map((item) => plain(item.textContent));
    form.hidden = false;
    input.addEventListener("input", () => {
      const words = plain(input.value).split(/\s+/).filter(Boolean);
      let count = 0;
      items.forEach((item, at) => {
        item.hidden = !words.every((word) => texts[at].includes(word));
        count += item.hidden ? 0 : 1;
      });
      told.textContent = words.length ? `${count} of ${items.length}` : "";
    });
  }
}

if (typeof document !== "undefined") {
  setUpFinder();
  setUpCopying();
  setUpFilter();
}
