extension Rule {
    /// Every rule there is, sorted by code. A test compares the list with the files of the `Rules` folder.
    package static let all: [Rule] = [
        unknownSubcommand, unknownFlag, missingArgument, conflictingFlags, invalidValue, retiredCommand, previewTrack,
        toolNotInCatalogue, wholeListReplaced, misreadArgument, surplusArgument, deprecatedCommand,
        invalidJson, invalidYaml,
        resetAsRollback, downgradeWithoutBackup, relativeDowngrade, restoreOverwritesLive, dmlWithoutWhere,
        fenceLanguageMismatch, commentOnlyCommandBlock, duplicateAnchor, tocDrift, brokenEmphasis,
        mojibake, replacementCharacter, invisibleCharacter, bomOrCrlf,
        staleReview, malformedDate, futureDate, datedArtefact,
        brokenAnchor, brokenRelativeLink, brokenCrossFileAnchor, danglingProseReference,
        unusedSuppression, suppressionWithoutReason, expiredSuppression, unknownRuleOrKey, unparsedBlock,
        forcedDestruction, wideBlastRadius, blockingCommandMidBlock, changeWithoutVerification,
        verificationCannotFail, hazardousCommand, drillOnLiveService,
        anglePlaceholderRedirects, unexplainedPlaceholder, sampleValue, undefinedVariable, unfilledProse,
        unknownRegion, regionMissing, regionConflict,
        sampleRevisionName, revisionOfOtherService, trafficOver100, zeroTrafficStop, partialSplit, trafficLeftPinned,
        deployAfterPin, noTrafficIsNotStop, setEnvVarsReplaces,
        literalCredential, secretInArgv, secretPrinted, tlsVerificationOff, pipeToShell, brokenSecret,
        shellSyntaxError, promptInScriptFence, unquotedInDestructive, typographicPunctuation, unquotedUrl,
        strayBacktick, gluedPrompt,
    ]
}
