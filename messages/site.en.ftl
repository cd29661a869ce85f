# The words of the pages (English). What is submitted is not here; the messages of the checks are in en.ftl.
# Every entry is also in site.zh-CN.ftl; a test fails where one is missing.
# Names with "-script-" are used by the scripts of the pages.

## On every page

language-name = English
list-separator = {", "}
clause-separator = {"; "}
full-stop = .{" "}
colon = {": "}
no-value = —
date-range = { $opens } to { $closes }
# Beside a text that is Chinese on a page that is not.
in-chinese = in Chinese
months = { $months ->
    [one] { $months } month
   *[other] { $months } months
}
projects = { $count ->
    [one] { $count } project
   *[other] { $count } projects
}
projects-range = { $min } to { $max } projects
demand = Demand
demands = Demands
demands-count = { $count ->
    [one] { $count } demand
   *[other] { $count } demands
}
guideline = Draft guideline
joint = joint effort
see-notice = Read the notice
see-all-demands = See all demands

## Head

skip = Skip to the content
sample = Sample
sample-text = {" "}This site shows how a call works. Units, people, demands and figures are invented.
search = Search
search-site = Search this site
search-label = Find
search-placeholder = Demands, units, guideline
modes = Display
mode-large = Large type
mode-contrast = High contrast
aloud-name = Read aloud
aloud-pause = Pause
aloud-resume = Go on
aloud-again = Again
aloud-back = Back
aloud-next = Next
aloud-speed = Speed
aloud-slow = Slow
aloud-usual = Normal
aloud-fast = Fast
aloud-close = Close
aloud-hint = Click a paragraph to start there.
aloud-end = That was all.
aloud-failed = The voice has stopped. Press “Go on” to try again.
other-languages = Languages
sections = Sections
here = You are here
nav-home = Home
nav-notice = Notice
nav-demands = All demands
nav-domains = Domains
nav-departments = Departments
nav-units = Units
nav-tables = Tables
nav-guideline = Draft guideline
nav-comments = Comments
nav-rules = Rules
nav-draft = Guideline and comments
nav-demands-all = Demands
nav-figures = Data
nav-data = Open data
nav-steps = Steps
menu = Menu

## Foot

foot-contacts = Whom to ask
foot-office-phone = {" "}({ $phone })
foot-sensitive = Nothing secret or sensitive may be handed in online. Please hand it in at { $office }:{" "}
foot-organizer = Organizer:{" "}
foot-id-code = Website code:{" "}

## Start page

home-description = { $title }: demands, summary tables, draft guideline and public consultation.
home-basis = Legal basis:{" "}
home-notice = Notice:{" "}
present-day = { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
} { $day }
present-hour = { $hour } on { $day }
present-before = Demands can be submitted from { $day } on; the notice says what to prepare
present-submission = The call is open: units submit their demands by { $day }
present-recommendation = { $demands } demands came in; departments are reviewing them
present-guideline = { $recommended } of { $demands } demands were recommended; experts are writing the guideline
present-consultation = The draft guideline proposes { $items } directions: comment on it by { $day }
present-until-recommendation = Submission is over: { $demands } demands came in; the review begins on { $day }
present-until-guideline = { $recommended } of { $demands } demands were recommended; the guideline is written from { $day } on
present-until-consultation = { $recommended } of { $demands } demands were recommended; the draft guideline is open to comments from { $day } on
present-over = The call is over: { $demands } demands came in, { $recommended } were recommended
present-consulted = The consultation on { $items } directions is over: { $comments } comments, { $answered } answered
present-submit = Submit a demand
present-comment = Comment
present-read-draft = Read the draft
present-see-answers = See comments and answers
present-see-guideline = See the guideline
home-stages = Where the call stands
home-as-of = As of { $date }, the day on which these pages were made. The closing day counts in full.
home-as-of-instants = As of { $date }, the day on which these pages were made. Stages close at the instants given.
home-as-of-hours = As of { $date }, the day on which these pages were made. Where an hour is given, that instant counts; where only a date is given, the closing day counts in full.
home-amendments = Corrections and extensions
home-amendments-note = Exceptions after a closing. Each holds for what it names alone; everything else closed as announced.
amendment-stage = “{ $name }”, the whole stage (announced to close on { $announced })
amendment-units-of = demands of the units of { $name }
amendment-department = what { $name } recommends
amendment-unit = demands of { $name }
amendment-demand = the demand “{ $title }”
amendment-notice = the notice
amendment-settings = the settings of the call
amendment-file = the file { $path }
amendment-until = : open until { $until }
amendment-was-until = : was open until { $until }
amendment-approved-by = Approved by: { $by }
home-figures = What came in
home-charts-note = These charts count every demand that was submitted, recommended or not; for those recommended see { $tables }.
flow-title = { $submitted ->
    [one] { $submitted } demand
   *[other] { $submitted } demands
 }: { $recommended } recommended
flow-title-drafted = { $submitted ->
    [one] { $submitted } demand
   *[other] { $submitted } demands
 }: { $recommended } recommended, { $drafted } in the draft guideline
flow-submitted = Submitted
flow-recommended = Recommended
flow-drafted = In the draft guideline
flow-waiting = Not decided yet
flow-where = Where the demands went
flow-band = From “{ $from }” to “{ $to }”: { $count }
home-ways = How the submitted demands are spread
home-finding = { $facet }: { $finding }
map-note = The darker, the more demands; tiles lie roughly as on a map.
map-partial = {" "}Departments without a tile stand in the table.
chart-most = most in { $name }, { $count ->
    [one] { $count } demand
   *[other] { $count } demands
}, { $amount } of expected R&D investment
chart-tied = most in { $names }, { $count } each
chart-many-tied = { $tied } share the first place with { $count } each
chart-even = as many of each, { $count }
chart-only = all { $count } are { $name }
chart-script-by = What the bars show
chart-script-count = Number of demands
chart-script-money = Expected R&D investment (CNY million)
chart-script-sort = Sort by {$name}
indicators-reached = { $compared ->
    [one] One indicator can be compared with the best in the world; its target { $reached ->
        [one] reaches or exceeds it
       *[other] stays behind it
    }
   *[other] Of { $compared } indicators that can be compared with the best in the world, { $reached } reach or exceed it with their target
}
indicators-key = Picture:
contents = On this page
compared = Indicators that several demands have
compared-note = Indicators of the same name and unit, drawn on one scale: the line is today, the triangle the target, the diamond the best in the world.
compared-name = { $name } ({ $unit })
compared-demand = Demand
compared-current = Now
compared-target = Target
compared-best = World best
compared-more = { $count } more have it.
home-guideline-more = Read the whole draft, and what became of the demands left out
home-comments-more = Read the public comments
stage-submission = Units submit demands
stage-recommendation = Departments review and recommend
stage-guideline = The draft guideline is written
stage-consultation = The public is consulted
stage-opens-in = { $days ->
    [one] opens in { $days } day
   *[other] opens in { $days } days
}
stage-closes-in = { $days ->
    [one] { $days } day left
   *[other] { $days } days left
}
stage-closes-today = closes today
stage-over = closed
figures-submitted = Submitted
figures-recommended = Recommended
figures-drafted = Draft and comments
figure-demands = demands
figure-units = units
figure-departments = departments that recommend
figure-recommended = demands recommended
figure-joint = joint efforts
figure-investment = expected R&D investment
figure-items = items of the draft guideline
figure-comments = public comments
chart-bar = Bar
chart-count = Demands
chart-investment = Investment
chart-mean = Mean
chart-unit = (CNY million)

