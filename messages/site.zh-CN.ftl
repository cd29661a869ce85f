# 网站页面上的文字（简体中文）。填报材料的内容不在这里；提示语在 zh-CN.ftl。
# 同名的条目也在 site.en.ftl 里，缺一条测试就不过。
# 名称里有 “-script-” 的由网页脚本使用，其中的值写成 { $名称 }。

## 各页共用

language-name = 中文
list-separator = 、
clause-separator = ；
full-stop = 。
colon = ：
no-value = —
date-range = { $opens } 至 { $closes }
# Beside a text that is Chinese on a page that is not.
in-chinese = 中文
months = { $months } 个月
projects = { $count } 项
projects-range = { $min }～{ $max } 项
demand = 需求建议
demands = 需求建议
demands-count = { $count } 项
guideline = 指南草案
joint = 联合攻关
see-notice = 看征集通知
see-all-demands = 看全部需求

## 页头

skip = 跳到正文
sample = 示例
sample-text = {"　"}本站用来演示征集怎样进行，单位、人员、需求和数字都是虚构的。
search = 搜索
search-site = 全站搜索
search-label = 查找
search-placeholder = 查找需求、单位、指南
modes = 显示方式
mode-large = 大字
mode-contrast = 高对比
other-languages = 语言
sections = 主要栏目
here = 当前位置
nav-home = 首页
nav-notice = 征集通知
nav-demands = 需求建议
nav-domains = 技术领域
nav-departments = 推荐单位
nav-units = 申报单位
nav-tables = 汇总表
nav-guideline = 指南草案
nav-comments = 公众意见
nav-rules = 检查规则

## 页脚

foot-contacts = 咨询
foot-office-phone = （{ $phone }）
foot-sensitive = 涉密、敏感内容不得在网上填报，请直接报送{ $office }：
foot-organizer = 主办单位：
foot-id-code = 网站标识码：

## 首页

home-description = { $title }：需求建议、推荐汇总表、指南草案和公开征求意见。
home-basis = 依据：
home-notice = 征集通知：
present-day = { $month }月{ $day }日
present-before = { $day }起提交需求建议，现在可以先看通知、备好材料
present-submission = 正在征集需求建议，请单位提交，{ $day }截止
present-recommendation = 收到 { $demands } 项需求，归口管理单位正在审核推荐
present-guideline = { $demands } 项需求中有 { $recommended } 项获得推荐，专家正在起草指南
present-consultation = 指南草案提出 { $items } 个方向，请您提意见，{ $day }截止
present-until-recommendation = 提交已经截止，收到 { $demands } 项需求，{ $day }开始审核推荐
present-until-guideline = 收到 { $demands } 项需求，{ $recommended } 项获得推荐，{ $day }开始起草指南
present-until-consultation = 收到 { $demands } 项需求，{ $recommended } 项获得推荐，指南草案{ $day }起公开征求意见
present-over = 征集已经结束，收到 { $demands } 项需求，{ $recommended } 项获得推荐
present-consulted = { $items } 个方向征求意见已经结束，收到 { $comments } 条意见，已答复 { $answered } 条
present-submit = 去填报
present-comment = 提意见
present-read-draft = 看指南草案
present-see-answers = 看意见和答复
present-see-guideline = 看指南
home-stages = 进行到哪一步
home-as-of = 以上状态按本网站生成之日（{ $date }）计算，截止日当天全天有效。
home-as-of-hours = 以上状态按本网站生成之日（{ $date }）计算。写明时刻的，以该时刻为准；只写日期的，截止日当天全天有效。
home-figures = 征集结果
home-charts-note = 以下各表按提交的全部需求统计，没有获得推荐的也计算在内；获得推荐的见{ $tables }。
home-by = 按{ $facet }
home-money-by = 预计研发投入，按{ $facet }
home-guideline-more = 看草案全文和未列入需求的去向
home-comments-more = 看公众意见
stage-submission = 提交需求建议
stage-recommendation = 审核推荐
stage-guideline = 编制指南草案
stage-consultation = 公开征求意见
stage-opens-in = 还有 { $days } 天开始
stage-closes-in = 还有 { $days } 天截止
stage-closes-today = 今天截止
stage-over = 已结束
figures-submitted = 提交的需求
figures-recommended = 获得推荐的需求
figures-drafted = 指南和意见
figure-demands = 项需求建议
figure-units = 家申报单位
figure-departments = 家推荐单位
figure-recommended = 项获得推荐
figure-joint = 项联合攻关
figure-investment = 万元预计研发投入
figure-items = 条指南草案
figure-comments = 条公众意见
chart-bar = 图示
chart-count = 项数
chart-investment = 预计研发投入
chart-mean = 平均每项
chart-unit = （万元）

## 没有这个页面

