/// What every exported script carries: options, questions, the log. It uses nothing but what Bash has built in, so that
/// only commands of the runbook are ever run.
enum BashRuntime {
    static func text(name: String) -> String {
        #"""
        if ((BASH_VERSINFO[0] < 4)); then
            printf '%s\n' 'this script needs Bash 4 or newer' >&2
            exit 3
        fi

        rs_name=\#(BashText.quoted(name))
        rs_mode=ask
        rs_destroy=''
        rs_ways=first
        rs_from=1
        rs_waits=yes
        rs_failed=stop
        rs_log=default
        rs_jobs=()

        rs_say() { printf '%s\n' "$*" >&2; }

        rs_stop() {
            rs_say "$rs_name: $1"
            exit "${2:-1}"
        }

        rs_note() {
            [[ -n $rs_log ]] || return 0
            local rs_now
            TZ=UTC0 printf -v rs_now '%(%Y-%m-%dT%H:%M:%SZ)T' -1
            printf '%s\t%s\t%s\n' "$rs_now" "${USER-}" "$*" >> "$rs_log" || rs_stop "cannot write the log $rs_log" 3
        }

        rs_usage() {
            printf '%s\n' "usage: $0 [options]" '' "$rs_title" '' \
                '  --dry-run          show every step, run nothing' \
                '  --yes              do not ask before steps; stop at the first that takes something away' \
                '  --destroy          with --yes: do not ask before steps that take something away either' \
                '  --param NAME=VALUE set a value; RS_NAME in the environment does too' \
                '  --from NUMBER      begin at this step' \
                '  --all-ways         take every one of several ways to do the same, not only the first' \
                '  --keep-going       go on behind a step that fails' \
                '  --no-wait          do not wait where the procedure waits' \
                '  --log FILE         where the log of this run goes; empty for none' '' \
                "values: ${rs_parameters[*]-}"
        }

        # rs_ask QUESTION: the answer is in rs_answer.
        rs_ask() {
            printf '%s ' "$1" >&2
            if [[ -t 0 ]]; then IFS= read -r rs_answer < /dev/tty; else IFS= read -r rs_answer; fi ||
                rs_stop 'nobody answers; --yes runs without questions' 2
        }

        # rs_value VARIABLE NAME open|secret HINT COMMAND-THAT-LISTS-VALUES
        rs_value() {
            if [[ $rs_mode == dry ]]; then
                [[ -n ${!1+set} ]] || printf -v "$1" '%s' "${1#RS_}"
                [[ $3 == secret ]] || rs_say "$1=${!1}"
            fi
            [[ -z ${!1+set} ]] || return 0
            [[ $rs_mode != yes ]] || rs_stop "no value for '$2': --param $2=..." 2
            [[ -z $4 ]] || rs_say "$2: $4"
            [[ -z $5 ]] || rs_say "values: $5"
            if [[ $3 == secret && -t 0 ]]; then
                printf '%s: ' "$2" >&2
                IFS= read -r -s "$1" < /dev/tty || rs_stop "no value for '$2'" 2
                rs_say ''
            else
                rs_ask "$2:"
                printf -v "$1" '%s' "$rs_answer"
            fi
        }

        rs_pause() {
            [[ $rs_waits == yes ]] || return 0
            rs_say "waiting $1 seconds"
            IFS= read -r -t "$1" _ <> <(:) || :
        }

        # Whether the step is to be done: 0 yes, 1 no.
        rs_consent() {
            local rs_number=$1 rs_role=$2 rs_kind=$3 rs_target=$4 rs_other=$5
            if [[ -n $rs_other ]]; then
                [[ $rs_mode == yes && $rs_ways == first ]] && return 1
                if [[ $rs_mode != yes ]]; then
                    rs_ask "This is another way to do step $rs_other. Take it too? [y/N]"
                    [[ $rs_answer == [yY]* ]] || return 1
                fi
            fi
            if [[ $rs_mode == yes ]]; then
                [[ $rs_kind != destroy || -n $rs_destroy ]] ||
                    rs_stop "step $rs_number takes something away: --destroy agrees to that" 4
                return 0
            fi
            case $rs_role:$rs_kind in
                manual:* | show:*)
                    rs_ask 'Done? [Enter], s to skip, q to stop:' ;;
                *:destroy)
                    rs_ask "This takes something away. Type '${rs_target:-destroy}' to go on, s to skip:"
                    [[ $rs_answer != "${rs_target:-destroy}" ]] || return 0
                    [[ $rs_answer == s ]] || rs_stop "stopped in front of step $rs_number" 4
                    return 1 ;;
                *:ask) rs_ask 'Run it? [Enter], s to skip, q to stop:' ;;
                *) return 0 ;;
            esac
            [[ $rs_answer != q ]] || rs_stop "stopped in front of step $rs_number" 4
            [[ $rs_answer != s ]]
        }

        # Steps share this shell: what one sets, the next one sees.
        # rs_run NUMBER ROLE
        rs_run() {
            local rs_status rs_tries
            case $2 in
                wait:*) rs_pause "${2#wait:}" ;;
                background)
                    "step_$1" &
                    rs_jobs+=("$!")
                    for ((rs_tries = 0; rs_tries < 20; rs_tries++)); do
                        kill -0 "$!" 2> /dev/null || break
                        IFS= read -r -t 0.1 _ <> <(:) || :
                    done ;;
                blocking)
                    rs_say 'It does not end by itself: Ctrl-C goes on.'
                    trap ':' INT
                    "step_$1"
                    rs_status=$?
                    trap - INT
                    ((rs_status < 128)) || rs_status=0
                    return "$rs_status" ;;
                run) "step_$1" ;;
            esac
        }

        # rs_step NUMBER ROLE CONSENT TARGET OTHER-WAY TITLE TEXT NOTES
        rs_step() {
            local rs_status
            (($1 >= rs_from)) || return 0
            rs_say '' "[$1/$rs_count] $6"
            [[ -z $8 ]] || printf '    %s\n' "${8//$'\n'/$'\n    '}" >&2
            [[ -z $7 ]] || printf '  | %s\n' "${7//$'\n'/$'\n  | '}" >&2
            [[ $rs_mode != dry ]] || return 0
            if ! rs_consent "$1" "$2" "$3" "$4" "$5"; then
                rs_note "$1" skipped "$6"
                return 0
            fi
            while :; do
                rs_note "$1" started "$6"
                rs_run "$1" "$2"
                rs_status=$?
                rs_note "$1" "ended with $rs_status" "$6"
                ((rs_status != 0)) || return 0
                rs_say "Step $1 failed with status $rs_status."
                [[ $rs_failed == stop ]] || return 0
                [[ $rs_mode != yes ]] || exit "$rs_status"
                rs_ask 'r to try again, c to go on, anything else to stop:'
                case $rs_answer in
                    r*) ;;
                    c*) return 0 ;;
                    *) exit "$rs_status" ;;
                esac
            done
        }

        rs_begin() {
            rs_options "$@"
            local rs_default
            printf -v rs_default '%s-%(%Y%m%dT%H%M%S)T.log' "$rs_name" -1
            [[ $rs_log != default ]] || rs_log=$rs_default
            [[ $rs_mode != dry ]] || rs_log=''
            rs_values
            rs_say "$rs_title"
            [[ -z $rs_log ]] || rs_say "The log is $rs_log."
            rs_note 0 begun "$rs_title"
        }

        rs_end() {
            rs_note 0 finished "$rs_title"
            local rs_job
            for rs_job in "${rs_jobs[@]}"; do
                kill -0 "$rs_job" 2> /dev/null && rs_say "Still running in the background: process $rs_job"
            done
            exit 0
        }

        # rs_set NAME VALUE
        rs_set() {
            local rs_own=${1//[^A-Za-z0-9_]/_}
            printf -v "RS_${rs_own^^}" '%s' "$2" || rs_stop "'$1' cannot be the name of a value" 2
        }

        rs_options() {
            while (($# > 0)); do
                case $1 in
                    --dry-run) rs_mode=dry ;;
                    --yes) rs_mode=yes ;;
                    --destroy) rs_destroy=yes ;;
                    --all-ways) rs_ways=all ;;
                    --keep-going) rs_failed=go-on ;;
                    --no-wait) rs_waits=no ;;
                    --param)
                        [[ ${2-} == ?*=* ]] || rs_stop '--param takes NAME=VALUE' 2
                        rs_set "${2%%=*}" "${2#*=}"
                        shift ;;
                    --from)
                        [[ ${2-} =~ ^[1-9][0-9]*$ ]] || rs_stop '--from takes the number of a step' 2
                        rs_from=$2
                        shift ;;
                    --log)
                        rs_log=${2-}
                        shift ;;
                    --help | -h)
                        rs_usage
                        exit 0 ;;
                    *) rs_stop "unknown option '$1'; --help lists them" 2 ;;
                esac
                shift
            done
        }

        """#
    }
}
