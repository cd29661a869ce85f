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
report-sealed = something else is wrong here; no details are told because of what must not be shown: mend that, then check again
report-sealed-note = here, not shown
report-sealed-value = [not shown]
report-more = { $shown } faults are listed above, { $count } more are not. Mend these and check again, or see all with --format json.
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
report-with-mend = { $message }. How to mend: { $mend }
report-line = line { $line }
report-faults-in-file = { $path }: { $count }
report-more-files = and { $count } more { $count ->
    [one] file
   *[other] files
}

## Reports in other formats

report-github-more-title = Not all is marked
report-github-more = { $kinds } more not marked: GitHub marks at most { $shown } of each kind a step. Run zhengji check to see all. They are in:
report-count-errors = { $count ->
    [one] 1 error
   *[other] { $count } errors
}
report-count-warnings = { $count ->
    [one] 1 warning
   *[other] { $count } warnings
}
report-count-notes = { $count ->
    [one] 1 note
   *[other] { $count } notes
}
report-sarif-root = root of the call's repository
report-sarif-more = { $count } more are not listed; mend these first.
report-markdown-title = Your submission has been checked
report-markdown-clean = Hello! “{ $call }” has been checked: { $units } units, { $demands } demands, { $files } files. All { $rules } rules are kept; there is nothing to mend.
report-markdown-passed = Hello! “{ $call }” has been checked: { $units } units, { $demands } demands, { $files } files. It can be submitted; { $warnings } { $warnings ->
    [one] warning is
   *[other] warnings are
} worth a look and stop nothing. All fine: { $fine } files and { $kept } of { $rules } rules.
report-markdown-faults = Hello! “{ $call }” has been checked: { $units } units, { $demands } demands, { $files } files. All fine: { $fine } files and { $kept } of { $rules } rules. The { $errors ->
    [one] error below needs
   *[other] { $errors } errors below need
} mending; how to is said at each.
report-markdown-error = To be mended (errors)
report-markdown-warning = Worth a look (warnings)
report-markdown-note = For information (notes)
report-markdown-more = { $count } more are not listed. Mend those above and push again to see the rest, or run zhengji check to see all.
report-markdown-too-long = too long to be told here; run zhengji check to see it
report-markdown-next = Push what you mend to the same proposal; it is checked again by itself. If something is unclear, ask the office named above, or write below.
report-markdown-thanks = Thank you for taking part.

## Commands

cli-no-repository = no folder submissions/ in { $path } or above it; change into the folder of the call's repository first
cli-no-calls = { $path } holds no call yet
cli-which-call = there are several calls: { $calls }; name one, as in: zhengji check { $first }
cli-no-settings = the settings of the call are missing: { $path }. Check the folder; if the file was deleted by mistake, restore it from the repository.
cli-no-such-call = no call named “{ $name }”; there are: { $calls }
cli-no-such-rule = no rule “{ $id }”; there are: { $ids }
cli-no-such-rule-but = no rule “{ $id }”; did you mean { $likest }? All rules: zhengji rules
first-nothing-here =
    zhengji checks the files of a call for suggestions and makes its site and tables. This folder holds no call (no folder submissions).

    What to do next:
      zhengji demo              see what it looks like: writes a sample call and shows its site on this machine
      zhengji init DIR          the bureau: begins a repository for a call
      cd DIR                    who has a call already: go to its folder, then run zhengji

    All commands: zhengji --help
first-here =
    zhengji checks the files of a call for suggestions and makes its site and tables. The calls here: { $path }

    What to do next:
      zhengji check             what is wrong, and how to mend it
      zhengji serve             the site on this machine, which follows every edit
      zhengji new demand        asks for a demand, question by question
      zhengji status            where the call stands, and what is late

    All commands: zhengji --help
first-wait = (Press Enter to close this window)
demo-written = The sample call is in { $path }. Change a file there, and the site follows; Ctrl+C ends it.
demo-there = { $path } holds a call already; its site is shown. Ctrl+C ends it.
cli-usage = the command is not written right
cli-io = cannot read { $path }: { $reason }
cli-bad-time = cannot read the time “{ $time }”; write it as 2026-04-20T17:50:00+08:00, or a date alone, 2026-04-20, for the last second of that day in the time zone of the call
cli-at = The clock stands at { $time }.
cli-bad-language = there are no messages in the language “{ $language }”; write --lang zh (Chinese) or --lang en (English), or a locale such as zh-CN or en_US.UTF-8
cli-schema = the schemas are faulty, nothing was checked: { $reason }
cli-also = The report cannot be written to { $path }: { $reason }
cli-fixed = { $count ->
    [one] 1 certain cure was
   *[other] { $count } certain cures were
} written.
cli-engine-absent = Note: this program does not carry the engine for browsers; the forms of the site look for what is required and for formats only, and do not check while somebody types. Take a released program; who builds it runs cargo xtask wasm first, then builds again.
cli-engine-other = Note: { $path } is not of the same version as this program; what the forms of the site say while somebody types may differ from the check. Take one of the same version, or remove it, and the program's own is used.
cli-engine-other-built-in = Note: the engine for browsers that this program carries is not of its version; what the forms of the site say while somebody types may differ from the check. Run cargo xtask wasm and build again.
cli-built-outstanding = { $count ->
    [one] One thing is
   *[other] { $count } things are
} still to be done (see the errors above); the site was updated all the same.
cli-sparse = Note: only part of the repository’s files are in this folder (sparse checkout); what is not there counts as missing. To check all of them run: zhengji check --rev HEAD, or git sparse-checkout disable
cli-build-refused = errors are left; the site was not written and the old one stands as it was
cli-new-back = back to the question before.
cli-new-ended = the answers ended at “{ $label }”; nothing has been written.
cli-new-not-utf8 = the answer to “{ $label }” is not UTF-8; nothing has been written.
cli-new-no-unit = this call has no unit “{ $unit }”; run zhengji new unit first.
cli-new-no-units = this call has no units yet; run zhengji new unit first.
cli-new-rev = new files are written to the work tree; leave out --rev.
cli-new-settings = the settings of the call (call.yaml) are faulty; run zhengji check first.
cli-form-written = A blank form is in { $path }
cli-form-filled = The filled form is in { $path }. It holds what is not public: for internal use only.
cli-form-exists = { $path } is there already, and somebody may have filled it in: it was left as it is. Name another file with --out.
cli-form-failed = The form could not be made: { $reason }
cli-form-unfit = In schema/{ $file }, “{ $key }” is nested too deep or has no type: no form can be made of it.
cli-form-no-such = There is no { $path }. Write units/UNIT or units/UNIT/DEMAND, such as units/shili-keji/ceramic-sensor.
cli-form-no-demand = Say which demand: --fill units/UNIT/DEMAND.
cli-form-unmapped = { $path } holds what the form has no box for: { $keys }. Run zhengji check and mend that first.
cli-import-what = Name a filled form (.xlsx, .docx) or a folder of them.
cli-desk-no-department = There is no department “{ $department }”. There are: { $departments }.
cli-desk-written = The workbook is in { $path }: { $demands } demands; { $units } units have to be told of faults. It holds what is not public: for internal use only. Fill it in, then read it back with zhengji import.
cli-import-empty = There is no file in { $path }.
cli-import-names = With several forms, --unit and --name cannot be given: import them one by one.
schema-figures-later = “{ $unit }” has suggested nothing yet: its figures of last year (finance) are due with its first demand
cli-new-from-unknown = There is no demand { $demand } in another call. Write call/unit/demand, as in: zhengji new demand --from 2026-1/unit/demand
new-from-taken = { $path } is there already, so this demand has been taken over, or another one has its name.
new-from-written = Written: { $path }, from the call { $call }. Read it again and mend what has changed since; the pages of both calls lead to each other.
new-from-sealed = What was sealed there (contacts, finances) opens in its own file alone and was left out. Fill it in again, then run zhengji seal.
new-next-how = The next batch after “{ $title }”: departments, accounts, thresholds, offices and units go along; name, dates, domains and quotas are asked for.
new-next-sealed = Contacts of units are sealed ({ $path } is the first) and open in their own files alone. With the key they are taken over and sealed anew: zhengji new call --from { $call } --key FILE
new-next-domains = These are the domains. Enter keeps them; to change them write one a line, the id and the name, and a full stop in the last line.
new-next-domain-wrong = Each line is an id of lower-case letters, digits and hyphens, a blank, and the name, such as: new-materials New materials. Once more, please, with a full stop in the last line.
new-next-limit = Row { $row } of the quotas: at most how many? It was { $most }; Enter keeps it.
new-next-limit-of = Row { $row } of the quotas ({ $what }): at most how many? It was { $most }; Enter keeps it.
new-next-number = A whole number, please.
new-next-written = Written: { $path }, with { $departments } departments and { $units } units, which are to give the figures of last year with their first demand. Please go on in call.yaml and notice.md, then run zhengji check.
new-next-put-off = { $count ->
    [one] One demand was
   *[other] { $count } demands were
} put off to the next batch. Take over what is suggested again:
cli-calls-checked = Calls: { $calls }
cli-at-zones = The calls { $calls } go by different clocks: say the offset from universal time with --at, such as 2026-03-02T09:00:00+08:00, or name one call.
cli-call-reserved = A call cannot be called { $name } beside others: the site has a folder of that name. Rename the folder below submissions/.
cli-built-calls = The site shows { $count } calls: { $calls }. Its start page lists them, each lies below its name.
cli-built = site written: { $path } ({ $pages } pages, { $files } files)
cli-built-absent-key = { $key } ({ $title })
cli-built-absent = Note: site in call.yaml does not give { $keys }; pages leave it out, and without base_url there is no sitemap.xml. Fill it in once it is issued; never invent it.
cli-template = a template is faulty, the site was not written: { $reason }
cli-template-line = The template site-templates/{ $file } is at fault in line { $line }; the site was not updated. The template engine says: { $reason }
cli-template-built-in = The built-in template { $file } stopped in line { $line }; the site was not updated. It is as it always was, so a file in site-templates/ probably leaves out what it needs; these are replaced: { $overrides }. The template engine says: { $reason }
cli-publish-in-use = the site was not written and the old one stands as it was: a program has a file in { $path } open. Close the windows that show these files (Explorer, browser, editor, command line) and try again
cli-publish = the site was not written and the old one stands as it was: { $reason }
cli-out-not-ours = { $path } holds files that zhengji did not write; nothing was touched. Choose an empty folder, such as --out public
cli-out-inside = { $path } lies inside the call's own files; the site cannot be written there. Choose another folder, such as --out public
cli-view = the data do not fit the model, the site was not written: { $reason }
cli-fix-revision = --fix mends files of the work tree and does not go together with --rev.
cli-table-format = The name { $path } does not say which format is wanted. Use .docx, .xlsx, .csv, .md, .html or .json as its extension, or name one with --format.
cli-table-no-department = This call has no department “{ $id }”. There are: { $known }
cli-table-no-domain = This call has no domain “{ $id }”. There are: { $known }
cli-table-no-kind = This call has no kind of unit “{ $id }”. There are: { $known }
cli-table-nothing = The files of this department cannot be read; no table was made. Run zhengji check first.
cli-table-not-internal = Statistics and lists of members hold nothing that is not public; leave out --internal.
cli-table-refused = Demands or recommendations of this table have errors; no table was made. Mend what is told above, then run it again.
cli-table-others = { $errors ->
    [one] 1 error
   *[other] { $errors } errors
} in { $files ->
    [one] 1 file
   *[other] { $files } files
} that this table does not need; zhengji check shows them.
cli-table-view = Data and forms do not fit together; no table was made: { $reason }
cli-table-write = No table was made: { $reason }
cli-table-terminal = This format is nothing for a terminal; name a file, such as --out table.docx.
cli-table-published = { $path } lies in the folder of a public site; a table with what is not public cannot be written there. Choose another folder.
cli-file-unwritten = { $path } was not written: { $reason }
cli-file-in-use = { $path } was not written: it is probably open in Excel, WPS or another program. Close it and try again; if that does not help, see whether the file is read-only. (The system says: { $reason })
cli-table-written = Written: { $path }

## A check in shares (check --shard, --merge) and times (--timings)

cli-shard-written = This share is in { $path }: { $files ->
    [one] 1 file
   *[other] { $files } files
}, { $faults ->
    [one] 1 fault
   *[other] { $faults } faults
}. Once all shares are there, zhengji check --merge puts them together; only that outcome counts.
cli-shard-write = { $path } was not written: { $reason }
cli-shard-none = there is nothing to merge.
cli-shard-foreign = { $path } was not written by check --shard of this version of zhengji.
cli-shard-damaged = { $path } was cut short or changed and cannot be merged. Run this share again.
cli-shard-call = { $path } is of another call, “{ $call }”.
cli-shard-differ = { $path } and { $first } are not of one check: files, call.yaml, schemas, version of the program or number of shares differ. Let all shares check the same commit, then merge.
cli-shard-twice = a share was given twice.
cli-shard-missing = these shares are missing, nothing was merged: { $shares }
timing-head = Time of each stage ({ $cores ->
    [one] 1 core
   *[other] { $cores } cores
}):
timing-start = start
timing-read = read
timing-parse = parse
timing-schema = schema
timing-rules = rules
timing-report = report
timing-render = render
timing-write = write
timing-whole = whole

## Preview on this machine (zhengji serve)

cli-serve-address = The site is at { $address } and reachable from this machine only. Pages follow every edit; Ctrl-C ends it.
cli-serve-port = Port { $port } is taken; the next free one is used.
cli-serve-bind = Port { $port } and those after it cannot be used, so there is no preview: { $reason }
cli-serve-signal = The signal to end cannot be received: { $reason }
cli-serve-made = Site updated: { $pages } pages in { $seconds } s
cli-serve-faults = { $count ->
    [one] 1 error needs mending
   *[other] { $count } errors need mending
}
cli-serve-refused = The site was not updated
cli-serve-last-good = Mend and save, and this page follows by itself. Until then the site stays as it was last made.
cli-serve-no-site = There is no site yet. Mend and save, and this page follows by itself.
cli-serve-host = The preview answers to this machine's own address only; open http://127.0.0.1:{ $port }/
cli-serve-ended = Preview ended.

## git

