# 提示语（简体中文）。写给截止日傍晚还在改材料的人：哪里不对，在哪一行，怎么改。
# 同名的条目也在 en.ftl 里，缺一条测试就不过。

## 报告

report-error = 错误
report-warning = 提醒
report-note = 说明
report-clause = 依据
report-clause-text = 通知{ $section }：“{ $quote }”
report-mend = 怎么改
report-also = 另见
report-replace = 可以直接改成：{ $text }
reference-reading = 怎样理解
reference-passes = 这样可以
reference-fails = 这样不行
reference-more = 想知道一条规则的依据、理解和例子，请运行 zhengji explain 规则编号。
report-colon = ：
report-offices = { $offices }
report-ask = 咨询
report-private-value = 〔不公开〕
report-sealed = 这里还有一处不符合要求；因为有不宜显示的内容，细节不显示，处理之后请再检查一次
report-sealed-note = 在这里，内容不显示
report-sealed-value = 〔不显示〕
report-more = 以上列出 { $shown } 处，还有 { $count } 处没有列出。改好这些再检查一次，或者用 --format json 看全部。
report-summary-clean = 检查通过：{ $units } 家单位、{ $demands } 项需求，没有发现问题。
report-summary-faults = 共发现 { $errors } 处错误、{ $warnings } 处提醒，涉及 { $files } 个文件。
report-summary-warnings = 检查通过：{ $units } 家单位、{ $demands } 项需求；另有 { $warnings } 处提醒，不影响提交。
report-summary-next = 改好后再运行一次 zhengji check，直到没有“错误”为止。
report-with-mend = { $message }。怎么改：{ $mend }
report-line = 第 { $line } 行
report-faults-in-file = { $path }：{ $count } 处
report-more-files = 另有 { $count } 个文件没有列出

## 各种格式的报告

report-github-more-title = 还有没标出来的
report-github-more = 另有 { $kinds }没有标出：GitHub 每一步最多各标 { $shown } 处。运行 zhengji check 可以看到全部。它们在：
report-count-errors = { $count } 处错误
report-count-warnings = { $count } 处提醒
report-count-notes = { $count } 处说明
report-sarif-root = 征集仓库的根目录
report-sarif-more = 另有 { $count } 处没有列出，请先改好列出的这些。
report-markdown-title = 征集材料检查结果
report-markdown-clean = 您好！已检查“{ $call }”的 { $units } 家单位、{ $demands } 项需求，共 { $files } 个文件，{ $rules } 条规则全部符合，没有需要修改的地方。
report-markdown-passed = 您好！已检查“{ $call }”的 { $units } 家单位、{ $demands } 项需求，共 { $files } 个文件，可以提交；另有 { $warnings } 处提醒请您看一看，不影响提交。没有问题的：{ $fine } 个文件、{ $kept } 条规则（共 { $rules } 条）。
report-markdown-faults = 您好！已检查“{ $call }”的 { $units } 家单位、{ $demands } 项需求，共 { $files } 个文件。没有问题的：{ $fine } 个文件、{ $kept } 条规则（共 { $rules } 条）。下面 { $errors } 处错误需要修改，每一处都写明了怎么改。
report-markdown-error = 需要修改（错误）
report-markdown-warning = 请看一看（提醒）
report-markdown-note = 供参考（说明）
report-markdown-more = 另有 { $count } 处没有列出。请先改好上面这些，再提交一次，会接着列出其余的；也可以运行 zhengji check 看到全部。
report-markdown-too-long = 这一处的说明太长，请运行 zhengji check 查看
report-markdown-next = 改好后直接提交到同一个合并请求，会自动重新检查。看不明白的，请向上面写的部门咨询，或直接在下面留言。
report-markdown-thanks = 感谢您的参与。

## 命令

cli-no-repository = 在 { $path } 和它的上级文件夹里都没有找到 submissions 文件夹。请先进入征集仓库所在的文件夹，再运行本命令。
cli-no-calls = { $path } 里还没有任何一批征集。
cli-which-call = 这里有几批征集：{ $calls }。请在命令后面写明是哪一批，例如 zhengji check { $first }。
cli-no-settings = 没有征集设置文件 { $path }，无法检查。请确认文件夹没有写错；误删了的，请从仓库里恢复。
cli-no-such-call = 没有叫“{ $name }”的征集。现有：{ $calls }。
cli-no-such-rule = 没有编号为“{ $id }”的规则。现有：{ $ids }。
cli-no-such-rule-but = 没有编号为“{ $id }”的规则。您要看的是不是 { $likest }？全部规则见 zhengji rules。
first-nothing-here =
    zhengji 征集：检查征集材料，生成网站和汇总表。这个文件夹里还没有征集（没有 submissions 文件夹）。

    接下来可以：
      zhengji demo              先看看样子：写一份示例征集，在本机打开它的网站
      zhengji init 文件夹       主办单位：新建一个征集仓库
      cd 征集所在的文件夹       已经拿到征集材料的：先进到那个文件夹，再运行 zhengji

    全部命令：zhengji --help
first-here =
    zhengji 征集：检查征集材料，生成网站和汇总表。这里的征集：{ $path }

    接下来可以：
      zhengji check             检查一遍：哪里不对、怎么改
      zhengji serve             在本机打开网站，文件一改就更新
      zhengji new demand        一问一答填一项需求
      zhengji status            到了哪一步、谁还没办

    全部命令：zhengji --help
first-wait = （按回车键关闭这个窗口）
demo-written = 示例征集写好了：{ $path }。网站打开以后，改一改里面的文件，网页会跟着变；按 Ctrl+C 结束。
demo-there = { $path } 里已经有征集，直接打开它的网站；按 Ctrl+C 结束。
cli-usage = 命令写得不对，详情见下（英文）。各个命令的用法：zhengji --help。
cli-io = 无法读取 { $path }：{ $reason }
cli-bad-time = 看不懂时间“{ $time }”。请写成 2026-04-20T17:50:00+08:00，或者只写日期 2026-04-20（以征集所在时区当天的最后一秒为准）。
cli-at = 以 { $time } 为准。
cli-bad-language = 提示没有“{ $language }”这种语言。请写 --lang zh（中文）或者 --lang en（英文）；zh-CN、en_US.UTF-8 这样的写法也可以。
cli-schema = 表单定义有误，无法检查：{ $reason }
cli-also = 报告写不进 { $path }：{ $reason }
cli-fixed = 已改好 { $count } 处有把握的问题。
cli-engine-absent = 提示：这个程序不带浏览器里用的检查程序，网站上的表单只能看必填和格式，不能边填边查。请换用发布的程序；自己编译的，先运行 cargo xtask wasm，再编译一次。
cli-engine-other = 提示：{ $path } 和本程序不是同一版，网站表单边填边查的结果可能和正式检查不一样。请换成同一版的，或者删掉它，用程序自带的。
cli-engine-other-built-in = 提示：程序自带的浏览器检查程序和本程序不是同一版，网站表单边填边查的结果可能和正式检查不一样。请运行 cargo xtask wasm，再编译一次。
cli-built-outstanding = 还有 { $count } 项没有办完（见上面的错误），请有关单位尽快补办；网站照常更新。
cli-sparse = 提醒：这个文件夹只取了仓库的一部分文件（sparse checkout），没有取出的会被当作缺少。要检查全部，请运行：zhengji check --rev HEAD，或者 git sparse-checkout disable
cli-build-refused = 有错误没有改完，网站没有更新，原来的网站保持不变。
cli-new-back = 回到前一题。
cli-new-ended = 回答到“{ $label }”这里就没有了，还没有写任何文件。
cli-new-not-utf8 = “{ $label }”的回答不是 UTF-8 编码，还没有写任何文件。
cli-new-no-unit = 这批征集里没有叫“{ $unit }”的单位。请先运行 zhengji new unit。
cli-new-no-units = 这批征集里还没有单位。请先运行 zhengji new unit。
cli-new-rev = 新文件只能写到工作目录里，请去掉 --rev。
cli-new-settings = 征集设置（call.yaml）有误，无法填写。请先运行 zhengji check。
cli-form-written = 空表已写到 { $path }
cli-form-filled = 填好的表已写到 { $path }。里面有不公开的内容，只供内部使用。
cli-form-exists = { $path } 已经有了，可能有人填过，没有覆盖。请用 --out 换一个文件名。
cli-form-failed = 表单没有生成：{ $reason }
cli-form-unfit = schema/{ $file } 里的“{ $key }”嵌套太深或者没有写明类型，做不成表单。
cli-form-no-such = 没有 { $path }。请写成 units/单位 或 units/单位/需求，例如 units/shili-keji/ceramic-sensor。
cli-form-no-demand = 没有说明是哪项需求，请写成 --fill units/单位/需求。
cli-form-unmapped = { $path } 里有表单放不下的内容：{ $keys }。请先运行 zhengji check 改好。
cli-import-what = 请写明要读取的表单（.xlsx、.docx）或者放着表单的文件夹。
cli-desk-no-department = 没有“{ $department }”这个归口管理单位。有：{ $departments }。
cli-desk-written = 工作簿已写到 { $path }：{ $demands } 项需求，{ $units } 家单位有问题要转告。里面有不公开的内容，只供内部使用；填好以后用 zhengji import 读回。
cli-import-empty = { $path } 里没有文件。
cli-import-names = 有几份表单时不能用 --unit、--name，请一份一份读取。
schema-figures-later = “{ $unit }”还没有提出需求；提出的时候要补上上年度经营数据（finance）
cli-new-from-unknown = 别的批次里没有 { $demand } 这项需求。请写成“批次/单位/需求”，例如 zhengji new demand --from 2026-1/unit/demand。
new-from-taken = 已经有 { $path }：这项需求已经带过来了，或者别的需求用了这个名称。
new-from-written = 已写好：{ $path }，内容来自 { $call }。请再看一遍，有变化的改过来；两批的网页会互相链接。
new-from-sealed = 原来加密的联系人、经营数据只在原来的文件里解得开，没有带过来，请重新填写，再用 zhengji seal 加密。
new-next-how = 接着“{ $title }”办下一批：归口管理单位、账号、条件、处室、单位都带过来，名称、日期、方向、名额要重新回答。
new-next-sealed = { $path } 等单位的联系人是加密的，只在原来的文件里解得开。请用私钥带过来，会重新加密：zhengji new call --from { $call } --key 私钥文件
new-next-domains = 以上是原来的方向。直接回车沿用；要改的，一行写一个（id、空格、名称），最后一行只写一个句号。
new-next-domain-wrong = 每行先写 id（小写英文字母、数字和连字符），空一格，再写名称，例如：new-materials 新材料。请重写，最后一行只写一个句号。
new-next-limit = 名额第 { $row } 行最多几项？原来是 { $most } 项，直接回车沿用。
new-next-limit-of = 名额第 { $row } 行（{ $what }）最多几项？原来是 { $most } 项，直接回车沿用。
new-next-number = 请写一个整数。
new-next-written = 已写好：{ $path }，带来 { $departments } 家归口管理单位、{ $units } 家单位；单位提出需求时再填上年度经营数据。请接着改里面的 call.yaml、notice.md，改完运行 zhengji check。
new-next-put-off = 原来定为“下批次考虑”的需求有 { $count } 项。再次提出的，用下面的命令带过来：
cli-calls-checked = 检查的征集：{ $calls }
cli-at-zones = { $calls } 这几批征集的时区不一样：--at 请把时差写全，例如 2026-03-02T09:00:00+08:00，或者写明是哪一批。
cli-call-reserved = 有几批征集时，不能有一批叫 { $name }：网站自己有这个名称的文件夹。请改 submissions/ 下的文件夹名。
cli-built-calls = 网站有 { $count } 批征集：{ $calls }。首页是征集目录，每一批在自己名称的文件夹里。
cli-built = 网站已生成：{ $path }（{ $pages } 个页面，{ $files } 个文件）
cli-built-absent-key = { $key }（{ $title }）
cli-built-absent = 提示：call.yaml 的 site 里还没有 { $keys }，网页上相应地空着；没有 base_url 就不生成 sitemap.xml。核发以后再填，不要编造。
cli-template = 模板有误，网站没有更新：{ $reason }
cli-template-line = 模板 site-templates/{ $file } 第 { $line } 行有误，网站没有更新。模板引擎的原话：{ $reason }
cli-template-built-in = 程序自带的模板 { $file } 在第 { $line } 行停住了，网站没有更新。它本身没有改过，多半是 site-templates/ 里替换的文件少了它要用的内容；现在替换了：{ $overrides }。模板引擎的原话：{ $reason }
cli-publish-in-use = 网站没有更新，原来的网站保持不变：{ $path } 里有文件正被别的程序打开。请关掉正在看这些文件的窗口（资源管理器、浏览器、编辑器、命令行），再来一次。
cli-publish = 网站没有更新，原来的网站保持不变：{ $reason }
cli-out-not-ours = { $path } 里有不是由 zhengji 生成的文件，为免误删，没有写入。请换一个空文件夹，例如 --out public。
cli-out-inside = { $path } 在征集的原始材料里面，网站不能写到这里。请换一个文件夹，例如 --out public。
cli-view = 数据和表单对不上，网站没有更新：{ $reason }
cli-fix-revision = --fix 改的是文件夹里的文件，不能和 --rev 一起用。
cli-table-format = 从文件名 { $path } 看不出要什么格式。请用 .docx、.xlsx、.csv、.md、.html、.json 作扩展名，或写明 --format。
cli-table-no-department = 这批征集没有叫“{ $id }”的推荐单位。现有：{ $known }
cli-table-no-domain = 这批征集没有“{ $id }”这个领域。现有：{ $known }
cli-table-no-kind = 这批征集没有“{ $id }”这一类单位。现有：{ $known }
cli-table-nothing = 这个推荐单位的文件读不出来，没有生成表格。请先运行 zhengji check。
cli-table-not-internal = 统计表和成员名单没有不公开的内容，请去掉 --internal。
cli-table-refused = 表里的需求或推荐还有错误，没有生成表格。改好上面这些，再运行一次。
cli-table-others = 另有 { $files } 个文件有 { $errors } 处错误，与这张表无关，不影响它；运行 zhengji check 可以看到。
cli-table-view = 数据和表单对不上，没有生成表格：{ $reason }
cli-table-write = 表格没有生成：{ $reason }
cli-table-terminal = 这种格式不能显示在屏幕上，请写明文件，例如 --out 汇总表.docx。
cli-table-published = { $path } 在公开网站的文件夹里，含不公开内容的表格不能写到这里。请换一个文件夹。
cli-file-unwritten = 没有写成 { $path }：{ $reason }
cli-file-in-use = 没有写成 { $path }：它多半正在 Excel、WPS 或者别的程序里打开着。请把它关掉再来一次；还不行，就看它是不是只读文件。（系统的说法：{ $reason }）
cli-table-written = 已写好：{ $path }

## 分份检查（check --shard、--merge）和用时（--timings）

cli-shard-written = 这一份已写到 { $path }：{ $files } 个文件，{ $faults } 处问题。全部各份到齐后用 zhengji check --merge 合并；结论以合并后的为准。
cli-shard-write = 没有写成 { $path }：{ $reason }
cli-shard-none = 没有要合并的文件。
cli-shard-foreign = { $path } 不是这个版本的 zhengji check --shard 写出的文件。
cli-shard-damaged = { $path } 不完整或被改动过，不能合并。请重新运行这一份。
cli-shard-call = { $path } 是另一批征集“{ $call }”的。
cli-shard-differ = { $path } 和 { $first } 不是同一次检查：文件、call.yaml、表单定义、程序版本或份数不一样。请让各份都检查同一个提交，再合并。
cli-shard-twice = 同一份给了两次。
cli-shard-missing = 还缺 { $shares } 这几份，不能合并。
timing-head = 各步用时（{ $cores } 个处理器核）：
timing-start = 准备
timing-read = 读取
timing-parse = 解析
timing-schema = 表单
timing-rules = 规则
timing-report = 报告
timing-render = 生成页面
timing-write = 写入
timing-whole = 合计

## 本机预览（zhengji serve）

cli-serve-address = 网站在 { $address } ，只有本机能打开。文件一改，页面就会更新；按 Ctrl-C 结束。
cli-serve-port = 端口 { $port } 已被占用，换用后面的空闲端口。
cli-serve-bind = 端口 { $port } 和后面的端口都不能用，无法预览：{ $reason }
cli-serve-signal = 无法接收结束的信号：{ $reason }
cli-serve-made = 网站已更新：{ $pages } 个页面，用时 { $seconds } 秒
cli-serve-faults = 有 { $count } 处错误要改
cli-serve-refused = 网站没有更新
cli-serve-last-good = 改好并保存以后，页面会自己更新。在那之前，网站保持上一次生成的样子。
cli-serve-no-site = 网站还没有生成。改好并保存以后，页面会自己更新。
cli-serve-host = 预览只接受本机的地址，请打开 http://127.0.0.1:{ $port }/
cli-serve-ended = 预览已结束。

## git

