/// The tools of Windows: cmdlets by their verbs, and the programs of cmd.exe. Names are looked up without case.
///
/// They stand apart from the others because `sort`, `find` and `set` mean something else there.
extension ToolShapes {
    /// The shape of a tool in PowerShell or cmd.exe; what is not of Windows is as elsewhere.
    package static func windowsShape(of name: String) -> ToolShape? {
        let name = windowsName(of: name)
        if let index = windowsReader.indices[name] { return windowsReader.shape(at: index) }
        if let dash = name.utf8.firstIndex(of: UInt8(ascii: "-")) {
            let verb = String(name[..<dash]) + "-*"
            if let index = windowsReader.indices[verb] { return windowsReader.shape(at: index) }
            return windowsReader.indices["*-*"].map(windowsReader.shape)
        }
        return shape(of: name)
    }

    /// What such a tool does cannot be asked of the trees, where its name may mean another.
    package static func isOfWindows(_ name: String) -> Bool { windowsReader.indices[windowsName(of: name)] != nil }

    /// `KUBECTL.EXE` is `kubectl`.
    package static func windowsName(of name: String) -> String {
        let lower = name.lowercased()
        for ending in [".exe", ".cmd", ".bat"] where lower.utf8.suffix(4).elementsEqual(ending.utf8) {
            return String(lower.dropLast(4))
        }
        return lower
    }

    private static let windowsReader = ShapeReader([windowsTables])

    private static let windowsTables = """
        tool *-*
        style cmdlet
        switches -force -recurse -verbose -whatif -confirm -wait -passthru -asjob -usebasicparsing -raw -autosize

        tool get-* test-* show-* measure-* select-* find-* resolve-* read-* where-* format-* sort-* compare-* group-*
        also convertto-* convertfrom-* write-* join-* split-* trace-* debug-*
        like *-*
        read *

        tool ls gci cat gc ps gps pwd man history diff sls gsv ft fl select measure tee
        like *-*
        read *

        tool cp cpi mv mi ni rni kill spps sasv spsv curl wget iwr irm sort clear sleep
        like *-*
        unknown *

        tool rm ri clc
        like *-*
        destroy *

        tool set-* new-* add-* start-* stop-* restart-* enable-* disable-* install-* update-* copy-* move-* rename-*
        also import-* register-* unregister-* grant-* revoke-* publish-* suspend-* resume-* connect-* disconnect-* mount-*
        also dismount-* save-* restore-* backup-* export-* expand-* compress-* invoke-* out-* send-* edit-* unblock-*
        also block-* initialize-* optimize-* push-* pop-* enter-* exit-* repair-* deploy-* sync-* switch-* wait-* tee-*
        like *-*
        change *

        tool remove-* clear-* uninstall-* reset-* format-volume
        like *-*
        destroy *

        tool invoke-webrequest invoke-restmethod
        like *-*
        unknown *

        tool foreach-object out-null out-host out-string out-default start-sleep wait-job push-location pop-location
        also set-location enter-pssession connect-azaccount
        like *-*
        none *

        tool mode dir type where findstr find ping ipconfig netstat nslookup tracert pathping systeminfo tasklist whoami hostname
        also ver vol tree more fc comp driverquery qwinsta getmac arp query sfc wevtutil nltest dcdiag gpresult
        style plain
        read *

        tool echo set cd chdir pushd popd cls pause rem title exit call start setlocal endlocal if for goto timeout path
        style plain
        none *
        local *

        tool copy xcopy robocopy move ren rename md mkdir attrib icacls takeown assoc ftype mklink setx expand compact
        also taskkill iisreset shutdown msiexec regsvr32 bcdedit powercfg gpupdate schtasks netsh route w32tm certutil
        style plain
        change *

        tool del erase rd rmdir format diskpart cipher
        style plain
        destroy *

        tool net sc
        path groups
        read view query queryex qc user accounts config statistics time
        change start stop pause continue use share localgroup group create failure
        destroy delete

        tool reg
        path groups
        read query compare
        change add import export copy load unload save
        destroy delete restore
        """
}