missing-title = 没有这个页面
missing-description = 没有找到这个页面。
missing-text = 地址可能写错了，或者页面已经移走。
missing-home = 回到首页

## 查看需求：全部、按条件、按单位

demands-all = 全部需求
demands-description = 征集到的全部需求建议，按推荐单位和推荐顺序排列。
demands-lead = 共 { $count } 项，预计研发投入合计 { $amount }；先按推荐单位、再按推荐顺序排列，未获推荐的排在最后。
demands-none = 还没有收到需求建议。
demands-by = 按条件查看
facet-domain = 技术领域
facet-domain-intro = 本次征集的技术领域和各领域的需求数。
facet-department = 推荐单位
facet-department-intro = 各推荐单位归口的需求，已推荐的按推荐顺序排在前面。
facet-kind = 单位类别
facet-kind-intro = 提出需求的是哪一类单位。
facet-organization = 组织方式
facet-organization-intro = 需求打算怎样组织实施。
facet-stage = 创新阶段
facet-stage-intro = 需求处在创新链的哪个阶段。一项需求可以涉及几个阶段。
facet-outcome = 预期成果
facet-outcome-intro = 需求预期取得什么形式的成果。一项需求可以有几种成果。
facet-description = { $facet }“{ $value }”：{ $count } 项需求建议。
facet-total = { $facet }属于“{ $value }”的需求建议共 { $count } 项，预计研发投入合计 { $amount }。
facet-department-total = 归口本单位的需求 { $count } 项，预计研发投入合计 { $amount }；推荐 { $recommended } 项。
facet-table = 看推荐汇总表
facet-filter = 再加上别的条件筛选
facet-others = 没有列入推荐的需求
facet-none = 还没有这样的需求建议。
card-budget-and-term = { $budget } · { $months } 个月
card-joint = （联合攻关）
card-rank = 推荐第 { $rank } 位
card-rank-key = 推荐第 { $rank } 位（重点推荐）
not-recommended-yet = 尚待推荐
not-recommended = 未获推荐
pages = 分页
page-of = { $title }（第 { $number } 页）
page-number = 第 { $number } 页
page-previous = 上一页
page-next = 下一页
units-title = 申报单位
units-intro = 提出需求建议的单位。
unit-description = { $unit }提出的需求建议。
unit-kind = 单位类别
unit-legal-form = 单位性质
unit-uscc = 统一社会信用代码
unit-district = 所在区、县（市）
unit-department = 归口推荐单位
unit-products = 主要产品
unit-none = 没有需求建议。
unit-institutions = 创新载体
institution-name = 名称
institution-level = 级别
institution-type = 类型
institution-domains = 领域
institution-year = 认定年份

## 筛选（脚本）

filter-script-label = 按条件筛选
filter-script-rank = 推荐顺序
filter-script-budget = 研发投入从多到少
filter-script-title = 名称拼音
filter-script-clear = 清除条件
filter-script-sort = 排序
filter-script-found = 符合条件的有 { $count } 项（共 { $total } 项）。
filter-script-found-page = 符合条件的有 { $count } 项（共 { $total } 项），第 { $number } 页，共 { $last } 页。
filter-script-none = 没有符合全部条件的需求，可以去掉一两个条件。
filter-script-heading = 符合条件的需求
filter-script-money-term = { $budget } · { $months } 个月
filter-script-recommended = { $department }推荐第 { $rank } 位
filter-script-key = （重点推荐）
filter-script-not-recommended = 没有列入推荐
filter-script-separator = 、
filter-script-pages = 分页
filter-script-previous = 上一页
filter-script-next = 下一页
filter-script-failed = 筛选用的文件没有读到，请刷新页面再试。

## 搜索

search-description = 在需求建议、单位、指南草案、公众意见、通知和填报规则的公开内容中查找文字。
search-lead = 在需求建议、申报单位、推荐单位、指南草案、公众意见、通知和填报规则的公开内容里查找，一字不差。可以输入一个字、一个词、英文或者数字；几个词之间用空格隔开，表示都要有。
search-more = 继续显示
search-without-script = 搜索需要浏览器允许运行脚本。不用脚本也能找到每一项需求：按{ $domains }、{ $departments }、{ $units }查看，或者打开{ $table }，用浏览器的“在页面中查找”（Ctrl+F）。
search-all-tables = 全部推荐汇总表
search-script-searching = 正在查找……
search-script-open = 已找到 { $count } 项，还有 { $left } 项待核对。
search-script-found = 找到 { $count } 项含有“{ $query }”的内容。
search-script-none = 没有找到含有“{ $query }”的内容。可以换一个说法，或者少用几个字。
search-script-failed = 有文件没有读到，请刷新页面再试。
search-script-colon = ：
search-script-kind-demand = 需求建议
search-script-kind-item = 指南草案
search-script-kind-unit = 申报单位
search-script-kind-department = 推荐单位
search-script-kind-comment = 公众意见
search-script-kind-notice = 通知
search-script-kind-rule = 填报规则
search-script-field-title = 标题
search-script-field-unit = 单位
search-script-field-keywords = 关键词
search-script-field-summary = 内容简介
search-script-field-en = 另一种语言
search-script-field-necessity = 必要性
search-script-field-research = 研究内容
search-script-field-problems = 关键问题
search-script-field-indicators = 考核指标
search-script-field-outcomes = 预期成果
search-script-field-foundation = 研究基础
search-script-field-scenario = 应用场景
search-script-field-partners = 合作单位
search-script-field-bidding = 揭榜要求
search-script-field-transformation = 成果转化
search-script-field-body = 指南正文
search-script-field-text = 内容
search-script-field-reply = 答复
search-script-field-task = 战略任务
search-script-field-opinion = 推荐意见

