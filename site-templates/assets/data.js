// Loads data as scripts, because a page opened from a disk may not fetch files. Each hands itself over by its name.
"use strict";
const zhengji = (() => {
  const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+-";
  const value = new Map([...letters].map((letter, number) => [letter, number]));
  const loaded = new Map();
  const arrived = new Map();
  return {
    got(name, data) { arrived.set(name, data); },

    // One file of a folder, once; the promise fails when it cannot be read.
    load(folder, name) {
      if (!loaded.has(name)) {
        loaded.set(name, new Promise((resolve, reject) => {
          const script = document.createElement("script");
          script.src = folder + name + ".js";
          script.onload = () => (arrived.has(name) ? resolve(arrived.get(name)) : reject(new Error(name)));
          script.onerror = () => { loaded.delete(name); reject(new Error(name)); };
          document.head.append(script);
        }));
      }
      return loaded.get(name);
    },

    // Numbers of `width` letters each, the highest six bits first.
    fixed(text, width) {
      const numbers = [];
      for (let at = 0; at < text.length; at += width) {
        let number = 0;
        for (let place = 0; place < width; place++) number = number * 64 + value.get(text[at + place]);
        numbers.push(number);
      }
      return numbers;
    },

    // Numbers of five bits a letter, the lowest first; the sixth bit says that more follow.
    variable(text) {
      const numbers = [];
      let number = 0, shift = 1;
      for (const letter of text) {
        const bits = value.get(letter);
        number += (bits & 31) * shift;
        shift *= 32;
        if (bits < 32) { numbers.push(number); number = 0; shift = 1; }
      }
      return numbers;
    },

    // The words that a page hands to its script; a sentence has values by name.
    words(element) {
      const words = JSON.parse(element.dataset.words);
      return (id, values = {}) => words[id].replace(/\{\$([a-z]+)\}/g, (_, name) => values[name]);
    },

    // The attributes of a submitted text: Chinese says so on a page that is not.
    submitted: (text) => document.documentElement.lang !== "zh-CN" && /[\u3400-\u9FFF]/.test(text) ? { lang: "zh-CN" } : {},

    // An element with attributes and children; text is always text.
    element(name, attributes, ...children) {
      const made = document.createElement(name);
      for (const [key, text] of Object.entries(attributes)) made.setAttribute(key, text);
      made.append(...children);
      return made;
    },
  };
})();