## No such page

missing-title = No such page
missing-description = This page was not found.
missing-text = The address may be mistyped, or the page has moved.
missing-home = Back to the start page

## Looking through the demands

demands-all = All demands
demands-description = All demands that came in, by recommending department and rank.
demands-lead = { $count ->
    [one] { $count } demand
   *[other] { $count } demands
} submitted, { $amount } expected R&D investment
demands-lead-recommended = {""}; of them recommended: { $count }, { $amount }. By department, then by rank; those that nobody recommends come last.
demands-lead-early = . No department has recommended yet.
demands-none = No demand has come in yet.
demands-by = See by
facet-domain = Domain
facet-domain-intro = The domains of this call and how many demands each has.
facet-department = Department
facet-department-intro = The demands of each department's units; those it recommends come first, by rank.
facet-kind = Kind of unit
facet-kind-intro = What kind of unit makes the demand.
facet-organization = Organization
facet-organization-intro = How the work is to be organized.
facet-stage = Innovation stage
facet-stage-intro = Which stages of the innovation chain a demand covers. It can cover several.
facet-outcome = Expected outcome
facet-outcome-intro = What kinds of outcome a demand expects. It can expect several.
facet-description = { $facet } “{ $value }”: { $count ->
    [one] { $count } demand
   *[other] { $count } demands
}.
facet-total = { $facet } “{ $value }”: { $count ->
    [one] { $count } demand
   *[other] { $count } demands
}, { $amount } expected R&D investment.
facet-department-total = { $count ->
    [one] { $count } demand
   *[other] { $count } demands
} of this department's units, { $amount } expected R&D investment; { $recommended } recommended.
facet-table = See the summary table
facet-filter = Add further conditions
facet-others = Other demands
facet-none = There is no such demand yet.
card-budget-and-term = { $budget } · { $months ->
    [one] { $months } month
   *[other] { $months } months
}
card-joint = {" "}(joint effort)
card-rank = {": "}rank { $rank }
card-rank-key = {": "}rank { $rank }, with emphasis
not-recommended-yet = Not yet recommended
not-recommended = Not recommended
pages = Pages
page-of = { $title } (page { $number })
page-number = Page { $number }
page-previous = Previous
page-next = Next
units-title = Units
units-intro = The units that made demands.
unit-description = Demands made by { $unit }.
unit-kind = Kind of unit
unit-legal-form = Legal form
unit-uscc = Unified social credit code
unit-district = District or county
unit-department = Department
unit-products = Main products
unit-none = No demands.
unit-institutions = Innovation institutions
institution-name = Name
institution-level = Level
institution-type = Type
institution-domains = Domains
institution-year = Since

## Filters (script)

filter-script-label = Filter
filter-script-rank = Rank
filter-script-budget = Investment, largest first
filter-script-title = Title (pinyin)
filter-script-clear = Clear conditions
filter-script-sort = Order
filter-script-found = { $count } of { $total } demands match.
filter-script-found-page = { $count } of { $total } demands match; page { $number } of { $last }.
filter-script-none = No demand matches all conditions. Try with one or two fewer.
filter-script-heading = Matching demands
filter-script-money-term = { $budget } · { $months } months
filter-script-recommended = {": "}rank { $rank }
filter-script-key = , with emphasis
filter-script-joint = {" "}(joint effort)
filter-script-chosen = Chosen conditions
filter-script-drop = Drop the condition: { $condition }
filter-script-not-recommended = Not recommended
filter-script-separator = {", "}
filter-script-pages = Pages
filter-script-previous = Previous
filter-script-next = Next
filter-script-failed = A file for the filters could not be read. Please reload the page.

## Search

search-description = Finds text in what is public of demands, units, departments, the draft guideline, comments, the notice and the rules.
search-lead = Finds text in what is public of demands, units, departments, the draft guideline, comments, the notice and the rules, to the letter. Most of that is in Chinese, some has English names: enter words of either language or numbers; several words, with blanks between them, must all be there.
search-more = Show more
search-without-script = Search needs scripts to be allowed in the browser. Every demand can be found without: look by { $domains }, { $departments } or { $units }, or open { $table } and use the browser's own search (Ctrl+F).
search-all-tables = the summary table of all departments
search-kinds = By what it is
search-script-all = All
search-script-searching = Searching…
search-script-open = Found so far: { $count }; { $left } still to be verified.
search-script-found = Found with “{ $query }”: { $count }.
search-script-none = Nothing found with “{ $query }”. Try other words, or fewer characters.
search-script-failed = A file could not be read. Please reload the page.
search-script-colon = {": "}
search-script-kind-demand = Demand
search-script-kind-item = Draft guideline
search-script-kind-unit = Unit
search-script-kind-department = Department
search-script-kind-comment = Comment
search-script-kind-notice = Notice
search-script-kind-rule = Rule
search-script-field-title = Title
search-script-field-unit = Unit
search-script-field-keywords = Keywords
search-script-field-summary = Summary
search-script-field-en = The other language
search-script-field-necessity = Necessity
search-script-field-research = Research
search-script-field-problems = Key problems
search-script-field-indicators = Indicators
search-script-field-outcomes = Outcomes
search-script-field-foundation = Foundation
search-script-field-scenario = Application
search-script-field-partners = Partners
search-script-field-bidding = Terms of bidding
search-script-field-transformation = Transformation
search-script-field-body = Text of the guideline
search-script-field-text = Text
search-script-field-reply = Reply
search-script-field-task = Strategic task
search-script-field-opinion = Recommendation

## One demand

demand-unit = Unit
demand-unit-kind = , { $kind }
demand-budget = Expected R&D investment
demand-term = Term
demand-keywords = Keywords
demand-versions = Versions received
demand-versions-about = When each version was received, by the clock of the receiving server; the last one before the closing counts.
fate = Progress
fate-submitted = Submitted
fate-recommended = Recommended
fate-recommended-by = by { $department }, rank { $rank }
fate-key = , with emphasis
fate-in-no-table = Not in the summary table of any department
fate-approved = approved { $date }
fate-opinion-awaited = The opinion has not been written yet.
fate-condensed = Taken up in the draft guideline
fate-comments = { $count ->
    [one] { $count } public comment on that item
   *[other] { $count } public comments on that item
}
fate-waiting = Waiting for the experts
similar = Demands on the same matter
similar-note = Found by comparing the public texts, for information only: to be alike is not to be a duplicate, and has no effect on a recommendation.
similar-phrases = Both say:{" "}
cite = How to cite, and where it comes from
cite-line = { $unit }. { $title }: { $call }[EB/OL]. { $host }, { $year }[date of access]. { $address }
cite-id = Name of the demand (never changes)
cite-address = Address
cite-source = Source file
cite-history = History

## Summary tables

