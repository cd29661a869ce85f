// Types documents into the form, box by box.
export const box = (page, paper, at) => page.locator(`[data-paper="${paper}"] .box[data-at="${at}"]`);

export async function put(page, paper, at, value) {
  const one = box(page, paper, at);
  // On a phone what may be left out is folded.
  const folded = one.locator("xpath=ancestor::*[contains(concat(' ', @class, ' '), ' folded ')]").last();
  if (await folded.count()) await folded.locator("> legend > .toggle, > h2 > .toggle").click();
  const control = await one.getAttribute("data-control");
  if (control === "choices") for (const word of value) await one.locator(`input[value="${word}"]`).check();
  else if (control === "confirm") await one.locator("input").setChecked(value);
  else if (control === "choice" || control === "truth") await one.locator("select").selectOption(String(value));
  else await one.locator("input, textarea").fill(String(value).replace(/\n$/, ""));
}

export async function type(page, paper, document) {
  for (const [key, value] of Object.entries(document)) {
    const table = page.locator(`[data-paper="${paper}"] [data-rows="${key}"]`);
    if (await table.count()) {
      const folded = page.locator(`[data-paper="${paper}"] [data-rows="${key}"].folded > legend > .toggle`);
      if (value.length && await folded.count()) await folded.click();
      for (const [at, item] of value.entries()) {
        if (await table.locator(":scope > .row").count() <= at) await table.locator("[data-add]").click();
        const place = await table.locator(":scope > .row").nth(at).getAttribute("data-row");
        if (typeof item === "object") for (const [name, cell] of Object.entries(item)) await put(page, paper, `${place}.${name}`, cell);
        else await put(page, paper, place, item);
      }
    } else if (typeof value === "object" && !Array.isArray(value)) {
      for (const [name, inner] of Object.entries(value)) await put(page, paper, `${key}.${name}`, inner);
    } else await put(page, paper, key, value);
  }
}

// Pastes as Word, a spreadsheet or a web page would: with both kinds of text on the clipboard.
export const paste = (page, at, html, text) => page.evaluate(({ at, html, text }) => {
  const control = document.getElementById(at);
  control.focus();
  const clipboardData = new DataTransfer();
  if (html) clipboardData.setData("text/html", html);
  clipboardData.setData("text/plain", text);
  // A real paste that nobody takes puts the plain text in; one made by a script does not.
  const untouched = control.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  if (untouched) document.execCommand("insertText", false, text);
}, { at, html, text });
