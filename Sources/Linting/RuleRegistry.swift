extension Rule {
    /// Every rule there is, sorted by code. A test compares the list with the files of the `Rules` folder.
    package static let all: [Rule] = [
        unknownSubcommand, unknownFlag, missingArgument, conflictingFlags, invalidValue, retiredCommand, noOpCommand,
        previewTrack, toolNotInCatalogue, wholeListReplaced, misreadArgument, surplusArgument, deprecatedCommand,
        pushWithoutTag, retiredAddress, imageNotPushed,
        invalidJson, invalidYaml,
        resetAsRollback, downgradeWithoutBackup, relativeDowngrade, restoreOverwritesLive, dmlWithoutWhere,
        dmlOutsideTransaction, statementWithoutEffect,
        unlabelledFence, fenceLanguageMismatch, commentOnlyCommandBlock, duplicateAnchor, tocDrift, brokenEmphasis,
        mojibake, replacementCharacter, invisibleCharacter, bomOrCrlf,
        staleReview, malformedDate, futureDate, missingReviewDate, missingOwner, datedArtefact,
        brokenAnchor, brokenRelativeLink, brokenCrossFileAnchor, danglingProseReference, orphanDocument,
        unusedSuppression, suppressionWithoutReason, expiredSuppression, unknownRuleOrKey, unparsedBlock,
        unguardedDestruction, forcedDestruction, wideBlastRadius, blockingCommandMidBlock, changeWithoutVerification,
        procedureWithoutRollback, verificationCannotFail, hazardousCommand, drillOnLiveService, undoneInSameBlock,
        headerCase, scaledUnderAutoscaler,
        anglePlaceholderRedirects, unexplainedPlaceholder, sampleValue, unrenderedTemplate, undefinedVariable,
        unfilledProse,
        unknownRegion, regionMissing, regionConflict, projectMissing,
        sampleRevisionName, revisionOfOtherService, trafficOver100, zeroTrafficStop, partialSplit, trafficLeftPinned,
        deployAfterPin, noTrafficIsNotStop, setEnvVarsReplaces, hardCodedRevision, deployBeforeSplit,
        literalCredential, secretInArgv, secretPrinted, tlsVerificationOff, pipeToShell, brokenSecret,
        shellSyntaxError, promptInScriptFence, unquotedInDestructive, typographicPunctuation, unquotedUrl,
        strayBacktick, gluedPrompt,
        conflictingConstant, severityScaleClash,
    ]
}