git-not-a-repository = { $path } is in no git repository, so there are no revisions to read. Go into the folder of the call's repository first; to check the files of the folder, leave out --rev and --base.
git-owner = { $path } belongs to another user, and git refuses to read it. If it can be trusted, run: git config --global --add safe.directory { $path } (it has to stand in .gitconfig in the home folder; the file that GIT_CONFIG_GLOBAL names does not count)
git-sha256 = { $path } is a git repository of the SHA-256 format, whose revisions cannot be read yet. Without --rev and --base the files of the folder can be checked; to check revisions, clone into a repository made with git init --object-format=sha1.
git-reftable = { $path } keeps its branches in the reftable format, which cannot be read yet. Run in the repository: git refs migrate --ref-format=files
git-ref-storage = The configuration of { $path } names how its branches are kept (extensions.refStorage = files). That is the usual way, but a repository that says so cannot be read yet. Run in it: git config --unset extensions.refStorage
git-unopened = the git repository of { $path } cannot be opened: { $reason }
git-unborn = this repository has no commit yet. Make one first: git add -A && git commit
git-no-such-revision = there is no revision “{ $rev }”. A branch of the remote is written origin/main; if it has not been fetched yet, run: git fetch origin
git-shallow-revision = this is a shallow clone with only part of the history, and “{ $rev }” is not in it. Run: git fetch --no-tags --unshallow origin (in GitHub Actions give actions/checkout fetch-depth: 0)
git-not-a-commit = “{ $rev }” is no commit and cannot be checked. Name a branch, a tag or a commit.
git-no-merge-base = “{ $base }” and “{ $head }” have no history in common, so there is no telling what was changed. Make a branch from “{ $base }” and commit the changes there.
git-shallow-merge-base = this is a shallow clone with only part of the history: where “{ $base }” and “{ $head }” parted is not in it, so there is no telling what was changed. Run: git fetch --no-tags --unshallow origin (in GitHub Actions give actions/checkout fetch-depth: 0)
git-partial-clone = this is a partial clone without the contents of all files and cannot be checked. Run: git fetch --refetch --no-filter { $remote }
git-missing-object = the repository is incomplete: { $reason }. Run git fsck to see what is missing, then fetch it from another clone.
git-no-calls = revision “{ $rev }” has no folder submissions.
git-not-text = { $path } is no text and cannot be used as a form.
git-shallow-history = This is a shallow clone that holds only part of the history; it cannot prove when versions arrived. First run: git fetch --unshallow origin
git-receipts = The receipts in { $path } cannot be read or written: { $reason }
git-locked = a file of the git repository is locked; nothing was changed. Another command may be running: wait for its end. If none is, a killed run left the lock: delete the file that ends in .lock and run this again: { $reason }
git-other = the git repository cannot be read: { $reason }
git-too-many-changes = More than { $limit } files are changed at once; nothing was checked. Please propose them in parts.
git-too-many-commits = More than { $limit } commits are proposed at once; nothing was checked. Please push them in parts, or squash them.
git-too-many-bytes = More than { $limit } MiB would have to be read for one push; nothing was checked. Please push it in parts.
git-too-many-calls = More than { $limit } calls are touched at once; nothing was checked. Please propose them in parts.
git-ambiguous = “{ $rev }” is a tag here and a branch of a remote; nothing was checked, since it is not clear which is meant. For the branch write origin/{ $rev }, for the tag refs/tags/{ $rev }

## proposals (check --base, hook)

report-effect = What changes by the merge
gate-conflict = this file was changed on “{ $base }” too, and the two do not fit together
gate-conflict-mend = Run git merge { $base }, keep what is right in this file, commit, and push again.
gate-schema = the changed form is faulty: { $reason }
gate-was-there = this proposal does not touch the file; the fault was there before and does not count against it
gate-caused = this proposal does not touch the file, and yet after the merge it would be at fault
effect-call = [{ $call }]
effect-on-behalf = “{ $department }” submits for “{ $unit }”
effect-amendment = { $count ->
    [one] one file is
   *[other] { $count } files are
    } taken under amendment { $number } (open until { $until }): { $reason }
effect-places = places of “{ $holder }”: used { $before } → { $after }
effect-places-each = places of “{ $holder }” ({ $value }): used { $before } → { $after }
effect-recommended-places = recommended places of “{ $holder }”: used { $before } → { $after }
effect-recommended-places-each = recommended places of “{ $holder }” ({ $value }): used { $before } → { $after }
effect-domain = demands in “{ $name }”: { $before } → { $after }
effect-department = demands recommended by “{ $name }”: { $before } → { $after }
effect-more = { $count ->
    [one] one more change is not listed
   *[other] { $count } more changes are not listed
}
effect-nothing = nothing to merge: “{ $base }” has all of this already
effect-others = { $count ->
    [one] one remark about a file that was not touched was there before
   *[other] { $count } remarks about files that were not touched were there before
}

hook-input = What git passed cannot be understood; nothing was accepted. This command is run by a hook of git, not by hand.
hook-no-quarantine = This command runs as git's pre-receive hook only (the variable GIT_QUARANTINE_PATH is not set); nothing was accepted. The server needs git 2.11 or newer.
hook-output = The result could not be written; nothing was accepted: { $reason }
hook-receipts = The push was accepted, but its receipt could not be written to { $path }: { $reason }. Tell the bureau at once, so that they record the arrival otherwise.
hook-searched = Searched for secrecy marks and personal data only; none found. The other rules are checked when it is merged into the protected branch.
hook-nothing = This push brings nothing new.
hook-facts = The push was accepted and its receipt written; only the file that speeds up the next check, { $path }, could not be: { $reason }. Please check the folder's permissions.
hook-received = Received at { $at }.
hook-excused = { $count ->
    [one] One file was
   *[other] { $count } files were
    } taken under amendment { $number } of { $call }; the receipt says so.
hook-no-proposals = This server takes in no proposals pushed to refs/for/ yet; nothing was accepted. Push to main itself, or have the hook proc-receive installed: docs/gate.md.
hook-queue = The folder of the queue, { $path }, cannot be written to; nothing was accepted: { $reason }. Tell the administrator of the server.
hook-working = The server is still at work, or others are before you; please wait.
hook-proposal-merged = Merged into { $branch }: { $commit }. Received at { $at }.
hook-proposal-again = This is in already and need not be pushed again; it was received at { $at }.
hook-proposal-refused = breaks rules and was not merged, see above: { $rules }
hook-proposal-not-judged = could not be judged and was not merged, see above
hook-proposal-busy = others kept pushing to { $branch } itself; push once more
hook-proposal-no-branch = there is no branch { $branch } to merge into; write refs/for/main
hook-proposal-deletion = refs/for/{ $branch } is for proposals only; nothing can be deleted there
hook-proposal-checked-out = { $branch } is checked out in the work tree of the server; the administrator should use a bare repository
hook-proposal-atomic = a push to refs/for/ cannot be --atomic; leave that out
hook-proposal-commit = Merge { $commit } into { $branch }
hook-self-test-alone = --self-test stands alone: zhengji hook --self-test
hook-self-test-no-hook = No hook is installed: { $path } does not exist, and everything is let in. Create it with two lines, #!/bin/sh and exec zhengji hook pre-receive, then run chmod +x { $path }
hook-self-test-not-executable = The hook may not be executed, so git ignores it and lets everything in. Run: chmod +x { $path }
hook-self-test-passed = The hook works: { $path } refused a commit that breaks the rules (on a copy; the repository was not touched).
hook-self-test-open = The hook does not work: a commit that breaks the rules came in (on a copy; the repository was not touched). See whether { $path } ends with exec zhengji hook pre-receive.
hook-self-test-otherwise = { $path } refused the commit, and not because it breaks the rules; good commits may not come in either. The hook says: { $reason }
git-no-program = There is no git on this machine, or it cannot be found. Install git (on Windows: Git for Windows), open a new window and try again.
hook-self-test-failed = The trial could not be made, and nothing is known of the hook: { $what }: { $reason }
hook-self-test-git = The copy for the trial could not be made: { $reason }

## signatures

signature-x509 = it is an X.509 signature, and only SSH signatures are read here
signature-certificate = it was made with an SSH certificate, and only plain SSH keys are read here
signature-unreadable = it cannot be read
signature-tampered = it does not fit the commit
signature-algorithm = key { $key } is of a kind that is not supported (make one with ssh-keygen -t ed25519)
signature-unknown = key { $key } is not registered
signature-other-repository = it was not signed in this repository (the commit does not hold the .zhengji/repository of this one); commit and sign once more on top of the latest branch
signature-other-use = key { $key } is not registered for signing commits
signers-incomplete = line { $line } is incomplete; it should be: accounts, type of key, key
signers-key = the key in line { $line } cannot be read
signers-time = the time in line { $line } cannot be read; write 20260420 or 202604201730
signers-certificate = line { $line } says cert-authority; certificates are not supported
signers-option = line { $line } has an unknown option; namespaces, valid-after and valid-before are supported

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
path-submodule = this points to another repository (a submodule) and is no file; such links are never followed
path-folder = no folder belongs here
path-folder-dot = a folder’s name cannot hold a dot (.); please rename it, with a hyphen (-) for example
path-device = on Windows { $name } means a device and cannot be the name of a file or folder; please rename it
path-executable = this file may be executed; a form is no program. Take that away and commit again: git update-index --chmod=-x FILE
path-forged = git would never write such a folder (a forbidden name, a name given twice, or too many levels); it is refused
path-refused = the file cannot be read: { $reason }
path-sealed = what is sealed under { $key }, line { $line }, does not belong here or was changed after it was sealed; the file was not read. Ask the unit to fill it in and seal it again
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
text-lone-return = a lone carriage return ({ $code }): editors show one line here, programs read two, so what is seen is not what is read
text-lone-return-mend = Delete it and press Return once; or let the editor turn all line ends of the file into LF and save it.
text-stacked-marks = too many marks are stacked on one letter here ({ $code }); they would cover other text
text-stacked-marks-mend = Keep only the accents that are needed; where that is hard to see, delete the word and type it again.
text-direction-character = a character that turns the direction of text ({ $code }) stands here: what is seen is not what is written; delete it
text-zero-width-character = a character without width ({ $code }) stands here; delete it
text-delete-character = Put the cursor there and delete the character; if it cannot be found, type the line anew.
text-escaped-character = an escape in the quotes stands for a hidden character ({ $code }); delete it
text-escaped-mend = delete the “\” with the letters and digits behind it; write “\\” for a backslash
text-soft-break = a line break of Word or of a spreadsheet ({ $code }) stands here: editors do not show it, the pages show a line break
text-soft-break-mend = It does no harm. `zhengji check --fix` makes it a plain line break.
text-radical = this line has characters that look like Han characters and are radicals or compatibility forms ({ $code }, { $count } in all), most likely copied from a PDF; a search does not find them
text-radical-mend = Type them anew; zhengji check --fix replaces all of them by the common characters, and the meaning stays.
text-more-radicals = { $count } more lines have such characters and are not listed one by one
text-lost-character = a character was lost here when the encoding was changed ({ $code })
text-lost-mend = Write what stands there in the original.
text-private-use-character = a character of the writer's own font ({ $code }) stands here, which others cannot see
text-private-use-mend = Write a character of the standard instead, or say it in words.
text-more-hidden-characters = { $count } more hidden characters are not listed

## yaml

