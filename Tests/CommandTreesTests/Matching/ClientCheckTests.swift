import SourceText
import Testing

@testable import CommandTrees

/// What kubectl, docker and others check before they talk to anybody, as the programs answered when asked.
@Suite struct ClientCheckTests {
    static let refused = [
        "kubectl delete pod deploy/api", "kubectl get pod/a b", "kubectl rollout restart deploy deploy/api",
        "kubectl scale deploy/api", "kubectl apply", "kubectl apply -f a -k b", "kubectl run api", "kubectl cordon",
        "kubectl create secret generic a --from-literal=key", "kubectl create job a", "kubectl logs",
        "kubectl create rolebinding a --role=b --clusterrole=c", "kubectl drain node-1 -l a=b", "kubectl explain a b",
        "kubectl create clusterrolebinding a --serviceaccount=b:c", "kubectl run api --image=nginx --rm",
        "docker run -p 80:http nginx", "docker run -p localhost:80:80 nginx", "docker run -m 1z nginx",
        "docker run -v data:/data: nginx", "docker run --mount type=bind,source=/a nginx",
        "docker run --mount 'type=bind, source=/a, target=/b' nginx", "docker ps --filter status",
        "docker run --ulimit nofile nginx", "docker run --add-host db nginx", "docker inspect --type pod a",
        "kubectl debug node/a -it", "aws s3api head-object --bucket a --key b --query A,B",
        "gcloud sql reschedule-maintenance a --reschedule-type=SPECIFIC_TIME --schedule-time==x",
    ]
    static let taken = [
        "kubectl get pod/a svc/b", "kubectl get pods a b", "kubectl label pod api team=web example.com/tier=front",
        "kubectl annotate pod/api example.com/note-", "kubectl scale --replicas=3 deploy/api",
        "kubectl logs -l app=api",
        "kubectl logs api sidecar", "kubectl exec pod api -- ls", "kubectl run api --image=nginx --rm -it -- sh",
        "kubectl create secret generic a --from-literal=key=a=b", "kubectl apply -k .", "kubectl get --raw /healthz",
        "kubectl create rolebinding a --role=b --user=c", "kubectl config set-context --current --namespace=a",
        "docker run -p 127.0.0.1:80:80/tcp -p 8000-8010:8000-8010 -p :80 -p published=80,target=80 nginx",
        "docker run -m 512m --memory-swap -1 --shm-size 1g --cpus 1.5 nginx", "docker stop --time 5 api",
        "docker run -v /data:/data:ro -v cache:/cache -v $PWD:/src nginx", "docker run --add-host a:host-gateway nginx",
        "docker run --mount type=bind,src=/a,dst=/b,readonly nginx", "docker run --gpus all --pid host nginx",
        "docker ps --filter status=running", "docker run --ulimit nofile=1024:2048 nginx",
        "kubectl debug node/a -it --image=busybox", "kubectl debug api --copy-to=b",
        "aws sts get-caller-identity --query A.B[0]",
        "gcloud apigee products create --manual-approval",
        "gcloud sql reschedule-maintenance a --reschedule-type=SPECIFIC_TIME --schedule-time=monday",
    ]

    private func verdict(_ line: String) throws -> CommandVerdict {
        let words = line.split(separator: "'", omittingEmptySubsequences: false).enumerated().flatMap { index, part in
            index % 2 == 1 ? [String(part)] : part.split(separator: " ").map(String.init)
        }
        let tree = try #require(TreeLibrary.shipped.tree(of: words[0]))
        return Matcher.match(CommandWords(arguments: words), tree)
    }

    @Test(arguments: refused) func refuses(line: String) throws {
        #expect(try verdict(line).outcome == .invalid)
    }

    @Test(arguments: taken) func takes(line: String) throws {
        let verdict = try verdict(line)
        #expect(verdict.outcome == .ok, "\(verdict.problems.map(\.message))")
    }
}
