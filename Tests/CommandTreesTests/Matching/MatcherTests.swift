import CommandTrees
import Testing

/// A command line, and what is wrong with it: `kind subject`, several joined by `; `; empty when nothing is.
struct MatchCase: Sendable, CustomTestStringConvertible {
    var command: String
    var expected: String

    init(_ command: String, _ expected: String = "") {
        self.command = command
        self.expected = expected
    }

    var testDescription: String { command }

    /// Words by blanks; `~` stands for a blank inside a word.
    func verdict(_ text: String) throws -> CommandVerdict {
        let words = command.split(separator: " ").map { String($0).replacing("~", with: " ") }
        return Matcher.match(CommandWords(arguments: words), try SampleTrees.tree(text))
    }

    func check(_ text: String) throws {
        let verdict = try verdict(text)
        let found = verdict.problems.map { "\($0.kind) \($0.subject)" }.joined(separator: "; ")
        #expect(found == expected, "\(command): \(verdict.problems.map(\.message))")
    }
}

@Suite struct MatcherTests {
    @Test(arguments: [
        MatchCase("gcloud compute disks create d"), MatchCase("gcloud compute --project=x disks create d"),
        MatchCase("gcloud -q compute disks create d --project p"),
        MatchCase("gcloud compute disks create d --no-quiet"),
        MatchCase("gcloud compute disks create --zone=z d f1 f2"), MatchCase("gcloud compute disks create d --zone -5"),
        MatchCase("gcloud compute disks create d --zone -foo", "missingValue --zone; extraArgument x").asPrefix,
        MatchCase("gcloud compute disks create d --zone=-foo"), MatchCase("gcloud compute disks create d --zone -a~b"),
        MatchCase("gcloud compute disks create d --zon=z", "unknownFlag --zon"),
        MatchCase("gcloud compute disks create d --ZONE=z", "unknownFlag --ZONE"),
        MatchCase("gcloud compute disks create d --async=true", "unexpectedValue true"),
        MatchCase("gcloud compute disks create d --async true"),
        MatchCase("gcloud compute org --folder=1 --no-quiet", "unknownFlag --no-quiet"),
        MatchCase("gcloud compute disks create d --async --wait", "conflict --wait"),
        MatchCase("gcloud compute disks create", "missingArgument NAME"),
        MatchCase("gcloud compute disks create --bucket=gs://b d", "missingFlag --zone"),
        MatchCase("gcloud compute disks create d f1 --zone=z f2", "extraArgument f2"),
        MatchCase("gcloud compute disks create d --frob v f1 --zone=z", "unknownFlag --frob"),
        MatchCase("gcloud compute org", "missingFlag --folder or --organization"),
        MatchCase("gcloud compute org --folder=1 --organization=2", "conflict --organization"),
        MatchCase("gcloud compute ssh vm -- -L 80:x:80"), MatchCase("gcloud compute ssh vm -L 80", "unknownFlag -L"),
        MatchCase("gcloud compute disks", "missingCommand gcloud compute disks"),
        MatchCase("gcloud compute disks create --help"),
        MatchCase("gcloud compute disks frob --help", "unknownCommand frob"),
        MatchCase("gcloud compute disk create d", "unknownCommand disk"),
        MatchCase("gcloud --zone=z compute disks create d", "unknownFlag --zone"),
        MatchCase("gcloud compute disks delete d", "removed gcloud compute disks delete"),
        MatchCase("gcloud compute services logs read x", "deprecated gcloud compute services logs read"),
        MatchCase("gcloud compute disks create d --old-name=x", "deprecated --old-name"),
        MatchCase("gcloud compute disks create d –zone=z --async"),
        MatchCase("gcloud compute ssh d –zone=z", "extraArgument –zone=z"),
        MatchCase("gcloud compute ssh vm ~", "extraArgument  "),
        MatchCase("gcloud compute ssh vm \\", "extraArgument \\"),
        MatchCase("gcloud compute disks create d --timeout=1 --timeout=2", "repeatedFlag --timeout"),
        MatchCase("gcloud compute disks create d --labels=a=1 --labels=a=2", "badValue a"),
        MatchCase("gcloud compute disks create --flags-file=f"),
    ])
    func readsAsGcloudDoes(_ example: MatchCase) throws { try example.check(SampleTrees.cloud) }

