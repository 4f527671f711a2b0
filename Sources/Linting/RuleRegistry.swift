extension Rule {
    /// Every rule there is, sorted by code. A test compares the list with the files of the `Rules` folder.
    package static let all: [Rule] = [
        mojibake, malformedDate,
        brokenAnchor, brokenRelativeLink, brokenCrossFileAnchor, danglingProseReference,
        unusedSuppression, suppressionWithoutReason, expiredSuppression, unknownRuleOrKey,
        anglePlaceholderRedirects, unfilledProse,
        unknownRegion, regionMissing,
        sampleRevisionName, revisionOfOtherService, trafficOver100, zeroTrafficStop,
    ]
}