rule-yaml-checks = One well-formed YAML document: nothing twice, no references, no tags.
rule-yaml-mend = Mend this line as told. In general: key, colon, one space, content; two spaces of indent for what lies below.
yaml-syntax = cannot be read from here on
yaml-colon-in-text = the text holds “: ” (colon and space), which starts a new entry
yaml-colon-in-text-mend = put the text in double quotes
yaml-fullwidth-colon = a key is followed by an ASCII colon and a space; this is a full-width colon
yaml-colon-space = a space is needed between the colon behind a key and what follows
yaml-lone-line = this line has no key; if it goes on with the line above, start it with two spaces
yaml-needs-quotes = a text that starts with %, @, `, &, *, !, |, >, -, [ or {"{"} needs quotes
yaml-quote = quotes do not match, or something stands behind the closing one
yaml-tab = a tab is used for indenting; use spaces
yaml-indent = wrong indent: entries of one level start in one column, each level is two spaces deeper
yaml-bracket = wrong inside brackets: look for missing commas or brackets; write no thousands separators
yaml-duplicate-key = “{ $key }” is given twice
yaml-duplicate-key-first = first here; this one is used while checking
yaml-second-document = one file holds one document; nothing may follow “---” or “...”
yaml-alias = references with “*” are not allowed; write the content here
yaml-anchor = anchors with “&” are not allowed; delete it
yaml-thousands-comma = figures are written without commas: { $figure }
yaml-tag = tags with “!” are not allowed; delete it
yaml-merge-key = merging with “<<” is not allowed; write the content here
yaml-key-not-text = a key must be text, not a list or a group; put text in quotes
yaml-too-deep = nested too deep; at most { $limit } levels
yaml-too-many-keys = more than { $limit } keys stand here; what follows was not read
yaml-conflict-marks = marks of a merge conflict (<<<<<<< and >>>>>>>) are left; decide which version stands and delete the marks
yaml-front-matter-start = the first line must be “---”, then the entries, then a line “---”
yaml-front-matter-end = the entries at the top are not ended by a line “---”

## the file to hand in (one for a unit)

hand-in-shape = this is no whole file to hand in: it names its call (“call”), then the forms in it (“files”)
hand-in-unknown = a file to hand in has no such part
hand-in-too-large = the file to hand in is too large and was not read; at most { $limit } MiB
hand-in-too-many = too many forms in one file to hand in; at most { $limit }
hand-in-no-text = the text of a form belongs here
hand-in-other-call = this file to hand in is for the call “{ $own }”, not for “{ $call }”
hand-in-whose = nobody can tell whose this is: it holds no credit code that can be used
hand-in-other-unit = the folder “{ $unit }” is that of another unit, with another credit code
hand-in-code-twice = several units have this credit code: { $units }
hand-in-sealed-elsewhere = what is sealed in it belongs to another folder and would not open in “{ $unit }”. The unit opens the file in the form, fills in what was sealed anew, and hands it in again
hand-in-mend = Open the file on the form’s page again and save it anew; change it with no other program.

## questions (zhengji new)

new-call = { $title }
new-closes = Submissions close on { $date }, at midnight after that day.
new-closes-at = Submissions close on { $date } at { $time }.
new-thresholds = Enterprises need R&D expense of at least { $intensity } % of main revenue and R&D investment of at least { $investment }.
new-threshold-intensity = Enterprises need R&D expense of at least { $intensity } % of main revenue.
new-threshold-investment = Enterprises need R&D investment of at least { $investment }.
new-how = You are asked for one field after the other, and each answer is checked at once; press Enter to pass over what is optional, answer “-” to leave it empty after all. Answer “<” to go back to the question before. The file is written at the end; what you answered is kept on this machine if you leave earlier (Ctrl-C), and you go on next time. Do not write secret or sensitive matter here.
new-which-unit = Which unit? Its number or folder.
new-folder = What is the unit's folder called? Lower-case letters, digits and hyphens, such as shili-keji.
new-file = What is the demand's file called? Lower-case letters, digits and hyphens, such as ceramic-sensor, without .yaml.
new-name-taken = This name cannot be used, or is taken; choose another.
new-question = ● { $title }
new-question-optional = ○ { $title } (optional: press Enter to pass over)
new-limit = At most { $limit } characters (字).
new-limit-each = Each at most { $limit } characters (字).
new-example = Example: { $text }
new-several-lines = Several lines are welcome; a line with a full stop alone ends them.
new-yes-or-no = Answer y (yes) or n (no).
new-fill-group = Fill this part? y to fill it, Enter to pass over.
new-any = Fill this in? y for number { $number }, Enter to pass over.
new-another = Is there a number { $number }? y to go on, Enter to end.
new-item = Number { $number }:
new-item-or-end = Number { $number } (Enter if there are no more):
new-must = This field is required.
new-not-a-choice = There is no such choice; give its number.
new-changed = Changed to: { $text }
new-read-back = that is { $amount }
new-several = Taken as { $count }: { $list }
new-go-on = You were not done last time; lines kept: { $lines }. Go on? Press Enter for yes; answer “n” to begin anew
new-first-question = This is the first question; there is none before it.
new-again = Please answer again.
new-again-or-keep = Please answer again; if it really is so, press Enter to keep it and mend it later.
new-written = Written: { $path }
new-sealed = Contacts and finances were written sealed: only the bureau can open them.
new-next = No errors found. Hand the file in as the notice says; after a change, run zhengji check again.
new-next-mend = The errors above are still to be mended: open the file in an editor, then run zhengji check until no error is left.

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
schema-written-list = a list
schema-written-group = fields of its own
schema-type-text = { $key } (“{ $label }”) must be text, not “{ $value }”; put digits that are text in quotes
schema-type-number = { $key } (“{ $label }”) must be a bare number, not “{ $value }”; leave out the unit { $unit } and leading zeros
schema-type-integer = { $key } (“{ $label }”) must be a whole number, not “{ $value }”
schema-type-boolean = { $key } (“{ $label }”) must be true or false, not “{ $value }”
schema-type-list = { $key } (“{ $label }”) must be a list, one item a line, each starting with “- ”
schema-type-group = { $key } (“{ $label }”) must hold fields of its own
schema-pattern = { $key } (“{ $label }”) has the wrong form: { $hint }
schema-date = { $key } (“{ $label }”) is no real date; write it as 2026-03-24
schema-minimum = { $key } (“{ $label }”) is at least { $limit }{ $unit }
schema-maximum = { $key } (“{ $label }”) is at most { $limit }{ $unit }
schema-maximum-money = { $key } (“{ $label }”) is at most { $limit } 万元; amounts are in 万元 (CNY 10,000)
schema-too-long = { $key } (“{ $label }”) is too long; at most { $limit } characters
schema-too-few = { $key } (“{ $label }”) needs at least { $limit } items
schema-too-many = { $key } (“{ $label }”) takes at most { $limit } items
schema-not-unique = { $key } (“{ $label }”) holds the same thing twice
schema-empty-group = { $key } (“{ $label }”) is empty
schema-other = { $key } (“{ $label }”) does not fit the form
schema-over-limit = “{ $label }” is { $count } 字 long; at most { $limit }
schema-shorten = Cut it to { $limit } 字; each Chinese character or mark counts one, each run of letters and digits counts one.
rule-call-settings-checks = What the call's settings say agrees: departments, domains and rules exist, and the notice is quoted word for word.
rule-call-settings-mend = Mend this part of call.yaml as told.
call-settings-not-quoted = these words do not stand in { $notice }; a quotation of the notice is word for word
call-settings-not-quoted-mend = Copy the words from the notice as they are; “……” stands for what is left out. Delete the entry if the notice does not say it.
call-settings-zone = there is no time zone “{ $value }”; China is Asia/Shanghai
call-settings-time = the hour of opening or closing is wrong; write it as "17:30"
call-settings-closes-first = it closes before it opens ({ $opens })
call-settings-address = the host of this address is { $host }, the domain of the site is { $domain }
call-settings-twice = “{ $value }” stands here twice
call-settings-unknown-department = there is no folder departments/{ $value }; there are: { $options }
call-settings-map-unknown = “{ $value }” on the map is neither the folder of a department nor a district that a department covers; there are: { $options }
call-settings-map-taken = this tile of the map is “{ $other }” already; give “{ $value }” another: in the brackets stand column, then row
call-settings-unknown-kind = unit_kinds has no “{ $value }”; there are: { $options }
call-settings-quota-empty = this row limits nothing; give max, max_for, max_each or needs
call-settings-max-for = numbers of their own (max_for) are by department, domain or unit: say per: department, domain or unit
call-settings-quota-impossible = at least { $min } are wanted where only { $max } are allowed
call-settings-unknown-reference = there is no “{ $value }”; choose from: { $options }
call-settings-unknown-rule = there is no rule “{ $value }”; there are: { $options }
call-settings-fixed-rule = the severity of “{ $value }” cannot be chosen: its faults never pass
call-settings-warning-rule = the severity of “{ $value }” cannot be chosen: it only points out what people have to judge
call-settings-recommended-first = recommendations cannot close before submissions do
call-settings-amendment-mend = An amendment is written in one of four ways: `what: {"{"}stage: submission{"}"}`; `what: {"{"}department: folder, stage: submission{"}"}` or `stage: recommendation`; `what: {"{"}unit: folder{"}"}`; `what: {"{"}file: path in the call's folder{"}"}`. until is the last day, included, or that and an hour: 2026-04-23 17:30.
call-settings-amendment-what = it is not clear what this amendment opens; name one thing
call-settings-amendment-which-stage = it does not say which stage: submission (what its units submit) or recommendation (what it recommends)
call-settings-amendment-unit = there is no unit “{ $value }” (no such folder in units)
call-settings-amendment-file = there is no file “{ $value }”
call-settings-amendment-unbound = this file may be changed after the closing anyway and needs no amendment
call-settings-amendment-no-stage = the call has no stage { $stage }
call-settings-amendment-time = there is no such day or hour
call-settings-amendment-before = this puts off nothing: the stage is not closed then (it closes on { $closes })
call-settings-amendment-over = this is over before it begins
call-settings-amendment-twice = there is an amendment of the same thing that does not end before this one
call-settings-amendment-twice-first = number { $number } stands here
call-settings-amendment-changed = amendment { $number } was accepted and cannot be changed, deleted or moved: receipts and seals name it
call-settings-amendment-changed-mend = Put those that were accepted back as they were; a new one goes to the end. To put off further, add one more.
schema-more-faults = { $count } more faults of this file are not listed; mend these first

## not-blank

rule-not-blank-checks = Nothing required is blank or filled with a placeholder.
rule-not-blank-mend = Write what is asked for.
not-blank-mend-example = Write what is asked for, for example “{ $example }”.
not-blank-mend-examples = Write what is asked for, for example “{ $example }” or “{ $other }”.
not-blank-missing = “{ $label }” is not filled in
not-blank-optional = “{ $label }” is empty; delete the line if there is nothing to say
not-blank-placeholder = “{ $label }” says “{ $value }”, which is as good as blank

## budgets and figures

rule-budget-adds-up-checks = Where a budget has lines, personnel and the other lines sum to its total exactly.
rule-budget-adds-up-mend = Check total, personnel and the other lines, all in 万元 (CNY 10,000). If the lines are not settled yet, give total and personnel only and delete all others.
budget-adds-up-negative = “{ $label }” is negative; no line of a budget can be below 0
budget-adds-up-short = personnel and the other lines sum to { $sum }, { $difference } less than the total of { $total }
budget-adds-up-over = personnel and the other lines sum to { $sum }, { $difference } more than the total of { $total }
budget-adds-up-personnel-over = personnel is { $personnel }, more than the total of { $total }
budget-adds-up-personnel-left-out = Without personnel the lines already sum to the total. Personnel is part of the total: add it there, or take it out of the lines that hold it already.
rule-amount-plausible-checks = No amount is surprisingly large or small, as when 元 are written for 万元.
rule-amount-plausible-mend = Check this figure; it is in 万元 (CNY 10,000). If it is right, leave it.
amount-plausible-beyond = “{ $label }” is { $value } 万元, which is unusually much; was it written in 元?
amount-plausible-above = “{ $label }” is { $value } 万元, 1,000 times what is usual in this call or more; was it written in 元?
amount-plausible-below = “{ $label }” is { $value } 万元, a thousandth of what is usual in this call or less; was it written in 亿元?
amount-plausible-in-yuan = If it was written in 元, divide it by 10,000, which gives { $meant }, and check the other amounts too. If it is right, leave it.

## domain-in-call

rule-domain-in-call-checks = The domain is one of the call's.
rule-domain-in-call-mend = Choose one of the call's domains; other subjects may find their place in a later call.
domain-in-call-unknown = this call has no domain “{ $value }”; choose one of: { $options }

## indicators and terms of bidding

rule-indicator-measurable-checks = Enough indicators have a figure in their target.
rule-indicator-measurable-mend = Write targets in figures, such as “≥1000” or “at least 3”, and give the unit.
rule-indicator-measurable-reading = The notice asks for landmark results and not for a number of figures in so many words; the host sets how many are wanted and how much it weighs. Figures in the names of standards, in formulas and in years do not count.
indicator-measurable-few = indicators with a figure in their target: { $found }; wanted are at least { $wanted }
indicator-measurable-add = Add indicators that can be tested; write their targets in figures, such as “≥1000” or “at least 3”, and give the unit.
indicator-measurable-another = this one has no figure either
indicator-measurable-more = { $count } more are not listed
rule-bidding-terms-checks = Open bidding has a deadline and a payment that make sense, and says clearly who owns the results and who may bid.
rule-bidding-terms-mend = Correct the terms as the message says, so that bidders know what they are in for.
rule-bidding-terms-reading = Nobody knows yet on which day the project begins, so its term is counted from the month in which the last dated stage of the call closes, by whole months; a deadline beyond it is a warning.
bidding-terms-deadline-past = the deadline is { $deadline }, but submission only closes on { $closes }: no bidder can keep it
bidding-terms-deadline-past-mend = Give a date after submission closes that leaves time to bid, to sign and to work.
bidding-terms-deadline-late = the deadline is { $deadline }, beyond the term of { $term } months from { $start }
bidding-terms-deadline-late-mend = Check the deadline and the term: the bidder must be done before the project ends.
bidding-terms-term-here = the term stands here
bidding-terms-payment-over = the bidder is to be paid { $payment }, more than the whole budget of { $total }
bidding-terms-payment-over-mend = Check both amounts, in 万元 (CNY 10,000). What the bidder is paid is part of the budget.
bidding-terms-total-here = the budget's total stands here
bidding-terms-payment-nothing = the bidder is to be paid 0
bidding-terms-payment-nothing-mend = Give the whole amount that the bidder will be paid, in 万元 (CNY 10,000). If nothing is paid, leave it and say under the bidder's conditions how you will work together.
bidding-terms-left-open = “{ $label }” says only “{ $value }”; bidders cannot tell what they are in for
bidding-terms-left-open-mend = Say what you have in mind: who owns and uses the results, or what the bidder must have; add what is open to negotiation.

## innovation institutions and the year of figures

rule-innovation-institution-checks = The unit owns an innovation institution of provincial or national level, or is one, in the domain of its demand.
rule-innovation-institution-mend = Add the institution if it is missing here, or check the level against the document that grants it. A unit without such an institution does not qualify.
rule-innovation-institution-reading = It binds all units. Kinds of units that are such an institution themselves (institution_kinds) need own none. Institutions of partners do not count; one that belongs to the group is marked so in its name. Experts judge whether the field is related, so another domain is a warning.
innovation-institution-none = “{ $unit }” lists no innovation institution; this call asks for one of level { $levels }
innovation-institution-below = no innovation institution of “{ $unit }” has the level that this call asks for: { $levels }
innovation-institution-other-domain = no innovation institution of “{ $unit }” with the level asked for works in “{ $domain }”
innovation-institution-other-domain-mend = Check that the institution's domains are complete and that the demand's domain is right. If both are, leave them; experts will judge.
innovation-institution-serves = { $name } lists: { $domains }
rule-finance-year-checks = The unit's figures are of the year before the call opens.
rule-finance-year-mend = Give the figures of the year before the call opens: the year and all amounts.
rule-finance-year-reading = “上年度” is the calendar year before the day on which submission opens. Figures need not be audited; say so with audited: false.
finance-year-earlier = the figures are of { $year }; this call asks for { $expected }
finance-year-not-over = the figures are of { $year }; this call asks for the year before it opened, { $expected }
finance-year-write = Give the figures of { $expected }: the year and all amounts. If they are not audited yet, write audited: false.

## secret matters and personal data

