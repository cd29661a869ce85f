// The pages of the service: a button that prints, where there is a script.
"use strict";
document.documentElement.classList.add("script");
document.getElementById("print")?.addEventListener("click", () => print());