git-not-a-repository = { $path } 不在 git 仓库里，读不到历史版本。请先进入征集仓库所在的文件夹；只检查文件夹里的文件时，不要写 --rev 和 --base。
git-owner = { $path } 属于另一个用户，git 不允许读取。确认可以信任的，请运行：git config --global --add safe.directory { $path }（设置写在主目录的 .gitconfig 里才有效，GIT_CONFIG_GLOBAL 指定的文件不算数。）
git-sha256 = { $path } 是 SHA-256 格式的 git 仓库，目前还读不了它的历史版本。不写 --rev 和 --base 仍然可以检查文件夹里的文件；要检查版本，请克隆到用 git init --object-format=sha1 建立的仓库。
git-reftable = { $path } 的分支用 reftable 格式保存，目前还读不了。请在仓库里运行：git refs migrate --ref-format=files
git-ref-storage = { $path } 的设置里写了分支的保存方式（extensions.refStorage = files）。这就是默认的方式，但是写出来以后目前读不了。请在仓库里运行：git config --unset extensions.refStorage
git-unopened = 打不开 { $path } 的 git 仓库：{ $reason }
git-unborn = 这个仓库还没有任何提交。请先提交一次：git add -A && git commit
git-no-such-revision = 没有“{ $rev }”这个版本。远程仓库的分支要写成 origin/main 这样；还没有取下来的，请先运行：git fetch origin
git-shallow-revision = 这是只有部分历史的浅克隆，里面没有“{ $rev }”。请先运行：git fetch --no-tags --unshallow origin（在 GitHub Actions 里请给 actions/checkout 写上 fetch-depth: 0）
git-not-a-commit = “{ $rev }”不是一次提交，不能检查。请写分支、标签或提交的编号。
git-no-merge-base = “{ $base }”和“{ $head }”没有共同的历史，看不出改了什么。请从“{ $base }”新建分支，把修改提交到新分支上。
git-shallow-merge-base = 这是只有部分历史的浅克隆，找不到“{ $base }”和“{ $head }”分开的地方，看不出改了什么。请先运行：git fetch --no-tags --unshallow origin（在 GitHub Actions 里请给 actions/checkout 写上 fetch-depth: 0）
git-partial-clone = 这是没有取下全部文件内容的部分克隆，检查不了。请先运行：git fetch --refetch --no-filter { $remote }
git-missing-object = 仓库不完整，缺少内容：{ $reason }。请运行 git fsck 查看缺了什么，再从别的克隆取回。
git-no-calls = 版本“{ $rev }”里没有 submissions 文件夹。
git-not-text = { $path } 不是文本，无法作为表单定义使用。
git-shallow-history = 这是只有部分历史的浅克隆，证明不了各个版本是什么时候送达的。请先运行：git fetch --unshallow origin
git-receipts = 回执文件 { $path } 读写失败：{ $reason }
git-locked = git 仓库里有文件被锁住，什么都没有改。可能有另一个命令正在运行，等它结束再试；确定没有，就是上次运行被强行终止留下的，删去下面这个以 .lock 结尾的文件再运行一次：{ $reason }
git-other = git 仓库读取失败：{ $reason }
git-too-many-changes = 一次改动的文件超过 { $limit } 个，没有检查。请分几次提交。
git-too-many-commits = 一次提交的历史超过 { $limit } 个，没有检查。请分几次推送，或者合并成较少的提交。
git-too-many-bytes = 一次推送要读的内容超过 { $limit } MiB，没有检查。请分几次推送。
git-too-many-calls = 一次改动涉及的征集超过 { $limit } 批，没有检查。请分几次提交。
git-ambiguous = “{ $rev }”在这里是一个标签，在远程仓库里又是一个分支，分不清是哪一个，没有检查。要用分支，请写全：origin/{ $rev }；要用标签，请写：refs/tags/{ $rev }

## 提交的检查（check --base、hook）

report-effect = 合并之后的变化
gate-conflict = 这个文件在“{ $base }”上也改过了，两边的修改合不到一起
gate-conflict-mend = 请运行 git merge { $base }，在这个文件里保留正确的内容，提交之后再推送一次。
gate-schema = 修改后的表单定义有误：{ $reason }
gate-was-there = 这次提交没有改这个文件，这一处原来就有，不影响这次提交
gate-caused = 这次提交没有改这个文件，但合并之后这里会不符合要求
effect-call = 【{ $call }】
effect-on-behalf = 由“{ $department }”代“{ $unit }”提交
effect-amendment = { $count } 个文件凭更正 { $number } 收下（开放到 { $until }）：{ $reason }
effect-places = “{ $holder }”的名额：已用 { $before } → { $after }
effect-places-each = “{ $holder }”的名额（{ $value }）：已用 { $before } → { $after }
effect-recommended-places = “{ $holder }”已获推荐的名额：已用 { $before } → { $after }
effect-recommended-places-each = “{ $holder }”已获推荐的名额（{ $value }）：已用 { $before } → { $after }
effect-domain = “{ $name }”领域的需求：{ $before } → { $after } 项
effect-department = “{ $name }”推荐的需求：{ $before } → { $after } 项
effect-more = 另有 { $count } 处变化没有列出
effect-nothing = 没有要合并的内容：这些修改“{ $base }”上都已经有了
effect-others = 没有改动的文件里原来还有 { $count } 处提醒，与这次提交无关

hook-input = 看不懂 git 传来的内容，没有收下。这个命令由 git 的挂钩运行，不能直接运行。
hook-no-quarantine = 这个命令只能作为 git 的 pre-receive 挂钩运行（环境变量 GIT_QUARANTINE_PATH 没有设置），没有收下。请确认服务器的 git 不低于 2.11。
hook-output = 结果写不出来，没有收下：{ $reason }
hook-receipts = 推送已经收下，但是送达回执写不进 { $path }：{ $reason }。请立即告诉主办单位，由他们另行记录送达时间。
hook-searched = 只查了有没有涉密内容和个人信息，没有发现；合并到受保护的分支时再检查其他规则。
hook-nothing = 这次推送没有带来新内容。
hook-facts = 推送已经收下，回执已经记好；只是加快下一次检查的文件 { $path } 写不进去：{ $reason }。请检查文件夹的权限。
hook-received = 已收到，送达时间 { $at }。
hook-excused = { $count } 个文件凭 { $call } 的更正 { $number } 收下，已记在回执里。
hook-no-proposals = 这台服务器还不接收推送到 refs/for/ 的修改，没有收下。请直接推送到 main，或者请管理员按 docs/gate.md 安装 proc-receive 挂钩。
hook-queue = 排队用的文件夹 { $path } 写不进去，没有收下：{ $reason }。请告诉服务器管理员。
hook-working = 服务器还在检查，或者在排队，请稍候。
hook-proposal-merged = 已收下，合并到 { $branch }：{ $commit }，送达时间 { $at }。
hook-proposal-again = 这些内容已经收下，不用再推送；送达时间 { $at }。
hook-proposal-refused = 不符合要求，没有合并，理由见上：{ $rules }
hook-proposal-not-judged = 没有检查成，没有合并，原因见上
hook-proposal-busy = { $branch } 一直有人直接推送，这次没有排上，请再推送一次
hook-proposal-no-branch = 没有可以合并到的分支 { $branch }，请写成 refs/for/main
hook-proposal-deletion = refs/for/{ $branch } 只用来提交修改，不能删除
hook-proposal-checked-out = { $branch } 在服务器的工作区里打开着，不能合并；请管理员改用裸仓库
hook-proposal-atomic = 推送到 refs/for/ 的修改不能和 --atomic 一起用，请去掉 --atomic
hook-proposal-commit = 合并 { $commit } 到 { $branch }
hook-self-test-alone = --self-test 不能和某个挂钩一起写，请只写：zhengji hook --self-test
hook-self-test-no-hook = 没有安装挂钩：{ $path } 不存在，什么都会收下。请新建这个文件，内容是两行：#!/bin/sh 和 exec zhengji hook pre-receive，再运行 chmod +x { $path }
hook-self-test-not-executable = 挂钩没有执行权限，git 会当它不存在，什么都会收下。请运行：chmod +x { $path }
hook-self-test-passed = 挂钩有效：{ $path } 拒绝了一个不符合要求的提交（在副本上试的，原来的仓库没有动）。
hook-self-test-open = 挂钩无效：不符合要求的提交被收下了（在副本上试的，原来的仓库没有动）。请检查 { $path } 是不是以 exec zhengji hook pre-receive 结尾。
hook-self-test-otherwise = { $path } 拒绝了提交，但不是因为提交不符合要求，正常的提交可能也进不来。挂钩说：{ $reason }
git-no-program = 这台电脑上没有 git，或者命令行找不到它。请先装上 git（Windows 上是 Git for Windows），重新打开命令行窗口再来一次。
hook-self-test-failed = 没有试成，挂钩有没有效还不知道：{ $what }：{ $reason }
hook-self-test-git = 试验用的副本建不起来：{ $reason }

## 签名

signature-x509 = 这是 X.509 签名，这里只认 SSH 签名
signature-certificate = 这是用 SSH 证书做的签名，这里只认普通的 SSH 密钥
signature-unreadable = 签名读不出来
signature-tampered = 签名和提交的内容对不上
signature-algorithm = 密钥 { $key } 的种类不支持（请用 ssh-keygen -t ed25519 新建一把）
signature-unknown = 密钥 { $key } 没有登记
signature-other-repository = 它不是在这个仓库里签的（提交里的 .zhengji/repository 不是这里的仓库标识）；请在最新的正式分支上重新提交并签名
signature-other-use = 密钥 { $key } 没有登记为可以给 git 提交签名
signers-incomplete = 第 { $line } 行不完整，应当是：账号 密钥种类 密钥
signers-key = 第 { $line } 行的密钥读不出来
signers-time = 第 { $line } 行的时间读不出来，应当写成 20260420 或 202604201730
signers-certificate = 第 { $line } 行写了 cert-authority，这里不支持证书
signers-option = 第 { $line } 行有不认识的选项，只支持 namespaces、valid-after 和 valid-before

## 文件（path）

rule-path-checks = 只收规定位置上的文件，文件名用小写英文字母、数字和连字符。
rule-path-mend = 请按提示改名、移走、删除或补上这个文件。
path-misplaced = 这个位置不应该有这个文件
path-yml = 扩展名应当是 .yaml，请把文件名改为 { $name }
path-name = 文件名只能用小写英文字母、数字和连字符（-），中文、空格和其他符号都不行
path-upper-case = 文件名不能有大写字母，请改为 { $name }
path-leftover = 这是编辑软件或操作系统留下的临时文件，请删除
path-long-name = 文件名太长，最多 { $limit } 个字节
path-too-large = 文件太大（{ $bytes } 字节），最多 1048576 字节（1 MiB），没有读取
path-link = 这是一个链接，不是文件；链接一律不读取
path-special = 这不是普通文件
path-submodule = 这是指向另一个仓库的链接（submodule），不是文件；链接一律不读取
path-folder = 这里不应该再有文件夹
path-folder-dot = 文件夹的名称里不能有点（.），请改名，例如用连字符（-）代替
path-device = { $name } 在 Windows 上是设备名，不能用作文件名或文件夹名，请改名
path-executable = 这个文件带有可执行权限；表单不是程序，请去掉后重新提交：git update-index --chmod=-x 文件
path-forged = git 不会写出这样的文件夹内容（名称不允许、重名或层数太多），不能接受
path-refused = 文件读不出来：{ $reason }
path-sealed = 第 { $line } 行的 { $key } 密封的内容不属于这里，或者密封之后被改动过，这个文件没有读取。请联系该单位重新填写后再密封
path-no-call-file = 缺少征集设置文件 call.yaml
path-no-notice = 缺少通知正文（call.yaml 的 notice 写的就是这个文件名）
path-no-unit-file = 单位“{ $unit }”的文件夹里缺少 unit.yaml（单位基本情况）
path-no-department-file = 部门“{ $department }”的文件夹里缺少 department.yaml（部门基本情况）

## 文字编码（text）

rule-text-checks = 文件是 UTF-8 编码的文字，不含看不见的控制字符。
rule-text-mend = 请用记事本等编辑器打开，另存为“UTF-8”编码后重新提交。
text-utf16 = 文件是 UTF-16 编码，不是 UTF-8
text-byte-order-mark = 文件开头有字节顺序标记（BOM），已忽略；下次保存时请选“UTF-8（无 BOM）”
text-not-utf8 = 从这里开始不是 UTF-8 编码的文字
text-save-as-utf8 = 请用编辑器打开文件，选“另存为”，编码选“UTF-8”，再提交一次。
text-control-character = 这里有一个看不见的控制字符（{ $code }），请删除
text-lone-return = 这里有一个单独的回车符（{ $code }）：编辑器里看着还是同一行，程序却会另起一行，看到的和实际读到的就不一样了
text-lone-return-mend = 请把光标移到这里，删去后重新按一次回车；或者用编辑器把全文的换行方式统一为“LF”后再保存。
text-stacked-marks = 这里一个字的上下叠了太多附加符号（{ $code }），显示会盖住别的文字，请删去
text-stacked-marks-mend = 请只保留需要的音调、附标；看不清时，把这个词删去重新输入。
text-direction-character = 这里有一个改变文字方向的字符（{ $code }），会让人看到的和实际写的不一样，请删除
text-zero-width-character = 这里有一个没有宽度、看不见的字符（{ $code }），请删除
text-delete-character = 把光标移到这里，按退格键删去这个字符；看不出来时，把这一行删去重新输入。
text-escaped-character = 引号里用“\”写出了看不见的字符（{ $code }），请删除
text-escaped-mend = 把“\”和它后面的几个字母、数字一起删去；要写“\”本身，请用两个“\\”。
text-soft-break = 这里的换行是从 Word 或表格里带来的换行符（{ $code }），编辑器里看不出来，网页上照换行显示
text-soft-break-mend = 不影响提交。运行 zhengji check --fix，会把它换成普通的换行。
text-radical = 这一行有看上去是汉字、其实是部首符号或兼容字的字符（{ $code }，共 { $count } 个），多半是从 PDF 复制来的；搜索时找不到
text-radical-mend = 请照着重新输入；运行 zhengji check --fix 可以全部换成普通的汉字，意思不变。
text-more-radicals = 另有 { $count } 行也有这样的字符，没有逐一列出
text-lost-character = 这里有一个乱码（{ $code }）：文字在转换编码时丢了
text-lost-mend = 请对照原稿，把丢失的字补上。
text-private-use-character = 这里用了自造字（{ $code }），在别人的电脑上显示不出来
text-private-use-mend = 请换成标准的汉字或符号；没有对应标准字的，用文字说明。
text-more-hidden-characters = 另有 { $count } 个看不见的字符没有逐一列出

## 写法（yaml）