rule-declared-unclassified-checks = Nothing classified is submitted online: the unit declares so, and no text carries a secrecy mark.
rule-declared-unclassified-mend = Do not submit this online; hand it in as the notice says. Delete the file, and if it has been pushed, tell the authority at once.
declared-unclassified-history = this file carries a secrecy mark in commit { $commit }; it was taken away later, but everybody could still fetch it from the history
declared-unclassified-history-unread = this file is too large in commit { $commit } to be read, so nobody knows whether it is classified
declared-unclassified-message = the message of commit { $commit } carries a secrecy mark
declared-unclassified-people = the name or address of whoever made commit { $commit } carries a secrecy mark
declared-unclassified-undeciphered = the message of commit { $commit } is in an encoding that is not known here, so nobody can tell that it holds nothing classified; please write it again in UTF-8 (git config i18n.commitEncoding utf-8)
declared-unclassified-file-name = in commit { $commit } the name of a file or a folder carries a secrecy mark
declared-unclassified-reference-name = the name of a branch or a tag that is pushed carries a secrecy mark
declared-unclassified-history-mend = Do not push these commits. Start a new branch from the latest version and commit only what may be public; if they were pushed already, tell the bureau at once.
rule-declared-unclassified-reading = Only marks count: a grade of secrecy with ★ or a period, as a grade, in brackets or alone on a line, and phrases such as 工作秘密 and 国防专利. For grades and phrases the whole sentence counts: denials (不涉及国家秘密、工作秘密), rules (密级为秘密及以上的不得上传) and what is about them (工作秘密识别系统) pass. Ordinary words such as 机密计算 (confidential computing) or 商业秘密 (trade secret) pass. Once a mark is found, nothing of the file is shown any more.
declared-unclassified-hand-over = Do not submit this online; hand it in at { $office }: { $how }. Delete the file. If it has been pushed, tell { $office } at once, because it stays in the history. If nothing is classified and the words only look like a mark, put them another way.
declared-unclassified-not-declared = it is not declared that nothing is classified; classified matters cannot be submitted online
declared-unclassified-mark = “{ $label }” ({ $key }, line { $line }) carries a secrecy mark; { $length ->
    [one] 1 character is
   *[other] { $length } characters are
} not shown
declared-unclassified-line = line { $line } carries a secrecy mark; { $length ->
    [one] 1 character is
   *[other] { $length } characters are
} not shown
rule-no-personal-data-checks = No public text holds a mobile number, a resident identity number, a private e-mail address or a bank card number.
rule-no-personal-data-mend = Delete it, or write the unit's office telephone or mail address. How to reach the contact person belongs into “联系人” (contact), which is not published.
no-personal-data-history = this file holds personal data in a public text in commit { $commit }; it was taken away later, but everybody could still fetch it from the history
no-personal-data-message = the message of commit { $commit } holds personal data
no-personal-data-reference-name = the name of a branch or a tag that is pushed holds personal data
no-personal-data-history-mend = Do not push these commits. Start a new branch from the latest version and commit the texts without personal data.
rule-no-personal-data-reading = These texts are published, and personal data may be published only with the person's separate consent (Personal Information Protection Law, article 25). Office telephones and mail addresses pass, and so do rows of figures, figures with units, and numbers of patents, contracts and versions. Numbers count however blanks, hyphens, dots, brackets, full-width digits or Chinese numerals part them. What is found is not shown.
no-personal-data-mobile = “{ $label }” holds { $count ->
    [one] a mobile number
   *[other] { $count } mobile numbers
}
no-personal-data-resident = “{ $label }” holds { $count ->
    [one] a resident identity number
   *[other] { $count } resident identity numbers
}
no-personal-data-mail = “{ $label }” holds { $count ->
    [one] a private e-mail address
   *[other] { $count } private e-mail addresses
}
no-personal-data-bank-card = “{ $label }” holds { $count ->
    [one] a bank card number
   *[other] { $count } bank card numbers
}
no-personal-data-mend-in-comment = Delete it. Comments are published and need no contact details: the reply is published beside the comment. If it has to be there, write the unit’s office telephone or mail address only.
no-personal-data-name = the name of a file or folder holds { $sort }; it is part of an address and cannot be taken back, so stars stand for it here
no-personal-data-name-mend = Rename the file or folder: a short name of the demand or unit is enough, such as ceramic-substrate.yaml.
no-personal-data-sort-mobile = a mobile number
no-personal-data-sort-resident = a resident identity number
no-personal-data-sort-bank-card = a bank card number
no-personal-data-history-name = a file in commit { $commit } has personal data in its name; it was changed later, but others can still fetch it from the history once it is pushed
no-personal-data-comment = comment
no-personal-data-line = this line
rule-sealed-checks = Where the call asks for sealing, contacts and finances are not committed in the clear, nor left so in the history.
rule-sealed-mend = Before it is committed, run zhengji seal; what the form on the page hands over is sealed already. What has been committed stays in the history: start a new branch from the latest version, commit only the sealed files, and do not push the old commits.
rule-sealed-reading = It is checked where call.yaml names public keys (recipients under sealing). What is not committed yet, or what a proposal brings, is an error. What was committed before the call asked for sealing is a warning and stops nobody, but stays readable in the history. What is filled in on the page, and what import and new write, is sealed by itself.
sealed-readable = { $groups } can be read by everybody who has the repository, and this call asks for sealing
sealed-group = “{ $label }”
sealed-group-boxes = “{ $label }” ({ $boxes })
sealed-groups = { $first } and { $second }
sealed-asked = sealing is asked for here
sealed-mend = Run this before it is committed: zhengji seal { $path }. Sealed later it can still be read in the history. What the form on the page hands over is sealed already.
sealed-mend-brought = These commits cannot be taken: sealed later it can still be read in the history. Start a new branch from the latest version, put the file there, run zhengji seal { $path }, then commit; or take the file from the form on the page, which seals it. Do not push the old commits; if they were pushed already, tell the bureau.
sealed-mend-standing = What was committed in the clear stays in the history. To seal it from now on, run zhengji seal { $path }, then commit.
sealed-history = in commit { $commit } { $groups } of this file can be read; once pushed, everybody can fetch it from the history, also when it is sealed later
sealed-history-mend = Do not push these commits. Start a new branch from the latest version and commit only the sealed files; if they were pushed already, tell the bureau at once.

## thresholds

rule-rd-intensity-checks = An enterprise's R&D expense of last year reaches the share of main revenue that the notice sets.
rule-rd-intensity-mend = Check last year's R&D expense and main revenue, both in 万元 (CNY 10,000). If the figures are right and the share is too low, the unit does not qualify.
rule-rd-intensity-reading = Compared exactly, without rounding: 0.001 % short is short. “以上” includes the number. Public institutions and private non-enterprise units are not bound; for kinds of units that the call names in warn_only it is a warning.
rd-intensity-below = R&D expense is { $ratio } % of main revenue, below { $threshold } %
rd-intensity-revenue-here = main revenue stands here
rd-intensity-no-revenue = main revenue is not above 0, so the share of R&D expense has no meaning (at least { $threshold } % is required)
rd-intensity-no-revenue-mend = give last year's audited or declared main revenue; an enterprise without revenue does not qualify
rule-rd-investment-checks = An enterprise's total R&D investment of last year reaches the threshold.
rule-rd-investment-mend = Check last year's total R&D investment, in 万元 (CNY 10,000). If it is right and too low, the unit does not qualify.
rd-investment-below = total R&D investment is { $value } × CNY 10,000, below { $threshold }
rule-project-investment-checks = An enterprise's project costs at least the threshold, personnel not counted.
rule-project-investment-mend = Check the budget's total and personnel, in 万元 (CNY 10,000). If they are right and too low, the project does not qualify.
rule-project-investment-reading = Only this threshold leaves personnel out; the whole project counts, partners' money included.
project-investment-below = the budget of { $total } less { $personnel } for personnel is { $counted }, below { $threshold }

## units

rule-unit-once-checks = A unit has one folder; its credit code is copied right and fits its legal form.
rule-unit-once-mend = Move everything into one folder and delete the other; correct a miscopied code by the certificate.
unit-once-twice = this code stands in another folder already: “{ $other }” and “{ $folder }” are one unit
unit-once-first-here = the code in the other folder stands here
unit-once-check-character = “{ $label }” is wrong: its last character does not fit the 17 before it
unit-once-check-character-mend = Codes tell units apart and quotas are counted by them, so every character matters. Compare all of them with the certificate, above all 0 and D, 8 and B, 5 and 6. If they agree (some codes issued before 2016 are like that), the department confirms the code in confirmed_codes of its department.yaml.
unit-once-confirmed = the last character of “{ $label }” does not fit the 17 before it; { $department } has compared it with the certificate and confirms it
unit-once-confirmed-mend = Nothing to do.
unit-once-confirmed-here = it is confirmed here
unit-once-confirmed-needless = the check character of this code is right; there is nothing to confirm
unit-once-confirmed-unknown = no unit of this department has this code
unit-once-confirmed-unused-mend = See whether the code was miscopied; delete the entry if nothing needs it.
unit-once-old-number = “{ $label }” is a number of the time before 2015 (organization code or registration number)
unit-once-old-number-mend = Give the unified social credit code of 18 characters, printed on the present certificate. If yours is older, ask the registration office first.
unit-once-organization-code = characters 9 to 17 of “{ $label }” (the former organization code) do not fit their own check character; they may be miscopied
unit-once-organization-code-mend = Compare every character with the certificate. If they agree, leave it.
unit-once-legal-form = the legal form is “{ $form }”, but codes that begin with { $start } are usually “{ $meant }”
unit-once-legal-form-mend = Compare legal form and code with the certificate. If both are right, leave them.
unit-once-code-here = the code stands here

## similar

rule-similar-checks = Two demands that are much alike are told to both sides with the phrases they share; a warning only.
rule-similar-mend = Talk to the other side: join the two in one demand, or write down what sets them apart.
rule-similar-reading = All demands of the call that stand are compared, those of one unit too, and those of earlier calls; public texts only. Alike is not copied: whether to join is for the units and their offices to settle.
similar-copy = “{ $title }” and “{ $other }” ({ $path }) are nearly the same
similar-mostly = “{ $title }” and “{ $other }” ({ $path }) are mostly the same
similar-partly = “{ $title }” and “{ $other }” ({ $path }) have much in common
similar-there = the other demand is here
similar-there-earlier = the demand of the earlier call { $call } is here
similar-shared = in both: { $phrases }
similar-mend-others = Talk to the other unit: join in one demand (consortium or alliance along the chain), or write in title and research what sets the two apart. It may be submitted as it is.
similar-mend-own = Both are your own: join them or withdraw one, or write in title and research what sets them apart. It may be submitted as it is.
similar-mend-earlier = What is still unsolved may be asked for again; say what is new. What was funded and solved need not be. It may be submitted as it is.
similar-more = { $count ->
    [one] { $count } more pair of similar demands is not listed beside the { $told } that are
   *[other] { $count } more pairs of similar demands are not listed beside the { $told } that are
}
similar-more-mend = The most similar ones are listed first. Settle these and check again to see the others.

## quotas

rule-quota-checks = No more demands are recommended than the quotas allow, and no unit (or group) has more than its own.
rule-quota-mend = Decide which to keep; withdraw the others (by their button on the page, or with withdrawn in the file), and do not hand in those that are not in yet.
rule-quota-reading = The quota binds recommendations. Those of units and groups are checked on submissions too, so that they learn in time; those of departments, domains and the whole call bind recommendations alone and never shut a unit out. Units that name a group count with it; the department confirms the group and the leading enterprise.
quota-over = “{ $holder }” may have { $max } and has { $used } ({ $used }/{ $max })
quota-over-each = “{ $holder }” may have { $max } of “{ $value }” and has { $used } ({ $used }/{ $max })
quota-choose = Choose the best and take the others out of the recommendation, or put them under declined with the reason; what units handed in stays.
quota-other = another under the same quota: { $title }
quota-more = { $count } more are not listed
rule-quota-joint-form-checks = Whoever uses as many places as the call says gives some of them to the forms that it names.
rule-quota-joint-form-mend = Change one demand's organization to one of these forms and fill in what belongs to it, or hand in one less.
rule-quota-joint-form-reading = “So many of them” is read as at least so many, and only from the number of demands on that the call says. Only the forms that the row names count.
quota-joint-form-missing = “{ $holder }” has { $used } demands; at least { $min } must be organized as { $forms }, and { $fitting } is
quota-joint-form-chain = chain alliances do not count here: the row names { $forms } only
rule-quota-topic-checks = Kinds of units whose places go by topic have no more of each than the call says; other units state no topic.
rule-quota-topic-mend = Keep as many demands of each topic as there are places, or correct the topic.
quota-topic-over = “{ $holder }” may have { $max } of “{ $topic }” and has { $used } ({ $used }/{ $max })
quota-topic-not-for-kind = only units whose places go by topic state one; this unit is “{ $kind }”: delete the line
quota-topic-not-for-kind-mend = Deleting it is enough. Where the kind of unit is wrong, mend that in what is said of the unit; its department confirms it.
quota-topic-missing = this unit is “{ $kind }”: state the topic, one of { $options }
quota-topic-missing-mend = State one of them. Where the kind of unit is wrong, mend that in what is said of the unit; its department confirms it.

## places of transformation and partners

rule-result-located-in-city-checks = An original result is carried over into industry at a place in the city.
rule-result-located-in-city-mend = Say in which district or county of the city it is.
result-located-in-city-elsewhere = “{ $place }” does not show that the place is in { $city }
result-located-in-city-write = Name the district or county and say that it belongs to { $city }. A result that goes elsewhere does not qualify; another topic may.
rule-joint-form-has-partners-checks = An innovation consortium or a chain alliance names at least one partner besides the unit itself.
rule-joint-form-has-partners-mend = Name at least one partner with its code and task under partners; if the unit works alone, change the organization to “single-unit”.
rule-joint-form-has-partners-reading = “多家优势单位联合” is read as at least one unit besides this one. Partners need not meet the thresholds. A unit of the same group with a name and a code of its own is another unit.
joint-form-has-partners-none = the organization is “{ $form }”, but no partner is named
joint-form-has-partners-only-itself = the organization is “{ $form }”, but the only partner is the unit itself

## ranking

rule-ranking-checks = Ranks run 1, 2, 3 … without gap or tie, and each demand stands in one place only.
rule-ranking-reading = A unit under a district and a park is recommended by one of them only; where both did, they agree and one takes it back.
rule-ranking-mend = Number the demands anew: 1, 2, 3 …, one number each.
ranking-gap = ranks jump to { $rank }; number { $expected } is missing
ranking-tie = rank { $rank } is used twice
ranking-tie-first = the first { $rank } stands here
ranking-twice = demand “{ $demand }” stands in this table twice
ranking-two-departments = demand “{ $demand }” is recommended by another department already; only one may
ranking-first-here = first here
ranking-withdrawn = { $count ->
    [one] a ranked demand was withdrawn: { $titles }
   *[other] { $count } ranked demands were withdrawn: { $titles }
}; the table leaves them out and numbers the others anew: 1, 2, 3 …
ranking-withdrawn-mend = Take what was withdrawn out of the recommendation and number the rest anew; the table is the same if you do not. Where it was stamped, print, stamp and scan it again.
ranking-withdrawn-closed = The stage has closed and the recommendation stays as it is: the table numbers the demands that stand by itself.
ranking-withdrawn-here = this one was withdrawn

## recommendations

rule-joint-form-marked-checks = Demands in a joint form are recommended with emphasis.
rule-joint-form-marked-mend = Set key_recommended to true, unless it is meant to stay false.
joint-form-marked-missing = “{ $title }” is a joint demand and is not recommended with emphasis
rule-unit-kind-confirmed-checks = A unit kind that gives two or more places is confirmed by the department.
rule-unit-kind-confirmed-mend = Check what the unit says of itself: if it is right, tick “kind confirmed” (unit_kind_confirmed: true in the file); otherwise have the unit correct its kind.
unit-kind-confirmed-missing = “{ $unit }” calls itself “{ $kind }”, which gives more than one place; the department must confirm it
rule-jurisdiction-checks = A department recommends only demands of its own units, and a unit belongs to one department.
rule-jurisdiction-mend = Check who belongs to whom: the unit corrects its department, or the department takes the entry out.
rule-jurisdiction-reading = The division on the day the call opens counts. After a later re-division units may write the old or the new district; the first department goes on recommending.
jurisdiction-no-such-demand = there is no demand “{ $demand }”: misspelt, renamed or deleted
jurisdiction-not-own = “{ $title }” belongs to “{ $own }” and cannot be recommended by “{ $department }”
jurisdiction-no-such-department = there is no department “{ $department }”; choose one of: { $departments }
jurisdiction-not-covered = “{ $district }” does not belong to “{ $department }”
jurisdiction-covered-by = “{ $district }” does not belong to “{ $department }” but to: { $others }
rule-opinion-given-checks = Every recommended demand has an opinion.
rule-opinion-given-mend = Say what was examined and why it is recommended; it is printed in the table.
opinion-given-missing = no opinion is given on “{ $title }”
rule-recommended-checks = A demand that no department recommends stays out of the table.
rule-recommended-mend = The department adds and ranks it, or lists it under declined with the reason.
recommended-not = “{ $department }” has neither recommended nor declined this demand; it stays out of the table

## approval and stamp