tables-description = The summary tables of the departments, to read, print and download.
tables-lead = What each department recommends, by rank; demands that nobody recommends are not counted here. Amounts in CNY million; in the CSV files in 万元 (CNY 10,000). CSV files open in Excel and WPS.
tables-department = Department
tables-demands = Demands
tables-joint = Joint efforts
tables-key = With emphasis
tables-total = Expected R&D investment
tables-without-personnel = Without personnel
tables-download = Download
tables-sum = Total
table-page-title = { $name }: { $title }
table-description = What is recommended, by rank, joint efforts marked.
table-digest = Check code: { $digest } (changes with anything on the table; goes into the box for it with the stamped scan)
table-stamp-covers = The table that the department stamped is this one.
table-stamp-outdated = Something on this table was changed after it was stamped; the department has to stamp it again.
table-stamp-awaited = The department has not uploaded its stamped table yet.
table-none = Nothing is recommended.
table-download = Download { $format }
tables-parts = By domain and by kind of unit
tables-part = Part
tables-others = Statistics and lists
tables-data = For the data itself see:{" "}

## Open data

data-title = Open data
data-description = Demands, units, indicators, the draft guideline and the comments as files, and what everything in them means.
data-lead = These files are made anew with every update of the site. They hold only what is public: no contacts, no finance, and no demand that was withdrawn.
data-files = Files
data-file = File
data-holds = What it holds
data-rows = Rows
data-stable = Addresses of files and names of columns stay as they are; a change is announced first.
data-demands-csv = Demands, one a row: facts, money, recommendation and fate
data-units-csv = Units, one a row
data-indicators-csv = Indicators, one a row
data-partners-csv = Partners, one a row
data-parts-csv = { $title }, one a row
data-demands-json = All that is public of the demands
data-demands-jsonl = The same, one demand a line
data-demands-xlsx = All tables and the data for spreadsheet programs
data-guideline-json = The items of the draft guideline, and what became of demands that none of them took up
data-comments-json = Public comments and replies
data-datapackage-json = A description of these files for programs (Frictionless data package)
data-papers = Summary tables
data-papers-about = The tables to print and stamp.
data-papers-annex = The tables ({ $annex }) to print and stamp.
data-licence = Licence
data-licence-is = Published under this licence; please name the source:{" "}
data-licence-none = The organiser has granted no licence. Beyond what the law allows, ask the organiser first.
data-columns = Columns of the CSV files
data-columns-about = UTF-8; the first line holds the names of the columns. Amounts are in 万元 (CNY 10,000). Several values in a cell are parted by semicolons. Text that starts with =, +, -, @ or the like has an apostrophe in front, so that no spreadsheet takes it for a formula.
data-column = Name
data-name = Title
data-type = Type
data-meaning = Meaning
data-forms = Forms
data-forms-about = The keys of the JSON files are those of the forms; only public ones are listed. The forms as JSON Schema:
data-key = Key
data-unit = {" "}({ $unit })
data-text = text
data-number = number
data-truth = yes or no
data-date = date
data-group = group
data-list = list
data-list-of = list of { $kind }

## Draft guideline

guideline-description = The items condensed from the demands, and what became of the demands left out.
guideline-lead = { $count ->
    [one] { $count } item
   *[other] { $count } items
}, condensed from the demands that came in. Each names its sources; a proposal must cover all of its research and indicators.
guideline-none = The draft guideline has not been published yet.
guideline-changes = What changed from draft to draft
guideline-term = { $months ->
    [one] term { $months } month
   *[other] term { $months } months
}
guideline-supported = to support { $supported }
guideline-cap = up to { $amount } each
guideline-matrix = Demands and items side by side
guideline-sources = Sources:{" "}
guideline-left-out = Recommended demands left out of the draft
guideline-left-out-lead = What became of each, and why.
guideline-demand = Demand
guideline-fate = What became of it
guideline-reason = Reason
item-description = Item { $number } of the guideline: { $title }.
item-category = Category
item-supported = Projects to support
item-cap = Funding cap
item-cap-each = { $amount } each
item-self-funding = Own money to funding
item-self-funding-least = at least { $ratio } : 1
item-partners = Partners
item-partners-most = at most { $count }
item-lead = The lead unit must
item-sources = Demands it comes from
facts-number = Number
item-comment-write = Comment on this item
paragraph-note = The number beside a paragraph is a link to it. A paragraph whose words do not change keeps its link from draft to draft.
paragraph-note-comment = {" "}To comment on a paragraph, press “comment” beside it.
paragraph-say = comment
paragraph-say-label = Comment on paragraph { $number }
paragraph-label = Link to paragraph { $number }
paragraph-comments = { $count ->
    [one] { $count } comment
   *[other] { $count } comments
}
item-comments = { $count ->
    [one] { $count } public comment on this item
   *[other] { $count } public comments on this item
}

## Demands and items side by side

matrix-title = Demands and items
matrix-description = Which item of the draft guideline each recommended demand went into, and where the others went.
matrix-lead = { $count ->
    [one] { $count } demand
   *[other] { $count } demands
}. A dot says that the demand was taken up in that item; a demand can go into several items, an item can come from several demands.
matrix-by-demand = From demands to items
matrix-by-item = From items to demands
matrix-in = taken up
matrix-more = { $count } more, see the item

## Public comments

