// The body of a function (root, role): every visible element of the role, with its name.
const roles = {
  A: (e) => (e.hasAttribute("href") ? "link" : ""),
  ARTICLE: () => "article",
  BUTTON: () => "button",
  DIALOG: () => "dialog",
  FIELDSET: () => "group",
  FORM: () => "form",
  H1: () => "heading",
  H2: () => "heading",
  INPUT: (e) => ({ checkbox: "checkbox", radio: "radio", search: "searchbox" })[e.type] ?? "textbox",
  NAV: () => "navigation",
  SECTION: () => "region",
  SELECT: () => "combobox",
  TABLE: () => "table",
  TD: () => "cell",
  TEXTAREA: () => "textbox",
  TH: () => "columnheader",
  TIME: () => "time",
};
const roleOf = (e) => e.getAttribute("role") ?? roles[e.tagName]?.(e) ?? "";

const text = (node) => {
  if (node.nodeType === Node.TEXT_NODE) return node.data;
  if (node.nodeType !== Node.ELEMENT_NODE || node.getAttribute("aria-hidden") === "true") return "";
  if (node.getAttribute("role") === "tooltip") return "";
  return [...node.childNodes].map(text).join("");
};

const nameOf = (e) => {
  const label = e.getAttribute("aria-label");
  if (label) return label;
  const by = e.getAttribute("aria-labelledby");
  if (by) return by.split(" ").map((id) => text(document.getElementById(id))).join(" ");
  if (e.labels?.length) return [...e.labels].map(text).join(" ");
  const own = { FIELDSET: "legend", TABLE: "caption" }[e.tagName];
  if (own) return text(e.querySelector(own) ?? e);
  return text(e);
};

const visible = (e) => e.checkVisibility() && !e.closest("[aria-hidden=true]");

return [...root.querySelectorAll("*")]
  .filter((e) => roleOf(e) === role && visible(e))
  .map((e) => [nameOf(e).replace(/\s+/g, " ").trim(), e]);