rule-approved-checks = A head of the department has approved the table within the stage.
rule-approved-mend = Fill in approved_by and approved_on.
approved-missing = the stage has closed and nobody is named who approved the table
approved-outside = the approval of { $on } lies outside the stage ({ $opens } to { $closes })
rule-stamped-scan-checks = When the stage closes, a scan of the stamped table is there.
rule-stamped-scan-mend = Scan the stamped table as PDF, JPG or PNG of at most 20 MB, put it into the department's folder and name it in stamped_scan.
rule-stamped-scan-reading = 20 MB are 20×1024×1024 bytes. Scans are for comparison only and are never published.
stamped-scan-missing = the stage has closed and no scan of the stamped table is there
stamped-scan-name = give a bare file name in lower-case letters, digits and hyphens that ends in .pdf, .jpg, .jpeg or .png
stamped-scan-absent = there is no file “{ $name }” in the department's folder
stamped-scan-too-large = the scan is too large ({ $bytes } bytes; at most 20971520)
stamped-scan-not-what-it-says = the content of this file is not { $extension }; only its extension says so
rule-scan-matches-table-checks = The stamped table is the table as it stands.
rule-scan-matches-table-reading = All that the table prints counts: which demands, their order, titles, domains, units and kinds, organization, partners, emphasis, money, terms, opinions, remarks, the title of the table and the name of the department. When one of them changes, the stamp no longer covers the table.
rule-scan-matches-table-mend = Print, stamp and scan the table again, and copy the digest at its foot to its box (table_digest).
scan-matches-table-differs = the stamp no longer covers the table: the stamped one has digest { $stamped }, as it stands it has { $now }; something was changed after stamping
stamp-withdrawn = “{ $title }” was withdrawn after stamping (place { $count } on the stamped table)
stamp-gone = “{ $title }” was taken out after stamping (place { $count } on the stamped table)
stamp-come = “{ $title }” was added after stamping (now in place { $count })
stamp-moved = “{ $title }” has another rank
stamp-cell = “{ $title }”: { $column } was “{ $before }” and is “{ $after }”
stamp-cell-plain = “{ $title }”: { $column } was changed
stamp-head = the name of the table or department was “{ $before }” and is “{ $after }”
stamp-more = { $count ->
    [one] one more change
   *[other] { $count } more changes
}
stamp-again = print, stamp and scan the table again
stamp-again-until = print, stamp and scan the table again until { $closes }, and replace scan and digest
stamp-again-late = the stage closed on { $closes }; print, stamp and scan the table again soon and ask { $host } how to hand it in
scan-matches-table-missing = a scan is named without the digest at the foot of its table (table_digest); the digest is now { $now }

## Taking in comments (zhengji import comments)

import-columns = columns read: { $columns }
import-left-out = columns that are never written (personal data and the like): { $columns }
import-unknown = columns that are not known and were not written: { $columns }. Name the one that holds the comment with --column "HEADING=text"; leave one out knowingly with --column "HEADING=-".
import-bad-column = cannot read --column { $argument }; write HEADING=KEY, where the key is one of: { $keys }
import-no-such-heading = the table has no column “{ $heading }”; check --column
import-same-columns = the columns { $headings } both look like { $key }; leave one out with --column "HEADING=-"
import-no-text-column = there is no column with the text of the comments. The first row should hold headings, such as: date, name, item, comment.{ $unknown ->
    [0] {""}
   *[other] {" "}Not known: { $headings }; name the right one with --column "HEADING=text".
}
import-no-day-column = there is no column with the day of receipt.{ $unknown ->
    [0] {" "}Add a column “received on”.
   *[other] {" "}Not known: { $headings }; name the right one with --column "HEADING=received_on".
}
import-no-item-column = the table does not say which guideline item the comments are on. If all are on the same one, add --item and its number, such as --item 3.2; otherwise add a column “item”.
import-no-channel-column = the table does not say how the comments came in. Add --channel: web, mail, phone, letter or meeting.
import-no-such-item = there is no guideline item “{ $item }”; there are: { $items }
import-no-such-channel = there is no channel “{ $channel }”; there are: { $channels }
import-not-text = { $path } is no text in UTF-8, UTF-16, GB18030 (GBK) or Big5; nothing was taken in. Open it in a spreadsheet program, see that it reads well, and save it as .xlsx or “CSV UTF-8 (comma delimited)”.
import-which-encoding = { $path } may be in GBK or in Big5, and nothing says which; nothing was taken in. Open it in a spreadsheet program, see that it reads well, and save it as .xlsx or “CSV UTF-8 (comma delimited)”.
import-damaged-text = { $path } is text in UTF-8, but line { $line } holds a broken character; nothing was taken in. Export it again, or mend the character in a spreadsheet program and save as .xlsx.
import-mails = { $count } mails; the rows below count them: { $mails }.
import-attached = { $count } mails have something attached, which was not taken in; look at it yourself: { $mails }.
import-no-mail = { $path } is no mail, or is damaged; nothing was taken in. Export it from the mailbox again (.eml).
import-no-mails = { $path } holds no mail (.eml); nothing was taken in.
import-too-many-mails = { $path } holds more than { $most } mails; take them in folder by folder.
import-page = { $path } is a web page, as many systems call .xls; nothing was taken in. Open it in a spreadsheet program and save it as .xlsx.
import-no-workbook = { $path } was not taken in: { $reason } The sheet can also be saved as “CSV UTF-8 (comma delimited)”.
import-document = It is a Word document. Put the comments into a sheet, one a row.
import-too-many-rows = The table is too large; split it into several files.
import-several-sheets = Several sheets look like tables of comments ({ $sheets }); save each as a file of its own.
import-sheet = the sheet “{ $sheet }” was read; the others were not.
import-big5 = the file is in Big5 (traditional characters) and was read so; see that it reads well.
import-above = row { $row } holds the headings; { $count ->
    [one] the row
   *[other] the { $count } rows
} above (a title or the like) were left out.
import-too-large = { $path } is larger than { $most } MiB; take it in in parts.
import-no-rows = { $path } holds no comment.
import-broken = row { $row }: { $reason }. What follows may stand in the wrong columns; nothing was taken in.
import-open-quote = a quotation mark is opened here and never closed
import-too-many-cells = this row has { $cells } cells for { $headings } headings; put cells with commas in them in quotation marks
import-empty = is empty
import-which-item = which guideline item is meant? Give its number or title; the numbers are: { $items }
import-which-option = is none of the options: { $options }
import-which-day = which day is meant? Write year-month-day, as in 2026-06-18
import-day-order = which figure is the year, which the month, which the day? Write year-month-day, as in 2026-06-18
import-day-no-year = the year is missing. Write year-month-day, as in 2026-06-18
import-day-serial = this is how a spreadsheet keeps a day inside; two calendars are in use, four years apart. Give the column a date format and save again, or take in the .xlsx file itself
import-day-epoch = this looks like a count of seconds since 1970, but the heading does not say so. If it is one, put “timestamp” into the heading
import-day-zone = in which time zone? Several have this short name. Write an offset, such as +08:00, or the date alone
import-day-weekday = the day of the week is not that of the date; which is right?
import-earlier-than-call = the day of receipt is before the call began ({ $date }). Questionnaires that keep no times write days like 1980-01-01
import-cell-error = holds the error of a formula, such as #REF!; write what is meant
import-cell-moment = holds a time without a day. Write year-month-day, as in 2026-06-18
import-cell-raised = a part of the text is raised or lowered and would be read otherwise (10⁶ as 106). Write it as 10⁶, 10^6 or H₂
import-cell-struck = a part of the text is struck out; is it meant or not? Delete it, or take the line away
import-later-than-now = the day of receipt lies in the future
import-yes-or-no = may the name be shown or not? Write yes or no
import-control-character = holds invisible control characters; delete them or type the cell again
import-fault = row { $row }, column { $letters } “{ $column }”: { $fault }
import-fault-absent = row { $row }, “{ $column }”: { $fault }
import-fault-row = row { $row }: { $fault }
import-fault-rule = { $fault } ({ $rule })
import-more-faults = { $count ->
    [one] 1 more fault is
   *[other] { $count } more faults are
} not listed.
import-nothing-written = { $rows ->
    [one] 1 row has
   *[other] { $rows } rows have
} to be mended; nothing was written. Mend the table and run the command again.
import-twin = row { $row } is the same as row { $first } in every cell; both are taken for one comment.
import-differs = row { $row } is { $path } already, but the file says otherwise in: { $fields }. The file stands as it was.
import-new = row { $row } → { $path }
import-new-same = row { $row } → { $path } (says the same as { $first })
import-more-rows = … { $count ->
    [one] 1 more row
   *[other] { $count } more rows
}
import-same = { $count ->
    [one] 1 of them says
   *[other] { $count } of them say
} nearly the same as another ({ $groups ->
    [one] 1 group
   *[other] { $groups } groups
}); only the first of each needs an answer.
import-without-aspect = { $count ->
    [one] 1 row names no aspect and was
   *[other] { $count } rows name no aspect and were
} taken for “other”.
import-unnamed = { $count ->
    [one] 1 row names nobody and is
   *[other] { $count } rows name nobody and are
} shown as “未署名”.
import-counted-days = { $count ->
    [one] 1 day was
   *[other] { $count } days were
} kept as a number without a date format and read by the calendar of this workbook; see that they are right.
import-outside-period = { $count ->
    [one] 1 comment was
   *[other] { $count } comments were
} received outside the consultation period.
import-kept = { $count ->
    [one] 1 comment was
   *[other] { $count } comments were
} taken in before ({ $answered } with a disposition) and left as they are.
import-nothing-new = no new comments; nothing was written.
import-would-write = { $count ->
    [one] 1 comment
   *[other] { $count } comments
} would be written. Leave out --dry-run to write.
import-written = { $count ->
    [one] 1 comment was
   *[other] { $count } comments were
} written. Look through them, commit, then fill in disposition and reply.

## guideline and comments

rule-guideline-sources-checks = Each guideline item names the demands it comes from.
rule-guideline-sources-mend = Check “unit/demand” of the source, or give no_source_reason.
guideline-sources-unknown = there is no demand “{ $demand }”
guideline-sources-withdrawn = “{ $title }” was withdrawn and cannot be a source
rule-guideline-coverage-checks = Once the draft is out, every recommended demand is in an item or has a disposition with a reason.
rule-guideline-coverage-mend = Name the demand as a source of an item, or give its disposition with a reason in dispositions.yaml.
rule-guideline-coverage-reading = The draft is out when the guideline stage has closed or the consultation has opened.
guideline-coverage-lost = the recommended demand “{ $title }” is in no item and has no disposition
guideline-coverage-unknown = there is no demand “{ $demand }”
guideline-coverage-both = “{ $demand }” is in item { $item } already and needs no disposition
guideline-coverage-twice = “{ $demand }” has two dispositions
rule-consultation-period-checks = The time to comment suits what it rests on, or a reason is given.
rule-consultation-period-mend = Close later, or give the reason in period_reason.
rule-consultation-period-reading = Both days count; working days are Monday to Friday. Without a stated rule, 15 days as usual.
consultation-period-short = { $days } days to comment, fewer than the { $needed } of “{ $basis }”, and no reason is given
consultation-period-short-working = { $days } working days to comment, fewer than the { $needed } of “{ $basis }”, and no reason is given
rule-comment-answered-checks = Once the consultation closes, every comment has a disposition and a reply.
rule-comment-answered-mend = Fill in disposition and reply; give the reason where a comment is not adopted.
comment-answered-open = the consultation has closed and this comment is unanswered
comment-answered-due = The consultation has closed and this comment has no answer yet; the last day to answer is { $last }
comment-answered-late = This comment was to be answered by { $last }; that time has passed
comment-answered-no-reply = there is a disposition but no reply
comment-answered-no-disposition = there is a reply but no disposition
comment-answered-no-such-item = there is no guideline item “{ $item }”
comment-answered-no-such-comment = “{ $comment }” is no comment to point at: it has to exist, be on the same item, and point at no other itself

## windows

rule-submission-window-checks = Units submit and change their files only while submissions are open.
rule-submission-window-mend = After the closing, ask the bureau, which may put it off by an amendment; before the opening, submit once it has opened.
rule-submission-window-reading = The opening day counts from 0:00 and the closing day until 24:00; where an hour is given, that instant counts. All in the call's time zone and by the checker's clock; dates inside commits count for nothing. After the closing only what an amendment names that stood before is open, until its time.
submission-window-early = submissions open on { $opens }; nothing can be submitted or changed yet
submission-window-late = submissions closed on { $closes }; nothing can be submitted or changed any more
submission-window-moved = submissions closed on { $closes }; their dates cannot be changed any more: files that have been sealed would open again
submission-window-notice = submissions closed on { $closes }; the notice cannot be changed any more
submission-window-notice-mend = The bureau first adds an amendment to call.yaml (amendments, what: {"{"}file: name of the notice{"}"}); once that is accepted, it changes the notice.
window-amendment-same = the amendment that would allow it comes in this very proposal and is not accepted yet
window-amendment-same-mend = First propose the amendment (call.yaml); once that is accepted, propose the file.
window-amendment-over = this was open until { $until }, which has passed
window-moved-mend = Put the dates back. To put off a closing, add an amendment to call.yaml, such as `what: {"{"}stage: { $stage }{"}"}`, with until, reason and approved_by.
rule-recommendation-window-checks = Departments submit and change their files only until the recommendations close.
rule-recommendation-window-reading = Departments may prepare from the day submissions open; the closing day counts until 24:00, or until the hour that is given. After the closing only what an amendment names that stood before is open, until its time.
rule-recommendation-window-mend = After the closing, ask the bureau.
recommendation-window-early = recommendations open on { $opens }; nothing can be submitted or changed yet
recommendation-window-late = recommendations closed on { $closes }; nothing can be submitted or changed any more
recommendation-window-moved = recommendations closed on { $closes }; their dates cannot be changed any more: files that have been sealed would open again

## arrival

rule-arrival-checks = The time of arrival counts: what came after the closing does not, and neither the order of what came nor the seal of a closing can be changed.
rule-arrival-mend = If it came late, ask the bureau; the version that came in time still counts.
rule-arrival-reading = Arrival is measured by the receiver's clock and receipts, not by dates inside commits; what arrives before 24:00 of the closing day is in time.
arrival-late = what this file now holds arrived at { $at }, after the closing ({ $closes })
arrival-unproven = no receipt proves when this file arrived
arrival-unproven-mend = The bureau should look through the server's receipts, or name the proposals that were still open in its list.
arrival-foxtrot = this push would change the order in which things arrived on “{ $name }” and is refused
arrival-foxtrot-mend = Fetch the newest “{ $name }” and commit on top of it; on a forge, use its merge button.
arrival-rewritten = this push would rewrite what has already arrived on “{ $name }” and is refused
arrival-rewritten-mend = Do not force a push. To change something, commit a new change on top of the newest version.
arrival-deleted = “{ $name }” holds what has arrived and cannot be deleted
arrival-deleted-mend = Leave this deletion out.
arrival-tag-moved = “{ $name }” seals a closing; it cannot be moved or deleted
arrival-tag-moved-mend = Leave this tag as it is. If it must be sealed again, the bureau chooses another name.
arrival-tag-foreign = “{ $name }” is a mark of what was sealed at a deadline; only the bureau may make it
arrival-tag-foreign-mend = Please choose another name. The bureau seals on the server, with zhengji freeze; where it pushes a seal from elsewhere, the server has to know that it is the bureau who pushes.
arrival-replace = “{ $name }” cannot be pushed: people would see something else than what is really there
arrival-replace-mend = Leave refs/replace/ out of the push.

## Sealing what counted (freeze, verify)