comments-title = Public comments
comments-description = What the public says of the draft guideline, what was adopted, and the replies.
comments-period = Period
comments-basis = Basis of the period
comments-basis-reason = {" "}({ $reason })
comments-way = How to comment
comments-feedback-title = { $title }: what became of the public comments
comments-promise = Replies
comments-promise-days = Every comment is answered within { $days } days after the closing, or after its receipt where it came later. Without an answer by then it counts as overdue.
comments-write = Comment on the draft
comments-closed = The consultation has closed and takes no more comments. Those that came are below, with their replies.
comments-none = No comments yet.
comments-names = Of people who have not agreed to be named only the surname is shown. Comments that say the same are shown once and counted each.
comments-counts = What became of the comments
comments-by-channel = By the way they came
comments-by-fate = By what became of them
comments-by-item = By item of the guideline
comments-all = All
comments-of = Comments: { $what }
comments-of-both = Comments: { $item } ({ $fate })
comments-count = { $count ->
    [one] 1 comment
   *[other] { $count } comments
}
comment-place = { $date }, this one among all comments
comments-sum = Total
comments-open-label = under consideration
voices-asked = We asked
voices-asked-items = { $count ->
    [one] Is the one item of the draft
   *[other] Are the { $count } items of the draft
} reasonable, sound and ambitious enough?
voices-asked-period = {" "}Period: { $period }.
voices-said = You said
voices-said-total = { $count ->
    [one] { $count } comment
   *[other] { $count } comments
}:{" "}
voices-said-channel = { $label } { $count }
voices-said-same = { $count ->
    [one] { $count } of them says
   *[other] { $count } of them say
} the same as another and { $count ->
    [one] is
   *[other] are
} shown with it.
voices-did = We did
voices-did-open = Not yet answered: { $count }, overdue: { $overdue }.
voices-did-changes = What was changed in the draft
comment-same = { $count ->
    [one] { $count } other person says the same
   *[other] { $count } others say the same
}
comment-overdue = Under consideration, past the date for replies.
comment-on = on { $item }
comment-current = Text of the draft
comment-proposed = Proposed instead
comment-reason = Reason:{" "}
comment-replied = replied { $date }
comment-unanswered = Under consideration, no reply yet.
comment-form-title = Comment on the draft
comment-form-description = Comment on the draft guideline: fill in the form, then mail or print it. No account is needed.
comment-form-description-receive = Comment on the draft guideline: fill in the form, press “Send the comment” and get a number. No account is needed; mailing or printing it will do as well.
comment-form-open = The consultation is open: { $period }.
comment-form-not-yet = The consultation has not opened yet: { $period }.
comment-form-over = The consultation has closed ({ $period }) and takes no more comments.
comment-form-over-see = See the comments and the replies
comment-form-lead = No account is needed. Fill in the form, then mail it or print it; until you send it, nothing leaves this page.
comment-form-lead-receive = No account is needed. Fill in the form and press “Send the comment”: you get a number at once. Until you press it, nothing leaves this page. You can mail it or print it as well.
comment-form-privacy = Comments are published. Write no mobile number, identity number or home address, and nothing secret or sensitive.
comment-form-item = On which item
comment-form-choose = Please choose
comment-form-paragraph = On which paragraph (optional)
comment-form-paragraph-hint = Its number beside the text, such as 2-3, or in words:{" "}
comment-form-paragraph-example = 考核指标第2项
comment-form-aspect = Mainly about
comment-form-text = Comment
comment-form-current = Text of the draft (optional)
comment-form-proposed = Proposed instead (optional)
comment-form-reason = Reason (optional)
comment-form-name = Your name, or that of your organisation
comment-form-show = How you are shown
comment-form-masked = Surname only, as in “朱**”
comment-form-full = As written above (for organisations)
comment-form-make = Done, next
comment-form-result = Ready to send
comment-form-what-now = Choose one way to send it to the organizer. It will be registered, published and answered.
comment-form-download = Download
comment-form-copy = Copy
comment-form-mail = Send by mail
comment-form-print = Print the form
comment-form-forge = With an account on a code platform: hand it in as a file
comment-form-forge-lead = Put the file into { $folder } and propose it. How it is written stands at the end of this page.
comment-form-file = The file
comment-form-contact = { $office } ({ $about })
comment-form-ways = Ways to comment
comment-letter = Form to print
comment-letter-lead = Print this page, fill in the form by hand and send it in one of the ways above.
comment-by-hand = With an account on a code platform: writing the file yourself
comment-by-hand-lead = A file like the one below can also be put into { $folder } and proposed in a pull request. Name it by the day and lower-case letters, such as 2026-06-18-mine.yaml. The ids of the items are listed.
comment-script-shown = Shown as “{ $name }”.
comment-script-subject = Comment on the guideline: { $item }
comment-script-line = { $label }: { $text }
comment-script-pasted-struck = Text that was struck out was not pasted; please check.
comment-script-copied = Copied.
comment-script-selected = The text is selected; press Ctrl+C to copy it.
comment-script-personal = There seems to be a telephone number, identity number or private mail address in it. Comments are published: take it out and make the file again.
comment-script-mend = Something has to be mended

## Changes from draft to draft

