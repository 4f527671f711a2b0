extension ToolShapes {
    /// Languages, their package managers, build tools and servers.
    static let runtimeTables = """
        tool npm pnpm yarn
        path groups
        groups config cache dist-tag owner team token access workspace run run-script
        assume
        values -w -C --prefix --registry --workspace --tag --otp --omit --include --loglevel --filter
        switches -g -D -S -E -y -f --global --save --save-dev --save-exact --production --legacy-peer-deps --force
        switches --yes
        switches --audit --fund --silent --json --ignore-scripts --dry-run --if-present --frozen-lockfile --immutable
        switches --prefer-offline --workspaces --recursive -r --prod --dev
        read audit ls list outdated view info show ping whoami search doctor why fund root explain pack+--dry-run test
        read t
        read config/get config/list run/test run/lint run/typecheck run/audit* run/check* run/lint* run/test*
        read --version
        none login logout config/set help
        local *
        remote publish deprecate dist-tag unpublish owner
        change install i ci add update up upgrade init create link rebuild dedupe prune version pack publish run build
        change audit@fix run-script exec start dlx deprecate dist-tag owner config/delete cache
        unknown run run-script exec start dlx
        destroy uninstall remove rm un unpublish cache/clean
        blocks start run/dev run/start run/serve run/watch dev
        slot run 0=npm.script
        slot install 0+=npm.package

        tool npx pnpx bunx uvx
        values -p --package -c --call
        switches -y --yes --no-install -q
        unknown *
        nested words * 0

        tool bun deno
        path groups
        read test check lint info --version
        change install add update build run
        unknown run
        local *

        tool node tsx ts-node ruby perl php lua Rscript java
        style words
        values -e -r -p -jar -cp -classpath -I -m -c -f -t -S
        unknown *
        read *+--version *+-v *+-version *+-V
        blocks php+-S
        asks *^

        tool pip pipx
        path groups
        groups cache config
        assume
        values -r -c -e -t -i -f
        switches -U --upgrade --user --no-cache-dir --quiet -q --pre --no-deps --force-reinstall
        switches --break-system-packages
        switches -y --yes --outdated --no-input --require-hashes -v --verbose --dry-run --all
        read list show freeze check search index inspect --version cache/list config/list install+--dry-run
        local *
        change install download wheel config upgrade inject ensurepath cache
        destroy uninstall cache/purge
        slot install 0+=python.package

        tool poetry pipenv uv pdm hatch conda mamba rye
        path groups
        groups env cache config self source tool python pip
        assume
        switches --no-root --no-dev --dev -d --sync -v --verbose -y --yes --system --all-extras --frozen --locked
        switches --upgrade
        values -n -c -e -f -E --with --without --group
        read show check list info env/list export version tree search lock+--check
        none shell activate
        local *
        change install add update lock build publish init sync create upgrade pip/install tool/install
        unknown run
        destroy remove uninstall env/remove clean
        nested words run 0

        tool python py ipython
        style gnu
        values -m -c -W -X
        switches -u -B -V -v -i -s -S -E -I -O -q --version
        unknown *
        read *+--version *+-V
        asks *~-m~-c~--version~-V^
        blocks *+-m=http.server *+-m=uvicorn *+-m=gunicorn *+-m=flask
        none *+-m=venv *+-m=http.server
        local *+-m=venv *+-m=http.server *+-m=pip
        change *+-m=pip *+-m=uvicorn *+-m=gunicorn
        read *+-m=json.tool *+-m=pytest
        local *+-m=pytest

        tool manage.py
        path groups
        negative
        assume
        read showmigrations check sqlmigrate test diffsettings inspectdb migrate+--plan showurls
        change migrate makemigrations loaddata collectstatic createsuperuser changepassword clearsessions
        destroy flush sqlflush reset_db
        unknown shell dbshell
        blocks runserver shell dbshell
        asks shell dbshell createsuperuser changepassword flush~--noinput~--no-input
        read dumpdata

        tool uvicorn gunicorn hypercorn waitress-serve daphne puma unicorn streamlit
        assume
        values -b -w -k -c -t -p -e -C
        switches --reload --preload --daemon -D --proxy-headers --access-log --use-colors
        change *
        blocks *~-D~--daemon
        local *

        tool celery
        path leading
        assume
        values -A -Q -l -c -n -b -P
        switches -B -f -E --beat --force
        read inspect status report events list
        destroy purge control : drops every waiting task
        change worker beat call migrate multi
        blocks worker beat flower events
        slot * -A=celery.app -Q=celery.queue

        tool sidekiq resque
        blocks *
        change *
        values -C -q -e -c -r

        tool pytest tox nox mypy ruff flake8 black eslint jest vitest mocha rspec shellcheck yamllint tflint hadolint
        assume
        values -k -m -c -n -p -o -e
        switches -v -x -q -s --fix --check --verbose
        read *
        local *

        tool rails rake bin/rails bin/rake
        path groups
        negative
        values -e -p -b -P -t -c
        read db:version db:migrate:status db:abort_if_pending_migrations routes about stats -T test notes
        read db:schema:dump
        change db:migrate db:seed db:create db:setup db:migrate:up db:migrate:redo assets:precompile cache:clear
        change generate
        change db:schema:load credentials:edit tmp:clear
        destroy db:rollback : takes schema changes back, and the data in them with it
        destroy db:drop db:reset db:schema:load db:migrate:reset db:truncate_all db:migrate:down db:purge
        destroy db:seed:replant
        unknown runner console dbconsole c
        blocks server s console c dbconsole
        asks console c dbconsole credentials:edit
        undoable db:migrate

        tool bundle
        path groups
        assume
        read list show check outdated info
        local *
        change install update add config package
        destroy clean remove
        unknown exec
        nested words exec 0

        tool make gmake just task
        values -C -f -j -o -W -I -d
        switches -n -k -s -B -i -q --dry-run --silent --always-make
        path groups
        unknown *
        local *
        read help test lint check check-* test-* lint-* verify verify-* status list fmt-check *+-n *+--dry-run
        change build install deploy deploy-* release publish migrate setup generate up fmt build-* install-* start
        change restart
        remote deploy deploy-* release publish migrate
        destroy clean distclean destroy down reset uninstall clean-* destroy-* rollback stop

        tool cmake ninja bazel gradle gradlew mvn mvnw ant sbt
        style words
        unknown *
        local *
        change build install package deploy compile clean
        values -B -S -G -f -P -pl

        tool cargo go rustup gofmt goimports swift dotnet composer artisan
        path groups
        groups mod tool toolchain target component package
        assume
        values -p -o -C -run -tags -ldflags -timeout -count
        switches --release --all -v --workspace --locked -u --all-features -x
        read test check clippy vet list version env doc tree metadata fmt+--check mod/graph mod/why
        local *
        change build install get run mod generate update add new init fmt publish restore
        unknown run
        destroy clean uninstall remove

        tool php-artisan
        path groups
        read migrate:status route:list queue:failed about
        change migrate queue:restart cache:clear config:cache up down queue:retry
        destroy migrate:rollback migrate:fresh migrate:reset db:wipe queue:flush
        blocks serve queue:work tinker
        """
}
