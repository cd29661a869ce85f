// Handing in by one button, where the call has a service that takes it: what the form has packed is sent as it is, and the answer is a
// receipt, or faults that lead to their boxes. The link that lets a unit in stands behind the # of the address, which no server
// is told, and is taken out of the address at once.
"use strict";
(() => {
  const panel = document.getElementById("form-receive");
  const form = document.getElementById("demand-form");
  if (!panel || location.protocol === "file:") return;
  const { element } = zhengji;
  const say = zhengji.words(panel);
  const address = panel.dataset.address.replace(/\/?$/, "/");
  const query = `?lang=${document.documentElement.lang}`;
  const key = `zhengji-link-${form.dataset.call}`;
  const kept = (name) => { try { return sessionStorage.getItem(name); } catch { return null; } };
  const keep = (name, text) => { try { sessionStorage.setItem(name, text); } catch { /* the window is asked anew next time */ } };

  const given = new URLSearchParams(location.hash.slice(1)).get("link");
  if (given && /^[0-9a-f]{32}$/.test(given)) {
    keep(key, given);
    history.replaceState(null, "", location.pathname + location.search);
  }
  let link = given ?? kept(key);

  // A unit without a link draws the secret of the one it is to get: whoever hears no answer asks again with the same.
  function drawn() {
    const name = key + "-new";
    const secret = kept(name) ?? [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
    keep(name, secret);
    return secret;
  }

  const admitted = () => { form.dataset.admission = link ? "linked" : panel.dataset.invited === "true" ? "invited" : "anybody"; };
  admitted();
  document.getElementById("form-bundle").classList.add("second");
  const button = element("button", { type: "button", class: "button", id: "form-send" }, say("send"));
  const state = element("p", { id: "form-sent", role: "status" });
  const faults = element("ol", { class: "faults", id: "form-sent-faults" });
  const lead = element("p", {}, say(link ? "lead-link" : panel.dataset.invited === "true" ? "lead-invited" : "lead-anybody"));
  panel.append(lead, element("p", {}, button), state, faults);

  let packed = null, waiting = null;
  form.addEventListener("zhengji-packed", ({ detail }) => {
    packed = detail.text;
    waiting?.();
    waiting = null;
  });

  // The box that a fault is about: in the unit's paper or in the demand that is shown.
  function box({ file, key: at }) {
    const root = document.getElementById(file === "unit.yaml" ? "form-unit" : "form-demand");
    return root && at ? zhengjiFields.at(root, at) : null;
  }

  function told(fault) {
    const place = box(fault);
    const parts = [element("strong", {}, fault.message)];
    if (fault.mend) parts.push(" ", element("span", { class: "mend" }, fault.mend));
    for (const note of fault.notes ?? []) parts.push(" ", element("span", { class: "mend" }, note));
    if (!place) return element("li", {}, ...parts);
    const go = element("a", { href: "#" + zhengjiFaults.control(place).id }, say("to-box"));
    go.addEventListener("click", (event) => { event.preventDefault(); zhengjiFaults.jump(place); });
    return element("li", {}, ...parts, " ", go);
  }

  // A fault of the list at the beginning of the page, told here too.
  function again(listed) {
    const copy = listed.cloneNode(true);
    copy.querySelector("a").addEventListener("click", (event) => { event.preventDefault(); listed.querySelector("a").click(); });
    return copy;
  }

  async function send() {
    faults.replaceChildren();
    state.textContent = say("checking");
    const ready = new Promise((resolve) => { waiting = resolve; });
    form.requestSubmit();
    await ready;
    const found = [...document.querySelectorAll("#form-faults > .error")];
    if (packed === null || found.length) {
      state.textContent = say("not-yet");
      faults.replaceChildren(...found.map(again));
      // What must not leave the page has put all ways away, this one as well.
      (document.getElementById("form-ways").hidden ? document.getElementById("form-stop") : state).scrollIntoView({ block: "center" });
      return;
    }
    state.textContent = say("sending");
    const sent = link ? { hand_in: packed, link } : { hand_in: packed, new_link: drawn() };
    const answer = await zhengjiSend(`${address}hand-in${query}`, sent);
    if (!answer) { state.textContent = say("no-answer"); return; }
    if (answer.outcome === "taken") {
      link = answer.link ?? link;
      keep(key, link);
      location.assign(`${address}link/${link}/receipt/${answer.receipt.number}/${query}`);
      return;
    }
    state.textContent = [answer.message, answer.mend].filter(Boolean).join(" ");
    faults.replaceChildren(...(answer.faults ?? []).map(told));
    state.scrollIntoView({ block: "center" });
  }

  button.addEventListener("click", async () => {
    button.disabled = true;
    try { await send(); } finally { button.disabled = false; }
  });

  // What the unit has handed in before stands in the form again, for whoever comes by its link.
  async function begin() {
    const response = await fetch(`${address}link/${link}/${query}`, { headers: { Accept: "application/json" }, credentials: "omit", referrerPolicy: "no-referrer" });
    const desk = await response.json();
    // A department fills in for any of its units.
    if (desk.outcome === "department") {
      lead.textContent = document.getElementById("form-acting").textContent = say("lead-department", { name: desk.name });
      return;
    }
    if (desk.outcome !== "desk") { lead.textContent = [desk.message, desk.mend].filter(Boolean).join(" "); return; }
    const names = Object.keys(desk.files);
    if (!given || !names.length) return;
    const files = names.sort((one, two) => (two === "unit.yaml") - (one === "unit.yaml")).map((name) => new File([desk.files[name]], name, { type: "application/yaml" }));
    form.dispatchEvent(new CustomEvent("zhengji-handed-in", { detail: { files, said: say("opened") } }));
  }
  if (link) addEventListener("load", () => { begin().catch(() => { state.textContent = say("no-answer-yet"); }); });
})();
