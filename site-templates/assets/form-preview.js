// The preview of a text: what a text will look like on its page, by the very code that makes the page.
"use strict";
const zhengjiPreview = (() => {
  const show = async (form, preview) => {
    const box = preview.closest(".box");
    const html = await zhengjiEngine.preview(form);
    const shown = preview.querySelector(".prose");
    // Nothing in it can run: raw HTML is text there, and the page's policy forbids the rest.
    shown.innerHTML = html ? html(zhengjiFields.texts(box)[0] ?? "") : "";
    preview.hidden = !html;
  };
  return {
    // Previews follow what is typed while they are open.
    lively(form) {
      for (const preview of form.querySelectorAll(".preview")) preview.addEventListener("toggle", () => { if (preview.open) show(form, preview); });
      form.addEventListener("input", (event) => {
        const preview = event.target.closest(".box")?.querySelector(".preview[open]");
        if (preview) show(form, preview);
      });
    },
  };
})();
