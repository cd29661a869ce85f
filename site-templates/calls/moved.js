// An address of the time when there was one call: to where the page is now, with the question and the place that were asked for.
location.replace(document.currentScript.dataset.to + location.search + location.hash);