## 一项需求

demand-unit = 优势单位
demand-unit-kind = ，{ $kind }
demand-budget = 预计研发投入
demand-term = 实施期限
demand-keywords = 关键词
demand-versions = 各次送达
demand-versions-about = 以下是收到各个版本的时间，按收件服务器的时钟；截止前的最后一版算数。
fate = 进展
fate-submitted = 已提交
fate-recommended = 已推荐
fate-recommended-by = { $department }推荐，列第 { $rank } 位
fate-key = ，重点推荐
fate-in-no-table = 没有列入任何推荐单位的汇总表
fate-approved = { $date } 审核
fate-condensed = 已凝练进指南草案
fate-comments = 对所在条目的公众意见 { $count } 条
fate-waiting = 等待专家凝练
similar = 内容相近的需求
similar-note = 由程序比较公开文字得出，只供参考：相近不等于重复，也不影响推荐。
similar-phrases = 都写到：
cite = 引用与出处
cite-line = { $unit }. { $title }: { $call }[EB/OL]. { $host }, { $year }[引用日期]. { $address }
cite-id = 需求编号（不变）
cite-address = 固定网址
cite-source = 原始文件
cite-history = 修改记录

## 汇总表

tables-description = 各推荐单位的推荐汇总表，可以在线查看、打印和下载。
tables-lead = 各推荐单位按推荐顺序填报的汇总表，只统计获得推荐的需求，金额单位为万元。CSV 文件可以用 Excel、WPS 打开。
tables-department = 推荐单位
tables-demands = 需求（项）
tables-joint = 联合攻关（项）
tables-key = 重点推荐（项）
tables-total = 预计研发投入
tables-without-personnel = 不含人员经费
tables-download = 下载
tables-sum = 合计
table-page-title = { $name }：{ $title }
table-description = 推荐汇总表，按推荐顺序排列，联合攻关需求已标注。
table-digest = 校验码：{ $digest }（推荐顺序或意见改动后会变，盖章上传时填入 table_digest）
table-none = 没有推荐需求。
table-download = 下载 { $format }
tables-parts = 分领域、分单位类别
tables-part = 范围
tables-others = 统计表和名单
tables-data = 需要原始数据的，请看：

## 开放数据

data-title = 开放数据
data-description = 需求、单位、指标、指南草案和公众意见的数据文件，以及每一项的含义。
data-lead = 这里的文件可以直接下载使用，每次更新网站时重新生成。只含公开的内容：联系人、经营数据不在里面，撤回的需求也不在里面。
data-files = 数据文件
data-file = 文件
data-holds = 内容
data-rows = 条数
data-stable = 文件地址和各列的代号长期不变；要改动时，先在更新记录里说明。
data-demands-csv = 需求，每项一行：基本情况、金额、推荐和去向
data-units-csv = 单位，每家一行
data-indicators-csv = 考核指标，每条一行
data-partners-csv = 联合单位，每家一行
data-parts-csv = { $title }，每项一行
data-demands-json = 需求的全部公开内容
data-demands-jsonl = 同上，每行一项，便于逐行处理
data-demands-xlsx = 全部汇总表和数据，用 Excel、WPS 打开
data-guideline-json = 指南草案各条目，以及没有列入的需求的去向
data-comments-json = 公众意见和答复
data-datapackage-json = 以上文件的说明，供程序读取（Frictionless 数据包）
data-papers = 推荐汇总表
data-papers-about = 可以打印、盖章的汇总表。
data-papers-annex = 可以打印、盖章的汇总表（{ $annex }）。
data-licence = 使用许可
data-licence-is = 按以下许可发布，使用时请注明来源：
data-licence-none = 主办单位没有授予许可。法律规定的合理使用之外，请先征得主办单位同意。
data-columns = CSV 文件的列
data-columns-about = UTF-8 编码，首行是列的代号。金额单位为万元。一格里有几项的，用半角分号隔开。以 =、+、-、@ 等符号开头的文字前面加了一个撇号，免得电子表格当成公式。
data-column = 代号
data-name = 名称
data-type = 类型
data-meaning = 含义
data-forms = 表单
data-forms-about = JSON 文件里的各项，代号与表单相同；这里只列公开的项目。表单定义（JSON Schema）：
data-key = 代号
data-unit = （{ $unit }）
data-text = 文字
data-number = 数字
data-truth = 是否
data-date = 日期
data-group = 分项填写
data-list = 列表
data-list-of = 列表：{ $kind }

