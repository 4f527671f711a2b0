// Google Cloud SDK 528.0.0: every group of the command tree, all release tracks together.
// Written by Scripts/command-tables.
extension GcloudTree {
    static let groupTable = """
        .: access-approval access-context-manager active-directory ai ai-platform alloydb anthos api-gateway
        apigee app apphub artifacts asset assured audit-manager auth backup-dr batch beyondcorp bigtable
        billing blockchain-node-engine blockchain-validator bms bq builds certificate-manager cloud-shell
        cloudlocationfinder code colab components composer compute config container data-catalog data-fusion
        database-migration dataflow datapipelines dataplex dataproc datastore datastream deploy
        deployment-manager developer-connect dialogflow dlp dns domains edge-cache edge-cloud emulators
        endpoints error-reporting essential-contacts eventarc filestore firebase firestore functions gemini
        gemini-cloud-assist genomics healthcare iam iap identity ids immersive-stream infra-manager kms
        lifesciences logging looker lustre managed-flink managed-kafka memcache memorystore metastore
        migration ml ml-engine model-armor monitoring netapp network-connectivity network-management
        network-security network-services notebooks observability oracle-database org-policies organizations
        pam parametermanager policy-intelligence policy-troubleshoot privateca projects publicca pubsub quotas
        recaptcha recommender redis resource-config resource-manager run runtime-config saas-runtime scc
        scheduler secrets service-directory service-extensions services source source-manager spanner sql
        storage tasks telco-automation terraform topic trace transcoder transfer vmware web-security-scanner
        workbench workflows workspace-add-ons workstations access-approval: requests service-account settings
        access-context-manager: authorized-orgs cloud-bindings levels perimeters policies supported-services
        access-context-manager/levels: conditions config access-context-manager/perimeters: config dry-run
        access-context-manager/policies: config active-directory: domains operations peerings
        active-directory/domains: backups migration sql-integrations trusts ai: custom-jobs endpoints
        hp-tuning-jobs index-endpoints indexes model-garden model-monitoring-jobs models operations
        persistent-resources tensorboard-experiments tensorboard-runs tensorboard-time-series tensorboards
        ai/model-garden: models ai-platform: jobs local locations models operations versions ai-platform/jobs:
        submit alloydb: backups clusters instances operations users anthos: auth config anthos/config:
        controller operations api-gateway: api-configs apis gateways operations apigee: apis applications
        archives deployments developers environments operations organizations products app: domain-mappings
        firewall-rules instances logs migrate-config operations regions runtimes services ssl-certificates
        versions apphub: applications discovered-services discovered-workloads locations operations
        service-projects apphub/applications: services workloads artifacts: apt attachments docker files
        generic go locations operations packages print-settings repositories rules sbom settings tags versions
        vpcsc-config vulnerabilities yum artifacts/docker: images tags upgrade artifacts/repositories: config
        asset: feeds operations saved-queries assured: operations workloads assured/workloads: violations
        audit-manager: audit-reports audit-scopes enrollments operations auth: application-default
        enterprise-certificate-config auth/enterprise-certificate-config: create backup-dr:
        backup-plan-associations backup-plan-revisions backup-plans backup-vaults backups data-sources
        locations management-servers operations resource-backup-config backup-dr/backups: restore batch: jobs
        resource-allowances tasks beyondcorp: app client-connector beyondcorp/app: connections connectors
        gateways operations beyondcorp/client-connector: gateways operations services bigtable: app-profiles
        authorized-views backups clusters hot-tablets instances logical-views materialized-views operations
        tables bigtable/app-profiles: config bigtable/instances: config tables bigtable/instances/tables:
        config bigtable/tables: config billing: accounts budgets projects billing/accounts: projects
        blockchain-node-engine: locations nodes operations blockchain-validator: blockchain-validator-configs
        operations bms: instances networks nfs-shares operations os-images serial-console-ssh-keys ssh-keys
        volumes bms/volumes: luns snapshots bq: datasets jobs migration-workflows tables bq/datasets: config
        bq/jobs: config bq/tables: config builds: connections enterprise-config repositories triggers
        worker-pools builds/connections: create update builds/enterprise-config: bitbucketserver github gitlab
        builds/triggers: config create update certificate-manager: certificates dns-authorizations
        issuance-configs maps operations trust-configs certificate-manager/maps: entries cloudlocationfinder:
        cloud-locations colab: executions runtime-templates runtimes schedules components: repositories
        composer: environments operations composer/environments: snapshots storage user-workloads-config-maps
        user-workloads-secrets composer/environments/storage: dags data plugins compute: accelerator-types
        addresses advice backend-buckets backend-services commitments diagnose disk-settings disk-types disks
        external-vpn-gateways firewall-policies firewall-rules forwarding-rules future-reservations
        health-checks http-health-checks https-health-checks images instance-groups instance-templates
        instances instant-snapshot-groups instant-snapshots interconnects machine-images machine-types
        network-attachments network-edge-security-services network-endpoint-groups network-firewall-policies
        network-profiles networks operations org-security-policies os-config os-login packet-mirrorings
        preview-features project-info project-zonal-metadata public-advertised-prefixes
        public-delegated-prefixes queued-resources regions reservations resource-policies routers routes
        security-policies service-attachments shared-vpc snapshot-groups snapshot-settings snapshots
        sole-tenancy ssl-certificates ssl-policies storage-pool-types storage-pools target-grpc-proxies
        target-http-proxies target-https-proxies target-instances target-pools target-ssl-proxies
        target-tcp-proxies target-vpn-gateways tpus url-maps vpn-gateways vpn-tunnels zones compute/addresses:
        config compute/backend-buckets: config compute/disks: bulk config compute/firewall-policies:
        associations mirroring-rules rules compute/firewall-rules: config compute/forwarding-rules: config
        compute/health-checks: create update compute/images: packages vulnerabilities compute/instance-groups:
        managed unmanaged compute/instance-groups/managed: all-instances-config instance-configs
        resize-requests rolling-action compute/instances: bulk config network-interfaces ops-agents
        os-inventory vulnerabilities compute/instances/ops-agents: policies compute/interconnects:
        application-awareness attachments cross-site-networks groups locations macsec remote-locations
        wire-groups compute/interconnects/attachments: dedicated groups l2-forwarding partner
        compute/network-firewall-policies: associations mirroring-rules rules compute/networks: peerings
        subnets vpc-access compute/networks/subnets: config compute/networks/vpc-access: connectors locations
        operations compute/org-security-policies: associations rules compute/os-config: guest-policies
        instance-os-policies-compliances inventories os-policy-assignment-reports os-policy-assignments
        patch-deployments patch-jobs policy-orchestrators project-feature-settings vulnerability-reports
        compute/os-config/os-policy-assignments: operations compute/os-login: ssh-keys
        compute/public-delegated-prefixes: delegated-sub-prefixes compute/reservations: blocks sub-blocks
        compute/resource-policies: create update compute/resource-policies/create: vm-maintenance
        compute/routers: nats compute/routers/nats: rules compute/security-policies: rules compute/shared-vpc:
        associated-projects organizations compute/sole-tenancy: node-groups node-templates node-types
        compute/ssl-policies: config compute/target-grpc-proxies: config compute/target-http-proxies: config
        compute/target-https-proxies: config compute/target-instances: config compute/target-pools: config
        compute/target-ssl-proxies: config compute/target-tcp-proxies: config compute/target-vpn-gateways:
        config compute/tpus: accelerator-types execution-groups locations queued-resources reservations
        topologies tpu-vm versions compute/tpus/tpu-vm: accelerator-types service-identity versions
        compute/url-maps: config compute/vpn-gateways: config compute/vpn-tunnels: config config:
        configurations container: ai attached aws azure backup-restore bare-metal binauthz clusters fleet hub
        images node-pools operations subnets vmware container/ai: profiles recommender container/ai/profiles:
        accelerators manifests model-and-server-combinations model-server-versions model-servers models
        container/ai/recommender: accelerators manifests model-and-server-combinations model-server-versions
        model-servers models container/attached: clusters operations container/aws: clusters node-pools
        operations container/azure: clients clusters node-pools operations container/backup-restore:
        backup-channels backup-plan-bindings backup-plans backups locations operations restore-channels
        restore-plan-bindings restore-plans restores volume-backups volume-restores container/bare-metal:
        admin-clusters clusters node-pools operations standalone-clusters container/binauthz: attestations
        attestors continuous-validation policy container/binauthz/attestors: public-keys container/clusters:
        config container/fleet: cloudrun clusterupgrade config-management dataplane-v2-encryption features
        fleetobservability identity-service ingress memberships mesh multi-cluster-services namespaceactuation
        operations packages policycontroller rbacrolebindingactuation scopes service-directory
        workload-identity container/fleet/memberships: bindings support-access container/fleet/mesh: debug
        container/fleet/packages: resource-bundles rollouts container/fleet/packages/resource-bundles:
        releases container/fleet/policycontroller: content deployment
        container/fleet/policycontroller/content: bundles templates container/fleet/scopes: namespaces
        rbacrolebindings container/fleet/workload-identity: scope-tenancy-pool container/hub: cloudrun
        clusterupgrade config-management dataplane-v2-encryption features fleetobservability identity-service
        ingress memberships mesh multi-cluster-services namespaceactuation operations packages
        policycontroller rbacrolebindingactuation scopes service-directory workload-identity
        container/hub/memberships: bindings support-access container/hub/mesh: debug container/hub/packages:
        resource-bundles rollouts container/hub/packages/resource-bundles: releases
        container/hub/policycontroller: content deployment container/hub/policycontroller/content: bundles
        templates container/hub/scopes: namespaces rbacrolebindings container/hub/workload-identity:
        scope-tenancy-pool container/node-pools: config container/vmware: admin-clusters clusters node-pools
        operations data-catalog: crawler-runs crawlers entries entry-groups tag-templates tags taxonomies
        data-catalog/tag-templates: fields data-catalog/tag-templates/fields: enum-values
        data-catalog/taxonomies: policy-tags data-fusion: instances operations database-migration:
        connection-profiles conversion-workspaces migration-jobs objects operations private-connections
        database-migration/connection-profiles: create dataflow: flex-template jobs logs metrics snapshots
        yaml dataflow/jobs: config datapipelines: pipeline datapipelines/pipeline: job dataplex: aspect-types
        assets content data-attribute-bindings data-taxonomies datascans encryption-config entries
        entry-groups entry-links entry-types environments glossaries lakes metadata-jobs tasks zones
        dataplex/assets: actions dataplex/data-taxonomies: attributes dataplex/datascans: create jobs update
        dataplex/environments: sessions dataplex/glossaries: categories terms dataplex/lakes: actions
        dataplex/tasks: jobs dataplex/zones: actions dataproc: autoscaling-policies batches clusters jobs
        node-groups operations session-templates sessions workflow-templates dataproc/batches: submit
        dataproc/clusters: gke dataproc/jobs: submit dataproc/sessions: create dataproc/workflow-templates:
        add-job datastore: indexes operations datastream: connection-profiles locations objects operations
        private-connections routes streams deploy: automation-runs automations custom-target-types
        delivery-pipelines deploy-policies job-runs releases rollouts targets deployment-manager: deployments
        manifests operations resources type-providers types developer-connect: account-connectors connections
        insights-configs operations developer-connect/connections: git-repository-links dialogflow: agent
        entity-types intents dlp: datasources images job-triggers jobs text dlp/datasources: bigquery
        datastore gcs dns: dns-keys managed-zones operations policies project-info record-sets
        response-policies dns/managed-zones: config dns/policies: config dns/record-sets: changes transaction
        dns/response-policies: rules domains: registrations domains/registrations: authorization-code
        configure google-domains-dns operations edge-cache: keysets operations origins services edge-cloud:
        container networking edge-cloud/container: clusters machines operations regions vpn-connections zones
        edge-cloud/container/clusters: node-pools edge-cloud/networking: interconnects networks operations
        routers subnets zones edge-cloud/networking/interconnects: attachments
        edge-cloud/networking/interconnects/attachments: dedicated emulators: bigtable datastore firestore
        pubsub spanner endpoints: configs operations quota services error-reporting: events eventarc:
        audit-logs-provider channel-connections channels enrollments google-api-sources google-channels
        locations message-buses pipelines providers triggers eventarc/audit-logs-provider: method-names
        service-names filestore: backups instances locations operations regions snapshots zones
        filestore/instances: snapshots firebase: test firebase/test: android ios ip-blocks network-profiles
        firebase/test/android: locales models versions firebase/test/ios: locales models versions firestore:
        backups databases fields indexes locations operations user-creds firestore/backups: schedules
        firestore/fields: ttls firestore/indexes: composite fields functions: event-types local logs regions
        runtimes gemini: code-repository-indexes code-tools-settings data-sharing-with-google-settings
        gemini-gcp-enablement-settings logging-settings operations release-channel-settings
        gemini/code-repository-indexes: repository-groups gemini/code-tools-settings: setting-bindings
        gemini/data-sharing-with-google-settings: setting-bindings gemini/gemini-gcp-enablement-settings:
        setting-bindings gemini/logging-settings: setting-bindings gemini/release-channel-settings:
        setting-bindings gemini-cloud-assist: investigations genomics: operations pipelines healthcare:
        consent-stores datasets dicom-stores fhir-stores hl7v2-stores nlp operations healthcare/dicom-stores:
        export import healthcare/fhir-stores: export import healthcare/hl7v2-stores: export import iam:
        oauth-clients policies policy-bindings principal-access-boundary-policies roles service-accounts
        simulator workforce-pools workload-identity-pools iam/oauth-clients: credentials iam/service-accounts:
        config keys iam/service-accounts/keys: config iam/workforce-pools: operations providers subjects
        iam/workforce-pools/providers: keys operations iam/workforce-pools/providers/keys: operations
        iam/workforce-pools/subjects: operations iam/workload-identity-pools: managed-identities namespaces
        operations providers iam/workload-identity-pools/managed-identities: operations
        iam/workload-identity-pools/namespaces: operations iam/workload-identity-pools/providers: keys
        operations iam/workload-identity-pools/providers/keys: operations iap: oauth-brands oauth-clients
        settings tcp web iap/tcp: dest-groups identity: groups identity/groups: config memberships ids:
        endpoints operations immersive-stream: xr immersive-stream/xr: contents instances operations
        infra-manager: deployments previews resources revisions terraform-versions kms: autokey-config
        ekm-config ekm-connections import-jobs inventory key-handles keyrings keys locations kms/keyrings:
        config kms/keys: config versions lifesciences: locations operations pipelines logging: buckets links
        locations logs metrics operations resource-descriptors scopes settings sinks views looker: backups
        instances operations regions lustre: instances operations managed-flink: deployments jobs
        managed-kafka: acls clusters connect-clusters connectors consumer-groups operations schema-registries
        topics managed-kafka/schema-registries: subject memcache: instances operations regions
        memcache/instances: config memorystore: backup-collections instances locations operations
        memorystore/backup-collections: backups metastore: federations locations operations services
        metastore/services: backups databases export import imports migrations metastore/services/databases:
        tables migration: vms migration/vms: image-imports machine-image-imports target-projects ml: language
        speech translate video vision ml/speech: operations recognizers ml/video: operations ml/vision:
        operations product-search ml/vision/product-search: images product-sets products ml-engine: jobs local
        locations models operations versions ml-engine/jobs: submit model-armor: floorsettings templates
        monitoring: channel-descriptors channels dashboards metrics-scopes policies snoozes uptime
        monitoring/channels: config monitoring/policies: conditions config netapp: active-directories
        backup-policies backup-vaults kms-configs locations operations storage-pools volumes
        netapp/backup-vaults: backups netapp/volumes: quota-rules replications snapshots network-connectivity:
        hubs internal-ranges locations operations policy-based-routes regional-endpoints
        service-connection-policies spokes network-connectivity/hubs: groups route-tables
        network-connectivity/hubs/route-tables: routes network-connectivity/spokes: gateways
        linked-interconnect-attachments linked-producer-vpc-network linked-router-appliances
        linked-vpc-network linked-vpn-tunnels network-connectivity/spokes/gateways: advertised-routes
        network-management: connectivity-tests operations vpc-flow-logs-configs network-security:
        address-groups authorization-policies authz-policies backend-authentication-configs
        client-tls-policies firewall-endpoint-associations firewall-endpoints gateway-security-policies
        intercept-deployment-groups intercept-deployments intercept-endpoint-group-associations
        intercept-endpoint-groups mirroring-deployment-groups mirroring-deployments
        mirroring-endpoint-group-associations mirroring-endpoint-groups org-address-groups
        secure-access-connect security-profile-groups security-profiles server-tls-policies
        tls-inspection-policies url-lists network-security/gateway-security-policies: rules
        network-security/secure-access-connect: attachments realms network-security/security-profiles:
        custom-intercept custom-mirroring threat-prevention network-services: endpoint-policies gateways
        grpc-routes http-filters http-routes meshes multicast-consumer-associations
        multicast-domain-activations multicast-domain-groups multicast-domains
        multicast-group-consumer-activations multicast-group-definitions multicast-group-producer-activations
        multicast-group-range-activations multicast-group-ranges multicast-groups
        multicast-producer-associations observability-policies operations route-views service-bindings
        service-lb-policies tcp-routes tls-routes notebooks: environments instances locations runtimes
        observability: scopes oracle-database: autonomous-database-backups autonomous-database-character-sets
        autonomous-databases autonomous-db-versions cloud-exadata-infrastructures cloud-vm-clusters
        db-system-shapes entitlements gi-versions operations oracle-database/cloud-exadata-infrastructures:
        db-servers oracle-database/cloud-vm-clusters: db-nodes pam: entitlements grants operations
        parametermanager: parameters parametermanager/parameters: versions policy-intelligence: simulate
        troubleshoot-policy privateca: certificates locations pools roots subordinates templates publicca:
        external-account-keys pubsub: lite-operations lite-reservations lite-subscriptions lite-topics
        message-transforms schemas snapshots subscriptions topics pubsub/subscriptions: config pubsub/topics:
        config quotas: adjuster info preferences quotas/adjuster: settings recaptcha: firewall-policies keys
        recommender: insight-type-config insights recommendations recommender-config recommender-configs
        redis: clusters instances operations regions zones redis/clusters: backup-collections backups
        redis/instances: config resource-config: terraform resource-manager: folders liens operations
        org-policies tags resource-manager/liens: config resource-manager/tags: bindings holds keys values
        run: domain-mappings jobs multi-region-services regions revisions services worker-pools run/jobs:
        executions logs run/jobs/executions: logs tasks run/revisions: logs run/services: logs
        run/worker-pools: logs revisions run/worker-pools/revisions: logs runtime-config: configs
        runtime-config/configs: variables waiters saas-runtime: releases rollout-kinds rollouts saas tenants
        unit-kinds unit-operations units scc: assets bqexports custom-modules findings iac-validation-reports
        manage muteconfigs notifications operations posture-deployments posture-operations posture-templates
        postures remediation-intents settings sources scc/custom-modules: etd sha scc/manage: billing-metadata
        custom-modules services scc/manage/custom-modules: etd sha scc/settings: services
        scc/settings/services: modules scheduler: jobs locations scheduler/jobs: create update secrets: config
        locations replication versions secrets/versions: config service-directory: endpoints locations
        namespaces services service-extensions: authz-extensions lb-edge-extensions lb-route-extensions
        lb-traffic-extensions wasm-actions wasm-plugin-versions wasm-plugins services: api-keys identity
        operations peered-dns-domains quota vpc-peerings services/vpc-peerings: operations source:
        project-configs repos source/repos: config source-manager: instances locations operations repos
        spanner: backup-schedules backups databases instance-configs instance-partitions instances migrate
        operations rows samples spanner/databases: config ddl roles sessions splits spanner/instances: config
        sql: backups databases export flags import instances operations ssl ssl-certs tiers users
        sql/databases: config sql/instances: config sql/ssl: client-certs server-ca-certs server-certs
        storage: batch-operations buckets folders hmac insights intelligence-configs managed-folders
        management-hub objects operations storage/batch-operations: jobs storage/buckets: anywhere-caches
        notifications storage/insights: dataset-configs inventory-reports operations
        storage/insights/inventory-reports: details tasks: cmek-config locations queues telco-automation:
        operations orchestration-cluster trace: sinks transcoder: jobs templates transfer: agent-pools agents
        appliances jobs operations transfer/appliances: orders transfer/jobs: config vmware:
        dns-bind-permission locations network-peerings network-policies networks node-types operations
        private-clouds private-connections vmware/network-peerings: routes vmware/network-policies:
        external-access-rules vmware/private-clouds: clusters dns-forwarding external-addresses hcx
        logging-servers management-dns-zone-bindings nsx subnets vcenter vmware/private-clouds/clusters: nodes
        vmware/private-clouds/hcx: activationkeys vmware/private-clouds/nsx: credentials
        vmware/private-clouds/vcenter: credentials vmware/private-connections: routes web-security-scanner:
        scan-configs scan-runs web-security-scanner/scan-runs: findings workbench: executions instances
        schedules workflows: executions workspace-add-ons: deployments workstations: clusters configs
        """
}
