extension ToolShapes {
    /// Git and the forges around it. Flags: git 2.39.
    static let versionControlTables = """
        tool git
        path groups
        groups remote stash submodule worktree bisect notes lfs reflog bundle flow
        values -C -c -m -F -b -B -u -o -n -S -G -L -U -X -s -j --git-dir --work-tree --message --file --author --date
        values --since --until --after --before --grep --format --pretty --depth --branch --origin --onto --strategy
        values --max-count --reference --template --upload-pack --exec --filter --config --set-upstream-to --skip
        values --strategy-option --diff-filter --skip-to --contains --merged --no-merged --points-at --sort
        values --pathspec-from-file
        switches -p -v -q -f -a -d -D -r -i -e -x -N -A -l -w -z --all --force --hard --soft --mixed --amend --no-edit
        switches commit:-a commit:-s commit:-n clean:-n rm:-n push:-n fetch:-n add:-n push:-u add:-u tag:-s
        switches merge:-n log:-s diff:-s revert:-n revert:-s cherry-pick:-n cherry-pick:-s
        switches stash:-u stash/push:-u fetch:-t push:-t commit:-v am:-s blame:-s status:-s status:-u status:-b log:-t
        switches checkout:-t branch:-t branch:-m branch:-M branch:-c show:-s pull:-s rebase:-n gc:-n ls-files:-o
        switches ls-files:-m
        switches ls-files:-s ls-files:-c reset:-N
        switches --staged --cached --oneline --graph --stat --continue --abort --quit --tags --prune --rebase
        switches --ff-only
        switches --no-ff --squash --delete --set-upstream --dry-run --force-with-lease --mirror --bare --recursive
        switches --follow --full-history --source --name-only --name-status --patch --verbose --quiet --porcelain
        switches --short
        switches --no-verify --no-commit --edit --detach --track --worktree --theirs --ours --list --get --global
        switches --local --system --unset --unset-all --hard --keep --merge --signoff --allow-empty --autostash
        read log status diff show blame grep describe rev-parse rev-list ls-files ls-tree ls-remote shortlog cat-file
        read branch tag remote remote/show remote/-v stash/list stash/show reflog config name-rev merge-base
        read whatchanged
        read version help bisect/log fsck for-each-ref show-ref count-objects verify-commit check-ignore diff-tree
        read archive
        read worktree/list submodule/status cherry var notes/show show-branch verify-tag lfs/ls-files
        local *
        remote push
        none fetch clone init config+--global remote/add remote/set-url remote/update submodule/update submodule/init
        none worktree/add lfs/install lfs/pull submodule/sync
        change pull commit add merge rebase cherry-pick revert apply am mv checkout switch stash stash/push stash/save
        change tag@* branch@* bisect restore gc submodule/add stash/apply notes remote/rename remote/prune worktree
        change lfs
        change config@* format-patch
        read tag+-l tag+--list branch+-a branch+-r branch+--list branch+-v branch+-vv branch+--show-current
        read config+--get
        read config+--list config+-l branch+--contains branch+--merged tag+--contains
        change branch+-m branch+-M branch+--set-upstream-to remote
        read remote+-v remote~-v
        change push : publishes the commits; pipelines may deploy them
        destroy push+--force push+-f push+--force-with-lease push+--mirror : overwrites the history others have
        destroy push+--delete push+-d : deletes the branch or tag for everyone
        read push+--dry-run push+-n clean+-n clean+--dry-run
        destroy reset+--hard checkout+-f checkout+--force clean+-f clean+-fd clean+-fdx : throws uncommitted work away
        change reset
        destroy branch+-D branch+-d branch+--delete tag+-d tag+--delete stash/drop stash/clear rm reflog/expire
        destroy filter-branch filter-repo worktree/remove remote/remove remote/rm
        undoable checkout switch commit merge revert cherry-pick pull branch tag stash push~--force~-f
        asks rebase+-i rebase+--interactive add+-p add+-i commit~-m~--message~--amend~-F~--no-edit
        slot push 0=git.remote 1=git.ref
        slot pull 0=git.remote? 1=git.ref?
        slot fetch 0=git.remote?
        slot checkout 0=git.ref
        slot switch 0=git.ref
        slot revert 0=git.sha
        slot cherry-pick 0=git.sha
        slot reset 0=git.sha
        slot merge 0=git.ref?
        slot show 0=git.sha?
        slot tag 0=git.ref
        slot branch 0=git.ref
        slot clone 0=url?
        slot checkout@-- 0=file

        tool gh
        like cloud-verbs
        path groups
        groups pr issue repo release run workflow secret variable auth gist codespace cache label extension
        groups project ruleset ssh-key gpg-key config org search
        assume
        values -R -t -b -B -F -f -H -q -l -a -r -m -L -e -u -s -X -w -o -p
        switches --web --squash --merge --rebase --delete-branch --admin --auto --draft -d --yes -y --watch -c
        switches pr/merge:-s pr/merge:-m pr/merge:-r pr/checkout:-f pr/create:-f pr/view:-c pr/create:-w run/view:-v
        switches --latest --prerelease --generate-notes --verify-tag --log --log-failed --exit-status --failed
        switches --paginate -i
        switches --silent --comments --fill --dry-run --clobber --debug pr/create:-d pr/list:-w --force
        read pr/list pr/view pr/diff pr/checks pr/status issue/list issue/view repo/view repo/list release/list
        read release/view
        read run/list run/view workflow/list workflow/view secret/list variable/list auth/status cache/list search
        read run/download release/download browse status
        none auth/login auth/refresh auth/setup-git repo/clone pr/checkout auth/token alias config repo/set-default
        local auth repo/clone pr/checkout config alias
        change pr/create pr/merge pr/edit pr/comment pr/review pr/ready pr/reopen issue/create issue/edit
        change issue/comment
        change issue/reopen release/create release/upload release/edit workflow/run run/rerun secret/set variable/set
        change workflow/enable repo/create repo/edit repo/fork repo/sync
        change workflow/run : starts the workflow
        destroy pr/close issue/close issue/delete release/delete run/cancel run/delete workflow/disable secret/delete
        destroy variable/delete repo/delete repo/archive cache/delete release/delete-asset
        change api+-X=POST api+-X=PUT api+-X=PATCH api+-f api+-F api+--field api+--raw-field
        change api+--method=POST api+--method=PUT api+--method=PATCH
        destroy api+-X=DELETE api+--method=DELETE
        read api api+-X=GET api+--method=GET
        blocks run/watch
        undoable pr/close pr/reopen issue/close workflow/disable workflow/enable
        slot * -R=git.repository --repo=git.repository
        slot workflow/run 0=github.workflow
        slot run/* 0=github.run
        slot pr/* 0=github.pr
        slot release/* 0=git.ref
        slot secret/* 0=secret.name

        tool glab
        like cloud-verbs
        path groups
        groups mr issue repo release ci pipeline auth variable
        assume

        tool svn hg
        path groups
        local *
        remote push commit
        read log status diff info st blame cat
        change update up checkout co add merge commit ci push pull
        destroy delete rm revert
        """
}