## 指南草案

guideline-description = 由征集到的需求凝练成的指南条目，以及没有列入的需求的去向。
guideline-lead = 共 { $count } 条，由征集到的需求凝练而成。每条都列出来源需求，项目申报须覆盖全部研究内容与考核指标。
guideline-none = 指南草案还没有公布。
guideline-changes = 看各稿之间改了什么
guideline-term = 实施期限 { $months } 个月
guideline-supported = 拟支持 { $supported }
guideline-cap = 每项资助不超过 { $amount }
guideline-matrix = 看需求与条目对照表
guideline-sources = 来源：
guideline-left-out = 没有列入草案的推荐需求
guideline-left-out-lead = 每一项都说明去向和理由。
guideline-demand = 需求
guideline-fate = 去向
guideline-reason = 理由
item-description = 指南条目 { $number }：{ $title }。
item-category = 类别
item-supported = 拟支持数
item-cap = 资助上限
item-cap-each = 每项 { $amount }
item-self-funding = 自筹与资助之比
item-self-funding-least = 不低于 { $ratio }∶1
item-partners = 参与单位
item-partners-most = 不超过 { $count } 家
item-lead = 牵头单位要求
item-sources = 来源需求
facts-number = 编号
item-comment-write = 对本条提意见
paragraph-note = 每段右侧的编号是这一段的链接。文字没有改动的段落，在各稿中的链接不变。
paragraph-note-comment = 提意见时可以用编号指明段落。
paragraph-label = 第 { $number } 段的链接
paragraph-comments = 意见 { $count } 条
item-comments = 对本条的公众意见：{ $count } 条

## 需求与条目对照表

matrix-title = 需求与条目对照表
matrix-description = 每项推荐的需求进了指南草案的哪一条，没有进的去了哪里。
matrix-lead = 共 { $count } 项需求。表中的点表示该需求已凝练进这一条；一项需求可以进几条，一条也可以来自几项需求。
matrix-by-demand = 从需求看条目
matrix-by-item = 从条目看需求
matrix-in = 列入
matrix-more = 还有 { $count } 项，见条目页面

## 公众意见