freeze-stage-submission = submission
freeze-stage-recommendation = recommendation
freeze-title = { $call }, { $stage }: closed { $closes }; what counts is the version received { $received } ({ $commit }).
freeze-proof-receipt = receipt
freeze-proof-forge = forge
freeze-proof-pending = pending
freeze-withdrawn = Withdrawn before the closing, does not count: { $path }
freeze-sum = { $files ->
    [one] 1 file
   *[other] { $files } files
    }; { $withdrawn } withdrawn; { $pending } taken in that { $pending ->
    [one] was an open proposal
   *[other] were open proposals
    } at the closing.
freeze-made = Sealed by the tag { $tag }, id { $id }. Put the id into the announcement or the file of the case, then push the tag everywhere: git push origin { $tag }
freeze-made-here = Sealed by the tag { $tag }, id { $id }. Put the id into the announcement or the file of the case.
freeze-same = Sealed before with the same content, nothing changed: { $tag }, id { $id }.
freeze-other = There is another { $tag } with other content (id { $id }); it was left as it is. Run zhengji verify to see where they differ.
freeze-foreign = There is a { $tag } (id { $id }) that was not sealed in this repository and has other content; it was left as it is. Look at it first: zhengji verify. If the bureau did not make it, run: zhengji freeze --stage { $stage } --replace { $id }
freeze-replaced = There was a { $tag } (id { $id }) that the bureau had not sealed; it was replaced.
freeze-rehearsal = This is a rehearsal (--at); no tag was written.
freeze-waits = Nothing was sealed: { $units } arrived in time and still wait to be confirmed. Please decide which of them count: “{ $inbox } > pending.yaml” lists them; strike out those that do not, then “{ $freeze } --pending pending.yaml”. Where none counts, the list says [].
freeze-later-title = { $tag }, sealed after { $previous }; since then:
freeze-nothing-amended = The amendments are over and nothing came in under them; there is nothing to seal again.
freeze-amendment-open = Amendment { $number } is still open (until { $closes }); run this once more after that, to seal what comes in.
freeze-other-closing = What was sealed closed at { $sealed }, call.yaml now says { $closes }. What is sealed does not open again by other dates: put the dates in stages back; to put off a closing, add an amendment to call.yaml (amendments).
freeze-no-settings = The revision has no call.yaml of { $call }, or a faulty one. First run zhengji check.
freeze-no-stage = call.yaml has no stage { $stage }, or its dates are wrong.
freeze-not-closed = Not closed yet ({ $closes }), so nothing can be sealed. To have a look, give a later time with --at.
freeze-no-receipts = Nothing proves when the content of “{ $branch }” arrived, and guessing is not sealing. Run this on the server that receives it (with zhengji hook post-receive installed); for a call on GitHub or GitLab name the address that the forge merges with under arrival in call.yaml.
freeze-nothing-received = Nothing was received before the closing; the earliest receipt is of { $at }.
freeze-rewritten = The version received { $at } ({ $commit }) is no longer in the history of this branch: it was rewritten, and nothing can be sealed. Get that version back from another clone and find out why.
freeze-unreadable = The content of { $path } cannot be read. Run git fsck to see what is missing, then fetch it from another clone.
freeze-no-head = The commit of the open proposal “{ $name }” is not in this repository. Fetch it first, for example: git fetch origin refs/pull/17/head
freeze-pending-shape = { $path }, line { $line } cannot be read: { $reason }. It should be a list; each proposal says proposal, head and received.
freeze-pending-head = In { $path }, the head of “{ $name }” must be a whole commit id (40 digits).
freeze-note-damaged = Note: receipts on line { $lines } cannot be read and were not used.
freeze-note-gap = Note: before the receipt of { $at } there was a change without one; what it brought counts from that receipt on.
freeze-note-clock = Note: the receipt of { $at } is older than the one before it; the server's clock was set back.
freeze-note-unproven = Note: the newest content of the branch has no receipt.
freeze-note-waits = Note: { $name } arrived at { $at }, still waits to be confirmed and stands in no list: it does not count.
freeze-note-undecided = Note: { $name } arrived at { $at } and still waits to be confirmed; nobody has said yet whether it counts.
freeze-note-not-listed = Does not count: “{ $name }” (received { $at }) was not listed for the seal that it belongs to; that one is made and stays as it is.
freeze-note-pending-late = Does not count: the open proposal “{ $name }” came in at { $at }, after the closing.
freeze-note-pending-empty = The open proposal “{ $name }” changes no file of this stage, or has been merged.
freeze-note-left-out = Does not count: { $path } is no file of a call.
verify-nothing = No tag of a freeze here. Run zhengji freeze first; one that was made elsewhere has to be fetched: git fetch origin "refs/tags/freeze/*:refs/tags/freeze/*"
verify-title = { $tag } ({ $stage }, closed { $closes }, { $files ->
    [one] 1 file
   *[other] { $files } files
    })
verify-title-bare = { $tag }
verify-tag-moved = The tag was moved: it was { $made } when it was made, and is { $found } now
verify-tag-gone = The tag is gone: it was { $made } when it was made
verify-not-a-freeze = This tag is not the tag of a freeze
verify-inconsistent = The list, the files and the message of the tag do not belong together
verify-missing-history = The repository lacks content: { $reason }
verify-missing = Content missing: { $path }
verify-damaged = Content damaged or tampered with: { $path }
verify-rewritten = History rewritten: the branch lacks the version { $commit } that was received { $at }
verify-other-closing = the sealed list says that the stage closed at { $listed }, call.yaml says { $closes }
verify-other-branch = The sealed list is of { $branch }, which is no protected branch; if submissions are taken there: git config --add zhengji.protect { $branch }
verify-no-closing = Neither the sealed version nor the branch has a call.yaml that says when this stage of this call closes
verify-altered = Changed after it was sealed: { $path }
verify-removed = Deleted after it was sealed: { $path }
verify-added = Added after it was sealed: { $path }
verify-differs = By the receipts here another version or another time counts: { $path }
verify-not-merged = Counted, but not merged into the branch yet: { $path }
verify-not-sealed = Taken under amendment { $number } and not sealed again yet: { $path }
verify-follows = It follows { $previous }; since then:
verify-predecessor-other = The seal before it, { $tag }, is another one: it follows { $then }, which is { $found } now
verify-predecessor-gone = The seal before it, { $tag } ({ $then }), is gone
verify-chain-broken = It does not follow { $tag }: its digest, the closing or the amendments do not fit
verify-no-such-amendment = Amendment { $number } is not the one in call.yaml on the branch, or was not accepted yet
verify-unexcused = Differs from the seal before, and no amendment allowed that when it arrived: { $path }
seal-amendment = Amendment { $number } (accepted { $accepted }, open until { $until }): { $reason } Approved by: { $by }
seal-added = Added: { $path } ({ $at }, amendment { $number })
seal-altered = Changed: { $path } ({ $at }, amendment { $number })
seal-withdrawn = Withdrawn: { $path } ({ $at }, amendment { $number })
seal-removed = Deleted: { $path } ({ $at }, amendment { $number })
seal-unexcused = Differs, and no amendment: { $path } ({ $at })
verify-recomputed = The times of arrival were compared with the receipts here.
verify-not-recomputed = There are no receipts here; the times of arrival are those written down when it was sealed, and were not compared again.
verify-proven = Just as it was sealed. Id of the tag: { $id }.
verify-proven-besides = Besides what was taken under amendments and not sealed again yet, as it was sealed. Run zhengji freeze once more when the amendments are over. Id of the tag: { $id }.
verify-changed = { $count ->
    [one] 1 difference
   *[other] { $count } differences
    } from what was sealed.

## Sealing private values (seal, unseal)

enterprise-sealed = The figures are sealed and cannot be checked here; the bureau checks them
enterprise-sealed-mend = Nothing to do. The bureau checks with its key.
seal-key-made = The secret key is in { $path }. Only who has this file can open what is sealed: keep two copies apart from it (two sticks, two people), never in the repository, never by mail. Add these lines to call.yaml:
seal-done = Sealed { $values ->
    [one] 1 value
   *[other] { $values } values
    } in { $files ->
    [one] 1 file
   *[other] { $files } files
    }.
unseal-done = Opened { $values ->
    [one] 1 value
   *[other] { $values } values
    } in { $files ->
    [one] 1 file
   *[other] { $files } files
    }. Do not commit them like this.
seal-no-recipients = call.yaml names no public key (recipients under sealing), so nothing can be sealed. The bureau first runs: zhengji seal --new-key FILE
seal-bad-recipient = The public key “{ $key }” in call.yaml is wrong; copy the whole line that was shown when it was made.
seal-bad-key = { $path } is no file of a secret key. A secret key starts with AGE-SECRET-KEY-1.
seal-no-randomness = The system gave no random numbers; nothing can be sealed.
seal-no-such-file = { $path } is no file or folder of a call.
seal-one-call = Files of one call at a time can be sealed.
seal-unreadable = { $path } cannot be read, and nothing was changed. Run zhengji check and mend it first.
seal-other-key = { $key } in { $path }, line { $line }, was not sealed for this key, and nothing was changed.
seal-copied = { $key } in { $path }, line { $line }, was copied from elsewhere and does not belong to this file; nothing was changed. Ask the unit.
seal-not-its-own = What is sealed under { $key }, line { $line } of { $path }, is more than that value: opened it would change the rest of the file. Nothing was changed. Ask the unit to fill it in again.
seal-broken = { $key } in { $path }, line { $line }, was altered after it was sealed and cannot be opened; nothing was changed.
seal-too-long = { $key } in { $path }, line { $line }, is too long to be sealed; nothing was changed.
seal-unfit = contacts or finances in { $path } are not as the form has them and cannot be sealed; nothing was written. Mend these boxes first.

## Beginning (init, new call)

init-title = Call for R&D demands (example)
init-short-title = R&D demands (example)
init-host = Example bureau
init-not-empty = There are files in { $path }; nothing was written. Choose an empty folder, or one that is not there yet.
init-done = { $path } is ready ({ $files ->
    [one] 1 file
   *[other] { $files } files
    }). Next: go there, run zhengji build and look at the site; edit call.yaml and notice.md in { $call } as their comments say; then git init && git add -A && git commit -m call, and push it. README.md says how everybody uses it.
new-call-how = A few questions make the folder of a new call; edit the rest in call.yaml as its comments say. Files are written only after the last answer.
new-call-name = Name of the folder? Lower-case letters, digits and hyphens, such as 2026-2.
new-call-title = The notice's full title?
new-call-short-title = A short title, for headings?
new-call-host = Who calls?
new-call-opens = First day of submission? Such as 2026-03-24.
new-call-closes = Last day of submission (included)?
new-call-recommendation-closes = Last day of recommendation (included)?
new-call-no-date = This is no date; write it as 2026-03-24.
new-call-too-early = This is before the earlier date; please answer again.
new-call-written = Written: { $path }. Go on with call.yaml, notice.md and departments in it, then run zhengji check.

## owner

rule-owner-checks = Units change their own files, departments their own recommendations, and the bureau everything else.
rule-owner-mend = Put back what is not yours and keep only the changes to your own files; to change more, ask the unit or the office they belong to.
rule-owner-reading = Who may change what is read from the accounts registered before the merge. Who proposes is proven by the forge's account or by the signature on each commit; names inside commits do not count. Where call.yaml says roles.departments_submit: true, a department may also submit for the units that belong to it.
owner-unit = this file belongs to “{ $unit }”; only the accounts registered for that unit may change it
owner-department = this file belongs to “{ $department }”; only the accounts registered for it may change it
owner-new-unit = a new unit is added by “{ $department }” or by the bureau
owner-bureau = only the bureau may change this file
owner-limit = “{ $label }” ({ $key }) decides quotas and rights; only “{ $department }” or the bureau may change it
owner-limit-bureau = “{ $label }” ({ $key }) decides quotas and rights; only the bureau may change it
owner-signed-by-another = commit { $commit } is signed with somebody else's key
owner-not-as-signed = the signature of commit { $commit } is valid, but what would be merged is not what it signed (or the branch has changed the file since), so it does not count. Please commit and sign it again on top of the latest version
owner-signature = the signature of commit { $commit } does not prove who made it: { $reason }
owner-signature-mend = Sign the commit again with a registered key; if the key has changed, have it registered by the department or the bureau.
signature-pgp = it is a PGP signature, and only SSH signatures are read here
signature-expired = key { $key } is not valid at this time
signature-namespace = it was not made for a git commit
owner-unknown = nobody says who proposes this; whether they may change these files was not checked
owner-unknown-mend = Sign the commits with a registered key, or let the forge say who proposes (--actor).
owner-new-call = this call is new and has no registered accounts; who proposes it was not checked
owner-other-call = this proposal changes files of another call too; check that one as well

## The forms on paper (zhengji form): words printed on them

paper-of-call = ({ $call })
paper-how-xlsx = Boxes with * have to be filled in; where there is an arrow, choose from the list; what is marked as not public is for the authorities only. Please change neither labels nor grey cells; rows may be inserted into tables.
paper-how-docx = Boxes with * have to be filled in; choose from lists or tick; what is marked as not public is for the authorities only. Please do not change labels; rows may be inserted into tables.
paper-hints = How to fill it in (not printed)
paper-hints-docx = How to fill it in
paper-unit = ({ $unit })
paper-limit = { " " }(at most { $limit } characters)
paper-limit-each = , at most { $limit } characters each
paper-private = { " " }(not public)
paper-rows = { " " }({ $min ->
    [0] at most
   *[other] { $min } to
} { $max })
paper-example = { " " }Example: { $example }
paper-choices = { " " }Choices: { $choices }
paper-number = No.
paper-yes = yes
paper-no = no
paper-prompt-choice = [choose]
paper-prompt-date = [year-month-day]
paper-foot-xlsx = &CPage &P of &N
paper-foot-docx = Page [P] of [N]
paper-sheet-unit = Unit
paper-sheet-demand = Demand
paper-sheet-choices = Choices
paper-error-choice = Please choose from the list.
paper-error-whole = Whole numbers only, please, without a unit.
paper-error-number = Numbers only, please, without a unit.
paper-whose = Unit
paper-whose-hint = Says whose demand this is.
paper-whose-unit = Name of the unit
paper-whose-unit-hint = Name in full, as on the licence.
paper-whose-uscc = Unified social credit code
paper-whose-uscc-hint = The unit's code of 18 characters. May be left out where the sheet about the unit is filled in as well.
paper-whose-file = Number
paper-whose-file-hint = Written by the system for a demand that it knows; left empty for a new one.
paper-marking = Internal
paper-at-paragraph = a paragraph outside of the table ({ $start } characters)
paper-at-table = table { $table }
paper-at-row = table { $table }, row { $row }
paper-at-box = { $at }, “{ $label }”

## Reading filled forms (zhengji import)