changes-title = What changed from draft to draft
changes-description = The changes of each item of the draft guideline, and the comments that brought them about.
changes-lead = Every place that was changed since the draft was published for comments. Sentences without a change are not listed.
changes-marks = How to read it:
changes-del = [deleted:{" "}
changes-ins = [added:{" "}
changes-end = ]
changes-step = From { $from } to { $to }
changes-step-now = From { $from } to now
changes-count = { $changed } changed, { $added } added, { $removed } removed, { $unchanged } as before.
changes-causes = Comments adopted, in whole or in part:{" "}
changes-cause = {" "}({ $disposition })
changes-added = Added:{" "}
changes-removed = Removed:{" "}
changes-unchanged = As before:{" "}

## Notice

notice-title = Notice
notice-description = The notice of { $host }.

## Rules

rules-title = Rules
rules-description = The rules that submissions are checked by, the clause of the notice each rests on, and how to mend a fault.
rules-lead = What is submitted is checked by these rules. “At least” and “at most” include the number itself (Civil Code, article 1259).
rules-clause = Clause
rules-clause-text = Notice { $section }: “{ $quote }”
rules-reading = How it is read
rules-mend = How to mend
rules-passes = Passes
rules-fails = Fails
rules-clock = time of the check

## Page tags, footer and marks of all pages

locale = en_GB
yes = yes
nav-submit = How to submit
foot-report-error = Report an error on this government site
foot-feed = Follow by feed (Atom)
foot-calendar = Dates of the stages (calendar file)
feed-title = { $of }: { $title }
feed-comment = Comment on “{ $on }” answered: { $disposition }
dataset-description = { $title }: the { $count } demands submitted, with domain, form of organization, planned investment, recommending department and rank.
calendar-stage = { $stage }: { $title }
calendar-closing = Closing: { $stage } ({ $title })
column-notice = The notice of the call in full, and the dates of its stages.
column-notice-words = notice;call for demands
column-submit-words = submitting;conditions;forms
column-demands-words = demands;research and development
column-departments-words = summary tables;departments
column-units = The units that submitted demands, and their demands.
column-units-words = units;submitters
column-data = The public data of this call, for download.
column-data-words = open data;download
column-guideline-words = draft guideline;consultation
column-comments-words = comments;feedback;adoption
column-rules-words = rules;requirements
column-search-words = search
column-about-words = about;site map;accessibility
column-type-notice = notices
column-type-service = services
column-type-open = open information
column-type-exchange = exchange with the public
column-type-guide = about the site

## No such page (where the address of the site is not known)

missing-plain = Please check the address, or start again from the start page of the site.

## About

about-title = About this site
about-description = Who runs this site, how it is made, how the data may be used, accessibility, and whom to contact.
about-what = What this site is
about-what-text = This site is run by { $host }. It publishes the notice “{ $title }”, the demands, the summary tables, the draft guideline and the comments, and what became of each demand and each comment.
about-made = How it is made
about-made-text = All pages are made by the program zhengji from the files of the call's repository. Every submission is checked by the same rules (see { $rules }) and published only without errors; the same files always give the same pages.
about-forge = The source files and their history are at { $forge }.
about-privacy = Personal data
about-privacy-text = This site sets no cookies, counts no visitors and loads nothing from other sites. The choices “large type” and “high contrast” are kept in your own browser only. Reading aloud uses a voice of your own device; no text is sent anywhere.
about-shown-text = Contacts, telephone numbers and financial figures of the submissions are not public; they are neither on this site nor in its downloads. If you find something that should not be public, please tell the offices below at once.
about-use = Using the data
about-use-text = Texts and data of this site may be read, downloaded and printed; please name source and date when you quote them.
about-licence = The public data may be used under this licence; please name the source: { $licence }
about-accessible = Accessibility
about-accessible-text = This site is designed for the Web Content Accessibility Guidelines (WCAG) 2.2, level AA, and for the Chinese design rules for elderly-friendly sites:
about-accessible-keyboard = everything can be reached by keyboard alone, and screen readers are told headings, tables and the present place;
about-accessible-modes = large type and high contrast can be switched on at the top right of each page and are remembered, and pages are read aloud where your device has a voice; pages can be enlarged to 200%;
about-accessible-script = everything can be read without scripts, which only serve search and filters;
about-accessible-print = pages print on A4, and every chart has its table.
about-accessible-limits = Known limits: wide tables have to be scrolled sideways on a phone; what was submitted in Chinese alone stays Chinese in other languages, and is marked. If something stands in your way, please tell the offices below: we will give you the content in another way and mend the page.
about-follow = Following
about-follow-text = With a feed reader you can { $feed }; each domain and each department has a feed of its own. The dates can be added to your calendar: { $calendar }.
about-contact = Contact
about-contact-text = With questions about the call or this site, please ask:
map-title = Site map
map-description = All sections and the main pages of this site.

## How to submit

submit-title = How to submit a demand
submit-description = How units fill in and submit demands: dates, conditions, quotas, lengths, ways, and what must never be submitted.
submit-lead = No paper is needed. Until the closing you may change your submission as often as you like; the last version counts.
submit-when = When
submit-when-hour = It ends at the instant given above. The state is as of the day this site was made.
submit-when-text = Where only a date is given, the closing day counts in full. The state is as of the day this site was made.
submit-who = Who may submit
submit-conditions = Conditions (each figure itself included)
submit-rd-intensity = enterprises: R&D expense of last year at least { $percent }% of main revenue;
submit-rd-investment = enterprises: total R&D investment of last year at least { $amount };
submit-project-investment = enterprises: planned R&D investment of the project at least { $amount }, personnel not counted;
submit-institutions = an innovation institution in the field, of one of these levels: { $levels }.
submit-quotas = Quotas
submit-quota-any = demands
submit-quota-only = demands of “{ $what }”
submit-quota-max = { $whose }: { $what }, { $max } at most
submit-quota-needs = { $whose }: from { $from } demands on, at least { $min } of them { $forms }
submit-per-kind = { $kind } ({ $per })
submit-per-default = each unit; units that name their group are counted together
submit-per-unit = each unit
submit-per-group = each group
submit-per-department = each department
submit-per-domain = each domain
submit-per-call = the whole call
submit-domains = Which domains
submit-never = What must not be submitted
submit-never-personal = No mobile numbers, identity numbers or private e-mail addresses in the text of a demand; contacts go into the contact field, which is not published.
submit-never-paper = Please do not post paper.
submit-ways = How to fill in and hand in
submit-over = Submissions have closed. Units that were given longer go on with: { $form }.
submit-way-paper = In Word or Excel
submit-way-paper-text = Download a blank form, fill it in and give it to your department, which reads it in. Leave its headings as they are.
submit-way-word = Blank form (Word)
submit-way-excel = Blank form (Excel)
submit-way-ask = Question by question
submit-way-ask-text = Run these commands in the folder of the call's repository. The program asks for one field after the other, says at once what is wrong, and writes the file.
submit-way-editor = In an editor
submit-way-editor-text = Or edit a file after the example of an existing one. Its first line names the form, so that editors say what belongs where. Then run zhengji check: it says which line is wrong and how to mend it.
submit-way-send = Handing in
submit-way-forge = Propose your change (a pull request) at { $forge }; the result of the check is written below it. Mend errors and push again.
submit-way-office = Give the file to your department; where and how, the offices below will tell.
submit-way-receive = The form on the site has the button “Hand in” at its end: press it and hold a receipt.{" "}
submit-way-receive-anybody = A unit that is not on the list yet can hand in as well; its department confirms it when it has arrived.
submit-way-receive-invited = It has to be opened by the link that your department has sent to your unit; without one, ask the offices below.
submit-way-office-receive = You can give the file to your department as well; where and how, the offices below will tell.
submit-checked = After that every submission is checked by the { $rules }; errors must be mended, warnings do not stop you.
submit-fields = What has to be filled in
submit-fields-text = What is not marked as public is neither on this site nor in its downloads. Lengths count Chinese characters and words, punctuation included.
submit-form-unit = The unit: {""}
submit-form-demand = The demand: {""}
submit-field = Field
submit-field-hint = How to fill it in
submit-field-required = Required
submit-field-limit = Longest (字)
submit-field-public = Public
submit-optional = optional
submit-not-public = no
submit-ask = If anything is unclear

## The form

no = No
form-title = Fill in the form
form-description = Fill in the facts about your unit and its suggestions on this page: checked while you type; you get one file to hand in by mail. Nothing leaves your browser.
form-description-receive = Fill in the facts about your unit and its suggestions on this page: checked while you type; press “Hand in” and hold a receipt, or save all of it as one file.
form-lead = No account and no software to install. The form is checked while you type and says what is wrong and how to mend it. When it is done you get one file, which you hand in.
form-lead-receive = No account and no software to install. The form is checked while you type and says what is wrong and how to mend it. When it is done, press “Hand in” and hold a receipt; it can be saved as one file as well.
form-never = Nothing classified or sensitive belongs here.
form-stays = What you type stays in the browser of this computer; this page sends nothing anywhere.
form-stays-receive = Until you press “Hand in”, what you type stays in the browser of this computer and is sent nowhere; when you press it, the service takes it in and gives you a receipt.
form-without-script = Your browser does not run JavaScript, so this page can neither check nor make files. Print it as a draft, or hand in by another way.
form-to-self-test = First take a minute to see whether your unit qualifies
form-other-ways = Other ways to hand in
form-must = required
form-must-note = What is marked “required” has to be filled in; what is marked “not public” never appears on the site.
form-private = not public
form-optional = may be left empty
form-choose = Choose
form-example = For example: { $text }
form-long-hint = What is written is what is published: lines, paragraphs, points, pasted tables and superscripts stay. Two asterisks (**) on either side make bold; every other sign stands as it is.
form-preview = Preview: as it will be published
form-row = Row { $number }
form-row-add = Add a row
form-row-drop = Remove this row
form-draft = Draft
form-draft-text = What you type is kept in the browser of this computer and is still there tomorrow. On a shared computer press “Delete everything” when you are done. A file that you downloaded before can be opened and changed.
form-open = Open a file to hand in
form-forget = Delete everything
form-whose = What to fill in
form-which = This time I fill in
form-both = the unit and its demands (first time, or both change)
form-demand-only = demands only (the unit was handed in before: its credit code is enough)
form-unit-only = the unit only
form-unit = 1. The unit
form-demand = 2. The demand
form-similar = Similar demands that are public already
form-similar-text = Found by title and keywords, for your information; the office judges whether they are the same.
form-check = 3. Check your answers
form-check-all = Check and read back
form-hand-in = 4. Hand in
form-stop = The form holds something that must not be handed out (a secrecy mark or personal data), see what was found. Until it is mended nothing can be downloaded, copied, printed or sent. The draft is kept, but for those boxes.
form-way-forge = With an account on the forge: propose it yourself
form-step-copy = Press “Copy” below.
form-step-open = Press “Open the page to hand in”. After you have signed in there is a page for a new file: paste what you copied.
form-step-commit = For the first part choose to propose the change on a new branch (a pull request), for the others that same branch. A few minutes later the result of the check stands below it.
form-forge-note = Without an account you need not read this. All parts go into one change.
form-way-mail-text = Then write a mail, attach the file that you downloaded, and send it.
form-mail = Write to { $address }
form-way-change-text = To change something, press “Open a file to hand in” at the top of this page, change it, and hand it in again. Until the deadline you may do so as often as you like; the last version counts.
form-way-change-receive = What was handed in by the button is changed by the link on the receipt; for a file, press “Open a file to hand in” at the top of this page, change it, and hand it in again. Until the deadline you may do so as often as you like; the last version counts.
form-next = Next place
form-steps = Steps
form-found = What was found
form-begin = Begin another unit
form-drafts = Other drafts on this computer:
form-add = Add another demand
form-check-text = Press the button: everything is checked, and then read back to you.
form-print = Print for the manager’s signature (for your own files)
form-sign-manager = Manager (signature):
form-sign-stamp = Unit (stamp):
form-sign-date = Date:
form-one-file = The unit and all demands are in one file: hand in that one.
form-one-file-receive = Instead of pressing “Hand in”, you can save the unit and all demands as one file and hand it in by the ways below, or keep it.
form-download = Download the file to hand in
form-way-office = Give the file to your department: by mail, or as it says.
form-script-saved-apart = Another window is filling in this draft too; each keeps its own, neither was written over ({$time}).
form-script-saved-but = The box with what must not be handed out was not kept, everything else was.
form-script-unkept = This box is not kept in the draft and is gone when you close the page; all others are kept.
form-script-resumed = This is the draft of {$when}.
form-script-carried-over = Brought along from the self-test: {$count}.
form-script-nameless = a draft without a name
form-script-draft-take = Go on with {$name} ({$when})
form-script-draft-drop-named = Delete the draft “{$name}”
form-script-unit = The unit
form-script-untitled = demand {$number}
form-script-demand-number = Demand {$number}
form-script-demand-titled = Demand {$number}: {$title}
form-script-demand-drop = Delete
form-script-demand-drop-named = Delete “{$name}”
form-script-demand-drop-sure = Delete “{$name}”?
form-script-elsewhere = In “{$title}”:
form-script-known = “{$name}” is in this call already; what you hand in updates it.
form-script-unknown = This credit code is not on the site yet; it is taken for a new unit.
form-script-office = your department
form-script-take-known = It is taken in by {$office}, or proposed by your unit’s own account.
form-script-take-known-unit = Your unit is registered: its registered account proposes this; without one, ask {$office} to pass it on to the host.
form-script-take-bureau = This is your unit’s first: in this call the host registers new units, so give the file to the host.
form-script-take-department = This is your unit’s first: {$office} registers it, so give the file there; the unit and its demands are taken in at once.
form-script-take-anyone = This is your unit’s first; nobody has to register it.
form-script-take-receive-anybody = This is your unit’s first: press “Hand in”, nobody has to register it before; {$office} confirms it when it has arrived.
form-script-take-receive-invited = This is your unit’s first: open this page by the link that {$office} has sent to your unit, and you can hand in. Without one, ask for it there.
form-script-take-receive-known = Your unit is in this call already: open this page by its own link and hand in. The link is on the receipt; where it is lost, {$office} gives you a new one.
form-script-found-warnings = Nothing has to be mended; warnings: {$warnings}. Read everything, then go on to “4. Hand in”.
form-script-not-yet = Still to fill in or to mend: {$errors}; see the top of this page.
form-script-private = not public
form-script-blank = not filled in
form-script-change = Change
form-script-change-named = Change: {$title}
form-script-word = Save as Word
form-script-word-numbered = Save demand {$number} as Word
form-script-word-making = Making the Word file …
form-script-word-saved = Saved as “{$name}”, among your browser’s downloads.
form-script-word-none = This browser cannot make the Word file. Print, or fill in the empty form from “How to hand in”.
form-script-word-name = {$name}-internal
form-script-word-note = The Word file is for your manager to read, and is on this computer alone. Handing in is below.
form-script-word-private = The Word file is for your manager to read, and is on this computer alone. It holds what is not public, unencrypted: keep it in your unit. Handing in is below.
form-script-word-sealed = What is encrypted already is not in the Word file.
form-script-file-name = hand-in-{$name}
form-script-download-over = Submission closed on {$date}; for units with an extension: download the file
form-sealing = Contacts and figures are encrypted in the file: only the host can open them.
form-unsealed = Nothing can be downloaded yet: contacts and figures leave this page only encrypted. Fill in the credit code first; where the checks are not loaded, try another browser.
form-script-sealed = Encrypted; it cannot be read here. Leave it empty if it does not change.
form-script-engine-loading = Loading the checks …
form-script-engine-ready = The checks are ready; they are the same that run after you hand in.
form-script-engine-none = The checks are not here; only required boxes and formats are looked at. The full check follows after you hand in.
form-script-saved = The draft is kept on this computer ({$time}).
form-script-not-saved = The browser does not let this page keep anything. Download your file before you close it.
form-script-forget-sure = Delete all drafts on this computer and empty the whole form? They cannot be brought back.
form-script-forgotten = Everything was deleted.
form-script-opened = Opened: {$names}.
form-script-opened-withdrawn = “{$name}” was withdrawn and is not reviewed; changed here, it stays withdrawn.
form-script-opened-unmapped = The file holds what the form has no box for: {$keys}. Changes elsewhere leave it as it is.
form-script-open-failed = {$name} cannot be opened: {$reason}
form-script-open-which = this is no file to hand in
form-script-progress = Required: {$done} of {$all} filled in
form-script-progress-faults = Required: {$done} of {$all} filled in; to mend: {$errors}
form-script-count = {$count} of {$limit} characters
form-script-clean = Nothing is wrong. Read everything once more, then go on to “4. Hand in”.
form-script-found = To mend: {$errors}; warnings: {$warnings}. What is not mended will be refused after you hand in.
form-script-found-missing = Not filled in: {$missing}; to mend: {$errors}; warnings: {$warnings}. What is left like that will be refused after you hand in.
form-script-to-fill = to fill in
form-script-demand-nameless = (no title yet)
form-script-take-department-mail = Your unit is new: send the mail as it is; {$office} registers the unit when it has arrived, with all that is in the file.
form-script-downloaded = “{$file}” is downloaded; it lies where your browser keeps downloads.
form-script-downloaded-mail = “{$file}” is downloaded; it lies where your browser keeps downloads. Next: write the mail and attach it.
form-script-print-line = File: {$file}   printed: {$time}
form-print-title = Unit and demands
form-promise = A tick is a promise.
form-promises = Each of these has to be promised by a tick. What cannot be promised must not be handed in here; take it to the office in person.
form-script-error = to mend
form-script-warning = warning
form-script-note = note
form-script-clause = Notice {$section}: “{$quote}”
form-script-ask = Ask: {$offices}
form-script-offices = ,{" "}
form-script-row = Row {$number}
form-script-required = This has to be filled in
form-script-whole = The form as a whole
form-script-unchecked-unit = The unit is not filled in here, so conditions about the unit (quotas, thresholds) are checked after you hand in.
form-script-download = Download the file to hand in
form-script-copy = Copy
form-script-copied = {$name} was copied.
form-script-selected = The text is selected; press Ctrl+C to copy it.
form-script-show = Show the file
form-script-forge = Open the page to hand in
form-script-forge-edit = Open the page to change it
form-script-place = Its place in the repository: {$path}
form-script-lost-comments = Comments inside what was changed were not kept.
form-script-lost-keys = Inside what was changed, this was not kept because the form has no box for it: {$keys}
form-script-mail-subject = Suggestions: {$name}
form-script-mail-body = Attached is the file “{$file}” of {$name}; demands in it: {$count}. (Attach the downloaded file before you send this.)
form-script-pasted-rows = Rows read from the pasted table: {$count}; columns: {$columns}.
form-script-pasted-items = Items read, each into a row of its own: {$count}.
form-script-pasted-none = The pasted table has headings and nothing below them. Nothing was filled in.
form-script-pasted-over = Of these, rows that held something before and were replaced: {$count}.
form-script-pasted-order = No headings were recognised; columns went in by their order. Please check.
form-script-pasted-width = Pasted columns: {$given}; boxes from here on: {$room}. Paste with the headings, and each column goes by its name.
form-script-pasted-figures = Figures stand in “{$columns}” now; the columns may be out of step. Please check.
form-script-pasted-column = There is no box for this column: {$columns}. It is still on the clipboard and can be pasted elsewhere.
form-script-pasted-columns = There are no boxes for these columns: {$columns}. They are still on the clipboard and can be pasted elsewhere.
form-script-pasted-beside = Text that was not filled in: {$texts}.
form-script-pasted-unfit = Cells with no such option, not filled in: {$count} ({$texts}).
form-script-pasted-full = There may be {$max} rows here; rows left out at the end: {$count}.
form-script-and-more = …
form-script-column = column {$number}
form-script-paste-table = Paste a table of Word or Excel into the first box: columns go by their headings, without any in this order: {$columns}.
form-script-paste-list = Several can be pasted at once, one a line; numbers before them are taken off.
form-script-undo-paste = Undo this paste
form-script-undo-drop = Undo the removal
form-script-undo-clear = Undo the clearing
form-script-undone = Undone; all boxes are as they were.
form-script-redo = Have it back
form-script-redone = It is back.
form-script-row-dropped = Row {$number} was removed.
form-script-rows-clear = Clear all rows
form-script-rows-cleared = Rows cleared: {$count}.
form-script-rows-full = There may be {$max} rows here.
form-script-pasted-struck = Text that was struck out was not pasted; please check.
form-script-over = Submission closed on {$date}; what is handed in now is not accepted.
self-test-title = Do we qualify?
self-test-description = A few figures tell in a minute whether a unit and its project meet the conditions of the notice, by how much they miss, and which clause says so.
self-test-lead = A few figures tell at once whether the unit and its project meet the conditions, by how much they miss, and which clause says so.
self-test-without-script = The self-test needs JavaScript. The conditions also stand in { $rules }.
self-test-no-engine = This site has no program to test with. The conditions are among the { $rules }, each with an example; what you submit is checked against all of them.
self-test-result = Result
self-test-note = Only figures and institutions are looked at here. Departments and the office judge everything else.
self-test-to-form = Go to the form
self-test-script-over = Submission closed on {$date}; nothing new is taken in.
self-test-script-none = The checks are not here, so there is no self-test; the conditions stand on the page of rules.
self-test-script-loading = Loading the checks …
self-test-script-open = Fill in the figures above, and the result appears here.
self-test-script-all = What you filled in meets the conditions.
self-test-script-unread = Boxes that cannot be read: {$count}. What to do stands below them.
self-test-script-some = Conditions not met: {$count}.
self-test-script-pass = met
self-test-script-fail = not met
self-test-script-warn = note
self-test-script-unknown = not filled in
self-test-script-unit = your unit
self-test-script-clause = Notice {$section}: “{$quote}”
self-test-script-row = Row {$number}

## several calls

calls-title = All calls
calls-of-site = All calls · { $site }
calls-description = All calls for suggestions of { $site }, the open ones first.
calls-open = Under way
calls-to-come = To come
calls-over = Over
calls-counts = { $units ->
    [one] 1 unit
   *[other] { $units } units
}, { $demands ->
    [one] 1 demand
   *[other] { $demands } demands
}
fate-earlier = Suggested before, in an earlier call
fate-later = Suggested again in a later call
moved-title = This page has moved
moved-link = Go to the new address

receive-title = Hand in
receive-lead = Fill in the form on a page, press one button and hold a receipt. No account and no other program is needed.
receive-open = Open until { $closes }
receive-closed = Nothing is taken in now
receive-invited = Open it by the link that your department has sent to your unit.
receive-anybody = Any unit may hand in; one that is not on the list waits until its department confirms it.
receive-form = Open the form
receive-none = No call takes anything in here now.
receive-home = To the site of the call
receive-desk-title = Your unit's page
receive-desk-for = This is the page of { $name }. Whoever has this link can change what stands here; do not pass it on to other units.
receive-desk-invited = an invited unit ({ $folder })
receive-desk-first = Your unit has not handed in anything yet. Use the button below to fill in the form, and hand in when it is done.
receive-desk-waiting = It has arrived and waits until your department confirms the unit. It can be changed until then as well.
receive-desk-waiting-over = It came in time, and your department had not confirmed this unit by the closing; whether it counts is for the bureau to decide.
receive-desk-open = Open until { $closes }. Everything can be changed until then; the last version counts.
receive-desk-over = It has closed, and nothing can be changed any more. Everything has its receipt, which can be printed.
receive-fill = Fill in
receive-change = Change
receive-demands = What was handed in
receive-withdrawn = withdrawn
receive-withdraw = Withdraw
receive-withdraw-reason = Why it is withdrawn
receive-withdraw-note = A demand that is withdrawn is not reviewed any more; its text stays in the repository.
receive-receipts = Receipts
receive-receipt-of = { $received }, { $files ->
    [one] one file
   *[other] { $files } files
}
receive-receipt-title = Receipt
receive-taken = It has arrived
receive-taken-again = This had arrived before; here is the receipt of then.
receive-waiting-unit = Your unit is new: it counts once its department has confirmed it. The time of arrival is that of this receipt.
receive-waiting-comment = The bureau will see it before anybody else does.
receive-number = Number
receive-received = Received
receive-actor = Handed in by
receive-files = Files
receive-digest = Digest (SHA-256)
receive-effect = What it makes of the call
receive-commit = Kept as
receive-own-link = Your unit's link
receive-own-link-note = Change and withdraw with it until the closing. Save it now: when it is lost, only your department can give you a new one.
receive-save = Save the receipt
receive-print = Print
receive-to-desk = To your unit's page
receive-proof = How to prove it
receive-proof-text = The receipt bears the server's signature. After the closing the bureau seals a list, and anybody can compare with zhengji verify --receipt whether the list holds every file of this receipt, to the letter. The saved receipt holds the whole signature.
receive-refused-title = Not taken
receive-missing-title = Cannot be shown
receive-renewed-title = A new link
receive-renewed-for = The new link of { $name }:
receive-renewed-note = It is shown this once and kept nowhere. Please give it to the unit's contact now, and put it nowhere public; its old link cannot be used any more.
receive-refused-back = “Back” in your browser leads to the page you came from; what you have typed is still there.
receive-ask = Ask: { $offices }
receive-clause = The notice says: “{ $quote }”

form-receive-script-send = Hand in
form-receive-script-lead-link = When it is filled in, press “Hand in” and hold a receipt. It can be changed and handed in again until the closing; the last version counts.
form-receive-script-lead-invited = Handing in here needs the link that your department has sent to your unit. Open that link first and come here from there; without one, use the ways below.
form-receive-script-lead-anybody = When it is filled in, press “Hand in” and hold a receipt. What a unit hands in for the first time counts once its department has confirmed it.
form-receive-script-lead-department = You have come by the link of {$name}: what is handed in here, {$name} hands in for the unit, and the receipt is for {$name}.
form-receive-script-opened = What your unit has handed in before is open.
form-receive-script-checking = Checking …
form-receive-script-not-yet = Something has to be mended; nothing was handed in. Mend it and press “Hand in” again.
form-receive-script-sending = Handing in; please leave the page open …
form-receive-script-no-answer = No answer came: the network is gone, or the service is busy. What you have filled in is still on this computer; please press “Hand in” again in a while. Nothing arrives twice.
form-receive-script-no-answer-yet = The service cannot be reached now. You can fill in the form and hand in later.
form-receive-script-to-box = mend it

comment-form-trap = Leave this empty
comment-receive-script-send = Send the comment
comment-receive-script-lead = “Send the comment” hands it to the bureau at once and gives you a number; it is published when the bureau has seen it.
comment-receive-script-checking = Checking …
comment-receive-script-not-yet = It holds what must not be sent; please change that first.
comment-receive-script-no-answer = No answer came: the network is gone, or the service is busy. What you wrote is still here; please press again in a while. Nothing arrives twice.
comment-receive-script-taken = It has arrived: number {$number}, {$received}. It is published when the bureau has seen it.

## A department's page (zhengji receive)

receive-department-title = Your recommendation
receive-department-for = This is the page of { $name }. Whoever has this link can change it; please do not pass it on outside of the department.
receive-department-over = It is not the time to recommend: you can look, and change nothing.
receive-department-quotas = Quotas
receive-department-holder = Quota of
receive-department-submitted = Handed in
receive-department-recommended = Recommended
receive-department-allowed = Allowed
receive-department-demands = Order and opinions
receive-department-how = Number those that you recommend from 1 on, 1 first; leave the number of others empty and say why, if you like. Press “Save” and hold a receipt; until the closing it can be changed and saved again, and the last version counts.
receive-department-keys = To change the order, drag ⠿ with the mouse, or press “Up” and “Down”. By keys: on ⠿ press Space to take, the arrows up and down to move, Space to drop, Escape to put back.
receive-department-handle = Move “{ $title }”
receive-department-rank = Rank
receive-department-up = Up
receive-department-down = Down
receive-department-take = Recommend
receive-department-leave = Do not recommend
receive-department-partners = Partners: { $names }
receive-department-money = R&D investment { $amount }
receive-department-errors =
    { $count ->
        [one] { $count } error in its file
       *[other] { $count } errors in its file
    }
receive-department-sealed = Figures of this unit are sealed; whether they meet the conditions is for the office in charge.
receive-department-opinion = Opinion (public)
receive-department-limit = At most { $limit } characters
receive-department-key = Recommended with emphasis
receive-department-confirmed = Kind of unit confirmed
receive-department-read = Read it whole
receive-department-read-unit = What is said of the unit
receive-department-reason = Why it is not recommended (not public, may be left out)
receive-department-none = No unit of this department has handed in a demand yet.
receive-department-stamp = Approval and stamp
receive-department-stamp-how = To be filled in when the table has been approved, printed and stamped; until then leave it empty, and add it before the closing.
receive-department-print = Table to be stamped (Word)
receive-department-print-how = Made of what has been saved, with the check code at its foot; save changes first.
receive-department-approved-by = Approved by (not public)
receive-department-approved-on = Approved on
receive-department-digest = Digest on the stamped table
receive-department-digest-now = Printed as it is saved now, the digest is { $digest }.
receive-department-scan = Scan of the stamped table:
receive-department-no-scan = not uploaded yet
receive-department-save = Save
receive-department-save-note = Each time gives a receipt.
receive-department-letters = What is wrong with the units' files
receive-department-letters-how = Open one to copy it for the unit.
receive-department-to-mend = to be mended
receive-department-reminders = reminders alone, nothing has to be mended
receive-department-renew = Make a new link
receive-department-renew-note = For a unit that has lost its own, which ends at once.
receive-department-fine = nothing found
receive-department-fine-sealed = nothing else found
receive-department-no-units = No unit belongs to this department yet.
receive-department-link-note = Change your recommendation with it until the closing. Keep it well: when it is lost, the host sends a new one.
receive-department-upload = Upload the scan (PDF, JPG or PNG, at most 20 MB); it is saved with what is filled in above
receive-department-waiting = New units that wait for you
receive-department-waiting-how = These units are not on the list yet and name this department. They count once you confirm them; send back what is not right, with a reason that the unit sees at its link.
receive-department-to-waiting =
    { $count ->
        [one] { $count } new unit waits for you
       *[other] { $count } new units wait for you
    }
receive-department-code = Credit code { $code }
receive-department-came = arrived { $received }
receive-department-sent-back = Sent back, waiting for the unit. Reason: { $reason }
receive-department-confirm = Confirm “{ $name }”
receive-department-send-back = Send back
receive-department-send-back-reason = Reason (the unit sees it; not public)
receive-department-done-sent-back = Sent back. The unit sees the reason at its link.
receive-department-done-confirmed = Confirmed.
receive-department-for-unit = Handing in for a unit
receive-department-for-unit-how = Where a unit cannot hand in itself, you may do it. Write the unit's credit code into the form; the receipt is yours.
receive-department-to-form = Open the form
receive-desk-sent-back = Your department has sent it back: { $reason } Please mend it and hand it in again.
receive-department-script-taken = Took “{ $title }”, place { $place } of { $count }. Arrows move it, Space drops it, Escape puts it back.
receive-department-script-moved = “{ $title }” is now at place { $place } of { $count }.
receive-department-script-dropped = Dropped “{ $title }” at place { $place } of { $count }.
receive-department-script-returned = Put “{ $title }” back to place { $place } of { $count }.
receive-department-script-left = “{ $title }” is not recommended.
receive-department-script-count = { $count } characters written
receive-department-script-limited = { $count } characters written, at most { $limit }
receive-department-script-saving = Saving; please leave the page open …
receive-department-script-unheard = No answer came: the network is gone, or the service is busy. What you have filled in is still on the page; please press “Save” again in a while. Nothing arrives twice.
receive-department-script-what = What
receive-department-script-sent = What you filled in
receive-department-script-stands = What stands now
receive-department-script-replace = Save mine
receive-department-script-number = “{ $text }” is no number, and nothing was moved. Please write a figure such as 1, 2 or 3; empty the box of a demand that you do not recommend.
receive-department-script-restored = What was not saved on this computer is back.
receive-department-script-restored-stale = What is saved has been changed since; “Save” first lists what differs and lets you decide.
receive-department-script-restored-scan = Please choose the scan once more.
receive-department-script-discard = Discard what is back
receive-department-script-look = Do not save; show what stands
receive-stale-title = Not saved
receive-stale-what = What
receive-stale-sent = What you filled in
receive-stale-stands = What stands now
receive-stale-replace = Save mine
receive-stale-look = Do not save; show what stands
