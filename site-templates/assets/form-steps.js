// How the form is gone through: boxes that do not apply stay away, Enter does not jump, nothing is hidden by the bar at the foot, and
// on a phone what may be left out is folded.
"use strict";
const zhengjiSteps = (() => {
  const PHONE = "(max-width: 40rem)";
  const { element } = zhengji;
  const boxesIn = (place) => place.matches(".box") ? [place] : zhengjiFields.boxes(place);

  // What depends on an answer is there when the answer is given, and while something stands in it.
  function applies(root) {
    for (const place of root.querySelectorAll("[data-applies]")) {
      if (place.closest("template")) continue;
      const [key, words] = place.dataset.applies.split("=");
      const asked = zhengjiFields.boxes(root).find((box) => box.dataset.key === key);
      const given = asked ? zhengjiFields.texts(asked) : [];
      const isFilled = boxesIn(place).some((box) => zhengjiFields.texts(box).length);
      place.hidden = !isFilled && !words.split(" ").some((word) => given.includes(word));
    }
  }

  // Shows a place, whatever is closed around it.
  function unfold(place) {
    for (let fold = place.closest(".folded"); fold; fold = fold.parentElement.closest(".folded")) set(fold, true);
    for (let own = place; own; own = own.parentElement) if (own.dataset?.applies) own.hidden = false;
  }

  function set(place, open) {
    place.classList.toggle("folded", !open);
    place.querySelector(":scope > :is(legend, h2) > .toggle")?.setAttribute("aria-expanded", String(open));
  }

  // Folds get buttons on a phone alone; elsewhere everything is open.
  function folds(form) {
    const phone = matchMedia(PHONE);
    const all = () => [...form.querySelectorAll(".paper > .boxes > fieldset.group, .paper")].filter((one) => one.querySelector(":scope > :is(legend, h2)"));
    const change = () => {
      for (const place of all()) {
        const head = place.querySelector(":scope > :is(legend, h2)");
        const title = head.querySelector(":scope > span:first-child") ?? head;
        if (phone.matches && !head.querySelector(".toggle")) {
          const button = element("button", { type: "button", class: "toggle", "aria-expanded": "true" });
          const held = title === head ? [...head.childNodes] : [title];
          head.prepend(button);
          button.append(...held);
          button.addEventListener("click", () => set(place, place.classList.contains("folded")));
          const isFilled = zhengjiFields.boxes(place).some((box) => zhengjiFields.texts(box).length);
          set(place, place.matches(".paper") || isFilled || !head.querySelector(".note"));
        } else if (!phone.matches) {
          const button = head.querySelector(":scope > .toggle");
          if (button) button.replaceWith(...button.childNodes);
          place.classList.remove("folded");
        }
      }
    };
    phone.addEventListener("change", change);
    change();
  }

  return {
    applies,
    unfold,

    lively(form, bar) {
      folds(form);
      // Who presses Enter in a box wants the next line, not the end of the form.
      form.addEventListener("keydown", (event) => {
        if (event.key === "Enter" && !event.isComposing && event.target.matches("input:not([type=file]), select")) event.preventDefault();
      });
      form.addEventListener("focusin", (event) => {
        if (bar.contains(event.target)) return;
        requestAnimationFrame(() => {
          const own = event.target.getBoundingClientRect(), edge = bar.getBoundingClientRect();
          const hidden = own.bottom + 8 - edge.top;
          if (hidden > 0 && own.top < edge.bottom) scrollBy({ top: Math.min(hidden, own.top - 8) });
        });
      });
    },
  };
})();
