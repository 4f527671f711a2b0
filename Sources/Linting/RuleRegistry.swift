extension Rule {
    /// Every rule there is, sorted by code. A test compares the list with the files of the `Rules` folder.
    package static let all: [Rule] = [
        retiredCommand, wholeListReplaced, misreadArgument,
        resetAsRollback, relativeDowngrade,
        mojibake, malformedDate,
        brokenAnchor, brokenRelativeLink, brokenCrossFileAnchor, danglingProseReference,
        unusedSuppression, suppressionWithoutReason, expiredSuppression, unknownRuleOrKey,
        hazardousCommand,
        anglePlaceholderRedirects, unfilledProse,
        unknownRegion, regionMissing,
        sampleRevisionName, revisionOfOtherService, trafficOver100, zeroTrafficStop, noTrafficIsNotStop,
        setEnvVarsReplaces,
        secretPrinted, tlsVerificationOff, brokenSecret,
    ]
}
