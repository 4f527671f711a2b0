extension ToolShapes {
    /// Words that mean the same in every cloud's command line. Tools take them over with `like`.
    static let verbTables = """
        tool cloud-verbs
        verb read list list-* describe describe-* get get-* show show-* read search search-* lookup count check
        verb read status info query logs ls stat export-rules print-* explain preview test validate verify
        verb read view history whoami versions version wait scan batch-get-* head-* estimate-* analyze analyze-*
        verb read tail stream-logs cat validate-* predict detect-* vet
        verb read diff simulate simulate-* exists find query-* help ping top select lookup-* download
        verb read filter-log-events
        verb none login logout init configure configurations activate-service-account docker-helper use-context
        verb none completion
        verb destroy delete delete-* destroy purge purge-* drop terminate terminate-* wipe erase truncate flush
        verb destroy remove-* remove rm deregister deregister-* uninstall prune reset reset-* revoke revoke-*
        verb destroy abandon abandon-* cancel cancel-* abort abort-* stop stop-* disable disable-* suspend kill
        verb destroy restore restore-* restore-backup batch-delete-* unregister decommission empty unlink failover
        verb destroy schedule-key-deletion detach detach-* undeploy evict failover-*
        verb change create create-* update update-* deploy set set-* add add-* apply patch edit enable enable-*
        verb change put put-* modify modify-* start start-* restart reboot reboot-* resume run run-* execute execute-*
        verb change scale resize rollback import import-* export export-* copy copy-* move mv rename clone
        verb change attach attach-* associate associate-* disassociate-* promote promote-* switchover publish send
        verb change send-* upload submit register register-* tag tag-* untag-* upgrade migrate migrate-* rollout
        verb change replace replace-* assign assign-* unset undelete undelete-* approve reject rotate rotate-*
        verb change invoke invoke-* call trigger pause provision sync install push pull connect ssh scp rsync cp
        verb change authorize-* request-* allocate-* release-* change-* increase-* decrease-* encrypt decrypt assume-*
        verb change link build instantiate continue-* subscribe upload-* train recover-* restart-* redrive-* flush-*
        verb change activate deactivate-* deactivate bind unbind unlock lock mb rewrite snapshot retry rerun redeploy
        """
}