    @Test(arguments: [
        MatchCase("--size=small"), MatchCase("--size=X_LARGE"), MatchCase("--size=smal", "badValue smal"),
        MatchCase("--size=SIZE"), MatchCase("--size=<size>"), MatchCase("--size=your-size"), MatchCase("--count=5"),
        MatchCase("--count=0", "badValue 0"), MatchCase("--count=101", "badValue 101"),
        MatchCase("--count=5s", "badValue 5s"),
        MatchCase("--count=N"), MatchCase("--count=1_0"), MatchCase("--count=", "badValue --count="),
        MatchCase("--labels=a=1,b=2"), MatchCase("--labels=a", "badValue a"), MatchCase("--labels=^:^a=1,2:b=3"),
        MatchCase("--labels=", "badValue --labels="), MatchCase("--labels=a=1,,b=2", "badValue --labels=a=1,,b=2"),
        MatchCase("--tags small,small"), MatchCase("--tags=small,small,small", "badValue small,small,small"),
        MatchCase("--tags=small,big", "badValue big"), MatchCase("--timeout=90"), MatchCase("--timeout=1h30m"),
        MatchCase("--timeout=soon", "badValue soon"), MatchCase("--timeout=PT5M"),
        MatchCase("--timeout=-5s", "badValue -5s"),
        MatchCase("--bucket=gs://b --zone=z"), MatchCase("--bucket=b --zone=z", "badValue b"),
        MatchCase("--disk=name=a,size=3,main"), MatchCase("--disk=size=3", "badValue size=3"),
        MatchCase("--disk=name=a,size=big", "badValue big"), MatchCase("--disk=name=a,nam=b", "badValue nam"),
        MatchCase("--disk=name=a,main=yes", "badValue main=yes"),
    ])
    func judgesValuesByTheirTypes(_ example: MatchCase) throws {
        try MatchCase("gcloud compute disks create d " + example.command, example.expected).check(SampleTrees.cloud)
    }

    @Test(arguments: [
        MatchCase("kubectl get pods"), MatchCase("kubectl -n x get pods"), MatchCase("kubectl get pods -nx -Aoyaml"),
        MatchCase("kubectl get -n=x pods --all_namespaces"), MatchCase("kubectl --output=yaml get pods"),
        MatchCase("kubectl get --dry-run pods"), MatchCase("kubectl get --dry-run=client pods"),
        MatchCase("kubectl get --all-namespaces=true"),
        MatchCase("kubectl get --all-namespaces=maybe", "badValue maybe"),
        MatchCase("kubectl exec -it pod -- ls -l"), MatchCase("kubectl exec pod ls", "extraArgument ls"),
        MatchCase("kubectl exec -- ls", "missingArgument POD"),
        MatchCase("kubectl get pods --outputs=yaml", "unknownFlag --outputs"),
        MatchCase("kubectl get pods -Z", "unknownFlag -Z"), MatchCase("kubectl get pods -AZ", "unknownFlag Z"),
        MatchCase("kubectl get pods -o", "missingValue -o"), MatchCase("kubectl create deploy a b --replicas=0x2"),
        MatchCase("kubectl create deploy a --replicas=two", "badValue two"),
        MatchCase("kubectl create deploy a --replicas=1 --timeout=5", "badValue 5"),
        MatchCase("kubectl scale a", "missingFlag --replicas"),
        MatchCase("kubectl scale a b c --replicas=1", "extraArgument c"),
        MatchCase("kubectl create", "missingCommand kubectl create"),
        MatchCase("kubectl -A delete thing", "unknownFlag -A"), MatchCase("kubectl cnpg status", "unknownCommand cnpg"),
        MatchCase("kubectl delet pod", "unknownCommand delet"), MatchCase("kubectl get --help --frob"),
    ])
    func readsAsCobraDoes(_ example: MatchCase) throws { try example.check(SampleTrees.cluster) }

    @Test func takesPluginsForUnknownAndNotForWrong() throws {
        #expect(try MatchCase("kubectl cnpg status").verdict(SampleTrees.cluster).outcome == .unknownTool)
        #expect(try MatchCase("kubectl delet pod").verdict(SampleTrees.cluster).outcome == .invalid)
    }

    @Test(arguments: [
        MatchCase("docker run --rm -it -v /a:/b image ls -l --frob"), MatchCase("docker -H x run image"),
        MatchCase("docker run -H x image", "unknownFlag -H"), MatchCase("docker run -itX image", "unknownFlag X"),
        MatchCase("docker run --rm", "missingArgument IMAGE"), MatchCase("docker stop a b c"),
        MatchCase("docker ren image", "unknownCommand ren"), MatchCase("docker --rm run image", "unknownFlag --rm"),
    ])
    func readsAsDockerDoes(_ example: MatchCase) throws { try example.check(SampleTrees.containers) }