comments-title = 公众意见
comments-description = 公众对指南草案的意见，以及采纳情况和答复。
comments-period = 征求意见时间
comments-basis = 期限依据
comments-basis-reason = （{ $reason }）
comments-way = 反馈方式
comments-feedback-title = { $title }指南草案征求意见情况反馈
comments-promise = 答复期限
comments-promise-days = 征求意见截止后 { $days } 日内逐条答复；截止后才收到的，从收到之日起算。超过这一期限尚未答复的，算作逾期。
comments-write = 提意见
comments-closed = 征求意见已经结束，不再接收新的意见。收到的意见和答复都在下面。
comments-none = 还没有收到意见。
comments-names = 提出人未同意公开姓名的，只显示姓氏。内容相同的意见合并显示，每一条都计入统计。
comments-counts = 按渠道和采纳情况统计
comments-counts-caption = 每个渠道收到的意见条数和采纳情况，行、列都有合计
comments-channel = 渠道
comments-sum = 合计
comments-open-label = 正在研究
voices-asked = 我们问了
voices-asked-items = 指南草案 { $count } 条，写得是否合理、科学、先进。
voices-asked-period = 征求意见时间 { $period }。
voices-said = 您说了
voices-said-total = 共 { $count } 条意见：
voices-said-channel = { $label } { $count } 条
voices-said-same = 其中 { $count } 条与别的意见内容相同，合并显示。
voices-did = 我们做了
voices-did-open = 尚未答复 { $count } 条，其中逾期 { $overdue } 条。
voices-did-changes = 看草案按意见改了什么
comment-same = 另有 { $count } 人提出相同意见
comment-overdue = 正在研究，已超过答复期限。
comment-on = 对 { $item }
comment-current = 原文
comment-proposed = 建议改为
comment-reason = 理由：
comment-replied = { $date } 答复
comment-unanswered = 正在研究，尚未答复。
comment-form-title = 提意见
comment-form-description = 对指南草案提意见：填好后得到一份意见文件，可以发邮件、打印寄送或者提交到仓库。
comment-form-open = 正在征求意见，时间 { $period }。
comment-form-not-yet = 征求意见还没有开始，时间 { $period }。
comment-form-over = 征求意见已经结束（{ $period }），不再接收新的意见。
comment-form-over-see = 看收到的意见和答复
comment-form-lead = 不用注册。填好以后得到一份意见文件，由您自己发出去；在您发出之前，本页不会把任何内容传到别处。
comment-form-privacy = 意见内容会公开。请不要写手机号码、身份证号码、住址，也不要写涉密、敏感内容。
comment-form-item = 针对哪一条
comment-form-choose = 请选择
comment-form-paragraph = 哪一段（可不填）
comment-form-paragraph-hint = 写段首的编号，例如 2-3；或者写：
comment-form-paragraph-example = 考核指标第2项
comment-form-aspect = 主要针对
comment-form-text = 意见内容
comment-form-current = 原文（可不填）
comment-form-proposed = 建议改为（可不填）
comment-form-reason = 理由（可不填）
comment-form-name = 姓名或单位名称
comment-form-show = 公开时怎样署名
comment-form-masked = 只公开姓氏，如“朱**”
comment-form-full = 照填写的公开（单位请选这一项）
comment-form-make = 生成意见文件
comment-form-result = 意见文件已经生成
comment-form-what-now = 请下载或复制后，按下面的反馈方式之一发给主办单位；会用 git 的，也可以直接提交合并请求。
comment-form-download = 下载文件
comment-form-copy = 复制
comment-form-mail = 用邮件发送
comment-form-file = 文件内容
comment-form-contact = { $office }（{ $about }）
comment-form-ways = 反馈方式
comment-letter = 意见表（可以打印填写）
comment-letter-lead = 不方便在网上填写的，请打印本页，手写后按反馈方式寄送。
comment-by-hand = 直接写文件
comment-by-hand-lead = 也可以照下面的样子写一份文件，放到 { $folder } 里，提交合并请求。文件名用日期和小写英文字母，例如 2026-06-18-mine.yaml。条目（item）从列出的代号中选。
comment-script-shown = 公开时显示为“{ $name }”。
comment-script-subject = 指南意见：{ $item }
comment-script-pasted-struck = 原文中划掉的文字没有粘贴进来，请核对。
comment-script-copied = 已复制。
comment-script-selected = 内容已选中，请按 Ctrl+C 复制。
comment-script-personal = 内容里好像有电话、身份证号码或个人邮箱。意见会公开，请先删去，再重新生成。

## 各稿之间的变化

changes-title = 各稿之间改了什么
changes-description = 指南草案各稿之间逐条的变化，以及是哪些意见促成的。
changes-lead = 公开征求意见以后，草案改过的地方逐处列出。没有变化的句子不列。
changes-marks = 读法：
changes-del = 〔删：
changes-ins = 〔增：
changes-end = 〕
changes-step = { $from } 稿到 { $to } 稿
changes-step-now = { $from } 稿到现在
changes-count = 改动 { $changed } 条，新增 { $added } 条，删去 { $removed } 条，没有变化 { $unchanged } 条。
changes-causes = 采纳和部分采纳的意见：
changes-cause = （{ $disposition }）
changes-added = 新增：
changes-removed = 删去：
changes-unchanged = 没有变化：

## 征集通知

notice-title = 征集通知
notice-description = { $host }发布的征集通知。

## 检查规则

rules-title = 检查规则
rules-description = 提交的材料按哪些规则检查，各依据通知的哪一条，不符合时怎么改。
rules-lead = 提交的材料由程序按下列规则检查。“以上”“不超过”都包含本数（《民法典》第一千二百五十九条）。
rules-clause = 依据
rules-clause-text = 通知{ $section }：“{ $quote }”
rules-reading = 怎样理解
rules-mend = 怎么改
rules-passes = 这样可以
rules-fails = 这样不行
rules-clock = 检查时间

## 页签、页脚和各页共用的标识

locale = zh_CN
yes = 是
nav-submit = 怎样提交
foot-report-error = 为政府网站找错
foot-feed = 订阅更新（Atom）
foot-calendar = 各阶段日程（日历文件）
feed-title = { $of }：{ $title }
feed-comment = 对“{ $on }”的意见已答复：{ $disposition }
dataset-description = { $title }：征集到的 { $count } 项需求建议，包括领域、组织方式、预计投入、推荐单位和推荐顺序。
calendar-stage = { $stage }：{ $title }
calendar-closing = 截止：{ $stage }（{ $title }）
column-notice = 征集通知全文和各阶段的时间。
column-notice-words = 征集通知;重大攻关需求
column-submit-words = 需求填报;申报条件;填报要求
column-demands-words = 需求建议;技术攻关
column-departments-words = 推荐汇总表;推荐单位
column-units = 提出需求建议的单位和它们的需求。
column-units-words = 申报单位;优势单位
column-data = 本次征集公开的数据，可以下载。
column-data-words = 开放数据;数据下载
column-guideline-words = 指南草案;征求意见
column-comments-words = 公众意见;意见反馈;采纳情况
column-rules-words = 检查规则;填报要求
column-search-words = 站内搜索
column-about-words = 关于本站;网站地图;无障碍
column-type-notice = 通知公告
column-type-service = 办事服务
column-type-open = 信息公开
column-type-exchange = 互动交流
column-type-guide = 网站说明

