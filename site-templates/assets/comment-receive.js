// A comment by one button, where the call has a service that takes it: first the form's own look at it, then it is sent. The answer is
// a number to keep; nobody sees the comment before the bureau has.
"use strict";
(() => {
  const panel = document.getElementById("c-receive");
  const form = document.getElementById("comment-form");
  if (!panel || location.protocol === "file:") return;
  const { element } = zhengji;
  const say = zhengji.words(panel);
  const button = element("button", { type: "button", class: "button", id: "c-send" }, say("send"));
  const state = element("p", { id: "c-sent", role: "status", tabindex: "-1" });
  const faults = element("ul", { class: "warning" });
  panel.append(element("p", {}, say("lead")), element("p", {}, button), state, faults);
  const result = document.getElementById("c-result");

  // The form's own look: what must not leave the page does not.
  const looked = () => new Promise((resolve) => {
    result.hidden = true;
    const watch = new MutationObserver(() => { if (!result.hidden) { watch.disconnect(); resolve(!document.getElementById("c-ways").hidden); } });
    watch.observe(result, { attributes: true, attributeFilter: ["hidden"] });
    form.requestSubmit(form.querySelector("[type=submit]"));
  });

  async function send() {
    faults.replaceChildren();
    if (!form.reportValidity()) return;
    state.textContent = say("checking");
    if (!await looked()) { state.textContent = say("not-yet"); return; }
    result.hidden = true;
    const sent = Object.fromEntries([...new FormData(form)].map(([name, text]) => [name, String(text)]));
    const address = `${panel.dataset.address.replace(/\/?$/, "/")}comment?lang=${document.documentElement.lang}`;
    const answer = await zhengjiSend(address, { ...sent, call: form.dataset.call });
    if (!answer) { state.textContent = say("no-answer"); return; }
    state.textContent = answer.outcome === "taken" ? say("taken", { number: answer.receipt.number, received: answer.received }) : [answer.message, answer.mend].filter(Boolean).join(" ");
    faults.replaceChildren(...(answer.faults ?? []).map((fault) => element("li", {}, element("strong", {}, fault.message), " ", fault.mend ?? "")));
    if (answer.outcome === "taken") form.reset();
    state.focus();
  }

  button.addEventListener("click", async () => {
    button.disabled = true;
    try { await send(); } finally { button.disabled = false; }
  });
})();
