import CommandTrees
import Testing

/// Small trees of the parsers that behave differently; `|` stands for the tab of the text form.
enum SampleTrees {
    static func tree(_ text: String) throws -> CommandTree {
        try CommandTree(bytes: bytes(text))
    }

    static func bytes(_ text: String) -> [UInt8] {
        Array(text.utf8.map { $0 == UInt8(ascii: "|") ? 0x09 : $0 })
    }

    static let cloud = """
        #cligraph 1 gcloud 1.2.3 argparse-gcloud
        #source written for the tests
        #date 2026-01-02
        T|int|lo=1|hi=100
        T|choice|v=small|v=x-large|fold=cd
        T|dict|open=1|min=1|delim=,|custom=1
        T|list|of=1|max=2|delim=,
        T|duration|unit=s|lo=0|words=gcloud
        T|regex|re=(?:^gs://.*)|msg=Must begin with gs://. Really.
        T|dict|key=name|key=size:0|key=main:flag|req=name|keyonly=1
        T|bool|words=gcloud
        F|--project|1
        F|--quiet -q|0
        F|--help|0||256
        F|--no-quiet|0||1|quiet
        F|--zone|1
        F|--size|1|1
        F|--count|1|0
        F|--labels|1|2|16
        F|--tags|*|3
        F|--async|0
        F|--wait|0
        F|--timeout|1|4|32
        F|--bucket|1|5
        F|--disk|1|6
        F|--flags-file|1||512
        F|--description|1
        F|--old-name|1||2||note=Use --description.|moved=--description
        F|--folder|1
        F|--organization|1
        F|--public|1|7
        G|0 1 2 3 14
        S|4 5 6 7 8 9 10 11 12 13 15 16
        S|17 18 !3
        S|4 15
        P|NAME 1|FILES *
        P|NAME 1|COMMAND ...
        P|FROM 1|TO ?
        C|!name,m(async,wait),g(!zone,bucket)
        C|!m(folder,organization)
        C|!name,!description
        N|0|gcloud|1
        N|1|alpha|1|||
        N|2|compute|1
        N|3|disks|1
        N|4|create||2|0|2
        N|4|resize||2|0
        N|1|compute|1
        N|2|disks|1
        N|3|create||0|0|0
        N|3|delete|8||0||note=This command is gone. Do not wait.|moved=compute volumes delete
        N|2|ssh||0|1
        N|2|services|1
        N|3|logs|1
        N|4|read|4|2|2||note=Reading is old.
        N|2|org||1||1
        N|2|volume|128||||moved=compute disks
        """

    static let cluster = """
        #cligraph 1 kubectl 1.30.0 pflag
        #options +underscore-is-dash
        T|int|base=0
        T|duration|words=go
        F|--namespace -n|1||128
        F|--help -h|0||384
        F|--all-namespaces -A|0
        F|--output -o|1
        F|--dry-run|?
        F|--stdin -i|0
        F|--tty -t|0
        F|--container -c|1
        F|--replicas|1|0|8
        F|--timeout|1|1
        S|0 1
        S|2 3 4
        S|5 6 7
        S|8 9
        P|TYPE *
        P|POD 1|COMMAND ...
        P|NAME 1-2
        N|0|kubectl|65|0
        N|1|get||1|0
        N|1|exec||2|1
        N|1|scale||3|2
        N|1|create|1
        N|2|deployment deploy||3|2
        N|1|delete||1|0
        """

    static let containers = """
        #cligraph 1 docker 28.0.0 pflag
        #options +traverse
        F|--host -H|1
        F|--rm|0
        F|--volume -v|1
        F|--interactive -i|0
        F|--tty -t|0
        F|--detach -d|0
        S|0
        S|1 2 3 4 5
        P|IMAGE 1|COMMAND *
        P|CONTAINER 1-
        N|0|docker|1|0
        N|1|run|32|1|0
        N|1|stop|||1
        """

    static let aws = """
        #cligraph 1 aws 1.0.0 argparse-aws
        T|choice|v=json|v=text|advisory=1
        F|--region|1
        F|--output|1|0
        F|--instance-ids|*
        F|--dry-run|0
        F|--no-dry-run|0|||dry_run
        F|--name|1||8
        F|--cli-input-json|1||512
        F|--follow|0||1024
        G|0 1
        S|2 3 4
        S|5 6
        P|paths 2
        N|0|aws|1
        N|1|ec2|1
        N|2|describe-instances||0
        N|2|create-thing||1
        N|1|s3|1
        N|2|cp||||
        N|2|mv|||0
        N|1|logs|1
        N|2|tail|256
        """

    static let terraform = """
        #cligraph 1 terraform 1.9.0 go-flag
        F|-chdir|1
        F|-auto-approve|0
        F|-var|1
        S|0
        S|1 2
        P|PLAN ?
        N|0|terraform|1|0
        N|1|apply||1|0
        """

    static let query = """
        #cligraph 1 bq 2.0.0 absl
        F|--use_legacy_sql|0
        F|--format|1
        G|1
        S|0
        P|QUERY *
        N|0|bq|1
        N|1|query||0|0
        """

    static let git = """
        #cligraph 1 git 2.39.0 git-parse-options
        F|--amend|0
        F|--all -a|0
        F|--message -m|1
        F|--all-match|0
        F|-C|1
        F|--edit|0
        F|--force|0||2048
        S|4
        S|0 1 2 5 6
        P|PATH *
        N|0|git|1|0
        N|1|commit||1|0
        N|1|log|512||0
        """

    static let database = """
        #cligraph 1 psql 15.0 getopt_long
        F|--command -c|1
        F|--dbname -d|1
        F|--no-psqlrc -X|0
        F|--quiet -q|0
        S|0 1 2 3
        P|DBNAME ?|USERNAME ?
        N|0|psql||0|0
        """

    static let packages = """
        #cligraph 1 npm 10.0.0 nopt
        F|--global -g|0
        F|--registry|1
        G|0 1
        P|ARG *
        N|0|npm|1
        N|1|install i|||0
        N|1|init|||0
        """

    static let unsure = """
        #cligraph 1 helm 3.0.0 pflag
        #partial written from its reference; flags of plugins are missing
        F|--namespace -n|1
        G|0
        P|NAME 1|CHART 1
        N|0|helm|65
        N|1|install|||0
        """

    static let all = [
        cloud, cluster, containers, aws, terraform, query, git, database, packages, unsure,
    ]
}