## 没有这个页面（不知道网站地址时）

missing-plain = 请检查地址，或者从网站首页重新进入。

## 关于本站

about-title = 关于本站
about-description = 本站由谁主办、怎样生成、数据怎样使用，以及无障碍和联系方式。
about-what = 本站是什么
about-what-text = 本站由{ $host }主办，公布“{ $title }”的通知、需求建议、推荐汇总表、指南草案和公众意见，以及每一项需求、每一条意见的去向。
about-made = 怎样生成
about-made-text = 所有网页都由程序 zhengji 从征集仓库里的文件生成。每份材料都按同样的规则检查（见{ $rules }），没有错误才会公布；同样的材料总是生成同样的网页。
about-forge = 原始文件和修改记录在 { $forge } 。
about-privacy = 个人信息
about-privacy-text = 本站不使用 Cookie，不统计访问者，不加载其他网站的任何内容。“大字”“高对比”的选择只保存在您自己的浏览器里。
about-shown-text = 填报材料里的联系人、电话和财务数据不公开，不会出现在本站和可下载的数据里。发现不应公开的内容，请立即告知下面的部门。
about-use = 数据使用
about-use-text = 本站的文字和数据可以阅读、下载和打印；引用时请注明来源和日期。
about-licence = 公开的数据按以下许可使用，使用时请注明来源：{ $licence }
about-accessible = 无障碍
about-accessible-text = 本站按《网页内容无障碍指南》（WCAG）2.2 AA 级和《互联网网站适老化通用设计规范》设计：
about-accessible-keyboard = 全部内容只用键盘就能浏览，屏幕阅读软件能读出标题、表格和当前位置；
about-accessible-modes = 每页右上角可以切换大字和高对比，选择会被记住；页面放大到 200% 仍可使用；
about-accessible-script = 不运行脚本也能读到全部内容，脚本只用于搜索和筛选；
about-accessible-print = 各页可以直接打印在 A4 纸上，图表都附有表格。
about-accessible-limits = 已知的不足：较宽的表格在手机上要左右滑动；其他语言的界面里，填报的内容仍是中文。遇到障碍，请告诉下面的部门，我们会用其他方式提供内容，并改进网页。
about-follow = 关注更新
about-follow-text = 用阅读软件可以{ $feed }，每个技术领域、每个推荐单位的页面另有自己的订阅地址；各阶段的起止日期可以加到自己的日历里：{ $calendar }。
about-contact = 联系
about-contact-text = 对征集和本站内容有疑问，请找：
map-title = 网站地图
map-description = 本站的全部栏目和主要页面。

## 怎样提交

submit-title = 怎样提交需求建议
submit-description = 申报单位怎样填报和提交需求建议：时间、条件、名额、字数、方法和不得提交的内容。
submit-lead = 填报不需要纸质材料。截止之前可以反复修改，以截止时的最后一版为准。
submit-when = 什么时候
submit-when-text = 只写日期的，截止日当天全天有效。以上状态按本网站生成之日计算。
submit-who = 谁可以提交
submit-conditions = 条件（“以上”都包含本数）
submit-rd-intensity = 单位是企业的，上年度研究开发费占主营业务收入 { $percent }% 以上；
submit-rd-investment = 单位是企业的，上年度研发投入总额 { $amount }以上；
submit-project-investment = 单位是企业的，项目预计研发投入 { $amount }以上，人员经费不计入；
submit-institutions = 建有相关领域的{ $levels }研发机构。
submit-quotas = 名额
submit-quota-any = 需求
submit-quota-only = “{ $what }”需求
submit-quota-max = { $whose }：{ $what }最多 { $max } 项
submit-quota-needs = { $whose }：达到 { $from } 项时，其中至少 { $min } 项是{ $forms }
submit-per-kind = { $kind }（{ $per }）
submit-per-default = 每家单位，写明所属集团的按集团合并计算
submit-per-unit = 每家单位
submit-per-group = 每个集团
submit-per-department = 每家推荐单位
submit-per-domain = 每个技术领域
submit-per-call = 整批征集合计
submit-domains = 哪些方向
submit-never = 什么不得提交
submit-never-personal = 需求正文里不要写手机号、身份证号和个人邮箱；联系人请填在“联系人”一栏，那一栏不公开。
submit-never-paper = 不要邮寄纸质材料。
submit-ways = 怎样填、怎样交
submit-way-ask = 一问一答
submit-way-ask-text = 在征集仓库的文件夹里运行下面的命令。程序逐项提问，当场指出哪里不对，最后写成文件。
submit-way-editor = 用编辑器填写
submit-way-editor-text = 也可以照着已有的文件直接编辑。文件第一行写明了表单定义，编辑器会提示每一栏填什么。写完运行 zhengji check，它会指出哪一行有问题、怎么改。
submit-way-send = 提交
submit-way-forge = 在 { $forge } 提出修改（合并请求），自动检查的结果会写在下面；有错误的改好再推送即可。
submit-way-office = 把文件交给所属的推荐单位；交到哪里、怎样交，请问下面的部门。
submit-checked = 提交以后，程序按{ $rules }逐条检查；错误必须改，提醒不影响提交。
submit-fields = 要填哪些内容
submit-fields-text = “公开”一栏为“否”的内容不会出现在网站和可下载的数据里。字数按汉字和单词计算，标点计入。
submit-form-unit = 单位信息：
submit-form-demand = 需求建议：
submit-field = 栏目
submit-field-hint = 怎样填
submit-field-required = 必填
submit-field-limit = 字数上限
submit-field-public = 公开
submit-optional = 选填
submit-not-public = 否
submit-ask = 有疑问找谁