paper-read-macros = The file has macros; they were neither run nor read
paper-read-links = The file refers to other files; only what stands in this one was read
paper-read-comments = The file has comments, which were not read; write into the cells what is needed
paper-read-images = The file has pictures, which were not read
paper-read-embedded = The file holds other files, which were not read
paper-read-broken = The formula in this cell fails; write what is meant
paper-read-no-result = This cell is a formula whose result is not stored in the file. Open and save the file in a spreadsheet program and import it again, or write the result
paper-read-cell-picture = This cell holds a picture and no text, and was not read. Please write what it says
paper-read-percent = This cell shows a percentage, and it is not certain what was meant: write it as text (65%) or as a plain number
paper-read-percent-as-text = This cell is shown as a percentage and was read as { $percent }%. Please compare it
paper-read-scaled = The figure in this cell is shown without its last digits (in thousands, say), so what is seen is not what is stored. Use the general format and the unit of the form
paper-read-moment = This cell holds a time; write a date or text
paper-read-figure = Read as a number, without unit, commas or full-width characters
paper-read-figure-as = Read as { $figure } { $unit }; see that it is right
paper-read-several = This box names several; they were taken as { $count }
paper-read-place = Read as “{ $name }”
paper-read-which-place = Which one is meant? Write the full name; it may be one of: { $names }
amount-wan-yi = CNY { $yuan } ({ $figure } 万亿元)
amount-yi = CNY { $yuan } ({ $figure } 亿元)
# Between the items of a list.
message-separator = {", "}
# What may be written, with its name.
message-choice = { $id } ({ $name })
# An amount with its unit, exact. Below a million, from a million on, from a thousand million on; $figure is in 元, in millions, in
# thousand millions, $wan in 万元.
money-yuan = CNY { $figure }
money-million = CNY { $figure } million
money-large = { $amount }
money-billion = CNY { $figure } billion
amount-wan = CNY { $yuan } ({ $figure } 万元)
amount-yuan = CNY { $figure }
paper-read-figure-as-text = This cell holds a number, which was read as text; check that no zero is missing in front
paper-read-figure-lost = The number in this cell is so long that the spreadsheet has lost its last digits; make the cell text, then write it again
paper-read-date-as-text = This cell holds a date, which was read as text
paper-read-not-text = This cell should hold text
paper-read-code = The code was put in upper case, without full-width characters and blanks
paper-read-not-figure = What figure is meant here? Write a number only, without “about”, “at least” or a range
paper-read-not-figure-in = What figure is meant here, in { $unit }? Write a number only, without “about”, “at least” or a range
paper-read-not-date = This cell should hold a date such as 2026-04-12
paper-read-date = Read as { $date }
paper-read-not-truth = This cell should say 是 (yes) or 否 (no)
paper-read-one-choice = Only one can be chosen in this cell
paper-read-no-choice = This cell should hold one of the list: { $choices }
paper-read-ticks = Cannot tell what is ticked. Please tick only what is chosen, right before it, out of: { $choices }
paper-read-sheet-twice = The same form is there twice; there can be only one
paper-read-sheet-unknown = This sheet is not a form; it was not read
paper-read-sheet-broken = The form's layout was changed, and its boxes can no longer be told apart: fill in a new form
paper-read-key-unknown = The form's layout does not fit the present form: fill in a new one
paper-read-twice = “{ $label }” is there twice; there can be only one
paper-read-label = The label “{ $label }” was changed; what was written into it was not read
paper-read-outside = What stands outside of the boxes was not read
paper-read-beyond = There is more, far away from the form, which was not read
paper-read-merged = Several boxes were merged into one, and nobody can tell which is meant: part them again
paper-read-tracked = The file holds tracked changes: accept or refuse all of them first
paper-read-table-unknown = This table is not a form; it was not read
paper-read-columns = The columns of “{ $label }” were changed: restore the form's own columns
paper-read-nested = There is a table inside the box; it was read row by row, its columns parted by tabs. Please compare it
paper-read-symbol = A symbol was not read; write it as text
paper-read-numbering = Automatic numbers are no text and were not read; write out the numbers that are needed
paper-read-equation = A formula was read as a line of text. Please compare it
paper-read-picture = A drawing in this cell was not read
paper-read-footnote = Footnotes were not read
paper-read-script = Unicode has no raised or lowered form for some characters; they were written as ^{"{"}…{"}"} or _{"{"}…{"}"}. Please compare them
paper-read-radical = Some characters were written as radicals or compatibility forms, as text copied from a PDF often is; they were replaced by the usual characters
paper-read-text-box = The text of a text box was read as lines of its own. Please check where it stands
paper-read-numbers = Automatic numbers were written out. Please compare them
paper-read-struck = Struck text was not read. Remove the line through what is to stay
paper-read-hidden = There is text that nobody sees (hidden, white or tiny); it was not read. Show what is needed, and delete what is not
paper-read-hidden-cell = This cell is in a hidden row or column and was not read. Unhide it, or empty it
paper-read-ruby = The reading above characters was not read, the characters were
paper-read-chunk = Another file was inserted here and what it says was not read. Open the file, copy that part as plain text, and save it
paper-read-field = Something is drawn by a field, such as a character in a circle, and was not read. Please write it as text

## Reading filled forms (zhengji import): what comes of them

import-form-file = { $path }:
import-form-at = { $at }:{ " " }
import-form-at-label = { $at } ({ $label }):{ " " }
import-form-refused = Nothing was written.
import-form-sum = { $written } files written, { $unchanged } unchanged, { $refused } forms not written.
import-form-written = Wrote { $path }
import-form-replaced = Updated { $path }
import-form-would-write = Would write { $path }
import-form-unchanged = { $path } is unchanged
import-form-differs = { $path } is there already and differs from the form; it was left as it is. To replace it with the form, add --replace.
import-form-sealed = Contacts and finances were written sealed: only the bureau can open them.
import-form-sealed-there = { $path } is there already and was left as it is: all that can be compared is the same, what is sealed (contacts, finances) cannot be. If the form corrects that, add --replace
import-form-faults = Mend the errors above in the form and import it again; to write files now and mend them later, add --draft.
import-form-never = What was found above must not reach a file. Hand in secret or sensitive matters as the notice says; take out personal data.
import-form-line = { $file }, line { $line }, column { $column }
import-form-of = { $file }
import-form-lone = This is one form by itself, and does not say whose it is. Use the file that the form’s page makes; to take this one all the same, name the unit’s folder with --unit.
import-form-mail = This is a mail. Save its attachments in a folder first, then import them.
import-form-packed = This is an archive. Unpack it first, then import what is in it.
import-form-picture = This is a scan or a picture and cannot be read as a form. Ask the unit for the file that the form’s page makes, or for a filled Word or Excel form.
import-outcome-file = File
import-outcome-sort = What it is
import-outcome-unit = Unit
import-outcome-became = What became of it
import-outcome-hand-in = file to hand in
import-outcome-form = form
import-outcome-desk = workbook
import-outcome-other = other
import-outcome-units = { $units }
import-outcome-written = { $written ->
    [one] one file written
   *[other] { $written } files written
}
import-outcome-would = { $written ->
    [one] one file would be written
   *[other] { $written } files would be written
}
import-outcome-unchanged = nothing has changed
import-outcome-nothing = nothing written
import-outcome-refused = nothing written: { $reason }
import-outcome-never = it holds what must not be written into files
import-outcome-faults = { $faults ->
    [one] one fault
   *[other] { $faults } faults
}
import-founds-bureau = New units: { $units }. In this call only the host adds units: the host proposes this change.
import-founds-department = New units: { $units }. The department of each (or the host) proposes this change, the unit and its demands at once.
import-founds-anyone = New units: { $units }. In this call everybody may add units: anyone can propose this change.
import-known-department = Files of units that were there are proposed by the unit itself, its department or the host.
import-known-unit = Files of units that were there are proposed by the unit’s own account or the host alone; for a department to do so, the host switches on “departments submit” in call.yaml.
import-form-no-form = There is no form in it. Make a blank one with zhengji form and fill that in; do not make a table of your own or change the labels.
import-form-blank = This form is blank.
import-form-two-codes = The unit's sheet and the demand's name different credit codes.
import-form-other-unit = The credit code on the form is not that of “{ $unit }”.
import-form-no-unit = There is no unit “{ $unit }” yet: fill in the unit's form as well.
import-form-code-twice = Several units have this credit code ({ $units }): say which with --unit.
import-form-whose = The form does not say whose demand this is. Fill in the credit code, or name the unit with --unit; for a new unit fill in the unit's form as well.
import-form-unit-unnamed = Without the unit's name there is no name for its folder. Fill it in, or give one with --unit.
import-form-demand-unnamed = Without a title there is no name for the file. Fill it in, or give one with --name.
import-form-other-number = The number on the form is not one of “{ $unit }”; a new demand has none.
import-form-unread = Cannot be opened: { $reason }
import-form-no-file = This is no file.
import-form-old = This is a format of old Office or WPS (.xls, .doc, .et, .wps). Open it and save it as .xlsx or .docx.
import-form-password = The file has a password. Save it without one, then import it.
import-form-open-document = This is an OpenDocument file (.ods, .odt). Open it and save it as .xlsx or .docx.
import-form-binary = This is a binary workbook (.xlsb). Open it and save it as .xlsx.
import-form-other = This is neither a workbook (.xlsx) nor a document (.docx).
import-form-too-large = The file is too large, or grows beyond all measure when unpacked; it was not read. Save the form alone as a new file.
import-form-damaged = The file is damaged and cannot be read ({ $reason }). Open it and save it as a new file.
## Tables (zhengji table)

table-yes = yes
table-no = no
table-list = { $items }
table-years = { $years ->
    [one] 1 year
   *[other] { $years } years
}
table-months = { $months ->
    [one] 1 month
   *[other] { $months } months
}
table-years-months = { $years } y { $months } m
table-joint = yes: { $name }
table-leads = leads
table-all = all departments
table-none = Nothing is recommended.
table-sum = Total
table-stamp = Department (stamp): { $name }
table-date = Date:
# How many 万元 one is in a column of money.
table-money-per = 100
table-money = Amounts in CNY million
table-money-data = Amounts in 万元 (CNY 10,000)
table-unit-money = {" "}(CNY million)
# The same in files for programs, where amounts are in 万元 whatever the language.
table-unit-money-data = {" "}(CNY 10,000)
table-part = Part: { $name }
table-approved = Approved by (signature):
table-filled-by = Filled in by:
table-phone = Telephone:
table-digest = Digest: { $name } (changes with anything on the table; goes into table_digest of recommendation.yaml with the stamped scan)
table-page = Page { $page } of { $pages }
table-totals = Demands: { $demands }, of these joint { $joint }, with emphasis { $key }; expected R&D money { $total }, without personnel { $without }.
table-recommended-only = Only demands that are recommended
table-by-department = { $name }: domains by department
table-by-department-short = domain × department
table-by-organization = { $name }: domains by form of organization
table-by-organization-short = domain × organization
table-quota = { $name }: use of the quotas
table-quota-short = quotas
table-quota-groups = Units of one group share a quota. Which units belong to a group is not public; here each unit stands by itself.
table-scope = { $key }: { $words }
table-scope-all = all demands
table-consortia = { $name }: members of joint demands
table-consortia-short = joint demands
table-consortia-totals = Joint demands: { $demands }; members: { $members }.
table-internal = INTERNAL 内部: contacts and finance, for the offices of this call alone, not to be published
table-stamp-outdated = Changed after stamping, so that the stamp no longer covers the table: { $names }. Print, stamp and scan again.
table-stamp-awaited = Without the digest of a stamped table: { $names }.
table-internal-name = 内部
table-column-number = No.
table-column-department = Department
table-column-rank = Rank
table-column-title = Demand
table-column-domain = Domain
table-column-unit = Unit
table-column-unit-kind = Kind of unit
table-column-legal-form = Legal form
table-column-organization = Organization
table-column-joint = Joint, with whom
table-column-key = Emphasis
table-column-total = Expected R&D money
table-column-without-personnel = Without personnel
table-column-term = Term
table-column-opinion = Opinion
table-column-remarks = Remarks
table-column-topic = Topic
table-column-count = { $name } (number)
table-column-money = { $name } (money)
table-column-member = Member
table-column-uscc = Credit code
table-column-role = Part taken
table-column-holder = Whose quota
table-column-scope = What counts
table-column-submitted = Submitted
table-column-recommended = Recommended
table-column-allowed = Allowed
table-column-left = Left
table-column-group = Code of its group
table-column-finance-year = Year
table-column-main-revenue = Main revenue
table-column-rd-expense = R&D expense
table-column-rd-investment = R&D investment
table-column-unit-contact = Contact of the unit
table-column-unit-phone = Telephone of the unit
table-column-unit-email = E-mail of the unit
table-column-demand-contact = Contact for the demand
table-column-demand-phone = Telephone for the demand
table-column-demand-email = E-mail for the demand

## Open data (/data/)

open-table = { $name }: open data
open-demands = demands
open-indicators = indicators
open-partners = partners
open-units = units
open-id = Id of the demand
open-id-about = Folder of the unit, slash, file name: for ever the same, and part of the page's address.
open-title = Title
open-title-en = Title in English
open-unit = Id of the unit
open-unit-about = Folder of the unit; the id in units.csv.
open-unit-name = Name of the unit
open-unit-name-en = Name in English
open-unit-kind = Kind of unit
open-district = District
open-department = Department
open-domain = Domain
open-innovation-stage = Stage of innovation
open-organization = Organization
open-joint = Joint
open-joint-about = true for consortia and chain alliances.
open-topic = Topic
open-goal = Goal
open-strategic-task = Strategic task
open-summary = Summary
open-summary-en = Summary in English
open-key-problems = Key problems
open-outcomes = Level of outcome
open-outcome-description = Outcome
open-application-scenario = Use
open-keywords = Keywords
open-term-months = Term in months
open-budget-total = R&D money
open-budget-personnel = Personnel
open-budget-without-personnel = Without personnel
open-budget-without-personnel-about = R&D money less personnel, in 万元 (CNY 10,000).
open-bidding-deadline = Deadline for the bidder
open-bidding-payment = Payment to the bidder
open-recommended-by = Recommended by
open-recommended-by-about = Folder of the department; empty where nobody recommends the demand.
open-rank = Rank
open-key-recommended = Emphasis
open-opinion = Opinion
open-guideline-items = Guideline items
open-guideline-items-about = Items of the draft guideline that took the demand up.
open-disposition = Disposition
open-disposition-about = What becomes of a recommended demand that no item took up.
open-disposition-reason = Reason
open-demand = Id of the demand
open-demand-about = The id in demands.csv.
open-number = No.
open-number-about = Place within the demand, from 1.
open-indicator-name = Indicator
open-indicator-unit = Unit of measure
open-indicator-current = Now
open-indicator-target = Target
open-indicator-world-best = Best in the world
open-indicator-basis = Basis
open-uscc = Unified social credit code
open-partner-name = Name
open-partner-role = Part taken
open-legal-form = Legal form
open-main-products = Main products
open-institutions = Innovation institutions
open-institutions-about = Their names.

