import SourceText

package enum Cloud: String, Sendable, Hashable, CaseIterable {
    case google, amazon, azure
}

/// The names clouds give their places.
package enum Regions {
    package enum Kind: Sendable, Hashable { case region, restrictedRegion, zone, multiRegion }

    /// What `name` is in `cloud`; `nil` when the cloud has no such place. Upper case is not accepted.
    package static func kind(of name: String, in cloud: Cloud) -> Kind? {
        switch cloud {
        case .google: google(name)
        case .amazon: amazon(name)
        case .azure: azure.contains(name) ? .region : azureGeographies.contains(name) ? .multiRegion : nil
        }
    }

    /// Regions, zones and multi-regions.
    package static func contains(_ name: String, cloud: Cloud) -> Bool { kind(of: name, in: cloud) != nil }

    /// Regions of a cloud, sorted.
    package static func names(in cloud: Cloud) -> [String] {
        switch cloud {
        case .google: googleRegions.sorted()
        case .amazon: amazonRegions.sorted()
        case .azure: azure.sorted()
        }
    }

    /// The name an author most likely meant; `nil` when none is near or several are equally near.
    package static func nearest(to name: String, cloud: Cloud) -> String? {
        let lower = name.lowercased()
        if contains(lower, cloud: cloud) { return lower }
        let (region, zone) = cloud == .google ? splitZone(lower) : (lower, "")
        if !zone.isEmpty, let found = nearest(to: region, cloud: cloud) { return found + zone }
        let dashed = lower.replacing("_", with: "-")
        var best: (name: String, distance: Int)?
        var isUnique = true
        var edits = EditDistance(from: dashed)
        for candidate in names(in: cloud) {
            guard let distance = edits.to(candidate, limit: 2) else { continue }
            if let known = best, distance >= known.distance {
                if distance == known.distance { isUnique = false }
                continue
            }
            best = (candidate, distance)
            isUnique = true
        }
        return isUnique ? best?.name : nil
    }

    /// `us-central1-a` as region and `-a`.
    private static func splitZone(_ name: String) -> (region: String, zone: String) {
        let bytes = Array(name.utf8)
        guard bytes.count > 2, bytes[bytes.count - 2] == UInt8(ascii: "-"),
            (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(bytes[bytes.count - 1])
        else { return (name, "") }
        return (String(name.dropLast(2)), String(name.suffix(2)))
    }
}

private extension Regions {
    static func google(_ name: String) -> Kind? {
        if googleRegions.contains(name) { return .region }
        if restrictedGoogleRegions.contains(name) { return .restrictedRegion }
        if googleMultiRegions.contains(name) { return .multiRegion }
        let (region, zone) = splitZone(name)
        guard let letter = zone.utf8.last else { return isAIZone(name) ? .zone : nil }
        if restrictedGoogleRegions.contains(region) { return letter <= UInt8(ascii: "f") ? .zone : nil }
        return googleRegions.contains(region) && (zoneLetters[region] ?? "abc").utf8.contains(letter) ? .zone : nil
    }

    /// Where the zones are not `a`, `b` and `c`.
    private static let zoneLetters: [String: String] = [
        "us-central1": "abcf", "us-east1": "bcd", "europe-west1": "bcd",
    ]

    /// `us-central1-ai1a`: zones that are made for accelerators.
    private static func isAIZone(_ name: String) -> Bool {
        let parts = name.split(separator: "-")
        return parts.count == 3 && parts[2].hasPrefix("ai") && parts[2].utf8.count == 4
            && googleRegions.contains(parts[..<2].joined(separator: "-"))
    }

    /// Zones are a region with a letter; local zones and wavelength zones have the region in front.
    static func amazon(_ name: String) -> Kind? {
        if amazonRegions.contains(name) { return .region }
        if name == "aws-global" || name == "global" { return .multiRegion }
        if let last = name.utf8.last, (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(last),
            amazonRegions.contains(String(name.dropLast()))
        {
            return .zone
        }
        let parts = name.split(separator: "-")
        guard parts.count > 4 else { return nil }
        return amazonRegions.contains(parts.prefix(3).joined(separator: "-")) ? .zone : nil
    }

    static let googleRegions = words(googleTable)
    static let restrictedGoogleRegions = words(restrictedGoogleTable)
    static let amazonRegions = words(amazonTable)

    /// Storage, Artifact Registry, KMS, Firestore, Spanner and BigQuery take these in place of a region.
    static let googleMultiRegions = words(
        """
        us eu asia global europe ca in me africa
        nam3 nam4 nam5 nam6 nam7 nam8 nam9 nam10 nam11 nam12 nam13 nam14 nam15 nam16 nam-eur-asia1 nam-eur-asia3
        eur3 eur4 eur5 eur6 eur7 eur8 asia1 asia2 us-central us-west europe-west
        """)

    /// No Azure command line stands behind this list; names as its `--location` takes them, 2025.
    static let azure = words(
        """
        australiacentral australiacentral2 australiaeast australiasoutheast austriaeast belgiumcentral brazilsouth
        brazilsoutheast canadacentral canadaeast centralindia centralus centraluseuap chilecentral eastasia eastus eastus2
        eastus2euap francecentral francesouth germanynorth germanywestcentral indonesiacentral israelcentral italynorth
        japaneast japanwest jioindiacentral jioindiawest koreacentral koreasouth malaysiawest mexicocentral
        newzealandnorth northcentralus northeurope norwayeast norwaywest polandcentral qatarcentral southafricanorth
        southafricawest southcentralus southeastasia southindia spaincentral swedencentral swedensouth switzerlandnorth
        switzerlandwest uaecentral uaenorth uksouth ukwest westcentralus westeurope westindia westus westus2 westus3
        usgovarizona usgovtexas usgovvirginia usgoviowa usdodcentral usdodeast chinaeast chinaeast2 chinaeast3 chinanorth
        chinanorth2 chinanorth3
        """)

    static let azureGeographies = words(
        "asia asiapacific australia brazil canada europe france germany global india japan korea norway uk unitedstates"
    )

    static func words(_ table: String) -> Set<String> {
        Set(table.utf8.split(whereSeparator: { $0 == 0x20 || $0 == 0x0A }).map { String(Substring($0)) })
    }
}