    @Test(arguments: [
        MatchCase("aws ec2 describe-instances --instance-ids a b c --region r"),
        MatchCase("aws --region r ec2 describe-instances"),
        MatchCase("aws ec2 describe-instances --instance-i a"), MatchCase("aws ec2 describe-instances --outp json"),
        MatchCase("aws ec2 describe-instances --output yaml"),
        MatchCase("aws ec2 describe-instances a", "extraArgument a"),
        MatchCase("aws ec2 describe-instances --dry-run=true", "unexpectedValue true"),
        MatchCase("aws ec2 describe-instances --frob a b", "unknownFlag --frob"),
        MatchCase("aws ec2 describe-instances help"),
        MatchCase("aws ec2 create-thing", "missingFlag --name"), MatchCase("aws ec2 create-thing --cli-input-json {}"),
        MatchCase("aws ec2 describe-instance", "unknownCommand describe-instance"),
        MatchCase("aws ec2", "missingCommand aws ec2"),
        MatchCase("aws logs tail /x --since 5m"), MatchCase("aws s3 mv a b"),
        MatchCase("aws s3 mv a", "missingArgument paths"),
    ])
    func readsAsAWSDoes(_ example: MatchCase) throws { try example.check(SampleTrees.aws) }

    @Test(arguments: [
        MatchCase("terraform -chdir=x apply -auto-approve"), MatchCase("terraform apply --auto-approve -var a=b plan"),
        MatchCase("terraform apply -auto", "unknownFlag -auto"),
        MatchCase("terraform apply plan -auto-approve", "extraArgument -auto-approve"),
        MatchCase("terraform -chdir x apply -auto-approve=false"),
    ])
    func readsAsGoFlagsDo(_ example: MatchCase) throws { try example.check(SampleTrees.terraform) }

    @Test(arguments: [
        MatchCase("bq query --use_legacy_sql=false x"), MatchCase("bq query --nouse_legacy_sql x"),
        MatchCase("bq query --use-legacy-sql=false x", "unknownFlag --use-legacy-sql"),
        MatchCase("bq --format=json query x"), MatchCase("bq query x --format=json", "extraArgument --format=json"),
    ])
    func readsAsAbslDoes(_ example: MatchCase) throws { try example.check(SampleTrees.query) }

    @Test(arguments: [
        MatchCase("git commit -am message"), MatchCase("git commit --amen"), MatchCase("git commit --no-edit"),
        MatchCase("git commit --no-force", "unknownFlag --no-force"), MatchCase("git -C x commit -mtext"),
        MatchCase("git commit -C x", "unknownFlag -C"), MatchCase("git log --frob -3 path"),
        MatchCase("git commit -aX", "unknownFlag X"),
    ])
    func readsAsGitDoes(_ example: MatchCase) throws { try example.check(SampleTrees.git) }

    @Test(arguments: [
        MatchCase("psql -Xqc select"), MatchCase("psql --com select --dbname=x"),
        MatchCase("psql -dx a b c", "extraArgument c"),
        MatchCase("psql --frob", "unknownFlag --frob"), MatchCase("psql --quiet=1", "unexpectedValue 1"),
        MatchCase("psql --no-p"), MatchCase("psql -c -x"),
    ])
    func readsAsGetoptDoes(_ example: MatchCase) throws { try example.check(SampleTrees.database) }

    @Test(arguments: [
        MatchCase("npm instal -g x"), MatchCase("npm i --frob x"), MatchCase("npm in x", "unknownCommand in"),
    ])
    func readsAsNoptDoes(_ example: MatchCase) throws { try example.check(SampleTrees.packages) }

    @Test func isNeverSureOfWhatAPartialTreeLacks() throws {
        let verdict = try MatchCase("helm install a b --atomic").verdict(SampleTrees.unsure)
        #expect(verdict.outcome == .ok)
        #expect(verdict.problems.map(\.certainty) == [.notice])
    }
}

extension MatchCase {
    /// The last flag's value is missing because the next word is a flag that nobody knows.
    fileprivate var asPrefix: Self { Self(command, "missingValue --zone; unknownFlag -foo") }
}
