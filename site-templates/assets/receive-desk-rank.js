// A place in an order as people write it: 2, ２, ②, 第2, 2、, 二, 第十二位.
"use strict";
// The number; 0 where nothing was written, and NaN where it is none for certain.
const zhengjiRank = (text) => {
  const written = text.normalize("NFKC").replace(/\s+/g, "");
  if (!written) return 0;
  const [, digits] = written.match(/^\(?第?(\d{1,4}|[一二三四五六七八九十]{1,3})[位名项号个]?[、。.,:)]?$/) ?? [];
  if (!digits) return NaN;
  if (/^\d/.test(digits)) return Number(digits) || NaN;
  const parts = digits.match(/^(?:(.)?(十))?([^十])?$/);
  if (!parts) return NaN;
  const [, tens, ten, ones] = parts;
  const value = (digit) => " 一二三四五六七八九".indexOf(digit);
  return (ten ? (tens ? value(tens) : 1) * 10 : 0) + (ones ? value(ones) : 0);
};
