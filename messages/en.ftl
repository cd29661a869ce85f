# Messages in English. The same ids stand in zh-CN.ftl; a missing one fails a test.

## Reports

report-error = error
report-warning = warning
report-note = note
report-clause = clause
report-clause-text = notice { $section }: “{ $quote }”
report-mend = how to mend
report-also = see also
report-replace = may simply be written: { $text }
reference-reading = reading
reference-passes = passes
reference-fails = fails
reference-more = For the clause, the reading and examples of a rule: zhengji explain ID
report-colon = { ": " }
report-offices = { $offices }
report-ask = ask
report-private-value = [not public]
report-hidden-line = [this line holds what is not public and is not shown]
report-summary-clean = All fine: { $units } units, { $demands } demands, no faults.
report-summary-faults = { $errors ->
    [one] 1 error
   *[other] { $errors } errors
} and { $warnings ->
    [one] 1 warning
   *[other] { $warnings } warnings
} in { $files ->
    [one] 1 file
   *[other] { $files } files
}.
report-summary-warnings = Passed: { $units } units, { $demands } demands; { $warnings ->
    [one] 1 warning, which stops
   *[other] { $warnings } warnings, which stop
} nothing.
report-summary-next = Mend these and run zhengji check again until no error is left.

## Commands

cli-no-repository = no folder submissions/ in { $path } or above it; change into the folder of the call's repository first
cli-no-calls = { $path } holds no call yet
cli-which-call = there are several calls: { $calls }; name one, as in: zhengji check { $first }
cli-no-such-call = no call named “{ $name }”; there are: { $calls }
cli-no-such-rule = no rule “{ $id }”; there are: { $ids }
cli-io = cannot read { $path }: { $reason }
cli-bad-time = cannot read the time “{ $time }”; write it as 2021-04-20T17:50:00+08:00
cli-schema = the schemas are faulty, nothing was checked: { $reason }
cli-fixed = { $count ->
    [one] 1 certain cure was
   *[other] { $count } certain cures were
} written.
cli-build-refused = errors are left; the site was not written and the old one stands as it was
cli-built = site written: { $path } ({ $pages } pages, { $files } files)
cli-template = a template is faulty, the site was not written: { $reason }
cli-publish = the site was not written and the old one stands as it was: { $reason }
cli-out-not-ours = { $path } holds files that zhengji did not write; nothing was touched. Choose an empty folder, such as --out public
cli-out-inside = { $path } lies inside the call's own files; the site cannot be written there. Choose another folder, such as --out public
cli-view = the data do not fit the model, the site was not written: { $reason }

## path

rule-path-checks = Only files of the layout, named in lower-case letters, digits and hyphens.
rule-path-mend = Rename, move, delete or add the file as told.
path-misplaced = no such file belongs here
path-yml = the extension is .yaml; rename the file to { $name }
path-name = file names hold only lower-case ASCII letters, digits and hyphens
path-upper-case = file names hold no capital letters; rename it to { $name }
path-leftover = a leftover of an editor or an operating system; delete it
path-long-name = the name is too long; at most { $limit } bytes
path-too-large = the file is too large ({ $bytes } bytes; at most 1048576) and was not read
path-link = this is a link, not a file; links are never followed
path-special = this is no plain file
path-folder = no folder belongs here
path-refused = the file cannot be read: { $reason }
path-no-call-file = call.yaml, the call's settings, is missing
path-no-notice = the notice is missing (call.yaml names this file as its notice)
path-no-unit-file = unit.yaml is missing in the folder of unit “{ $unit }”
path-no-department-file = department.yaml is missing in the folder of department “{ $department }”

## text

rule-text-checks = The file is UTF-8 text without hidden characters.
rule-text-mend = Open the file in an editor and save it as UTF-8.
text-utf16 = the file is UTF-16, not UTF-8
text-byte-order-mark = a byte order mark at the start was passed over; save as UTF-8 without BOM next time
text-not-utf8 = from here on this is not UTF-8 text
text-save-as-utf8 = open the file in an editor, choose “save as” with encoding UTF-8, and submit again
text-control-character = a hidden control character ({ $code }) stands here; delete it
text-direction-character = a character that turns the direction of text ({ $code }) stands here: what is seen is not what is written; delete it
text-zero-width-character = a character without width ({ $code }) stands here; delete it
text-delete-character = Put the cursor there and delete the character; if it cannot be found, type the line anew.
text-more-hidden-characters = { $count } more hidden characters are not listed

## yaml