rule-yaml-checks = 文件是一份写法正确的 YAML：不重复、不引用、不带标签。
rule-yaml-mend = 请按提示改这一行。一般写法是：项目名、半角冒号、一个空格，再写内容；下级内容缩进两个空格。
yaml-syntax = 从这里开始读不懂了
yaml-colon-in-text = 文字里有“: ”（半角冒号加空格），会被当成新的一项
yaml-colon-in-text-mend = 请给这段文字加上英文双引号，或改用全角冒号“：”。
yaml-fullwidth-colon = 项目名后面要用半角冒号加一个空格，这里是全角冒号“：”
yaml-colon-space = 项目名后面的冒号要接一个空格，再写内容
yaml-lone-line = 这一行前面没有项目名；如果是接着上一项写的，请在行首加两个空格
yaml-needs-quotes = 以 %、@、`、&、*、!、|、>、-、[、{"{"} 等符号开头的文字要加引号
yaml-quote = 引号没有成对，或引号后面还有内容
yaml-tab = 缩进用了制表符（Tab 键），请改用空格
yaml-indent = 缩进不对：同一级的内容要左边对齐，下一级缩进两个空格
yaml-bracket = 括号里的内容写法不对：检查逗号和括号是否成对；数字里不要加千位逗号
yaml-duplicate-key = “{ $key }”写了两次
yaml-duplicate-key-first = 第一次在这里，检查时以这一次为准
yaml-second-document = 一个文件只能写一份表，“---”或“...”之后不能再有内容
yaml-alias = 不能用“*”引用别处的内容，请把内容直接写在这里
yaml-anchor = 不能用“&”给内容起代号，请删去代号
yaml-thousands-comma = 数字里不能用逗号分节，请写成 { $figure }
yaml-tag = 不能用“!”标注类型，请删去标注
yaml-merge-key = 不能用“<<”合并别处的内容，请把内容直接写在这里
yaml-key-not-text = 项目名必须是文字，不能是列表或一组内容；如果是文字，请加引号
yaml-too-deep = 层次太深，最多 { $limit } 层
yaml-too-many-keys = 这里的项目超过 { $limit } 个，后面的没有读
yaml-conflict-marks = 这里留有合并冲突的标记（<<<<<<< 和 >>>>>>>），请先决定保留哪一份，再删去标记
yaml-front-matter-start = 文件第一行应当是“---”，下面写条目信息，再以一行“---”结束
yaml-front-matter-end = 开头的条目信息没有以一行“---”结束

## 提交文件（一个单位的一份）

hand-in-shape = 这不是一份完整的提交文件：应当写明是哪个征集（“call”），再是各份表的内容（“files”）
hand-in-unknown = 提交文件里没有这一项
hand-in-too-large = 提交文件太大，最多 { $limit } MiB，没有读取
hand-in-too-many = 提交文件里的表太多，最多 { $limit } 份
hand-in-no-text = 这里应当是一份表的文字
hand-in-other-call = 这份提交文件是给征集“{ $own }”的，不是“{ $call }”的
hand-in-whose = 看不出这是哪个单位的：里面没有可用的统一社会信用代码
hand-in-other-unit = 文件夹“{ $unit }”是另一个单位的，信用代码不同
hand-in-code-twice = 有几个单位用了这个信用代码：{ $units }
hand-in-sealed-elsewhere = 里面加密的内容是给另一个文件夹的，放到“{ $unit }”里就打不开了。请单位在填报页上打开这份文件，重新填写加密的几栏，再交一次
hand-in-mend = 请在填报页上重新打开这份文件，再保存一次，不要用别的软件改它。

## 问答（zhengji new）

new-call = { $title }
new-closes = 提交截止：{ $date }，当天 24 时以前。
new-closes-at = 提交截止：{ $date } { $time }。
new-thresholds = 企业的条件：上年度研究开发费占主营业务收入 { $intensity } % 以上，研发投入 { $investment }以上。
new-threshold-intensity = 企业的条件：上年度研究开发费占主营业务收入 { $intensity } % 以上。
new-threshold-investment = 企业的条件：上年度研发投入 { $investment }以上。
new-how = 下面逐项询问，答完一项当场检查一项；标明可以不填的，直接按回车跳过，填错了想空着的填“-”。想改前一题，填“<”回去。全部答完才写文件；中途退出（Ctrl-C），答过的记在这台电脑上，下次接着答。涉密、敏感的内容不要在这里填写。
new-which-unit = 哪家单位？填序号或文件夹名。
new-folder = 单位文件夹叫什么？用小写英文字母、数字和连字符，例如 shili-keji。
new-file = 这项需求的文件叫什么？用小写英文字母、数字和连字符，例如 ceramic-sensor，不用写 .yaml。
new-name-taken = 这个名字不能用，或者已经有了，请换一个。
new-question = ● { $title }
new-question-optional = ○ { $title }（可以不填，直接按回车）
new-limit = 不超过 { $limit } 字。
new-limit-each = 每条不超过 { $limit } 字。
new-example = 例：{ $text }
new-several-lines = 可以写几行，最后单独一行写一个句点“.”表示写完。
new-yes-or-no = 请回答 y（是）或 n（否）。
new-fill-group = 要填这一部分吗？y 填写，直接按回车跳过。
new-any = 要填写吗？y 填写第 { $number } 项，直接按回车跳过。
new-another = 还有第 { $number } 项吗？y 继续，直接按回车结束。
new-item = 第 { $number } 项：
new-item-or-end = 第 { $number } 项（没有了直接按回车）：
new-must = 这一项必须填写。
new-not-a-choice = 没有这个选项，请填序号。
new-changed = 已改成：{ $text }
new-read-back = 即 { $amount }
new-several = 已分成 { $count } 个：{ $list }
new-go-on = 上次没有答完，记着 { $lines } 行。接着答吗？是的，直接按回车；从头来，填“否”
new-first-question = 这是第一题，前面没有了。
new-again = 请重新填写。
new-again-or-keep = 请重新填写；确实如此的，直接按回车保留，以后再改。
new-written = 已写好：{ $path }
new-sealed = 联系人和经营数据已经加密写入，只有主办单位解得开。
new-next = 检查没有发现错误。接下来按征集通知的说明提交这个文件，改动以后再运行一次 zhengji check。
new-next-mend = 上面的错误还要改：用文字编辑器打开这个文件改好，再运行 zhengji check，直到没有“错误”为止。

## 表单（schema）

rule-schema-checks = 各项齐全，写法和字数符合表单。
rule-schema-mend = 请按提示修改这一项。
schema-fill-in = { $how }
schema-empty-document = 文件是空的，一项都没有填
schema-missing = 缺少“{ $label }”（{ $key }）
schema-missing-because = 缺少“{ $label }”（{ $key }）：{ $reason }
schema-not-here = 这里不应填写“{ $label }”（{ $key }）：{ $reason }
schema-unknown-key = “{ $group }”里没有“{ $name }”这一项
schema-did-you-mean-key = 是不是想写“{ $name }”（{ $label }）？
schema-not-an-option = “{ $label }”不能填“{ $value }”；可以填：{ $options }
schema-write-the-key = “{ $label }”在文件里写作 { $value }
schema-did-you-mean = 是不是想写 { $value }（{ $label }）？
schema-unit-kind = 本次征集没有“{ $value }”这一类单位；可以填：{ $options }
schema-must-be-true = “{ $label }”必须承诺，填 true
schema-must-be = “{ $label }”只能填 { $value }
schema-written-list = 一个列表
schema-written-group = 分项的内容
schema-type-text = “{ $label }”应当是文字，现在是“{ $value }”；数字要当文字用时请加英文引号
schema-type-number = “{ $label }”应当只填数字，现在是“{ $value }”；单位{ $unit }不用写，数字前面不要加 0 或符号
schema-type-integer = “{ $label }”应当填整数，现在是“{ $value }”
schema-type-boolean = “{ $label }”应当填 true（是）或 false（否），现在是“{ $value }”
schema-type-list = “{ $label }”应当是列表，每项一行，以“- ”开头
schema-type-group = “{ $label }”下面应当分项填写
schema-pattern = “{ $label }”的写法不对：{ $hint }
schema-date = “{ $label }”不是一个真实的日期，请写成 2026-03-24 这样
schema-minimum = “{ $label }”不能小于 { $limit }{ $unit }
schema-maximum = “{ $label }”不能大于 { $limit }{ $unit }
schema-maximum-money = “{ $label }”不能大于 { $limit } 万元；如果按元填写了，请换算成万元
schema-too-long = “{ $label }”太长，最多 { $limit } 个字符
schema-too-few = “{ $label }”至少要填 { $limit } 项
schema-too-many = “{ $label }”最多填 { $limit } 项
schema-not-unique = “{ $label }”里有重复的内容
schema-empty-group = “{ $label }”下面一项都没有填
schema-other = “{ $label }”（{ $key }）不符合表单要求
schema-over-limit = “{ $label }”不超过 { $limit } 字，现在是 { $count } 字
schema-shorten = 请压缩到 { $limit } 字以内；汉字和标点各算一字，连在一起的字母、数字算一字。
rule-call-settings-checks = 征集设置前后一致，写到的部门、领域、规则都有，引用的通知原文一字不差。
rule-call-settings-mend = 请按提示修改 call.yaml 的这一项。
call-settings-not-quoted = { $notice } 里没有这句话，引用通知要照录原文
call-settings-not-quoted-mend = 请从通知里原样摘录；中间省去的文字用“……”代替。通知没有规定的，删去这一条。
call-settings-zone = 没有“{ $value }”这个时区，中国各地请写 Asia/Shanghai
call-settings-time = 开始或截止的时刻写得不对，时刻写成 "17:30" 这样
call-settings-closes-first = 截止时间不能早于开始时间（{ $opens }）
call-settings-address = 网站地址的主机名是 { $host }，和网站域名 { $domain } 不一致
call-settings-twice = “{ $value }”写了两次
call-settings-unknown-department = departments 文件夹里没有“{ $value }”；现有：{ $options }
call-settings-map-unknown = 区块图里的“{ $value }”既不是归口管理单位的目录名，也不是哪个单位管辖的区县（市）；可以写：{ $options }
call-settings-map-taken = 区块图上这一格已经是“{ $other }”，“{ $value }”要换一格：方括号里先写列、后写行
call-settings-unknown-kind = unit_kinds 里没有“{ $value }”；现有：{ $options }
call-settings-quota-empty = 这一行名额什么都没有限制，至少要写 max、max_for、max_each 或 needs
call-settings-max-for = 单列的名额（max_for）按归口管理单位、领域或单位写，要同时写明 per: department、domain 或 unit
call-settings-quota-impossible = 要求至少 { $min } 项，名额却只有 { $max } 项
call-settings-unknown-reference = 没有“{ $value }”；可以填：{ $options }
call-settings-unknown-rule = 没有编号为“{ $value }”的规则；现有：{ $options }
call-settings-fixed-rule = “{ $value }”的轻重不能改：这一类问题一律不予通过
call-settings-warning-rule = “{ $value }”的轻重不能改：这一类只作提醒，由人来判断
call-settings-recommended-first = 推荐截止不能早于填报截止
call-settings-amendment-mend = 更正有四种写法：`what: {"{"}stage: submission{"}"}`；`what: {"{"}department: 目录名, stage: submission{"}"}` 或 `stage: recommendation`；`what: {"{"}unit: 目录名{"}"}`；`what: {"{"}file: 征集目录里的路径{"}"}`。until 写最后一天（含当日），也可以写到几点，如 2026-04-23 17:30。
call-settings-amendment-what = 看不出这一条更正开放的是什么，只能写一处
call-settings-amendment-which-stage = 没有写明是哪个阶段：submission（所属单位的填报）还是 recommendation（该单位的推荐）
call-settings-amendment-unit = 没有“{ $value }”这家单位（units 文件夹里没有这个目录）
call-settings-amendment-file = 没有“{ $value }”这个文件
call-settings-amendment-unbound = 这个文件截止之后也可以改，不用登记更正
call-settings-amendment-no-stage = 征集没有“{ $stage }”这个阶段
call-settings-amendment-time = 没有这一天或者这个时刻
call-settings-amendment-before = 这一条什么也没有延长：那时阶段还没有截止（{ $closes } 止）
call-settings-amendment-over = 这一条还没有开始就已经过期
call-settings-amendment-twice = 同一处已经有一条更正，而且不比这一条结束得早
call-settings-amendment-twice-first = 第 { $number } 条在这里
call-settings-amendment-changed = 第 { $number } 条更正已经收下，不能改动、删除或者挪动位置：回执和封存清单都写着它
call-settings-amendment-changed-mend = 请把已经收下的各条恢复原样；新的写在最后一条。要再延长，就再登记一条。
schema-more-faults = 这个文件另有 { $count } 处问题没有逐一列出，请先改好上面这些

## 空缺（not-blank）

rule-not-blank-checks = 必填的各项都已填写，不以“无”“略”“待定”等代替。
rule-not-blank-mend = 请填写实际内容。
not-blank-mend-example = 请填写实际内容，例如“{ $example }”。
not-blank-mend-examples = 请填写实际内容，例如“{ $example }”或“{ $other }”。
not-blank-missing = “{ $label }”没有填
not-blank-optional = “{ $label }”是空的；选填项不填时，请把这一行整行删去
not-blank-placeholder = “{ $label }”填的是“{ $value }”，等于没有填

## 经费和数字（budget-adds-up、amount-plausible）

rule-budget-adds-up-checks = 经费预算填了明细的，人员经费与各项明细之和正好等于研发总投入。
rule-budget-adds-up-mend = 请核对研发总投入、人员经费和各项明细，都以万元为单位。暂时分不清明细的，也可以只填总投入和人员经费，把明细各行全部删去。
budget-adds-up-negative = “{ $label }”是负数，预算里的每一项都不能小于 0 万元
budget-adds-up-short = 人员经费与各项明细之和是 { $sum }，比研发总投入 { $total }少 { $difference }
budget-adds-up-over = 人员经费与各项明细之和是 { $sum }，比研发总投入 { $total }多 { $difference }
budget-adds-up-personnel-over = 人员经费 { $personnel }，超过了研发总投入 { $total }
budget-adds-up-personnel-left-out = 不算人员经费，各项明细之和就已经等于研发总投入了。人员经费也是总投入的一部分：总投入漏加了的，请加上；明细里已经含有的，请从明细中扣除。
rule-amount-plausible-checks = 金额没有大得或小得出奇，例如把元当成了万元。
rule-amount-plausible-mend = 请核对这个数字，单位是万元。确实没有填错的，不用改。
amount-plausible-beyond = “{ $label }”是 { $value } 万元，大得不寻常，请核对是不是按元填写了
amount-plausible-above = “{ $label }”是 { $value } 万元，是本次征集其他材料一般水平的一千倍以上，请核对是不是按元填写了
amount-plausible-below = “{ $label }”是 { $value } 万元，只有本次征集其他材料一般水平的千分之一，甚至更少，请核对是不是按亿元填写了
amount-plausible-in-yuan = 如果是按元填写的，请换算成万元（除以一万），即 { $meant }，其他金额也一并核对。确实没有填错的，不用改。

## 方向（domain-in-call）

rule-domain-in-call-checks = 技术领域是本次征集的方向之一。
rule-domain-in-call-mend = 请改填本次征集的方向；不属于这些方向的需求，请留意以后的批次。
domain-in-call-unknown = 本次征集没有“{ $value }”这个方向；可以填：{ $options }

## 指标和发榜条件（indicator-measurable、bidding-terms）

rule-indicator-measurable-checks = 考核指标中，目标值带数字的达到规定的项数。
rule-indicator-measurable-mend = 请用阿拉伯数字写目标值，例如“≥1000”“不少于 3”，并填写计量单位。
rule-indicator-measurable-reading = 通知要求形成标志性成果，没有写明要有几项数字指标；项数和轻重由主办单位在征集设置里规定。标准编号、化学式和年份里的数字不算。
indicator-measurable-few = 目标值带数字的考核指标至少要有 { $wanted } 项，现在有 { $found } 项
indicator-measurable-add = 请补充可以检验的考核指标，用阿拉伯数字写目标值，例如“≥1000”“不少于 3”，并填写计量单位。
indicator-measurable-another = 这一项也没有数字
indicator-measurable-more = 另有 { $count } 项没有逐一列出
rule-bidding-terms-checks = 采用揭榜挂帅的，完成时限、拟支付金额合乎情理，知识产权归属和揭榜方条件写得明确。
rule-bidding-terms-mend = 请按提示修改发榜条件，让有意揭榜的单位看得明白。
rule-bidding-terms-reading = 项目哪天开始还不知道，所以实施期限从征集设置里最后一个阶段截止的那个月算起，只比月份；超出的只提醒。
bidding-terms-deadline-past = 完成时限是 { $deadline }，但填报到 { $closes } 才截止，揭榜单位来不及
bidding-terms-deadline-past-mend = 请填写填报截止之后的日期，给揭榜、签约和研究留出时间。
bidding-terms-deadline-late = 完成时限是 { $deadline }，超出了实施期限：从 { $start } 起 { $term } 个月
bidding-terms-deadline-late-mend = 请核对完成时限和实施期限，使揭榜方在项目结束之前完成任务。
bidding-terms-term-here = 实施期限在这里
bidding-terms-payment-over = 拟支付揭榜方 { $payment }，超过了研发总投入 { $total }
bidding-terms-payment-over-mend = 请核对两个金额，都以万元为单位。付给揭榜方的钱也是总投入的一部分。
bidding-terms-total-here = 研发总投入在这里
bidding-terms-payment-nothing = 拟支付揭榜方的金额是 0
bidding-terms-payment-nothing-mend = 请填写愿意付给揭榜方的总金额，单位万元。确实不付款的，不用改，请在揭榜方条件里说明以什么方式合作。
bidding-terms-left-open = “{ $label }”只写了“{ $value }”，有意揭榜的单位无从判断
bidding-terms-left-open-mend = 请写明您的打算，例如归谁所有、怎样使用，或者对方要有什么基础；可以商量的地方另外注明。

## 创新机构和年度（innovation-institution、finance-year）

rule-innovation-institution-checks = 单位有省级及以上的创新机构，或者本身就是；创新机构与需求同属一个领域。
rule-innovation-institution-mend = 漏填了的，请补上；级别选错了的，请按认定文件改正。确实没有的，不符合本次征集的条件。
rule-innovation-institution-reading = 各类单位都适用。本身就是这样的机构的单位类别（institution_kinds），不要求另有机构。合作单位的机构不算。只填本单位的机构；所属集团的，请在机构名称里注明。领域是否相关由专家判断，所以领域不同的只提醒。
innovation-institution-none = 本次征集要求有创新机构（级别：{ $levels }），“{ $unit }”没有填写
innovation-institution-below = 本次征集要求有创新机构（级别：{ $levels }），“{ $unit }”填写的级别都不够
innovation-institution-other-domain = “{ $unit }”够级别的创新机构都不在“{ $domain }”领域
innovation-institution-other-domain-mend = 请核对机构的服务领域（domains）有没有漏填，以及这项需求的领域有没有选错。都没有错的，不用改，由专家判断是否相关。
innovation-institution-serves = { $name }填写的领域是：{ $domains }
rule-finance-year-checks = 经营数据是征集开始前一年的。
rule-finance-year-mend = 请填写征集开始前一年的数据，年度和各项金额一并改。
rule-finance-year-reading = “上年度”是征集开始之日的前一个自然年。还没有审计的也可以填，在“是否已经审计”里填 false。
finance-year-earlier = 经营数据是 { $year } 年的，本次征集要 { $expected } 年的
finance-year-not-over = 经营数据写的是 { $year } 年，本次征集要的是上年度，即 { $expected } 年的
finance-year-write = 请填写 { $expected } 年的数据，年度和各项金额一并改；还没有审计的，在“是否已经审计”（audited）里填 false。

## 涉密和个人信息（declared-unclassified、no-personal-data）

rule-declared-unclassified-checks = 不在网上提交涉密内容：单位已经承诺，全文没有密级标志。
rule-declared-unclassified-mend = 请不要在网上提交，按征集通知的规定直接报送；请删去这个文件，已经推送出去的，请立即联系主管部门处理。
declared-unclassified-history = 提交 { $commit } 里的这个文件带有密级标志；后来虽然改掉了，推送之后别人仍然能从历史里取到
declared-unclassified-history-unread = 提交 { $commit } 里的这个文件太大，没有读，不能确认不含涉密内容
declared-unclassified-message = 提交 { $commit } 的提交说明带有密级标志
declared-unclassified-people = 提交 { $commit } 的作者或提交人的姓名、邮箱里带有密级标志
declared-unclassified-undeciphered = 提交 { $commit } 的提交说明用的编码不认识，不能确认不含涉密内容；请用 UTF-8 重新写提交说明（git config i18n.commitEncoding utf-8）
declared-unclassified-file-name = 提交 { $commit } 里有一个文件或文件夹的名称带有密级标志
declared-unclassified-reference-name = 推送的分支或标签的名称带有密级标志
declared-unclassified-history-mend = 请不要推送这些提交。从最新版本新建分支，只把可以公开的内容重新提交一次；已经推送过的，请立即告诉主办单位。
rule-declared-unclassified-reading = 只认密级标志：密级后面带★或年限，写作“某密级”，用括号括起来，单独成行，以及“内部资料，注意保存”“工作秘密”“国防专利”。“某密级”“工作秘密”“国防专利”看整句话：否定（“不涉及国家秘密、工作秘密”）、规定（“密级为秘密及以上的不得上传”）、以它为对象（“工作秘密识别系统”“通过机密级信息系统测评”）的不算。“机密计算”“商业秘密”“关键设备内部”等普通用语不受影响。发现标志后，整个文件的内容都不再显示。
declared-unclassified-hand-over = 请不要在网上提交，改为报送{ $office }：{ $how }。请删去这个文件；已经推送出去的，请立即告诉{ $office }，因为删去文件后历史记录里还在。确实不涉密、只是写法像密级标志的，请换一种说法。
declared-unclassified-not-declared = 没有承诺“不涉及国家秘密”，涉密内容不能在网上提交
declared-unclassified-mark = “{ $label }”（{ $key }，第 { $line } 行）里有密级标志；这一项共 { $length } 个字符，内容不显示
declared-unclassified-line = 第 { $line } 行有密级标志；这一行共 { $length } 个字符，内容不显示
rule-no-personal-data-checks = 公开的文字里没有手机号码、身份证号、私人邮箱和银行卡号。
rule-no-personal-data-mend = 请删去，或者改写单位的办公电话、办公邮箱。联系人的电话和邮箱只写在“联系人”（contact）里，那里不公开。
no-personal-data-history = 提交 { $commit } 里的这个文件在公开的内容里写了个人信息；后来虽然改掉了，推送之后别人仍然能从历史里取到
no-personal-data-message = 提交 { $commit } 的提交说明里有个人信息
no-personal-data-reference-name = 推送的分支或标签的名称里有个人信息
no-personal-data-history-mend = 请不要推送这些提交。从最新版本新建分支，把去掉个人信息的内容重新提交一次。
rule-no-personal-data-reading = 这些文字要在网上公开，而公开个人信息须经本人单独同意（个人信息保护法第二十五条）。办公电话和单位邮箱可以写；成行的数据、带单位的数字、专利号、合同编号、版本号不算。号码用空格、横线、点、括号、全角数字或汉字数字隔开写，同样算。发现的内容不再显示。
no-personal-data-mobile = “{ $label }”里有手机号码（{ $count } 处）
no-personal-data-resident = “{ $label }”里有身份证号（{ $count } 处）
no-personal-data-mail = “{ $label }”里有私人邮箱（{ $count } 处）
no-personal-data-bank-card = “{ $label }”里有银行卡号（{ $count } 处）
no-personal-data-mend-in-comment = 请删去。意见会公开，不用留联系办法：答复和意见公布在一起。一定要写的，只写单位的办公电话、办公邮箱。
no-personal-data-name = 文件名或目录名里有{ $sort }；名称是网址的一部分，公开后改不回来，这里用 * 代替
no-personal-data-name-mend = 请给文件或目录改名，只写需求或单位的简称，如 ceramic-substrate.yaml。
no-personal-data-sort-mobile = 手机号码
no-personal-data-sort-resident = 身份证号
no-personal-data-sort-bank-card = 银行卡号
no-personal-data-history-name = 提交 { $commit } 里有一个文件的名称带个人信息；后来虽然改掉了，推送之后别人仍然能从历史里取到
no-personal-data-comment = 注释
no-personal-data-line = 这一行
rule-sealed-checks = 征集要求加密的，联系人和经营数据不以明文提交，历史里也不留明文。
rule-sealed-mend = 还没有提交（git commit）的，先运行 zhengji seal 加密，再提交；网上填报的不用运行，填报页交出来的文件已经加密。已经提交的，从最新版本新建分支，只把加密好的文件重新提交一次，原来的提交不要推送。
rule-sealed-reading = call.yaml 写了公钥（sealing 的 recipients）才检查。还没有提交的、这次提交带来的明文是错误；征集要求加密以前就提交的明文只是提醒，不妨碍任何人提交，但历史里一直读得到。在网页上填的、用 import 和 new 写成文件的，会自动加密。
sealed-readable = { $groups }没有加密，能打开仓库的人都读得到；这批征集要求加密
sealed-group = “{ $label }”
sealed-group-boxes = “{ $label }”（{ $boxes }）
sealed-groups = { $first }和{ $second }
sealed-asked = 这里要求加密
sealed-mend = 提交（git commit）之前请先运行：zhengji seal { $path }。提交以后再加密，历史里还读得到。网上填报的不用运行，填报页交出来的文件已经加密。
sealed-mend-brought = 这些提交不能收：以后再加密，历史里还读得到。请从最新版本新建分支，放上这个文件，运行 zhengji seal { $path }，再提交；也可以用填报页，它交出来的文件已经加密。原来的提交不要推送，已经推送过的，请告诉主办单位。
sealed-mend-standing = 以前提交的明文，历史里收不回来。要从现在起加密，请运行 zhengji seal { $path }，再提交。
sealed-history = 提交 { $commit } 里的这个文件，{ $groups }没有加密；推送之后别人能从历史里取到，以后再加密也一样
sealed-history-mend = 请不要推送这些提交。从最新版本新建分支，只把加密好的文件重新提交一次；已经推送过的，请立即告诉主办单位。

## 门槛（rd-intensity、rd-investment、project-investment）

rule-rd-intensity-checks = 优势单位为企业的，上年度研究开发费占主营业务收入的比例达到规定。
rule-rd-intensity-mend = 请核对上年度研究开发费和主营业务收入，两项都以万元为单位。数字没有填错而比例确实不够的，不符合本次征集的条件。
rule-rd-intensity-reading = 按精确数值比较，不四舍五入：差 0.001 个百分点也不够。“以上”包含本数。事业单位、民办非企业单位不适用；本次征集另有规定的单位类别（warn_only）只提醒。
rd-intensity-below = 研究开发费占主营业务收入的 { $ratio } %，低于规定的 { $threshold } %
rd-intensity-revenue-here = 主营业务收入在这里
rd-intensity-no-revenue = 主营业务收入不大于 0，算不出研究开发费的占比（规定为 { $threshold } % 以上）
rd-intensity-no-revenue-mend = 请填写上年度经审计或已报税的主营业务收入；上年度没有收入的企业不符合本次征集的条件。
rule-rd-investment-checks = 优势单位为企业的，上年度研发投入总额达到规定。
rule-rd-investment-mend = 请核对上年度研发投入总额，以万元为单位。数字没有填错而确实不够的，不符合本次征集的条件。
rd-investment-below = 研发投入总额 { $value } 万元，低于规定的 { $threshold }
rule-project-investment-checks = 优势单位为企业的，项目预计研发投入扣除人员经费后达到规定。
rule-project-investment-mend = 请核对预计研发投入总额和人员经费，以万元为单位。确实不够的，不符合本次征集的条件。
rule-project-investment-reading = 只有这一条扣除人员经费；按整个项目计算，包括合作单位的投入。
project-investment-below = 预计研发投入 { $total }，扣除人员经费 { $personnel }后为 { $counted }，低于规定的 { $threshold }

## 单位（unit-once）

rule-unit-once-checks = 一家单位只建一个目录；统一社会信用代码没有抄错，与单位性质相符。
rule-unit-once-mend = 请把材料合并到一个目录里，另一个目录删去；代码抄错了的，请照证照改正。
unit-once-twice = 这个代码已经用在另一个目录里了：“{ $other }”和“{ $folder }”是同一家单位
unit-once-first-here = 另一个目录里的代码在这里
unit-once-check-character = “{ $label }”有错：最后一位校验码与前面 17 位对不上
unit-once-check-character-mend = 代码用来分辨单位、计算推荐名额，一位也不能错。请拿证照逐位核对，尤其是 0 和 D、8 和 B、5 和 6 这样容易看错的。与证照完全一致的（2016 年以前发的个别代码如此），请告诉归口管理单位，由它核实后登记（在本部门 department.yaml 的 confirmed_codes 里写明）。
unit-once-confirmed = “{ $label }”的最后一位校验码与前面 17 位对不上，{ $department }已核对证照，确认无误
unit-once-confirmed-mend = 不用改。
unit-once-confirmed-here = 在这里确认的
unit-once-confirmed-needless = 这个代码的校验码本来就对，不需要确认
unit-once-confirmed-unknown = 归本部门的单位里，没有一家填的是这个代码
unit-once-confirmed-unused-mend = 请核对是否抄错了代码；用不着的，把这一条删去。
unit-once-old-number = “{ $label }”填的是 2015 年以前的旧号码（组织机构代码或注册号）
unit-once-old-number-mend = 请改填 18 位的统一社会信用代码，就印在现行的营业执照或法人证书上。还没有换证的，请先问登记机关。
unit-once-organization-code = “{ $label }”的第 9 至 17 位（原组织机构代码）自己的校验码对不上，可能抄错了
unit-once-organization-code-mend = 请拿证照逐位核对。与证照一致的，不用改。
unit-once-legal-form = 单位性质填的是“{ $form }”，但代码以 { $start } 开头，一般是“{ $meant }”
unit-once-legal-form-mend = 请照证照核对单位性质和代码。都没有错的，不用改。
unit-once-code-here = 代码在这里

## 查重（similar）

rule-similar-checks = 两项需求十分相近的，提醒双方，并列出相同的词句；只是提醒，不影响提交。
rule-similar-mend = 请与对方联系：能合的，合成一项联合申报；各有侧重的，请在内容里写明区别。
rule-similar-reading = 比较本批全部未撤回的需求（同一家单位的也比），以及以前各批的需求；只比较公开的内容。相近不等于抄袭，要不要合并由单位和主管部门商量。
similar-copy = “{ $title }”与“{ $other }”（{ $path }）的内容几乎相同
similar-mostly = “{ $title }”与“{ $other }”（{ $path }）的内容大部分相同
similar-partly = “{ $title }”与“{ $other }”（{ $path }）的内容有不少相近之处
similar-there = 另一项需求在这里
similar-there-earlier = 以前批次 { $call } 的那项需求在这里
similar-shared = 两边都有的词句：{ $phrases }
similar-mend-others = 请与对方单位联系：能合的，合成一项，用创新联合体或产业链上下游联合的方式申报；各有侧重的，请在题目和研究内容里写明区别。不改也可以提交。
similar-mend-own = 这两项都是本单位的：重复的请合并或撤回一项；各有侧重的，请在题目和研究内容里写明区别。不改也可以提交。
similar-mend-earlier = 以前提过、还没有解决的，可以再提，请写明有什么新的进展和要求；已经立项解决的，请不要重复提。不改也可以提交。
similar-more = 除已列出的 { $told } 对相近的需求以外，还有 { $count } 对没有一一列出
similar-more-mend = 先列出的是最相近的。处理好以后再检查一次，会接着列出其余的。

## 名额（quota、quota-joint-form、quota-topic）

rule-quota-checks = 推荐的需求不超过名额，每家单位（集团）的需求也不超过它的名额。
rule-quota-mend = 请与单位内部商定保留哪几项，其余的撤回（在网页上点“撤回”，或者在文件里写 withdrawn），还没有交的不要交。
rule-quota-reading = 名额限制的是推荐。单位、集团的名额，提交时就按同样的数目检查，好让单位及早知道；归口管理单位、领域、整个征集的名额只管推荐，不影响单位提交。填了所属集团的，按集团合并计算；是不是同一集团、是不是头部企业，由推荐单位确认。
quota-over = “{ $holder }”的名额是 { $max } 项，现在有 { $used } 项（{ $used }/{ $max }）
quota-over-each = “{ $holder }”的“{ $value }”名额是 { $max } 项，现在有 { $used } 项（{ $used }/{ $max }）
quota-choose = 请从中择优，把超出的从推荐表里删去，或写进“不予推荐”（declined）并说明理由；单位提交的需求不受影响。
quota-other = 同一名额下的另一项：{ $title }
quota-more = 另有 { $count } 项没有逐一列出
rule-quota-joint-form-checks = 用到规定项数的，其中有规定的几项采用规定的组织方式。
rule-quota-joint-form-mend = 请把其中一项改为规定的组织方式（organization），并补齐相应内容；或者少报一项。
rule-quota-joint-form-reading = “其中几项”读作至少几项，并且只在名额用到规定的项数时要求。只认名额规定里写明的组织方式，没有写的不算。
quota-joint-form-missing = “{ $holder }”有 { $used } 项需求，其中至少 { $min } 项要采用{ $forms }，现在有 { $fitting } 项
quota-joint-form-chain = 产业链上下游联合不算在内：名额规定只认{ $forms }
rule-quota-topic-checks = 按选题类型分配名额的单位类别，每种选题不超过规定的项数；其他单位不填选题类型。
rule-quota-topic-mend = 请按选题类型保留名额以内的项数，或改正选题类型（topic）。
quota-topic-over = “{ $holder }”的“{ $topic }”名额是 { $max } 项，现在有 { $used } 项（{ $used }/{ $max }）
quota-topic-not-for-kind = 选题类型只由按选题类型分配名额的单位填写；本单位是“{ $kind }”，请删去这一项
quota-topic-not-for-kind-mend = 删去这一项就行。单位类别填错了的，改单位信息里的“单位类别”，改好后由归口管理单位确认。
quota-topic-missing = 本单位是“{ $kind }”，请填写选题类型（topic）：{ $options }
quota-topic-missing-mend = 从上面选一种填上。单位类别填错了的，改单位信息里的“单位类别”，改好后由归口管理单位确认。

## 转化地点和联合单位（result-located-in-city、joint-form-has-partners）

rule-result-located-in-city-checks = 原创性成果转化产业化的实施地在本市。
rule-result-located-in-city-mend = 请写明实施地在本市哪个区、县（市）。
result-located-in-city-elsewhere = 从“{ $place }”看不出转化实施地在{ $city }
result-located-in-city-write = 请把实施地写到区、县（市），并写明是{ $city }的。不在{ $city }转化的成果，不符合本次征集的条件，可以改为其他选题类型。
rule-joint-form-has-partners-checks = 采用创新联合体、产业链上下游联合的，至少写明一家联合单位，不算本单位。
rule-joint-form-has-partners-mend = 请在“联合单位”（partners）里写明至少一家合作单位的名称、代码和承担任务；由本单位独自承担的，请把组织方式改为单位自主（single-unit）。
rule-joint-form-has-partners-reading = “多家优势单位联合”读作本单位之外至少还有一家。联合单位不要求达到投入条件。同一集团里名称和代码都不同的单位，算另一家。
joint-form-has-partners-none = 组织方式是“{ $form }”，但没有写联合单位
joint-form-has-partners-only-itself = 组织方式是“{ $form }”，但联合单位里只有本单位自己

## 推荐顺序（ranking）

rule-ranking-checks = 推荐顺序从 1 起连续编号，不空号、不并列，每项需求只出现一次。
rule-ranking-reading = 同时属于区县和园区的单位，一项需求也只由其中一个推荐；两个都推荐的，请双方商定，由一方撤下。
rule-ranking-mend = 请重新编排推荐顺序：1、2、3……每项一个号。
ranking-gap = 推荐顺序跳到了 { $rank }，缺少第 { $expected } 位
ranking-tie = 推荐顺序 { $rank } 用了两次
ranking-tie-first = 第一个 { $rank } 在这里
ranking-twice = 需求“{ $demand }”在本表里出现了两次
ranking-two-departments = 需求“{ $demand }”已由另一部门推荐，一项需求只能由一个部门推荐
ranking-first-here = 第一次在这里
ranking-withdrawn = 排了顺序的需求里有 { $count } 项已经撤回：{ $titles }。汇总表里不再列出，后面的依次递补，按 1、2、3……重新编号
ranking-withdrawn-mend = 可以把撤回的从推荐表里删去，其余重新编号；不删也不影响汇总表。盖过章的，要重新打印、盖章、扫描。
ranking-withdrawn-closed = 推荐已经截止，推荐表不用再改：汇总表自动按未撤回的需求编号。
ranking-withdrawn-here = 这项已经撤回

## 推荐（joint-form-marked、unit-kind-confirmed、jurisdiction、opinion-given、recommended）

rule-joint-form-marked-checks = 多家优势单位联合攻关的需求，推荐时列为重点推荐。
rule-joint-form-marked-mend = 请把“是否重点推荐”改为 true；确实不作重点推荐的，可以不改。
joint-form-marked-missing = “{ $title }”是联合攻关需求，没有列为重点推荐
rule-unit-kind-confirmed-checks = 单位类别能带来两个以上名额的，推荐单位已核实。
rule-unit-kind-confirmed-mend = 请核实单位自报的类别：属实的，勾选“单位类别已核实”（文件里写 unit_kind_confirmed: true）；不属实的，请单位改正类别。
unit-kind-confirmed-missing = “{ $unit }”自报为“{ $kind }”，名额因此多于一项，推荐前须由推荐单位核实
rule-jurisdiction-checks = 推荐单位只推荐归口本单位的需求，一家单位只归口一个推荐单位。
rule-jurisdiction-mend = 请核对归口关系：单位改正 unit.yaml 里的归口单位（department），或推荐单位从推荐表中删去这一项。
rule-jurisdiction-reading = 归口关系以征集开始那一天的行政区划为准；之后区划调整的，单位写新、旧区名都可以，仍由原推荐单位推荐。
jurisdiction-no-such-demand = 没有“{ $demand }”这项需求：可能是名称写错了，也可能这项需求已经改名或删去
jurisdiction-not-own = “{ $title }”归口“{ $own }”，不能由“{ $department }”推荐
jurisdiction-no-such-department = 没有“{ $department }”这个推荐单位；可以填：{ $departments }
jurisdiction-not-covered = “{ $district }”不归“{ $department }”管理
jurisdiction-covered-by = “{ $district }”不归“{ $department }”管理，应当填：{ $others }
rule-opinion-given-checks = 每项推荐需求都写了推荐意见。
rule-opinion-given-mend = 请写明审核情况和推荐理由，它将印入汇总表。
opinion-given-missing = “{ $title }”没有写推荐意见
rule-recommended-checks = 没有被推荐的需求不进入汇总表。
rule-recommended-mend = 推荐单位要推荐的，请加进推荐表并排序；不推荐的，请在推荐表的“不予推荐”（declined）里写明理由。
recommended-not = 这项需求还没有被“{ $department }”推荐，也没有写明不予推荐的理由，不会进入汇总表

## 盖章和审核（approved、stamped-scan、scan-matches-table）

rule-approved-checks = 汇总表经主管领导审核，审核日期在推荐期限内。
rule-approved-mend = 请填写审核人（approved_by）和审核日期（approved_on）。
approved-missing = 推荐已经截止，还没有写明审核人和审核日期
approved-outside = 审核日期 { $on } 不在推荐期限内（{ $opens } 至 { $closes }）
rule-stamped-scan-checks = 推荐截止时，盖章的汇总表已扫描上传。
rule-stamped-scan-mend = 请把盖章的汇总表扫描成 PDF、JPG 或 PNG，不超过 20 MB，放在本推荐单位的文件夹里，并在 stamped_scan 写明文件名。
rule-stamped-scan-reading = 20 MB 按 20×1024×1024 字节计算。扫描件只用于核对，不会公布。
stamped-scan-missing = 推荐已经截止，还没有上传盖章的汇总表
stamped-scan-name = 扫描件只写文件名，不写路径，用小写英文字母、数字和连字符，以 .pdf、.jpg、.jpeg 或 .png 结尾
stamped-scan-absent = 本推荐单位的文件夹里没有“{ $name }”这个文件
stamped-scan-too-large = 扫描件太大（{ $bytes } 字节），最多 20971520 字节（20 MB）
stamped-scan-not-what-it-says = 这个文件的内容不是 { $extension }，可能只是改了扩展名
rule-scan-matches-table-checks = 盖章的汇总表与现在的汇总表一致。
rule-scan-matches-table-reading = 汇总表上印的都算：哪些需求、顺序、名称、领域、单位及类别、组织方式、联合单位、是否重点、经费、年限、意见、备注，还有表名和推荐单位名称。其中一样变了，原来的章就不再有效。
rule-scan-matches-table-mend = 请重新打印汇总表、盖章、扫描，并把表格下方的校验码填到“校验码”（table_digest）。
scan-matches-table-differs = 盖的章不再对应现在的汇总表：盖章表上的校验码是 { $stamped }，现在应当是 { $now }，盖章之后有改动
stamp-withdrawn = 盖章之后撤回了“{ $title }”（盖章表上第 { $count } 位）
stamp-gone = 盖章之后去掉了“{ $title }”（盖章表上第 { $count } 位）
stamp-come = 盖章之后加进了“{ $title }”（现在第 { $count } 位）
stamp-moved = “{ $title }”的推荐顺序改过
stamp-cell = “{ $title }”的{ $column }由“{ $before }”改成了“{ $after }”
stamp-cell-plain = “{ $title }”的{ $column }改过
stamp-head = 表名或推荐单位名称由“{ $before }”改成了“{ $after }”
stamp-more = 另有 { $count } 处改动
stamp-again = 请重新打印、盖章、扫描
stamp-again-until = 最迟 { $closes } 重新打印、盖章、扫描，换上新的扫描件和校验码
stamp-again-late = 推荐已在 { $closes } 截止；请尽快重新打印、盖章、扫描，联系{ $host }补交
scan-matches-table-missing = 上传了扫描件，但没有填写表格下方的校验码（table_digest）；现在的校验码是 { $now }

## 登记意见（zhengji import comments）

import-columns = 读出的列：{ $columns }
import-left-out = 不写入文件的列（个人信息等）：{ $columns }
import-unknown = 不认识、没有写入的列：{ $columns }。其中有意见内容的，请用 --column "列名=text" 指明；确认不要的，写 --column "列名=-"。
import-bad-column = 看不懂 --column { $argument }。请写成“列名=键”，键可以是：{ $keys }。
import-no-such-heading = 表里没有叫“{ $heading }”的列，请核对 --column。
import-same-columns = { $headings } 这两列都像是 { $key }，不知道用哪一列。不用的一列请写 --column "列名=-"。
import-no-text-column = 没有找到意见内容这一列。第一行应当是列名，例如：时间、姓名、针对条目、意见内容。{ $unknown ->
    [0] {""}
   *[other] 不认识的列：{ $headings }，其中哪一列是意见内容，请用 --column "列名=text" 指明。
}
import-no-day-column = 没有找到收到日期这一列。{ $unknown ->
    [0] 请在表里加一列“收到日期”。
   *[other] 不认识的列：{ $headings }，其中哪一列是收到日期，请用 --column "列名=received_on" 指明。
}
import-no-item-column = 表里没有写针对哪一条。全部针对同一条的，请加 --item 和条目编号，例如 --item 3.2；否则请加一列“针对条目”。
import-no-channel-column = 表里没有写从哪个渠道收到。请加 --channel，例如 --channel mail（web 网上留言、mail 电子邮件、phone 电话、letter 信函、meeting 座谈会）。
import-no-such-item = 没有“{ $item }”这条指南。现有：{ $items }
import-no-such-channel = 没有“{ $channel }”这个渠道。可以是：{ $channels }
import-not-text = { $path } 不是 UTF-8、UTF-16、GB18030（GBK）或 Big5 编码的文本，没有登记。请用 Excel 或 WPS 打开，核对没有乱码，另存为 .xlsx 或“CSV UTF-8（逗号分隔）”。
import-which-encoding = { $path } 看不出是哪种编码（GBK 或 Big5），怕读成乱码，没有登记。请用 Excel 或 WPS 打开，核对没有乱码，另存为 .xlsx 或“CSV UTF-8（逗号分隔）”。
import-damaged-text = { $path } 是 UTF-8 文本，但第 { $line } 行里有残缺的字，没有登记。请重新导出，或者用 Excel 或 WPS 打开，补好这个字，另存为 .xlsx。
import-mails = 共 { $count } 封邮件，下面说的第几行就是第几封：{ $mails }。
import-attached = 有 { $count } 封邮件带附件，附件没有登记，请自己看：{ $mails }。
import-no-mail = { $path } 不是邮件，或者已经损坏，没有登记。请从邮箱重新导出（.eml）。
import-no-mails = { $path } 里没有邮件（.eml），没有登记。
import-too-many-mails = { $path } 里的邮件超过 { $most } 封，请分成几个文件夹登记。
import-page = { $path } 其实是网页（不少系统导出的 .xls 是这样），没有登记。请用 Excel 或 WPS 打开，另存为 .xlsx。
import-no-workbook = { $path } 没有登记。{ $reason }也可以把表格另存为“CSV UTF-8（逗号分隔）”再登记。
import-document = 这是 Word 文档，不是表格。请把意见放进 Excel 表格，一行一条。
import-too-many-rows = 表格太大，请拆成几个文件。
import-several-sheets = 有几张工作表都像是意见表（{ $sheets }），不知道登记哪一张。请每张另存为一个文件，分别登记。
import-sheet = 登记的是工作表“{ $sheet }”，其他工作表没有登记。
import-big5 = 这个文件是 Big5 编码（繁体中文），已按繁体读出，请核对没有乱码。
import-above = 第 { $row } 行是列名；它上面的 { $count } 行（标题等）没有登记。
import-too-large = { $path } 超过 { $most } MiB，请分成几个文件登记。
import-no-rows = { $path } 里没有一行意见。
import-broken = 第 { $row } 行：{ $reason }。后面的列可能对不上，没有登记。
import-open-quote = 这里的引号只有前一半，没有后一半
import-too-many-cells = 这一行有 { $cells } 格，列名只有 { $headings } 个；内容里有逗号的，整格要用英文引号括起来
import-empty = 没有填写
import-which-item = 看不出针对哪一条指南。请写条目编号或名称，编号有：{ $items }
import-which-option = 不在选项之内。可以是：{ $options }
import-which-day = 看不出是哪一天。请写成 2026-06-18 这样的“年-月-日”
import-day-order = 看不出哪个数是年、哪个是月、哪个是日。请写成 2026-06-18 这样的“年-月-日”
import-day-no-year = 没有写是哪一年。请写成 2026-06-18 这样的“年-月-日”
import-day-serial = 这是 Excel 内部表示日期的数，不同的 Excel 算出来相差四年。请在 Excel 里把这一列设成日期格式再另存，或者直接登记 .xlsx 文件
import-day-epoch = 像是时间戳（从 1970 年起的秒数或毫秒数），列名却没有这样写。确实是时间戳的，请在列名里写上“时间戳”，例如“提交时间戳”
import-day-zone = 看不出是哪里的时间：这个时区简称不止一个地方用。请写成 +08:00 这样的时差，或者只写日期
import-day-weekday = 写的星期和日期对不上，请核对是哪一天
import-earlier-than-call = 收到日期早于这批征集开始的日子（{ $date }），请核对。没有记下时间的问卷系统会写成 1980-01-01 这样的日期
import-cell-error = 这一格是公式的错误值（如 #REF!），没有内容。请改成文字
import-cell-moment = 这一格是时间，看不出是哪一天。请写成 2026-06-18 这样的“年-月-日”
import-cell-raised = 这一格里有上标或下标，照文字读出来意思会变（10⁶ 成了 106）。请改写成 10⁶、10^6 或 H₂ 这样的文字
import-cell-struck = 这一格里有划掉的字，不知道算不算意见的内容。请删去，或者去掉删除线
import-later-than-now = 收到日期晚于今天
import-yes-or-no = 看不出是同意还是不同意公开姓名。请写“是”或“否”
import-control-character = 里面有看不见的控制字符，请删去或重新输入这一格
import-fault = 第 { $row } 行 { $letters } 列“{ $column }”：{ $fault }
import-fault-absent = 第 { $row } 行“{ $column }”：{ $fault }
import-fault-row = 第 { $row } 行：{ $fault }
import-fault-rule = { $fault }（{ $rule }）
import-more-faults = 另有 { $count } 处没有列出。
import-nothing-written = 有 { $rows } 行需要修改，没有写任何文件。请在表里改好，再运行一次。
import-twin = 第 { $row } 行与第 { $first } 行每一格都相同，按一条登记。
import-differs = 第 { $row } 行已登记为 { $path }，但文件里的{ $fields }与表中不同，文件保持不变。
import-new = 第 { $row } 行 → { $path }
import-new-same = 第 { $row } 行 → { $path }（与 { $first } 内容相同）
import-more-rows = …… 另有 { $count } 行
import-same = 其中 { $count } 条与另一条内容基本相同，归为 { $groups } 组；只需答复每组的第一条。
import-without-aspect = { $count } 条没有写意见类别，记为“其他”。
import-unnamed = { $count } 条没有姓名，署为“未署名”。
import-counted-days = { $count } 条的日期在 Excel 里是没有设成日期格式的数，已按这份工作簿的算法读成日期，请核对。
import-outside-period = { $count } 条的收到日期不在征求意见期间。
import-kept = { $count } 条以前已经登记（其中 { $answered } 条已有采纳情况），没有改动。
import-nothing-new = 没有新的意见，没有写任何文件。
import-would-write = 将写入 { $count } 条意见。去掉 --dry-run 即可写入。
import-written = 已写入 { $count } 条意见。请核对后提交，再逐条填写采纳情况（disposition）和答复（reply）。

## 指南和意见（guideline-sources、guideline-coverage、consultation-period、comment-answered）

rule-guideline-sources-checks = 每条指南都写明来源需求。
rule-guideline-sources-mend = 请核对来源需求的“单位文件夹/需求文件名”；没有来源需求的，写明理由（no_source_reason）。
guideline-sources-unknown = 没有“{ $demand }”这项需求
guideline-sources-withdrawn = “{ $title }”已经撤回，不能作为来源需求
rule-guideline-coverage-checks = 草案公布后，每项推荐需求不是列入指南，就是写明去向和理由。
rule-guideline-coverage-mend = 请把这项需求列为某条指南的来源，或在 dispositions.yaml 里写明去向和理由。
rule-guideline-coverage-reading = 编制指南阶段结束，或者公开征求意见开始，就算草案已经公布。
guideline-coverage-lost = 推荐需求“{ $title }”没有列入任何一条指南，也没有写明去向
guideline-coverage-unknown = 没有“{ $demand }”这项需求
guideline-coverage-both = “{ $demand }”已经列入指南条目“{ $item }”，不用再写去向
guideline-coverage-twice = “{ $demand }”的去向写了两次
rule-consultation-period-checks = 公开征求意见的期限符合所依据的规定，缩短的写明理由。
rule-consultation-period-mend = 请延长征求意见的截止日期，或写明缩短期限的理由（period_reason）。
rule-consultation-period-reading = 起止两天都算在内；工作日按周一至周五计算，不考虑调休。没有指明规定的，按惯例不少于 15 日。
consultation-period-short = 征求意见共 { $days } 日，少于“{ $basis }”要求的 { $needed } 日，也没有写明理由
consultation-period-short-working = 征求意见共 { $days } 个工作日，少于“{ $basis }”要求的 { $needed } 个工作日，也没有写明理由
rule-comment-answered-checks = 征求意见结束后，每条意见都有采纳情况和答复。
rule-comment-answered-mend = 请填写采纳情况（disposition）和答复（reply），不采纳的说明理由。
comment-answered-open = 征求意见已经结束，这条意见还没有答复
comment-answered-due = 征求意见已经结束，这条意见最迟 { $last } 答复
comment-answered-late = 这条意见应当在 { $last } 以前答复，已经超过承诺的期限
comment-answered-no-reply = 写了采纳情况，没有写答复
comment-answered-no-disposition = 写了答复，没有写采纳情况
comment-answered-no-such-item = 没有“{ $item }”这条指南，请核对意见针对的条目
comment-answered-no-such-comment = 没有可以指向的意见“{ $comment }”：它应当存在、针对同一条指南，并且自己没有写 same_as

## 时间（submission-window、recommendation-window）

rule-submission-window-checks = 需求建议只在受理期内提交和修改。
rule-submission-window-mend = 受理期已过的，请联系主管部门（经批准可以登记更正延期）；还没有开始的，请在开始之后再提交。
rule-submission-window-reading = 开通当天从 0 时起，截止日到 24 时为止；写明时刻的，以该时刻为准。按征集所在地的时间和检查时的时钟计算，不看提交记录里写的日期。截止之后，只有事先登记的更正（amendments）写明的那一处开放到它写的时间。
submission-window-early = 受理还没有开始（{ $opens } 起），现在不能提交或修改
submission-window-late = 受理已经截止（{ $closes } 止），现在不能再提交或修改
submission-window-moved = 填报已经截止（{ $closes } 止），不能再改它的起止时间：已经封存的文件会跟着重新开放
submission-window-notice = 填报已经截止（{ $closes } 止），征集通知不能再改
submission-window-notice-mend = 请主办单位先在 call.yaml 的 amendments 里登记一条更正（what: {"{"}file: 通知的文件名{"}"}），收下以后再改通知。
window-amendment-same = 允许改这个文件的更正就在这次提交里，还没有收下
window-amendment-same-mend = 先提交更正（call.yaml），收下以后再提交文件。
window-amendment-over = 这里曾经开放到 { $until }，已经过了
window-moved-mend = 请恢复原来的日期。要延期，请在 call.yaml 的 amendments 里登记一条更正，例如 `what: {"{"}stage: { $stage }{"}"}`，写明 until、reason、approved_by。
rule-recommendation-window-checks = 推荐材料只在推荐期限内提交和修改。
rule-recommendation-window-reading = 征集开通之日起就可以准备推荐材料，不必等提交截止；截止日到 24 时为止，写明时刻的，以该时刻为准。截止之后，只有事先登记的更正写明的那一处开放到它写的时间。
rule-recommendation-window-mend = 推荐期限已过的，请联系主管部门。
recommendation-window-early = 推荐还没有开始（{ $opens } 起），现在不能提交或修改
recommendation-window-late = 推荐已经截止（{ $closes } 止），现在不能再提交或修改
recommendation-window-moved = 推荐已经截止（{ $closes } 止），不能再改它的起止时间：已经封存的文件会跟着重新开放

## 送达（arrival）

rule-arrival-checks = 以送达的时间为准：截止之后送达的不算，已经送达的次序和封存的标记不能改动。
rule-arrival-mend = 逾期送达的，请联系主管部门；截止前送达的那一版仍然有效。
rule-arrival-reading = 送达时间以接收方的时钟和回执为准，不看提交记录里写的日期；截止日当天 24 时之前送达的有效。
arrival-late = 这个文件现在的内容于 { $at } 送达，已经过了截止时间（{ $closes } 止）
arrival-unproven = 没有回执能证明这个文件是什么时候送达的
arrival-unproven-mend = 请由主办单位核对服务器的回执，或者把当时尚未合并的申报列进待定清单。
arrival-foxtrot = 这次推送会改变“{ $name }”上各次送达的先后次序，不能接受
arrival-foxtrot-mend = 请先取回最新的“{ $name }”，在它的基础上重新提交；平台上请用“合并”按钮。
arrival-rewritten = 这次推送会改写“{ $name }”上已经收到的内容，不能接受
arrival-rewritten-mend = 请不要强制推送。要改内容，请在最新版本上提交一次新的修改。
arrival-deleted = “{ $name }”上是已经收到的申报，不能删除
arrival-deleted-mend = 请取消这次删除。
arrival-tag-moved = “{ $name }”是截止时封存的标记，不能移动或删除
arrival-tag-moved-mend = 请取消对这个标记的改动。确需重新封存的，请主办单位另起一个名字。
arrival-tag-foreign = “{ $name }”是截止时封存用的标记，只有主办单位可以新建
arrival-tag-foreign-mend = 请换一个标签名。主办单位封存，请在服务器上运行 zhengji freeze；从别处推送封存标记的，服务器要能确认推送人是主办单位。
arrival-replace = 不能推送“{ $name }”：它会让看到的内容和真实的内容不一样
arrival-replace-mend = 请取消对 refs/replace/ 的推送。

## 封存（freeze、verify）

freeze-stage-submission = 需求填报
freeze-stage-recommendation = 审核推荐
freeze-title = { $call } { $stage }：{ $closes } 截止，算数的是 { $received } 收到的版本（{ $commit }）。
freeze-proof-receipt = 回执
freeze-proof-forge = 平台
freeze-proof-pending = 待定
freeze-withdrawn = 截止前已撤回，不算：{ $path }
freeze-sum = 共 { $files } 个文件；已撤回 { $withdrawn } 项；截止时尚未合并而计入的申报 { $pending } 件。
freeze-made = 已封存，标签是 { $tag }，编号 { $id }。请把编号记在公告或案卷里，再把标签推送到各处：git push origin { $tag }
freeze-made-here = 已封存，标签是 { $tag }，编号 { $id }。请把编号记在公告或案卷里。
freeze-same = 早已封存，内容相同，没有改动：{ $tag }，编号 { $id }。
freeze-other = 已有一个内容不同的 { $tag }（编号 { $id }），没有改动它。请运行 zhengji verify 看看是哪里不同。
freeze-foreign = 已有一个 { $tag }（编号 { $id }），不是在这个仓库里封存的，内容也不一样，没有改动它。请先核对：zhengji verify；确认不是主办单位封存的，再运行：zhengji freeze --stage { $stage } --replace { $id }
freeze-replaced = 原来有一个 { $tag }（编号 { $id }），不是主办单位封存的，已经换掉。
freeze-rehearsal = 这是演练（--at），没有写标签。
freeze-waits = 没有封存：{ $units } 按时送达，还在等确认。请先决定哪些计入：用 { $inbox } > 待定.yaml 列出来，删去不计入的，再运行 { $freeze } --pending 待定.yaml。一家都不计入的，清单里写 []。
freeze-later-title = { $tag }，接着 { $previous } 封存，与它相比：
freeze-nothing-amended = 更正期满，其间什么也没有收到，不用再封存。
freeze-amendment-open = 更正 { $number } 还开放着（{ $closes } 止），期满以后请再运行一次，封存其间收到的。
freeze-other-closing = 封存的截止时间是 { $sealed }，call.yaml 现在写的是 { $closes }。已经封存的，不能靠改日期重新开放：请恢复 stages 里的日期，要延期，请在 call.yaml 的 amendments 里登记更正。
freeze-no-settings = 版本里没有 { $call } 的 call.yaml，或者写得有误。请先运行 zhengji check。
freeze-no-stage = call.yaml 里没有写 { $stage } 阶段，或者日期写得有误。
freeze-not-closed = 还没有截止（{ $closes }），不能封存。想先看一看，请用 --at 写一个截止之后的时间。
freeze-no-receipts = 没有任何回执能证明“{ $branch }”上的内容是什么时候送达的，不猜测、不封存。请在收件的服务器上运行（要先装好 zhengji hook post-receive）；在 GitHub、GitLab 上征集的，请在 call.yaml 的 arrival 里写明平台合并用的邮箱。
freeze-nothing-received = 截止之前什么也没有收到，最早的回执是 { $at }。
freeze-rewritten = { $at } 收到的版本（{ $commit }）已不在这个分支的历史里，历史被改写过，不能封存。请从别的克隆找回这个版本，查明原因。
freeze-unreadable = { $path } 的内容读不出来。请运行 git fsck 查看缺了什么，再从别的克隆取回。
freeze-no-head = 待定申报“{ $name }”的提交不在这个仓库里。请先取来，例如：git fetch origin refs/pull/17/head
freeze-pending-shape = { $path } 第 { $line } 行读不懂：{ $reason }。应当是一个列表，每件申报写明 proposal、head、received 三项。
freeze-pending-head = { $path } 里“{ $name }”的 head 要写完整的提交编号（40 位）。
freeze-note-damaged = 提醒：回执第 { $lines } 行读不出来，没有使用。
freeze-note-gap = 提醒：{ $at } 的回执之前，有一次改动没有回执；其中的内容按这一张回执的时间计算。
freeze-note-clock = 提醒：{ $at } 的回执比前一张还早，服务器的时钟曾往回拨。
freeze-note-unproven = 提醒：分支上最新的内容没有回执。
freeze-note-waits = 提醒：{ $name } 在 { $at } 送达，还在等确认，清单里没有写它：不计入。
freeze-note-undecided = 提醒：{ $name } 在 { $at } 送达，还在等确认，计不计入还没有定。
freeze-note-not-listed = 不算：“{ $name }”（{ $at } 收到）没有列入它该计入的那一次封存，那一次已经封存，不再改动。
freeze-note-pending-late = 不算：待定申报“{ $name }”是 { $at } 才收到的，已经截止。
freeze-note-pending-empty = 待定申报“{ $name }”没有改动本阶段的文件，或者已经合并。
freeze-note-left-out = 不算：{ $path } 不是征集规定位置上的文件。
verify-nothing = 这里没有封存的标签。请先运行 zhengji freeze；在别处封存的，请先取来：git fetch origin "refs/tags/freeze/*:refs/tags/freeze/*"
verify-title = { $tag }（{ $stage }，{ $closes } 截止，{ $files } 个文件）
verify-title-bare = { $tag }
verify-tag-moved = 标签被移动：封存时是 { $made }，现在是 { $found }
verify-tag-gone = 标签不见了：封存时是 { $made }
verify-not-a-freeze = 这个标签不是封存的标签
verify-inconsistent = 标签里的清单、文件和说明互相对不上
verify-missing-history = 仓库缺少内容：{ $reason }
verify-missing = 内容缺失：{ $path }
verify-damaged = 内容损坏或被改动：{ $path }
verify-rewritten = 历史被改写：分支里没有 { $at } 收到的版本 { $commit }
verify-other-closing = 封存的清单说截止时间是 { $listed }，call.yaml 写的是 { $closes }
verify-other-branch = 封存的清单说的是 { $branch }，不是受保护的分支；确实在那里收件的，请运行 git config --add zhengji.protect { $branch }
verify-no-closing = 封存的那一版和现在的分支里，都没有写明这一批征集这个阶段截止时间的 call.yaml
verify-altered = 封存之后改动过：{ $path }
verify-removed = 封存之后删除了：{ $path }
verify-added = 封存之后增加的：{ $path }
verify-differs = 按这里的回执，算数的版本或时间不同：{ $path }
verify-not-merged = 已计入，但尚未合并到分支：{ $path }
verify-not-sealed = 凭更正 { $number } 收下，还没有再次封存：{ $path }
verify-follows = 接着 { $previous } 封存，与它相比：
verify-predecessor-other = 前一次的封存 { $tag } 换过了：这一份接着的是 { $then }，现在是 { $found }
verify-predecessor-gone = 前一次的封存 { $tag }（{ $then }）不见了
verify-chain-broken = 这一份不是接着 { $tag } 封存的：清单的摘要、截止时间或者更正对不上
verify-no-such-amendment = 更正 { $number } 和分支上 call.yaml 里的不一致，或者当时还没有收下
verify-unexcused = 与前一次封存不同，送达时却没有更正允许：{ $path }
seal-amendment = 更正 { $number }（{ $accepted } 收下，开放到 { $until }）：{ $reason } 批准：{ $by }
seal-added = 增加：{ $path }（{ $at }，更正 { $number }）
seal-altered = 修改：{ $path }（{ $at }，更正 { $number }）
seal-withdrawn = 撤回：{ $path }（{ $at }，更正 { $number }）
seal-removed = 删除：{ $path }（{ $at }，更正 { $number }）
seal-unexcused = 不同，没有更正：{ $path }（{ $at }）
verify-recomputed = 送达时间已按这里的回执重新核对。
verify-not-recomputed = 这里没有回执，送达时间以封存时写下的为准，没有重新核对。
verify-proven = 与封存时完全一致。标签编号 { $id }。
verify-proven-besides = 除了凭更正收下、还没有再次封存的，与封存时一致。更正期满以后请再运行一次 zhengji freeze。标签编号 { $id }。
verify-changed = 有 { $count } 处与封存时不一致。

## 密封（seal、unseal）

enterprise-sealed = 经营数据已密封，这里核对不了，由主管部门核对
enterprise-sealed-mend = 不用改。主管部门会用私钥核对。
seal-key-made = 私钥已写进 { $path }，只有持有这个文件的人能解开密封的内容：请另存两份（例如两个 U 盘，分人保管），不要放进仓库，也不要用邮件传。请把下面几行加进 call.yaml：
seal-done = 已密封 { $values } 处，涉及 { $files } 个文件。
unseal-done = 已解开 { $values } 处，涉及 { $files } 个文件。看完请不要提交解开的文件。
seal-no-recipients = call.yaml 里没有写公钥（sealing 的 recipients），不能密封。请主办单位先运行：zhengji seal --new-key 私钥文件
seal-bad-recipient = call.yaml 里的公钥“{ $key }”有误，请从生成密钥时的提示里整行复制。
seal-bad-key = { $path } 不是私钥文件。私钥以 AGE-SECRET-KEY-1 开头。
seal-no-randomness = 系统没有给出随机数，不能密封。
seal-no-such-file = { $path } 不是征集里的文件或文件夹。
seal-one-call = 一次只能密封一批征集的文件。
seal-unreadable = { $path } 读不懂，什么都没有改。请先运行 zhengji check 改好。
seal-other-key = { $path } 第 { $line } 行的 { $key } 不是用这把钥匙密封的，什么都没有改。
seal-copied = { $path } 第 { $line } 行的 { $key } 是从别处抄来的，不属于这个文件，什么都没有改。请联系该单位。
seal-not-its-own = { $path } 第 { $line } 行的 { $key } 里密封的不只是这一项，解开以后会改动文件里的其他内容，什么都没有改。请联系该单位重新填写。
seal-broken = { $path } 第 { $line } 行的 { $key } 密封之后被改动过，解不开，什么都没有改。
seal-too-long = { $path } 第 { $line } 行的 { $key } 太长，不能密封，什么都没有改。
seal-unfit = { $path } 里的联系人或经营数据写得不合格式，加密不了，没有写入。请先改好这几栏。

## 新建（init、new call）

init-title = 示例市科学技术局关于征集重大攻关需求建议的通知
init-short-title = 重大攻关需求征集（示例）
init-host = 示例市科学技术局
init-not-empty = { $path } 里已经有文件，没有写入。请换一个空文件夹，或者还没有的文件夹。
init-done = 已建好 { $path }（{ $files } 个文件）。接下来：进入这个文件夹，运行 zhengji build 看看网站的样子；照注释改 { $call } 里的 call.yaml 和 notice.md；再运行 git init && git add -A && git commit -m 征集，推送到平台。README.md 里写着各方怎么用。
new-call-how = 下面问几件事，写出新的一批征集的文件夹；其余的规定照注释在 call.yaml 里改。全部答完才写文件。
new-call-name = 文件夹叫什么？用小写英文字母、数字和连字符，例如 2026-2。
new-call-title = 通知的全称？
new-call-short-title = 简称？用在网页标题上。
new-call-host = 主办单位？
new-call-opens = 需求填报从哪一天开始？写成 2026-03-24 这样。
new-call-closes = 需求填报到哪一天截止（当日算在内）？
new-call-recommendation-closes = 审核推荐到哪一天截止（当日算在内）？
new-call-no-date = 看不懂这个日期，请写成 2026-03-24 这样。
new-call-too-early = 比前面的日期还早，请重新填写。
new-call-written = 已写好：{ $path }。请接着改里面的 call.yaml、notice.md 和 departments，改完运行 zhengji check。

## 权限（owner）

rule-owner-checks = 各单位只改自己的文件，归口管理单位只改自己的推荐材料，其余由主办单位改。
rule-owner-mend = 请把不属于您的文件恢复原样，只保留对自己文件的修改；需要改的，请联系文件所属的单位或主管部门。
rule-owner-reading = 谁能改什么，以合并之前登记的账号为准。提交人由平台账号或提交上的签名证明，提交记录里写的姓名不作数。call.yaml 的 roles.departments_submit 写 true 的，归口管理单位也可以代所属单位提交。
owner-unit = 这是“{ $unit }”的文件，只有该单位登记的填报账号可以修改
owner-department = 这是“{ $department }”的文件，只有该部门登记的账号可以修改
owner-new-unit = 新增单位要由“{ $department }”或主办单位办理
owner-bureau = 这个文件只有主办单位可以修改
owner-limit = “{ $label }”（{ $key }）关系到推荐名额和权限，只能由“{ $department }”或主办单位修改
owner-limit-bureau = “{ $label }”（{ $key }）关系到推荐名额和权限，只能由主办单位修改
owner-signed-by-another = 提交 { $commit } 是用别人的密钥签名的
owner-not-as-signed = 提交 { $commit } 的签名有效，但是合并后的内容不是它签的那一版（或者正式分支上后来又改过），签名不能算数。请在最新版本上重新提交并签名
owner-signature = 提交 { $commit } 的签名不能证明是谁提交的：{ $reason }
owner-signature-mend = 请用登记过的密钥重新签名这个提交，再提交一次；密钥换过的，请归口管理单位或主办单位重新登记。
signature-pgp = 这是 PGP 签名，这里只认 SSH 签名
signature-expired = 密钥 { $key } 不在有效期内
signature-namespace = 签名不是为 git 提交做的
owner-unknown = 不知道是谁提交的，没有核对能不能改这些文件
owner-unknown-mend = 请用登记过的密钥给提交签名，或者由平台写明提交人（--actor）。
owner-new-call = 这是一批新的征集，还没有登记账号，没有核对是谁提交的
owner-other-call = 这次提交还改了另一批征集的文件，请对那一批也检查一次

## 纸质表单（zhengji form）：表上印的字

paper-of-call = （{ $call }）
paper-how-xlsx = 带 * 的必须填写；有下拉箭头的请从列表中选；标明“不公开”的只供主管部门使用。请不要改动标题和灰色格子，行不够可以在表中插入。
paper-how-docx = 带 * 的必须填写；可选项请从列表中选或者打勾；标明“不公开”的只供主管部门使用。请不要改动标题格，行不够可以在表中插入。
paper-hints = 填写说明（不打印）
paper-hints-docx = 填写说明
paper-unit = （{ $unit }）
paper-limit = （不超过{ $limit }字）
paper-limit-each = 每条不超过{ $limit }字
paper-private = （不公开）
paper-rows = （{ $min ->
    [0] 最多
   *[other] { $min } 至
} { $max } 项）
paper-example = 例：{ $example }
paper-choices = 可选：{ $choices }
paper-number = 序号
paper-yes = 是
paper-no = 否
paper-prompt-choice = 〔请选择〕
paper-prompt-date = 〔年-月-日〕
paper-foot-xlsx = &C第 &P 页　共 &N 页
paper-foot-docx = 第 [P] 页　共 [N] 页
paper-sheet-unit = 单位情况
paper-sheet-demand = 需求建议
paper-sheet-choices = 选项
paper-error-choice = 请从下拉列表中选择。
paper-error-whole = 请只填整数，不写单位。
paper-error-number = 请只填数字，不写单位。
paper-whose = 申报单位
paper-whose-hint = 说明这项需求是哪家单位的。
paper-whose-unit = 单位名称
paper-whose-unit-hint = 单位全称，与营业执照或法人证书一致。
paper-whose-uscc = 统一社会信用代码
paper-whose-uscc-hint = 本单位的 18 位代码，照证照填写。同时填写“单位情况”的可以不填。
paper-whose-file = 编号
paper-whose-file-hint = 已经受理过的需求由系统写明编号，新填的空着。
paper-marking = 内部
paper-at-paragraph = 表外的一段文字（{ $start } 个字）
paper-at-table = 第 { $table } 个表
paper-at-row = 第 { $table } 个表第 { $row } 行
paper-at-box = { $at }“{ $label }”

## 读取填好的表单（zhengji import）

paper-read-macros = 文件里有宏，没有运行，也没有读入
paper-read-links = 文件链接了别的文件，没有去读，只读了这个文件里现有的内容
paper-read-comments = 文件里有批注，没有读入；需要的内容请写进格子里
paper-read-images = 文件里有图片，没有读入
paper-read-embedded = 文件里嵌有别的文件，没有读入
paper-read-broken = 这一格是出错的公式，请填写内容
paper-read-no-result = 这一格是公式，文件里没有存下计算结果；请用表格软件打开、保存一次再导入，或者直接填写结果
paper-read-cell-picture = 这一格是一张图片，不是文字，没有读入；请把内容写成文字
paper-read-percent = 这一格显示为百分数，不能确定是多少，请改成文字（例如 65%）或普通数字
paper-read-percent-as-text = 这一格显示为百分数，已按 { $percent }% 读入，请核对
paper-read-scaled = 这一格的数字省去了后几位显示（例如以千、万为单位），看到的和存的不一样，请改为常规格式，再按规定的单位填写
paper-read-moment = 这一格是时间，请填写日期或文字
paper-read-figure = 已去掉单位、逗号或全角，按数字读入
paper-read-figure-as = 已读作 { $figure } { $unit }，请核对
paper-read-several = 这一格写了几个，已分成 { $count } 个
paper-read-place = 已按“{ $name }”读入
paper-read-which-place = 看不出是哪一个，请写全称。可能是：{ $names }
amount-wan-yi = { $figure } 万亿元
amount-yi = { $figure } 亿元
# Between the items of a list.
message-separator = 、
# What may be written, with its name.
message-choice = { $id }（{ $name }）
# An amount with its unit, exact. Below a million, from a million on, from a thousand million on; $figure is in 元, in millions, in
# thousand millions, $wan in 万元.
money-yuan = { $wan } 万元
money-million = { $wan } 万元
money-large = { $yi } 亿元
money-billion = { $wan } 万元
amount-wan = { $figure } 万元
amount-yuan = { $figure } 元
paper-read-figure-as-text = 这一格是数字，已按文字读入，请核对开头有没有少零
paper-read-figure-lost = 这一格的数字太长，表格软件已经丢掉了末尾几位，请先把格子设为文本再填写
paper-read-date-as-text = 这一格是日期，已按文字读入
paper-read-not-text = 这一格应当填文字
paper-read-code = 代码已改成大写半角、去掉空格
paper-read-not-figure = 看不出这一格是多少，请只填数字，不写“约”“以上”和范围
paper-read-not-figure-in = 看不出这一格是多少{ $unit }，请只填数字，不写“约”“以上”和范围
paper-read-not-date = 这一格应当填日期，例如 2026-04-12
paper-read-date = 已按 { $date } 读入
paper-read-not-truth = 这一格应当填“是”或“否”
paper-read-one-choice = 这一格只能选一个
paper-read-no-choice = 这一格应当从列表中选择：{ $choices }
paper-read-ticks = 看不出勾选的是哪一项，请只在选中的一项前面打勾，可选的有：{ $choices }
paper-read-sheet-twice = 同一张表有两份，只能有一份
paper-read-sheet-unknown = 这不是表单的工作表，没有读入
paper-read-sheet-broken = 表的结构被改动过，对不上格子，请重新下载空表再填
paper-read-key-unknown = 表的结构和现在的表单对不上，请重新下载空表再填
paper-read-twice = “{ $label }”有两处，只能有一处
paper-read-label = “{ $label }”的标题格被改动过，里面写的没有读入
paper-read-outside = 格子以外的内容，没有读入
paper-read-beyond = 离表单很远的地方还有内容，没有读入
paper-read-merged = 几个格子被合并成了一个，分不清填的是哪一项，请取消合并再填
paper-read-tracked = 文件里有修订痕迹，请先全部接受或拒绝修订
paper-read-table-unknown = 这个表不是表单，没有读入
paper-read-columns = “{ $label }”的列数被改动过，对不上，请恢复原来的列
paper-read-nested = 格子里还有表格，已逐行读入，各列用制表符隔开，请核对
paper-read-symbol = 有一个符号没有读入，请改成文字
paper-read-numbering = 自动编号不是文字，没有读入；需要编号的请直接写出来
paper-read-equation = 公式已按一行文字读入，请核对
paper-read-picture = 格子里有图形，没有读入
paper-read-footnote = 脚注没有读入
paper-read-script = 有的上标或下标没有对应的字符，已写成 ^{"{"}…{"}"} 或 _{"{"}…{"}"}，请核对
paper-read-radical = 有些字用的是部首或兼容字的编码（多见于从 PDF 复制的文字），已换成常用字
paper-read-text-box = 文本框里的文字已单独成行读入，请核对位置
paper-read-numbers = 自动编号已写成文字，请核对
paper-read-struck = 带删除线的文字没有读入；需要保留的请取消删除线
paper-read-hidden = 有看不见的文字（隐藏、白色或极小的字），没有读入；需要的请改为正常显示，不需要的请删掉
paper-read-hidden-cell = 这一格在隐藏的行或列里，没有读入；需要的请取消隐藏，不需要的请清空
paper-read-ruby = 字上的注音没有读入，只读了正文
paper-read-chunk = 文件里插入了另一份文件，它的内容没有读入；请打开文件，把那一段复制成普通文字再保存
paper-read-field = 有一处内容由域画成（例如带圈字符），没有读入，请改成普通文字

## 读取填好的表单（zhengji import）：结果

import-form-file = { $path }：
import-form-at = { $at }：
import-form-at-label = { $at }（{ $label }）：
import-form-refused = 没有写入。
import-form-sum = 写入 { $written } 个文件，{ $unchanged } 个没有变化，{ $refused } 份表单没有写入。
import-form-written = 已写入 { $path }
import-form-replaced = 已更新 { $path }
import-form-would-write = 将会写入 { $path }
import-form-unchanged = { $path } 没有变化
import-form-differs = { $path } 已经有了，内容和表单不一样，没有覆盖。确实要用表单替换的，请加 --replace。
import-form-sealed = 联系人和经营数据已经加密写入，只有主办单位解得开。
import-form-sealed-there = { $path } 已经有了，没有改动：能比较的内容都一样，加密的联系人、经营数据比较不了。这几栏有更正的，请加 --replace 重新写入
import-form-faults = 请在表单里改好上面的错误再读取；要先写成文件以后再改的，请加 --draft。
import-form-never = 上面的内容不得写进文件。涉密、敏感的请按通知的办法报送，个人信息请删去。
import-form-line = { $file } 第 { $line } 行第 { $column } 字
import-form-of = { $file }
import-form-lone = 这是单独的一份表，看不出是哪家单位的。请用填报页生成的提交文件；一定要读取这一份的，用 --unit 写明单位的文件夹。
import-form-mail = 这是一封邮件。请先把附件另存到文件夹里，再读取附件。
import-form-packed = 这是压缩包。请先解压，再读取里面的文件。
import-form-picture = 这是扫描件或图片，不能当作表单读取。请向单位要填报页生成的提交文件，或者填好的 Word、Excel 表。
import-outcome-file = 文件
import-outcome-sort = 是什么
import-outcome-unit = 单位
import-outcome-became = 结果
import-outcome-hand-in = 提交文件
import-outcome-form = 申报表
import-outcome-desk = 推荐工作簿
import-outcome-other = 其他
import-outcome-units = { $units }
import-outcome-written = 写入 { $written } 个文件
import-outcome-would = 将会写入 { $written } 个文件
import-outcome-unchanged = 没有变化
import-outcome-nothing = 没有写入
import-outcome-refused = 没有写入：{ $reason }
import-outcome-never = 有不得写进文件的内容
import-outcome-faults = 有 { $faults } 处错误
import-founds-bureau = 新单位：{ $units }。这批征集只有主办单位可以新增单位，请由主办单位提交这次修改。
import-founds-department = 新单位：{ $units }。请由这些单位各自的归口管理单位（或者主办单位）提交这次修改，单位信息和需求一次交齐。
import-founds-anyone = 新单位：{ $units }。这批征集任何人都可以新增单位，谁提交都可以。
import-known-department = 已有单位的文件，由单位自己、它的归口管理单位或者主办单位提交这次修改。
import-known-unit = 已有单位的文件，只有单位自己的账号或者主办单位可以提交这次修改；要由归口管理单位代交的，请主办单位在 call.yaml 里打开“归口管理单位可以代填”。
import-form-no-form = 里面没有找到申报表。请用 zhengji form 生成空表，填好以后再读取；不要另建表格，也不要删改表上的标题。
import-form-blank = 这是一份空表，什么都没有填。
import-form-two-codes = “单位情况”和“需求建议”里的统一社会信用代码不一样，请核对。
import-form-other-unit = 表单上的统一社会信用代码和“{ $unit }”登记的不一样，请核对。
import-form-no-unit = 还没有“{ $unit }”这家单位，请把“单位情况”一并填好。
import-form-code-twice = 有几家单位用了这个统一社会信用代码（{ $units }），请用 --unit 写明是哪一家。
import-form-whose = 看不出是哪家单位的需求。请在表单上填写统一社会信用代码，或者用 --unit 写明；新单位请把“单位情况”一并填好。
import-form-unit-unnamed = 没有填写单位名称，定不了文件夹的名字。请填写，或者用 --unit 写明。
import-form-demand-unnamed = 没有填写需求名称，定不了文件的名字。请填写，或者用 --name 写明。
import-form-other-number = 表单上的编号不是“{ $unit }”的，请核对；新填的需求不写编号。
import-form-unread = 打不开：{ $reason }
import-form-no-file = 这不是文件。
import-form-old = 这是旧版 Office 或 WPS 的格式（.xls、.doc、.et、.wps）。请打开后另存为 .xlsx 或 .docx。
import-form-password = 文件设了密码。请去掉密码另存，再读取。
import-form-open-document = 这是 OpenDocument 格式（.ods、.odt）。请打开后另存为 .xlsx 或 .docx。
import-form-binary = 这是二进制工作簿（.xlsb）。请打开后另存为 .xlsx。
import-form-other = 这不是 Excel 工作簿（.xlsx），也不是 Word 文档（.docx）。
import-form-too-large = 文件太大，或者解压以后大得不正常，没有读取。请另存为新文件，只留表单。
import-form-damaged = 文件坏了，读不出来（{ $reason }）。请打开后另存为新文件再试。
## 汇总表（zhengji table）

table-yes = 是
table-no = 否
table-list = { $items }
table-years = { $years }年
table-months = { $months }个月
table-years-months = { $years }年{ $months }个月
table-joint = 是：{ $name }
table-leads = 牵头单位
table-all = 全部推荐单位
table-none = 没有推荐需求。
table-sum = 合计
table-stamp = 推荐单位（盖章）：{ $name }
table-date = 填报日期：　　　年　　月　　日
# How many 万元 one is in a column of money.
table-money-per = 1
table-money = 单位：万元
table-money-data = 单位：万元
table-unit-money = （万元）
# The same in files for programs, where amounts are in 万元 whatever the language.
table-unit-money-data = （万元）
table-part = 范围：{ $name }
table-approved = 主管领导（签字）：
table-filled-by = 填表人：
table-phone = 联系电话：
table-digest = 校验码：{ $name }（表上任何内容改动后都会变；盖章上传时填入“校验码”，即 recommendation.yaml 的 table_digest）
table-page = 第 { $page } 页　共 { $pages } 页
table-totals = 共 { $demands } 项，其中联合攻关 { $joint } 项、重点推荐 { $key } 项；预计研发投入 { $total }，不含人员经费 { $without }。
table-recommended-only = 只统计获得推荐的需求
table-by-department = { $name }：各推荐单位分领域统计表
table-by-department-short = 领域×推荐单位
table-by-organization = { $name }：各组织方式分领域统计表
table-by-organization-short = 领域×组织方式
table-quota = { $name }：推荐名额使用情况
table-quota-short = 名额使用
table-quota-groups = 属于同一集团的单位合并计算名额。所属集团不公开，本表逐家列出，名额按单位显示。
table-scope = { $key }为{ $words }
table-scope-all = 全部需求
table-consortia = { $name }：联合攻关成员名单
table-consortia-short = 联合攻关成员
table-consortia-totals = 联合攻关需求共 { $demands } 项，参加单位共 { $members } 家次。
table-internal = 内部：含联系人和经营数据，只供主管部门办理本次征集使用，不得公开
table-stamp-outdated = 盖章之后有改动、原来的章不再有效的：{ $names }。请重新打印、盖章、扫描。
table-stamp-awaited = 还没有填写盖章表校验码的：{ $names }。
table-internal-name = 内部
table-column-number = 序号
table-column-department = 推荐单位
table-column-rank = 推荐顺序
table-column-title = 需求名称
table-column-domain = 技术领域
table-column-unit = 优势单位
table-column-unit-kind = 单位类别
table-column-legal-form = 单位性质
table-column-organization = 组织方式
table-column-joint = 是否联合攻关及联合单位
table-column-key = 是否重点推荐
table-column-total = 预计研发投入
table-column-without-personnel = 其中不含人员经费
table-column-term = 实施年限
table-column-opinion = 推荐意见
table-column-remarks = 备注
table-column-topic = 选题类型
table-column-count = { $name }（项）
table-column-money = { $name }投入
table-column-member = 参加单位
table-column-uscc = 统一社会信用代码
table-column-role = 分工
table-column-holder = 使用名额的单位
table-column-scope = 计入名额的需求
table-column-submitted = 已提交（项）
table-column-recommended = 已推荐（项）
table-column-allowed = 名额（项）
table-column-left = 剩余（项）
table-column-group = 所属集团代码
table-column-finance-year = 数据年度
table-column-main-revenue = 主营业务收入
table-column-rd-expense = 研究开发费
table-column-rd-investment = 研发投入总额
table-column-unit-contact = 单位联系人
table-column-unit-phone = 单位联系电话
table-column-unit-email = 单位电子邮箱
table-column-demand-contact = 需求联系人
table-column-demand-phone = 需求联系电话
table-column-demand-email = 需求电子邮箱

## 开放数据（/data/）

open-table = { $name }：开放数据
open-demands = 需求
open-indicators = 考核指标
open-partners = 联合单位
open-units = 单位
open-id = 需求编号
open-id-about = 单位目录名/需求文件名，长期不变，也是网页地址的一部分。
open-title = 需求名称
open-title-en = 需求名称（英文）
open-unit = 单位编号
open-unit-about = 单位目录名，对应 units.csv 的 id。
open-unit-name = 单位名称
open-unit-name-en = 单位名称（英文）
open-unit-kind = 单位类别
open-district = 所在区县（市）
open-department = 归口管理单位
open-domain = 技术领域
open-innovation-stage = 创新环节
open-organization = 组织方式
open-joint = 是否联合攻关
open-joint-about = 组织方式为创新联合体或产业链上下游联合的为 true。
open-topic = 选题类型
open-goal = 攻关目标
open-strategic-task = 对应的战略任务
open-summary = 需求摘要
open-summary-en = 需求摘要（英文）
open-key-problems = 关键技术问题
open-outcomes = 成果水平
open-outcome-description = 标志性成果
open-application-scenario = 应用场景
open-keywords = 关键词
open-term-months = 实施期限（月）
open-budget-total = 研发总投入
open-budget-personnel = 人员经费
open-budget-without-personnel = 不含人员经费
open-budget-without-personnel-about = 研发总投入减去人员经费，单位万元。
open-bidding-deadline = 揭榜完成时限
open-bidding-payment = 拟支付揭榜方金额
open-recommended-by = 推荐单位
open-recommended-by-about = 推荐这项需求的单位目录名；没有获得推荐的为空。
open-rank = 推荐顺序
open-key-recommended = 是否重点推荐
open-opinion = 推荐意见
open-guideline-items = 指南条目
open-guideline-items-about = 采用这项需求的指南草案条目。
open-disposition = 去向
open-disposition-about = 没有列入指南草案的推荐需求怎样处理。
open-disposition-reason = 理由
open-demand = 需求编号
open-demand-about = 对应 demands.csv 的 id。
open-number = 序号
open-number-about = 在这项需求里的顺序，从 1 开始。
open-indicator-name = 指标名称
open-indicator-unit = 计量单位
open-indicator-current = 现有水平
open-indicator-target = 目标值
open-indicator-world-best = 国际最好水平
open-indicator-basis = 测试依据
open-uscc = 统一社会信用代码
open-partner-name = 单位名称
open-partner-role = 分工
open-legal-form = 单位性质
open-main-products = 主要产品或业务
open-institutions = 创新机构
open-institutions-about = 创新机构的名称。

import-form-no-department = 这份工作簿所属的归口管理单位不在这批征集里。
import-form-unreadable = { $path } 现在的内容有误，没有改动。请先运行 zhengji check 改好。
import-desk-replaces = 这份工作簿生成以后，仓库里的内容又有改动，按 --replace 以工作簿为准。不一样的地方：
import-desk-stale = 这份工作簿生成以后，仓库里的内容又有改动，没有覆盖。不一样的地方：
import-desk-differs = { $label }：工作簿里是“{ $book }”，仓库里是“{ $repository }”
import-desk-differs-of = “{ $title }”的{ $label }：工作簿里是“{ $book }”，仓库里是“{ $repository }”
import-desk-new = “{ $title }”：工作簿里没有，仓库里有
import-desk-gone = “{ $title }”：工作簿里有，仓库里已撤回或者不再归本部门
import-desk-blank = （空）
import-desk-stale-mend = 请用 zhengji desk { $department } 另出一份新的，把要改的填进去；确实要以这份工作簿为准的（例如读入以后又在同一份里填了几处，差别就是新填的），请加 --replace。
import-form-comments = 推荐部分已经重写，其中的注释没有保留；其他部分一字未动

## 归口管理单位的工作簿（zhengji desk）

desk-of = { $department }{ $sheet }
desk-call = { $call }。推荐顺序从 1 起连续编号；不推荐的空着顺序，写明理由。“重点推荐”“单位类别已核实”填是或者否，空着就是否。白色格子填好以后用 zhengji import 读回，请不要改动其他格子。
desk-sheet-demands = 需求推荐
desk-sheet-stamp = 审核盖章
desk-sheet-quotas = 名额使用
desk-sheet-faults = 问题转告
desk-rank = 推荐顺序
desk-title = 需求名称
desk-unit = 单位
desk-kind = 单位类别
desk-domain = 领域
desk-organization = 组织方式
desk-partners = 联合单位
desk-money = 研发总投入（万元）
desk-money-without = 不含人员经费（万元）
desk-errors = 错误
desk-opinion = 推荐意见
desk-key = 重点推荐
desk-confirmed = 单位类别已核实
desk-reason = 不推荐理由
desk-holder = 名额属于
desk-counts = 其中
desk-submitted = 已提交
desk-recommended = 已推荐
desk-allowed = 名额
desk-left = 还可推荐
desk-errors-sealed = { $count }；经营数据已密封，此处不能判断
desk-approved-by = 审核领导
desk-approved-by-hint = 主管领导的姓名或者职务。不公开。
desk-approved-on = 审核日期
desk-approved-on-hint = 年-月-日，例如 2026-04-28，在推荐期限以内。
desk-digest = 盖章表的校验码
desk-digest-hint = 照抄盖了章的那张汇总表下方印的校验码，不要抄下一行的：两个一样，才说明盖章以后没有改动。
desk-scan = 盖章扫描件
desk-scan-hint = 扫描件的文件名，例如 scan.pdf，不写路径；文件放在本部门的文件夹里。不公开。
desk-digest-now = 现在的校验码
desk-digest-now-hint = 按现在的内容打印，汇总表下方就是这个校验码。
desk-until = 推荐从 { $opens } 到 { $closes }，还有 { $days } 天。
desk-closed = 推荐已在 { $closes } 截止。要补交或者更正的，请联系{ $host }。
desk-stamp-awaited = 还要做：领导审核、打印盖章、扫描上传，再把审核领导、审核日期、校验码、扫描件填在“审核盖章”里。
desk-stamp-incomplete = 还要做：“审核盖章”里还没有填{ $boxes }。
desk-stamp-covers = 盖章的汇总表和现在的一致，审核、校验码、扫描件都填了。
desk-notice = { $kind }：{ $message }
desk-notice-more = 　　· { $message }
desk-text = 可以直接转告的话
desk-fine = 没有发现问题。
desk-sealed = 没有发现别的问题；经营数据已密封，此处不能判断是否符合条件，由主管部门核对。
desk-letter = { $unit }：贵单位提交的需求材料经检查有以下问题，请修改后重新提交。
desk-letter-reminders = { $unit }：贵单位提交的需求材料经检查没有错误，有以下提醒，供修改时参考；不改也可以。
desk-fault = { $number }. { $kind }（{ $file }）{ $message }
paper-read-desk-both = 填了推荐顺序，又填了不推荐理由，只能填一个
paper-read-desk-unranked = 填了推荐意见，没有填推荐顺序

## 一页纸（zhengji status）

status-title = { $call }：截至 { $now }
status-title-bare = { $call }
status-stages = 到了哪一步
status-stages-none = 没有可说的。
status-stage-submission = 需求填报
status-stage-recommendation = 审核推荐
status-stage-guideline = 编制指南
status-stage-consultation = 征求意见
status-stage-before = { $stage }：{ $opens } 至 { $closes }，还有 { $days } 天开始
status-stage-open = { $stage }：{ $opens } 至 { $closes }，正在进行，还有 { $days } 天
status-stage-last-day = { $stage }：{ $opens } 至 { $closes }，今天是最后一天
status-stage-over = { $stage }：{ $opens } 至 { $closes }，已经截止
status-answers = 意见答复：承诺最迟 { $last } 答复，还有 { $days } 天
status-answers-over = 意见答复：承诺最迟 { $last } 答复，已经过期
status-counts = 有多少
status-units = { $units } 家单位，{ $demands } 项需求；另有 { $withdrawn } 项已撤回
status-recommended = { $departments } 个推荐单位推荐了 { $demands } 项
status-guideline = 指南 { $items } 条，意见 { $comments } 条，已答复 { $answered } 条
status-late = 还没有办完的
status-late-none = 没有。
status-silent = 归口的 { $demands } 项需求还没有推荐意见，{ $closes } 截止
status-silent-late = 归口的 { $demands } 项需求没有推荐意见，已在 { $closes } 截止
status-blocking = 拦住公布的
status-blocking-none = 没有，网站可以生成。
status-remarks = 另有 { $count } 处提醒，不影响公布，用 zhengji check 查看
status-more = 另有 { $count } 处（{ $rule }），用 zhengji check 查看
status-fault = { $kind }[{ $rule }] { $message }
status-fault-remarks = { $kind }[{ $rule }] { $message }（{ $remarks }）
status-seals = 封存
status-seal-no-git = 不在 git 仓库里，没有封存
status-seal-later = { $stage }：{ $closes } 截止以后封存
status-seal-missing = { $stage }：已在 { $closes } 截止，还没有封存，请运行 zhengji freeze { $call } --stage { $key }
status-seal-holds = { $stage } { $tag }：核对过，没有变化
status-seal-changed = { $stage } { $tag }：有 { $count } 处和封存时不一样，用 zhengji verify 查看
status-seal-unknown = { $stage } { $tag }：这里核对不了，用 zhengji verify 查看原因
status-unit = 单位：{ $name }
status-department = 归口管理单位：{ $name }
status-bureau = 主办单位：{ $name }

## 收件服务：单位和公众在网页上看到的
receive-faults = 没有收下：有 { $count } 处要改。改好再交一次，什么都没有留在服务器上。
receive-never-kept = 没有收下，也没有保存、记录：里面有不能通过网络提交的内容。请先删去，再交一次。
receive-at = { $local }（{ $key ->
    [Asia-Shanghai] 北京时间
   *[other] { $zone }
}）
receive-failed = 现在收不了，没有收下。请过几分钟再交一次；还不行，请打电话给主办单位。
receive-full = 同时交的人太多，没有收下。请过半分钟再交一次。
receive-too-often = 交得太快了，没有收下。请过一分钟再交一次。
receive-page-too-often = 这一页打开得太勤了，请过半分钟再打开。
receive-saved-too-often = 保存得太快了，这一次没有保存。请过半分钟再保存；看不到填好的内容的，先退回上一页。
receive-other-site = 不是从本站的页面交来的，没有收下。请打开征集网站上的页面再交。
receive-trap = 有一栏是给程序设的，请留空；没有收下。请刷新页面再填一次。
receive-too-large = 内容太大，没有收下。请把图片、附件去掉，只交填报的文字。
receive-too-slow = 网络太慢，没有收全，没有收下。请再交一次。
receive-encoded = 压缩过的内容不收。请用征集网站上的页面交。
receive-kind = 看不懂交来的是什么格式，没有收下。请用征集网站上的页面交。
receive-unreadable = 交来的内容读不懂，没有收下。请用征集网站上的页面再交一次。
receive-no-call = 没有找到在网上收件的征集“{ $call }”。
receive-no-call-mend = 请从征集网站的首页重新打开填报页面。
receive-unknown-link = 这个填报链接不能用：可能没有复制完整，也可能已经换了新的。
receive-unknown-link-mend = 请核对链接是否完整；找不到新链接的，请归口管理单位重新发一个。
receive-link-other-call = 这个填报链接是另一批征集的。
receive-link-other-call-mend = 请用这一批的填报链接。
receive-no-unit = 看不出是哪家单位交的：单位信息里没有统一社会信用代码。
receive-no-unit-mend = 请在单位信息里填写统一社会信用代码，再交一次。
receive-unit-known = 这家单位已经在名单上，要用它自己的填报链接才能交。
receive-unit-known-mend = 请用上次回执上的链接；找不到的，请归口管理单位重新发一个。
receive-invited-only = 要有填报链接才能交。
receive-invited-only-mend = 请向归口管理单位要本单位的填报链接，打开链接以后再交；已经填的内容保存在这台电脑上。
receive-not-a-unit = 这个链接不是给申报单位的。
receive-withdraw-reason = 请写明撤回的理由，不超过 500 字。
receive-no-demand = 没有找到这一项需求。
receive-no-comments = 这次征集不在网上收意见。
receive-no-comments-mend = 请用征求意见页面上写的其他方式。
receive-comments-closed = 现在不在征求意见的期限内。
receive-comments-full = 等着看的意见太多，暂时收不了。请过一天再提，或者用征求意见页面上写的其他方式。
receive-comment-name = 请写上您的称呼。
receive-no-receipt = 没有找到这份回执。
receive-not-a-department = 这个链接不是给归口管理单位的。
receive-no-department = 征集里还没有本部门的文件夹。
receive-no-department-mend = 请主办单位先建好本部门的文件夹。
receive-scan-kind = 扫描件要是 PDF、JPG 或者 PNG 文件。
receive-scan-of-code = 校验码换了，扫描件还是原来那一份。请上传写着这个校验码的盖章表。
receive-scan-too-large = 扫描件太大，没有保存：最大 20 MB。请用黑白、较低的清晰度重新扫描，再保存一次。
receive-done-unstamped = 改动以后，原来盖的章对不上了：审核、校验码、扫描件已经取下，历史里还有。请重新打印汇总表，盖章以后再上传。
receive-done-withdrawn = 撤回“{ $title }”
receive-done-demand = 收到“{ $title }”
receive-desk-was = 打开页面时是 { $value }
receive-confirm-unseen = 没有确认：这家单位刚才又交了一次，页面上的是上一份。
receive-confirm-unseen-mend = 请重新打开页面，看过新的再确认。
receive-confirm-late = 没有确认：填报已经截止。
receive-confirm-late-mend = 这家单位是按时送达的，是否计入由主办单位决定，请告诉主办单位。
receive-renew-none = 本部门没有这家单位。
receive-renew-late = 填报已经截止，链接不再有用，没有重新发。
receive-waiting-withdrawn = { $title }（已撤回）
receive-no-waiting = 没有找到等本部门确认的这家单位：可能已经确认，或者单位已经改了归口管理单位。
receive-send-back-reason = 请写明退回的理由，不超过 500 字。
receive-send-back-never = 理由里有不能通过网络提交的内容（密级标志或者个人信息），没有保存。请改写。
receive-desk-unreadable = 现在存着的推荐意见里有读不懂的内容，没有改动。
receive-desk-unreadable-mend = 请联系主办单位先改好。
receive-desk-stale = 打开页面以后，内容又有改动，没有保存。您填的都还在。
receive-desk-stale-mend = 请对照下面不一样的地方，再决定以哪个为准。
receive-desk-value = { $value }
receive-desk-not-there = （您的页面上没有）
receive-desk-there = （您的页面上有）
receive-desk-came = 新来的需求
receive-desk-went = 已撤回，或者不再归本部门

## 收件服务：管理员看到的
receive-ready = 收件服务在 { $address } 等着，按 Ctrl-C 结束
receive-not-bare = { $path } 不是裸仓库：收下的内容会和工作文件夹里的对不上。请指定服务器上的裸仓库
receive-bind = 不能在 { $address } 等候：{ $reason }
receive-pages = 页面模板有错：{ $reason }
receive-key = 不能使用回执的密钥 { $path }：{ $reason }
receive-key-unknown =
    回执的公钥还没有写进仓库，别人无从核对。请主办单位在 { $path } 里加上这一行并提交：
    { $line }
receive-no-receive = call.yaml 里没有一批征集写了 receive，什么都收不了。写法见 docs/receive.md
receive-gone = 收件的线程停了，服务结束；请让 systemd 重新启动它
receive-queue = 仓库里的排队文件不能用：{ $reason }
receive-busy = 正式分支一直在被别人修改，没有收成
receive-seal = 不能加密：{ $reason }
receive-sign = 不能签回执：{ $reason }
receive-links = 填报链接的记录不能用：{ $reason }
receive-random = 系统给不出随机数：{ $reason }
receive-commit-hand-in = 网上收件：{ $call } { $what }
receive-commit-withdraw = 网上撤回：{ $call } { $what }
receive-commit-recommend = 网上推荐：{ $call } { $what }
receive-commit-comment = 网上意见：{ $call } { $what }
receive-commit-accept = 收下：{ $call } { $what }
invite-not-here = 征集 { $call } 的 call.yaml 没有写 receive，发不了填报链接。写法见 docs/receive.md
invite-bad-unit = “{ $name }”不能作单位的文件夹名：{ $reason }
invite-no-department = 征集 { $call } 里没有归口管理单位“{ $name }”
invite-made = { $count } 个链接，各发给本人；这里不保存，丢了只能重新发，重新发以后旧的就不能用了：
inbox-nothing = 没有等着看的
inbox-pending-head = 按时送达、还在等确认的单位。请删去不计入的，再运行 { $freeze } --pending 文件
inbox-pending-late = 截止以后按更正收下的一版
inbox-several-calls = 有几批征集的单位在等确认（{ $calls }），请用 --call 写明是哪一批
inbox-pending-sent-back = 归口管理单位已经退回，单位没有再交
inbox-unit = { $name }：新单位 { $title }，{ $demands } 项需求，归口 { $department }，{ $at } 送达
inbox-comment = { $name }：{ $shown } 对 { $item } 的意见，{ $at } 送达
inbox-none = 没有等着看的“{ $name }”
inbox-taken = { $name }：收下了
inbox-dropped = { $name }：没有收，已经删去
inbox-refused = { $name }：收不了，{ $reason }

## 核对回执
receipt-unreadable = { $path } 不是回执：{ $reason }
receipt-title = 回执 { $number }：{ $call }，{ $received } 送达，{ $count } 个文件
receipt-tampered = 签名和内容对不上：回执被改过，或者不是这个服务器签的
receipt-key-unknown = 签名完整，但是签名的钥匙不在 { $path } 里：证明不了是这个服务器签的
receipt-signed = 签名完整，是这个服务器签的
receipt-not-in-ledger = 服务器的回执记录里没有这一份
receipt-not-sealed = 还没有封存：现在只能和分支比较
receipt-stage-not-sealed = { $stage }阶段还没有封存，以下是和分支比较的结果
receipt-held = { $path }：在 { $tag } 里，一字不差
receipt-replaced = { $path }：{ $tag } 里是另一版，{ $arrived } 送达
receipt-withdrawn = { $path }：{ $tag } 里记着已撤回
receipt-missing = { $path }：不在 { $tag } 里
receipt-on-branch = { $path }：在分支上，一字不差
receipt-not-on-branch = { $path }：分支上没有，或者是另一版
receipt-waits = { $path }：还在等确认，不在分支上，和交来的一字不差
receipt-waits-other = { $path }：还在等确认，等着的是另一版
receipt-proven = 封存的清单里有回执上的全部文件
receipt-not-proven = 封存的清单里没有回执上的全部文件
