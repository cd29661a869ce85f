// How far the form is: how long each text is, and how many of the boxes that must be filled in are.
"use strict";
const zhengjiProgress = {
  // The engine counts as the rule does; without it, characters are counted.
  count(form, engine, say) {
    const counters = [...form.querySelectorAll(".counter")].filter((counter) => counter.closest("form"));
    const texts = counters.map((counter) => zhengjiFields.texts(counter.closest(".box"))[0] ?? "");
    const numbers = engine ? engine({ ask: "count", texts }) : texts.map((text) => [...text.replace(/\s/g, "")].length);
    for (const [at, counter] of counters.entries()) {
      counter.textContent = say("count", { count: numbers[at], limit: counter.dataset.limit });
      counter.classList.toggle("over", numbers[at] > Number(counter.dataset.limit));
    }
  },

  meter(needed, errors, say) {
    const [bar, label] = ["form-progress", "form-progress-label"].map((id) => document.getElementById(id));
    const done = needed.filter((box) => zhengjiFields.texts(box).length).length;
    bar.max = needed.length;
    bar.value = done;
    label.textContent = say(errors ? "progress-faults" : "progress", { done, all: needed.length, errors });
  },
};