import-form-no-department = The department of this workbook is not one of this call.
import-form-unreadable = { $path } has faults as it stands and was left as it is. Run zhengji check and mend it first.
import-desk-replaces = the repository was changed after this workbook was made, and is replaced as --replace says; what differs:
import-desk-stale = the repository was changed after this workbook was made, and was not written over; what differs:
import-desk-differs = { $label }: “{ $book }” in the workbook, “{ $repository }” in the repository
import-desk-differs-of = “{ $title }”, { $label }: “{ $book }” in the workbook, “{ $repository }” in the repository
import-desk-new = “{ $title }”: not in the workbook, but in the repository
import-desk-gone = “{ $title }”: in the workbook; in the repository it was withdrawn or is another department's
import-desk-blank = (blank)
import-desk-stale-mend = Write a new one with zhengji desk { $department } and fill in what you mean to change; where this workbook is right as it is (say, you filled in more of it after reading it back, and that is what differs), add --replace.
import-form-comments = The recommendations were rewritten, and comments among them were not kept; the rest was left byte for byte

## A department's workbook (zhengji desk)

desk-of = { $department }: { $sheet }
desk-call = { $call }. Ranks count from 1 without gap; a demand that is not recommended has no rank, but a reason. “Key recommendation” and “kind confirmed” are 是 (yes) or 否 (no); blank means no. Fill in the white cells, then read them back with zhengji import; please leave all others.
desk-sheet-demands = Demands
desk-sheet-stamp = Approval and stamp
desk-sheet-quotas = Quotas
desk-sheet-faults = Faults
desk-rank = Rank
desk-title = Title
desk-unit = Unit
desk-kind = Kind of unit
desk-domain = Domain
desk-organization = Form
desk-partners = Partners
desk-money = R&D money (CNY 10,000)
desk-money-without = Without personnel (CNY 10,000)
desk-errors = Errors
desk-opinion = Opinion
desk-key = Key recommendation
desk-confirmed = Kind confirmed
desk-reason = Why not
desk-holder = Held by
desk-counts = Of it
desk-submitted = Handed in
desk-recommended = Recommended
desk-allowed = Places
desk-left = Left
desk-errors-sealed = { $count }; figures are sealed and not judged here
desk-approved-by = Approved by
desk-approved-by-hint = name or office of the head who approved it; not public
desk-approved-on = Approved on
desk-approved-on-hint = year-month-day, such as 2026-04-28, within the stage
desk-digest = Digest of the stamped table
desk-digest-hint = copy the one at the foot of the stamped paper, not the one below: only if both are the same was nothing changed after stamping
desk-scan = Stamped scan
desk-scan-hint = file name, such as scan.pdf, without a path; the file lies in the department's folder; not public
desk-digest-now = Digest now
desk-digest-now-hint = the table as it stands has this digest at its foot
desk-until = Recommendations run from { $opens } to { $closes }; { $days ->
    [one] one day is left.
   *[other] { $days } days are left.
}
desk-closed = The stage closed on { $closes }. To hand in late or to correct, ask { $host }.
desk-stamp-awaited = Still to do: have it approved, print and stamp it, upload the scan, and fill in who approved it, when, the digest and the scan in “Approval and stamp”.
desk-stamp-incomplete = Still to do: in “Approval and stamp” these are still empty: { $boxes }.
desk-stamp-covers = The stamped table is the table as it stands; approval, digest and scan are there.
desk-notice = { $kind }: { $message }
desk-notice-more = {"    "}· { $message }
desk-text = What to tell the unit
desk-fine = Nothing is wrong.
desk-sealed = Nothing else is wrong; the figures are sealed and not judged here: the bureau judges them.
desk-letter = { $unit }: the following has to be mended in what you handed in.
desk-letter-reminders = { $unit }: your demands were checked and hold no errors; these are reminders, and nothing has to be mended.
desk-fault = { $number }. { $kind } ({ $file }) { $message }
paper-read-desk-both = A rank and a reason for not recommending are both given; there can be only one
paper-read-desk-unranked = An opinion is given without a rank

## One page (zhengji status)

status-title = { $call }: as of { $now }
status-title-bare = { $call }
status-stages = Where it stands
status-stages-none = Nothing to say.
status-stage-submission = Submission
status-stage-recommendation = Recommendation
status-stage-guideline = Guideline
status-stage-consultation = Consultation
status-stage-before = { $stage }: { $opens } to { $closes }; { $days ->
    [one] opens tomorrow
   *[other] opens in { $days } days
}
status-stage-open = { $stage }: { $opens } to { $closes }; open, { $days ->
    [one] one day left
   *[other] { $days } days left
}
status-stage-last-day = { $stage }: { $opens } to { $closes }; today is the last day
status-stage-over = { $stage }: { $opens } to { $closes }; closed
status-answers = Answers to comments: promised until { $last }; { $days ->
    [one] one day left
   *[other] { $days } days left
}
status-answers-over = Answers to comments: promised until { $last }; that is over
status-counts = How much there is
status-units = { $units } units, { $demands } demands; { $withdrawn } more were withdrawn
status-recommended = { $departments } departments recommend { $demands } demands
status-guideline = { $items } items of the guideline, { $comments } comments, { $answered } of them answered
status-late = Still to be done
status-late-none = Nothing.
status-silent = nothing said yet of { $demands } demands of its units; the stage closes on { $closes }
status-silent-late = nothing said of { $demands } demands of its units; the stage closed on { $closes }
status-blocking = What stops publication
status-blocking-none = Nothing: the site can be built.
status-remarks = { $count ->
    [one] one warning more; it stops nothing: see zhengji check
   *[other] { $count } warnings more; they stop nothing: see zhengji check
}
status-more = { $count } more ({ $rule }): see zhengji check
status-fault = { $kind }[{ $rule }] { $message }
status-fault-remarks = { $kind }[{ $rule }] { $message } ({ $remarks })
status-seals = Seals
status-seal-no-git = this is no git repository; nothing is sealed
status-seal-later = { $stage }: to be sealed after { $closes }
status-seal-missing = { $stage }: closed on { $closes } and not sealed yet; run zhengji freeze { $call } --stage { $key }
status-seal-holds = { $stage } { $tag }: compared, nothing has changed
status-seal-changed = { $stage } { $tag }: { $count ->
    [one] one thing is not as it was sealed
   *[other] { $count } things are not as they were sealed
}; see zhengji verify
status-seal-unknown = { $stage } { $tag }: cannot be compared here; zhengji verify says why
status-unit = unit: { $name }
status-department = department: { $name }
status-bureau = bureau: { $name }

## The service: what units and the public read on its pages
receive-faults = { $count ->
    [one] Not taken: one thing has to be mended.
   *[other] Not taken: { $count } things have to be mended.
} Mend and hand in again; nothing stayed on the server.
receive-never-kept = Not taken, not kept and not logged: it holds what must not be handed in over a network. Take that out and hand in again.
receive-at = { $local } ({ $key ->
    [Asia-Shanghai] Beijing time
   *[other] { $zone }
})
receive-failed = Nothing can be taken in just now, and this was not. Please try again in a few minutes; if that does not help, ring the bureau.
receive-full = Too many hand in at the same time; this was not taken. Please try again in half a minute.
receive-too-often = That was too fast; this was not taken. Please try again in a minute.
receive-page-too-often = This page is loaded too often; please load it again in half a minute.
receive-saved-too-often = Saved too often: nothing was saved this time. Please save again in half a minute; where what was filled in cannot be seen, go back to the page before.
receive-other-site = It did not come from a page of this site and was not taken. Please use the pages of the call.
receive-trap = One box is meant for programs and has to stay empty; this was not taken. Please load the page anew and fill it in again.
receive-too-large = It is too large and was not taken. Please leave pictures and attachments out and hand in the texts alone.
receive-too-slow = The network is too slow: not all of it came, and nothing was taken. Please try again.
receive-encoded = Compressed content is not taken. Please use the pages of the call.
receive-kind = The format of what came is not known; it was not taken. Please use the pages of the call.
receive-unreadable = What came cannot be read and was not taken. Please use the pages of the call.
receive-no-call = No call “{ $call }” takes anything in here.
receive-no-call-mend = Please open the form anew from the start page of the call.
receive-unknown-link = This link cannot be used: it may not be whole, or a newer one has taken its place.
receive-unknown-link-mend = Please compare it with what you were sent; where it is lost, your department gives you a new one.
receive-link-other-call = This link is for another call.
receive-link-other-call-mend = Please use the link of this call.
receive-no-unit = Nothing says which unit hands this in: the unit's credit code is missing.
receive-no-unit-mend = Please fill in the credit code of the unit and hand in again.
receive-unit-known = This unit is on the list already and needs its own link.
receive-unit-known-mend = Please use the link on its last receipt; where that is lost, your department gives you a new one.
receive-invited-only = A link is needed to hand in.
receive-invited-only-mend = Please ask your department for the link of your unit and open it; what you have filled in stays on this computer.
receive-not-a-unit = This link is not one of a unit.
receive-withdraw-reason = Please say why it is withdrawn, in at most 500 characters.
receive-no-demand = There is no such demand.
receive-no-comments = This call takes no comments here.
receive-no-comments-mend = Please use another way that the page of the consultation names.
receive-comments-closed = This is not the time of the consultation.
receive-comments-full = Too many comments wait to be seen. Please come again in a day, or use another way that the page of the consultation names.
receive-comment-name = Please say what you are called.
receive-no-receipt = There is no such receipt.
receive-not-a-department = This link is not for a department.
receive-no-department = The call does not have a folder for this department yet.
receive-no-department-mend = Please ask the host to make it first.
receive-scan-kind = A scan has to be a PDF, JPG or PNG file.
receive-scan-of-code = The check code is another one, and the scan is still the old one. Please upload the stamped table that bears this code.
receive-scan-too-large = The scan is too large and nothing was saved: 20 MB at most. Please scan it again in black and white or more coarsely, and save once more.
receive-done-unstamped = After this change the stamp did not fit any more: approval, check code and scan were taken off; the history keeps them. Please print the table again, have it stamped, and upload it.
receive-done-withdrawn = Withdrawn: “{ $title }”
receive-done-demand = Received: “{ $title }”
receive-desk-was = { $value } when the page was opened
receive-confirm-unseen = Not confirmed: this unit has just handed in again, and the page shows what came before.
receive-confirm-unseen-mend = Please load the page again, and confirm what you have seen.
receive-confirm-late = Not confirmed: the submission is closed.
receive-confirm-late-mend = This unit arrived in time; whether it counts is for the bureau to decide. Please tell the bureau.
receive-renew-none = Your department has no such unit.
receive-renew-late = The submission is closed and links lead nowhere; none was made.
receive-waiting-withdrawn = { $title } (withdrawn)
receive-no-waiting = No such unit waits for you: it may have been confirmed, or it names another department by now.
receive-send-back-reason = Please say why it is sent back, in at most 500 characters.
receive-send-back-never = The reason holds what must not be handed in here (a secrecy mark or personal data); it was not kept. Please word it otherwise.
receive-desk-unreadable = The recommendation that stands holds something that cannot be read; nothing was changed.
receive-desk-unreadable-mend = Please ask the host to mend it first.
receive-desk-stale = It has been changed since you opened the page, and was not saved. What you have filled in is still there.
receive-desk-stale-mend = Please compare what differs below, and decide what is to stand.
receive-desk-value = { $value }
receive-desk-not-there = (not on your page)
receive-desk-there = (on your page)
receive-desk-came = a demand that has come
receive-desk-went = withdrawn, or no longer yours

## The service: what its keeper reads
receive-ready = The service waits at { $address }; Ctrl-C ends it
receive-not-bare = { $path } is no bare repository: what is taken in would differ from the files beside it. Please name the server's bare repository
receive-bind = Cannot wait at { $address }: { $reason }
receive-pages = A template of the pages is faulty: { $reason }
receive-key = The key of the receipts { $path } cannot be used: { $reason }
receive-key-unknown =
    The public key of the receipts does not stand in the repository, so nobody can compare it. The bureau should add this line to { $path } and commit it:
    { $line }
receive-no-receive = No call says receive in its call.yaml, so nothing can be taken in. docs/receive.md shows how
receive-gone = The thread that takes things in has ended, and the service with it; let systemd start it again
receive-queue = The files of the repository's queue cannot be used: { $reason }
receive-busy = Others keep changing the branch; it could not be taken in
receive-seal = It cannot be sealed: { $reason }
receive-sign = The receipt cannot be signed: { $reason }
receive-links = The record of links cannot be used: { $reason }
receive-random = The system gives no random numbers: { $reason }
receive-commit-hand-in = received: { $call } { $what }
receive-commit-withdraw = withdrawn: { $call } { $what }
receive-commit-recommend = recommended: { $call } { $what }
receive-commit-comment = comment: { $call } { $what }
receive-commit-accept = taken in: { $call } { $what }
invite-not-here = call.yaml of { $call } does not say receive, so there are no links to give. docs/receive.md shows how
invite-bad-unit = “{ $name }” cannot be the folder of a unit: { $reason }
invite-no-department = { $call } has no department “{ $name }”
invite-made = { $count ->
    [one] One link
   *[other] { $count } links
}, each for its holder alone. None is kept here: a lost one can only be made anew, which ends the old one:
inbox-nothing = Nothing waits
inbox-pending-head = Units that arrived in time and wait to be confirmed. Please strike out those that do not count; then: { $freeze } --pending FILE
inbox-pending-late = the version that was taken under an amendment after the closing
inbox-several-calls = units of several calls wait ({ $calls }); please say with --call which one is meant
inbox-pending-sent-back = its department has sent it back, and it has not been handed in anew
inbox-unit = { $name }: new unit { $title }, { $demands } demands, department { $department }, arrived { $at }
inbox-comment = { $name }: comment of { $shown } on { $item }, arrived { $at }
inbox-none = no “{ $name }” waits
inbox-taken = { $name }: taken in
inbox-dropped = { $name }: not taken in, removed
inbox-refused = { $name }: cannot be taken in, { $reason }

## Receipts compared
receipt-unreadable = { $path } is no receipt: { $reason }
receipt-title = receipt { $number }: { $call }, received { $received }, { $count ->
    [one] one file
   *[other] { $count } files
}
receipt-tampered = signature and content do not belong together: the receipt was changed, or this server did not sign it
receipt-key-unknown = the signature is whole, but its key does not stand in { $path }: that proves no server
receipt-signed = the signature is whole and this server's
receipt-not-in-ledger = the server's receipts do not hold it
receipt-not-sealed = nothing is sealed yet: only the branch can be compared
receipt-stage-not-sealed = the stage “{ $stage }” is not sealed yet: its files are compared with the branch
receipt-held = { $path }: in { $tag }, to the letter
receipt-replaced = { $path }: { $tag } holds another version, arrived { $arrived }
receipt-withdrawn = { $path }: { $tag } says it was withdrawn
receipt-missing = { $path }: not in { $tag }
receipt-on-branch = { $path }: on the branch, to the letter
receipt-not-on-branch = { $path }: not on the branch, or in another version
receipt-waits = { $path }: waits to be confirmed and is not on the branch; as it was handed in, to the letter
receipt-waits-other = { $path }: waits to be confirmed, in another version
receipt-proven = the sealed list holds every file of the receipt
receipt-not-proven = the sealed list does not hold every file of the receipt
