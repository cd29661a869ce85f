// Added to pages by `zhengji serve` only: reloads the page when the site behind it has changed.
"use strict";
(() => {
  const since = document.currentScript.dataset.version;
  let events;
  // Browsers keep few connections to one host: pages that nobody looks at give theirs back.
  const listen = () => {
    events?.close();
    events = undefined;
    if (document.visibilityState === "hidden") return;
    events = new EventSource("/-/events?since=" + encodeURIComponent(since));
    events.addEventListener("changed", () => location.reload());
  };
  document.addEventListener("visibilitychange", listen);
  listen();
})();
