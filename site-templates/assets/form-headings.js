// Which column of a pasted table belongs to which box: by its heading, as people write it, or else by its place.
"use strict";
const zhengjiHeadings = (() => {
  // The labels of the form in both languages, and other headings that mean the same. In a box with a + no bare figure is meant.
  const SAME = [
    "+指标名称=Indicator 考核指标 考核指标名称 指标 指标项 指标内容 技术指标 主要技术指标 经济技术指标 技术经济指标 性能指标 考核内容 考核项目 参数 参数名称 技术参数 名称 name",
    "+计量单位=Unit 单位 指标单位 量纲 units",
    "当前水平=Now 现有水平 目前水平 当前值 现状值 现有值 现状 现有指标 现有指标值 基准值 基线值 初始值 现有基础 现有 当前 目前 立项时水平 立项时已有指标值 立项时已有指标值/状态 current",
    "目标值=Target 目标 目标水平 预期目标 预期值 预期指标 预期指标值 指标值 考核值 考核目标 要求值 达到值 完成时指标值 完成时指标值/状态 完成指标",
    "国际最高水平=World_best 国际水平 国际先进水平 国际领先水平 国外水平 国外最高水平 国外先进水平 世界最高水平 世界水平",
    "国内最高水平 国内水平 国内先进水平 国内领先水平",
    "+依据或测试方法=Basis_or_test_method 依据 测试方法 测试依据 测试方式 检测方法 检验方法 试验方法 验证方法 测评方法 评价方法 考核方法 考核方式 考核依据 考核方式（方法）及评价手段 basis test testmethod",
    "+单位名称=Name 单位 名称 联合单位 合作单位 参与单位 参加单位 企业名称 联合单位名称 合作单位名称",
    "统一社会信用代码=Unified_social_credit_code 信用代码 社会信用代码 统一信用代码 代码",
    "+承担任务=Task 任务 任务分工 分工 承担工作 主要任务 研究任务 负责内容 工作内容 role",
    "+机构名称=Name 名称 平台名称 创新机构 创新平台",
    "机构级别=Level 级别 等级 平台级别",
    "机构类型=Type 类型 类别 平台类型",
    "认定年份=Since 年份 认定时间 认定年度 批准年份",
    "服务领域=Domains 领域 技术领域",
    "+主要产品或业务=Main_products_or_services 主要产品 主营产品 产品 产品名称 主营业务 业务 主要业务",
    "+关键技术问题=Key_technical_problems 关键技术 关键问题 技术问题 技术难点 难点 技术瓶颈",
    "+关键词=Keywords 关键字 keyword",
  ].map((line) => {
    const [first, ...words] = line.replace("+", "").split(" ");
    return { labels: first.split("=").map(plain), words: words.map(plain), isText: line.startsWith("+") };
  });
  const ORDER = /^(序|序号|编号|项次|行号|no|nr|number|#|序次)$/;
  const FIGURE = /^[<>≤≥≦≧≈~～±＜＞约]*\s*[\d.,]+\s*[%％]?$/;
  const NUMBER = /^[\d.．()（）、一二三四五六七八九十\s]*$/;
  // A title may stand above the headings.
  const ABOVE = 2;
  const DIGITS = "一二三四五六七八九";

  function plain(text) { return text.normalize("NFKC").toLowerCase().replace(/[(［[【].*?[)］\]】]/g, "").replace(/[\s_*:、。./]/g, ""); }
  // The same without what is often written around it.
  const bare = (text) => text.replace(/^(本项目|本单位|项目|主要|拟)+/, "").replace(/(说明|情况|要求)$/, "");
  const same = (label, text) => SAME.some(({ labels, words }) => labels.includes(label) && (labels.includes(text) || words.includes(text)));
  const isText = (label) => SAME.some(({ labels, isText }) => isText && labels.includes(label));

  const han = (number) => number < 10 ? DIGITS[number - 1] : `${number < 20 ? "" : DIGITS[Math.floor(number / 10) - 1]}十${DIGITS[number % 10 - 1] ?? ""}`;
  // A column that only counts the rows, or marks each with a point.
  const counts = (column) => column.every((text, at) => {
    const own = text.normalize("NFKC").replace(/[().、\s]/g, "");
    return own === String(at + 1) || own === han(at + 1) || /^[•●○■·]$/.test(own);
  });
  const column = (rows, at) => rows.map((cells) => cells[at] ?? "");
  const said = (cells) => cells.filter((text) => text !== "").length;

  // The box of each heading, -1 where there is none: the label itself goes before other words for it.
  function named(cells, labels) {
    const places = cells.map(() => -1), headings = cells.map(plain);
    for (const fits of [(label, text) => label === text, same, (label, text) => label === bare(text) || same(label, bare(text))]) {
      for (const [at, text] of headings.entries()) {
        if (places[at] >= 0 || text === "") continue;
        places[at] = labels.findIndex((label, place) => !places.includes(place) && fits(label, text));
      }
    }
    return places;
  }

  // Headings in two rows: below one that is merged across stand those of its columns, and nothing below the others.
  function both(upper, lower, places) {
    const isBelow = lower && said(lower) > 0 && places.every((place, at) => place < 0 || (lower[at] ?? "") === "");
    return isBelow ? Array.from({ length: Math.max(upper.length, lower.length) }, (_, at) => lower[at] || upper[at] || "") : null;
  }

  // The headings, the boxes that they name and the row `at` which they end; nothing where there are none.
  function head(rows, labels) {
    for (let at = 0; at <= ABOVE && at < rows.length; at++) {
      const places = named(rows[at], labels), found = places.filter((place) => place >= 0).length;
      const others = rows[at].filter((text) => text !== "" && !ORDER.test(plain(text))).length;
      // One word alone is a heading where something stands below it.
      if (found > 1 || (found === 1 && at < rows.length - 1 && Math.min(labels.length, others) === 1)) {
        const two = both(rows[at], rows[at + 1], places), more = two ? named(two, labels) : [];
        const above = rows.slice(0, at).flat().filter((text) => text !== "");
        return more.filter((place) => place >= 0).length > found ? { headings: two, places: more, at: at + 1, above } : { headings: rows[at], places, at, above };
      }
      if (said(rows[at]) > 1) break;
    }
    return null;
  }

  return {
    // What is in a table, for a row of boxes with these labels, pasted into the box at `from`: its `rows`; the `places` of their cells,
    // -1 for what has none; whether that is told by headings; what stood `above`; the `columns` that no box is there for, by heading
    // and number; the labels of boxes of text that would hold `figures`; how many columns were `given`, without those that only count.
    read(table, shown, from) {
      const width = table.reduce((most, cells) => Math.max(most, cells.length), 0);
      const labels = shown.map(plain), found = head(table, labels);
      const rows = found ? table.slice(found.at + 1) : table;
      let places = found?.places.concat(Array(width).fill(-1)).slice(0, width);
      const heading = (at) => found?.headings[at] ?? "";
      // Whether a column says nothing but which row it is.
      const isOrder = (at) => {
        const own = column(rows, at);
        if (said(own) === 0) return true;
        if (found) return ORDER.test(plain(heading(at))) ? own.every((text) => NUMBER.test(text)) : heading(at) === "" && counts(own);
        return at === 0 && width > 1 && (rows.length > 1 ? from === 0 : width > labels.length - from) && counts(own);
      };
      if (!found) {
        const skipped = isOrder(0) && said(column(rows, 0)) ? 1 : 0;
        places = Array(width).fill(-1).map((_, at) => at >= skipped && from + at - skipped < labels.length ? from + at - skipped : -1);
      }
      const columns = places.map((place, at) => ({ place, at })).filter(({ place, at }) => place < 0 && !isOrder(at)).map(({ at }) => ({ heading: heading(at), number: at + 1 }));
      const figures = shown.filter((label, place) => {
        const cells = !found && places.includes(place) ? column(rows, places.indexOf(place)).filter((text) => text !== "") : [];
        return isText(labels[place]) && cells.filter((text) => FIGURE.test(text)).length * 2 > cells.length;
      });
      return { rows, places, isNamed: Boolean(found), above: found?.above ?? [], columns, figures, given: places.filter((place, at) => place >= 0 || !isOrder(at)).length };
    },
  };
})();
