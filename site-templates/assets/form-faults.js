// What is wrong, said beside each box and in a list that leads to the boxes.
"use strict";
const zhengjiFaults = (() => {
  const { element } = zhengji;
  const control = (place) => place.matches("input, textarea, select") ? place : place.querySelector(":scope > input, :scope > textarea, :scope > select, :scope > label > input, :scope > fieldset") ?? place;

  const tag = (fault, say) => element("span", { class: "tag " + fault.severity }, say(fault.missing ? "to-fill" : fault.severity));

  function told(fault, say) {
    const parts = [element("strong", {}, fault.message)];
    if (fault.unkept) parts.push(element("span", { class: "mend" }, fault.unkept));
    if (fault.mend) parts.push(element("span", { class: "mend" }, fault.mend));
    if (fault.clause) parts.push(element("span", { class: "clause", ...zhengji.submitted(fault.clause.quote ?? "") }, say("clause", fault.clause)));
    if (fault.ask?.length) parts.push(element("span", { class: "ask" }, say("ask", { offices: fault.ask.join(say("offices")) })));
    return parts;
  }

  function clear(root) {
    for (const old of root.querySelectorAll(".fault")) old.remove();
    for (const marked of root.querySelectorAll("[aria-invalid]")) {
      marked.removeAttribute("aria-invalid");
      const others = (marked.getAttribute("aria-describedby") ?? "").split(" ").filter((id) => id && !/\.fault(-\d+)?$/.test(id));
      if (others.length) marked.setAttribute("aria-describedby", others.join(" ")); else marked.removeAttribute("aria-describedby");
    }
  }

  function mark(place, fault, say) {
    const own = control(place);
    const first = (own.id || place.id || "form") + ".fault";
    let id = first;
    for (let number = 2; document.getElementById(id); number += 1) id = `${first}-${number}`;
    const text = element("div", { class: "fault " + fault.severity, id }, tag(fault, say), " ", ...told(fault, say));
    if (id !== first) [...document.querySelectorAll(`[id^="${CSS.escape(first)}"]`)].filter((one) => one.matches(".fault")).at(-1).after(text);
    else if (place.matches(".box")) place.append(text);
    else if (place.matches("fieldset")) place.querySelector("legend").after(text);
    else if (place.matches(".row")) place.prepend(text);
    else place.querySelector("h2")?.after(text);
    if (fault.severity === "error") own.setAttribute("aria-invalid", "true");
    own.setAttribute("aria-describedby", [own.getAttribute("aria-describedby"), id].filter(Boolean).join(" "));
  }

  function label(place, say) {
    if (place.matches("[data-paper]")) return say("whole");
    const row = place.closest(".row");
    const parts = row ? [zhengjiFields.label(row.closest("[data-rows]")), row.getAttribute("aria-label")] : [];
    if (place !== row) parts.push(zhengjiFields.label(place));
    return [...new Set(parts)].join(" ");
  }

  return {
    clear,
    control,

    // `faults`: each with `place`, the element it points to; one that stands elsewhere has the name of that place, and `go`, which
    // leads there. `list` is filled with links to them.
    show(faults, list, say) {
      list.replaceChildren();
      for (const fault of faults) {
        if (!fault.elsewhere) mark(fault.place, fault, say);
        const target = control(fault.place);
        const link = element("a", { href: "#" + (target.id || fault.place.id) }, fault.elsewhere ? say("elsewhere", { title: fault.elsewhere }) : label(fault.place, say));
        link.addEventListener("click", (event) => { event.preventDefault(); if (fault.go) fault.go(); else zhengjiFaults.jump(fault.place); });
        list.append(element("li", { class: fault.severity }, tag(fault, say), " ", link, " ", ...told(fault, say)));
      }
    },

    jump(place) {
      zhengjiSteps.unfold(place);
      const target = control(place);
      target.focus({ preventScroll: true });
      (place.matches("[data-paper]") ? place.querySelector("h2") : place).scrollIntoView({ block: "center" });
    },
  };
})();