## 网上填报

no = 否
form-title = 网上填报
form-description = 在网页上填写需求建议和单位信息：边填边检查，填好下载文件交给受理部门；内容只留在您自己的浏览器里。
form-lead = 不用注册，不用安装任何软件。边填边检查，哪里不对、怎么改，当场告诉您；填好以后下载文件，自己交出去。
form-never = 涉密、敏感内容不要填在这里。
form-stays = 您填的内容只留在这台电脑的浏览器里，本页不向任何地方发送。
form-without-script = 您的浏览器没有运行 JavaScript，本页不能检查，也不能生成文件。可以把本页打印出来当作草稿，或者用其他办法提交。
form-to-self-test = 先花一分钟自测，看单位够不够条件
form-other-ways = 其他提交办法
form-must = 必填
form-must-note = 标有“必填”的必须填写；标有“不公开”的不会出现在网站上。
form-private = 不公开
form-optional = 没有可以不填
form-choose = 请选择
form-example = 例如：{ $text }
form-long-hint = 写成什么样，公开就是什么样。可以换行、分段、分条，可以粘贴表格和上下标；前后各加两个星号（**）是加粗，其他符号照原样显示。
form-preview = 预览：发布以后的样子
form-row = 第 { $number } 行
form-row-add = 再加一行
form-row-drop = 删去这一行
form-draft = 草稿
form-draft-text = 填写的内容自动存在这台电脑的浏览器里，关掉网页也不会丢。用公用电脑的，填完请点“全部删除”。已有 YAML 文件的，可以打开接着改；文件里的注释和表单以外的内容会保留。
form-open = 打开已有的文件
form-forget = 全部删除
form-whose = 填哪些、叫什么名字
form-which = 这次填写
form-both = 单位信息和一项需求（第一次提交）
form-demand-only = 只填一项需求（单位信息已经提交过）
form-unit-only = 只填单位信息
form-unit-name = 单位文件夹名
form-unit-name-hint = 小写英文字母、数字和连字符。已经提交过的，填原来的名字；第一次提交，不填就用信用代码。
form-demand-name = 需求文件名
form-demand-name-hint = 小写英文字母、数字和连字符，不写 .yaml。修改已经提交的需求，填原来的名字。
form-unit = 一、单位信息
form-demand = 二、需求建议
form-similar = 已经公开的相近需求
form-similar-text = 按名称和关键词找到的，供您参考；是不是重复，由受理部门判断。
form-check = 三、检查
form-check-all = 全部检查
form-hand-in = 四、提交
form-stop = 内容里有不能交出的东西（涉密标志或者个人信息），见上面的检查结果。改好以前不能下载、复制或者发送，草稿也不保存。
form-way-forge = 直接提交到征集仓库
form-step-copy = 在上面点“复制内容”。
form-step-open = 点“打开提交页面”，登录后会看到新建文件的页面；内容没有自动带过去的，粘贴进去。
form-step-commit = 在页面下方选择提出修改（合并请求）。几分钟后，自动检查的结果会写在下面。
form-forge-note = 单位信息和需求是两个文件，要各提交一次，先交单位信息。
form-no-forge = 本网站没有写明征集仓库的地址。请下载文件，用邮件发送，或者按受理部门说的办法交。
form-way-mail = 用邮件发送
form-way-mail-text = 先下载文件，再写邮件，把文件作为附件加上，发给归口管理单位或者受理部门。
form-mail = 写邮件
form-way-change = 修改已经提交的
form-way-change-text = 在本页开头点“打开已有的文件”，改好后用同样的名字再交一次。截止以前可以反复修改，以最后一版为准。
form-next = 下一处
form-script-engine-loading = 正在装入检查程序……
form-script-engine-ready = 检查程序已经装好，和提交以后的自动检查是同一套规则。
form-script-engine-none = 这里没有检查程序，只能看必填和格式；完整的检查在提交以后进行。
form-script-saved = 草稿已存在本机（{$time}）。
form-script-not-saved = 浏览器不让保存，关掉网页内容就没有了，请及时下载。
form-script-not-saved-secret = 内容里有不能外传的东西，草稿没有保存。
form-script-forget-sure = 确定要删除本机上的草稿，清空整张表吗？删除以后找不回来。
form-script-forgotten = 已全部删除。
form-script-opened = 已打开：{$names}。
form-script-opened-unmapped = 文件里有表单以外的内容：{$keys}。改别处不影响它们。
form-script-open-failed = 打不开 {$name}：{$reason}
form-script-open-which = 看不出是单位信息还是需求
form-script-progress = 必填已填 {$done} / {$all}
form-script-progress-faults = 必填已填 {$done} / {$all}，要改 {$errors} 处
form-script-count = {$count} / {$limit} 字
form-script-clean = 没有发现问题，可以提交了。
form-script-found = 要改的 {$errors} 处，提醒 {$warnings} 处。要改的不改，提交以后会被退回。
form-script-found-missing = 要改的 {$errors} 处，其中没有填的 {$missing} 处；提醒 {$warnings} 处。要改的不改，提交以后会被退回。
form-script-error = 要改
form-script-warning = 提醒
form-script-note = 说明
form-script-clause = 通知{$section}：“{$quote}”
form-script-ask = 有疑问请问：{$offices}
form-script-offices = 、
form-script-row = 第 {$number} 行
form-script-required = 这一项必须填写
form-script-too-long = 最多 {$limit} 字
form-script-whole = 整份表
form-script-unchecked-unit = 没有填单位信息，和单位有关的条件（名额、门槛等）提交以后才检查。
form-script-download = 下载 {$name}
form-script-copy = 复制内容
form-script-copied = 已复制 {$name} 的内容。
form-script-selected = 内容已选中，请按 Ctrl+C 复制。
form-script-show = 看看文件内容
form-script-forge = 打开提交页面
form-script-forge-edit = 打开修改页面
form-script-place = 放到征集仓库的 {$path}
form-script-lost-comments = 改动过的部分里原有的注释没有保留。
form-script-lost-keys = 改动过的部分里，表单以外的内容没有保留：{$keys}
form-script-mail-subject = 需求建议：{$title}
form-script-mail-body = 附件是 {$names}，请查收。（发送前请把下载的文件加为附件。）
form-script-pasted-rows = 已按表格填入 {$count} 行。
form-script-pasted-left = 有 {$count} 格放不下或者对不上选项，没有填入，请看一看。
form-script-pasted-struck = 原文中划掉的文字没有粘贴进来，请核对。
form-script-name-wrong = 名字只能用小写英文字母、数字和连字符，并且以字母或数字开头
form-script-over = 受理已于 {$date} 截止，现在提交的不再受理。
self-test-title = 自测：够不够条件
self-test-description = 填几个数，一分钟看出单位和项目够不够征集通知的条件，差多少、依据哪一句。
self-test-lead = 填几个数，马上看出单位和项目够不够条件，差多少，依据通知的哪一句。
self-test-without-script = 自测需要 JavaScript。条件也写在{ $rules }里，可以对照。
self-test-result = 结果
self-test-note = 自测只看数字和机构，是不是符合其他要求、能不能被推荐，由归口管理单位和受理部门审核。
self-test-to-form = 去填报
self-test-script-none = 这里没有检查程序，不能自测；条件写在“检查规则”里。
self-test-script-loading = 正在装入检查程序……
self-test-script-open = 填好上面的数，这里就有结果。
self-test-script-all = 填的这些都够条件。
self-test-script-unread = 有 {$count} 格看不出是多少，请按格子下面的说明改好。
self-test-script-some = 有 {$count} 条不够条件。
self-test-script-pass = 符合
self-test-script-fail = 不符合
self-test-script-warn = 请注意
self-test-script-unknown = 还没填
self-test-script-unit = 本单位
self-test-script-clause = 通知{$section}：“{$quote}”

## several calls

calls-title = 全部征集
calls-of-site = 全部征集 · { $site }
calls-description = { $site }的全部征集，正在进行的在前。
calls-open = 正在进行
calls-to-come = 即将开始
calls-over = 已经结束
calls-counts = { $units } 家单位、{ $demands } 项需求
fate-earlier = 以前的批次已经提出
fate-later = 以后的批次再次提出
moved-title = 本页换了地址
moved-link = 打开新地址