rule-yaml-checks = One well-formed YAML document: nothing twice, no references, no tags.
rule-yaml-mend = Mend this line as told. In general: key, colon, one space, content; two spaces of indent for what lies below.
yaml-syntax = cannot be read from here on
yaml-colon-in-text = the text holds “: ” (colon and space), which starts a new entry
yaml-colon-in-text-mend = put the text in double quotes
yaml-fullwidth-colon = a key is followed by an ASCII colon and a space; this is a full-width colon
yaml-needs-quotes = a value that starts with %, @, `, &, *, !, | or > needs quotes
yaml-quote = quotes do not match, or something stands behind the closing one
yaml-tab = a tab is used for indenting; use spaces
yaml-indent = wrong indent: entries of one level start in one column, each level is two spaces deeper
yaml-bracket = wrong inside brackets: look for missing commas or brackets; write no thousands separators
yaml-duplicate-key = “{ $key }” is given twice
yaml-duplicate-key-first = first here; this one is used while checking
yaml-second-document = one file holds one document; nothing may follow “---” or “...”
yaml-alias = references with “*” are not allowed; write the content here
yaml-anchor = anchors with “&” are not allowed; delete it
yaml-tag = tags with “!” are not allowed; delete it
yaml-merge-key = merging with “<<” is not allowed; write the content here
yaml-key-not-text = a key must be text, not a list or a group; put text in quotes
yaml-too-deep = nested too deep; at most { $limit } levels
yaml-conflict-marks = marks of a merge conflict (<<<<<<< and >>>>>>>) are left; decide which version stands and delete the marks
yaml-front-matter-start = the first line must be “---”, then the entries, then a line “---”
yaml-front-matter-end = the entries at the top are not ended by a line “---”

## schema

rule-schema-checks = Complete, and each field as the form wants it.
rule-schema-mend = Mend this field as told.
schema-fill-in = { $how }
schema-empty-document = the file is empty
schema-missing = { $key } (“{ $label }”) is missing
schema-missing-because = { $key } (“{ $label }”) is missing: { $reason }
schema-not-here = { $key } (“{ $label }”) does not belong here: { $reason }
schema-unknown-key = “{ $group }” has no field “{ $name }”
schema-did-you-mean-key = did you mean “{ $name }” ({ $label })?
schema-not-an-option = { $key } (“{ $label }”) cannot be “{ $value }”; choose one of: { $options }
schema-write-the-key = “{ $label }” is written { $value } in the file
schema-did-you-mean = did you mean { $value } ({ $label })?
schema-unit-kind = this call has no unit kind “{ $value }”; choose one of: { $options }
schema-must-be-true = { $key } (“{ $label }”) must be declared: true
schema-must-be = { $key } (“{ $label }”) can only be { $value }
schema-type-text = { $key } (“{ $label }”) must be text, not “{ $value }”; put digits that are text in quotes
schema-type-number = { $key } (“{ $label }”) must be a bare number, not “{ $value }”; leave out the unit { $unit } and leading zeros
schema-type-integer = { $key } (“{ $label }”) must be a whole number, not “{ $value }”
schema-type-boolean = { $key } (“{ $label }”) must be true or false, not “{ $value }”
schema-type-list = { $key } (“{ $label }”) must be a list, one item a line, each starting with “- ”
schema-type-group = { $key } (“{ $label }”) must hold fields of its own
schema-pattern = { $key } (“{ $label }”) has the wrong form: { $hint }
schema-date = { $key } (“{ $label }”) is no real date; write it as 2021-03-24
schema-minimum = { $key } (“{ $label }”) is at least { $limit }{ $unit }
schema-maximum = { $key } (“{ $label }”) is at most { $limit }{ $unit }; amounts are in 万元 (CNY 10,000)
schema-too-long = { $key } (“{ $label }”) is too long; at most { $limit } characters
schema-too-few = { $key } (“{ $label }”) needs at least { $limit } items
schema-too-many = { $key } (“{ $label }”) takes at most { $limit } items
schema-not-unique = { $key } (“{ $label }”) holds the same thing twice
schema-empty-group = { $key } (“{ $label }”) is empty
schema-other = { $key } (“{ $label }”) does not fit the form
schema-over-limit = “{ $label }” is { $count } 字 long; at most { $limit }
schema-shorten = Cut it to { $limit } 字; each Chinese character or mark counts one, each run of letters and digits counts one.
schema-more-faults = { $count } more faults of this file are not listed; mend these first

## not-blank

rule-not-blank-checks = Nothing required is blank or filled with a placeholder.
rule-not-blank-mend = Write what is asked for.
not-blank-missing = “{ $label }” is not filled in
not-blank-optional = “{ $label }” is empty; delete the line if there is nothing to say
not-blank-placeholder = “{ $label }” says “{ $value }”, which is as good as blank

## domain-in-call

rule-domain-in-call-checks = The domain is one of the call's.
rule-domain-in-call-mend = Choose one of the call's domains; other subjects may find their place in a later call.
domain-in-call-unknown = this call has no domain “{ $value }”; choose one of: { $options }

## thresholds

rule-rd-intensity-checks = An enterprise's R&D expense of last year reaches the share of main revenue that the notice sets.
rule-rd-intensity-mend = Check last year's R&D expense and main revenue, both in 万元 (CNY 10,000). If the figures are right and the share is too low, the unit does not qualify.
rule-rd-intensity-reading = Compared exactly, without rounding: 2.999 % is not 3.0 %. “以上” includes the number. Public institutions and private non-enterprise units are not bound.
rd-intensity-below = R&D expense is { $ratio } % of main revenue, below { $threshold } %
rd-intensity-revenue-here = main revenue stands here
rd-intensity-no-revenue = main revenue is not above 0, so the share of R&D expense has no meaning (at least { $threshold } % is required)
rd-intensity-no-revenue-mend = give last year's audited or declared main revenue; an enterprise without revenue does not qualify
rule-rd-investment-checks = An enterprise's total R&D investment of last year reaches the threshold.
rule-rd-investment-mend = Check last year's total R&D investment, in 万元 (CNY 10,000). If it is right and too low, the unit does not qualify.
rd-investment-below = total R&D investment is { $value } 万元, below { $threshold } 万元
rule-project-investment-checks = An enterprise's project costs at least the threshold, personnel not counted.
rule-project-investment-mend = Check the budget's total and personnel, in 万元 (CNY 10,000). If they are right and too low, the project does not qualify.
rule-project-investment-reading = Only this threshold leaves personnel out; the whole project counts, partners' money included.
project-investment-below = the budget of { $total } 万元 less { $personnel } 万元 for personnel is { $counted } 万元, below { $threshold } 万元

## quotas

rule-quota-checks = No unit (or group) has more demands than its quota.
rule-quota-mend = Decide which to keep; delete the files of the others or mark them as withdrawn.
rule-quota-reading = The quota binds recommendations; submissions are checked by the same numbers so that units learn in time. Units that name a group count with it.
quota-over = “{ $holder }” may have { $max } and has { $used } ({ $used }/{ $max })
quota-over-each = “{ $holder }” may have { $max } of “{ $value }” and has { $used } ({ $used }/{ $max })
quota-other = another under the same quota: { $title }
quota-more = { $count } more are not listed
rule-quota-joint-form-checks = A leading enterprise that uses both places gives at least one to open bidding or an innovation consortium.
rule-quota-joint-form-mend = Change one demand's organization to open-bidding or innovation-consortium and fill in what belongs to it, or keep only one demand.
rule-quota-joint-form-reading = “其中1项” is read as at least one, and only when both places are used. A chain alliance does not count: the clause names two forms.
quota-joint-form-missing = “{ $holder }” has { $used } demands; at least { $min } must be organized as { $forms }, and none is
quota-joint-form-chain = chain alliances do not count here: the clause names open bidding and innovation consortia only
rule-quota-topic-checks = A new R&D institution has at most one self-designed topic and one result transformation; other units state no topic.
rule-quota-topic-mend = Keep one demand of each topic, or correct the topic.
quota-topic-over = “{ $holder }” may have { $max } of “{ $topic }” and has { $used } ({ $used }/{ $max })
quota-topic-not-for-kind = only new R&D institutions state a topic; this unit is “{ $kind }”: delete the line
quota-topic-missing = this unit is “{ $kind }”: state the topic, one of { $options }

## ranking

rule-ranking-checks = Ranks run 1, 2, 3 … without gap or tie, and each demand stands in one place only.
rule-ranking-mend = Number the demands anew: 1, 2, 3 …, one number each.
ranking-gap = ranks jump to { $rank }; number { $expected } is missing
ranking-tie = rank { $rank } is used twice
ranking-tie-first = the first { $rank } stands here
ranking-twice = demand “{ $demand }” stands in this table twice
ranking-two-departments = demand “{ $demand }” is recommended by another department already; only one may
ranking-first-here = first here
ranking-no-such-demand = there is no demand “{ $demand }”; check the unit and the file name
