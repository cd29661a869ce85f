// Hands something to the service beside the repository.
"use strict";
// What pages say of themselves depends on whether the service can be reached from them: it cannot from a disk.
if (location.protocol !== "file:") for (const one of document.querySelectorAll("[data-service]")) one.hidden = one.dataset.service === "no";
// The answer to what was sent, a form as it is and anything else as JSON; null where none was heard.
const zhengjiSend = async (address, sent, seconds = 90) => {
  const isForm = sent instanceof FormData;
  try {
    const response = await fetch(address, {
      method: "POST",
      headers: { Accept: "application/json", ...(isForm ? {} : { "Content-Type": "application/json" }) },
      body: isForm ? sent : JSON.stringify(sent),
      credentials: "omit",
      referrerPolicy: "no-referrer",
      signal: AbortSignal.timeout(seconds * 1000),
    });
    return await response.json();
  } catch {
    return null;
  }
};
