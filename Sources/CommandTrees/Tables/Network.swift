extension ToolShapes {
    /// HTTP clients, remote shells, copies and network tools. `curl` is judged by its method elsewhere.
    static let networkTables = """
        tool curl
        values -X -H -d -o -u -F -A -b -c -e -m -w -x -E -T -K -r -U -y -Y -z -C -D -Q -P -t -h
        values --request --header --data --data-raw --data-binary --data-urlencode --data-ascii --output --user --form
        values --user-agent --cookie --cookie-jar --referer --max-time --write-out --proxy --cert --key --upload-file
        values --config --range --connect-timeout --retry --retry-delay --retry-max-time --cacert --capath --resolve
        values --connect-to --url --unix-socket --json --form-string --limit-rate --max-redirs --interface --ciphers
        values --dump-header --cert-type --key-type --pass --proxy-user --noproxy --oauth2-bearer --aws-sigv4 --stderr
        values --trace --trace-ascii --output-dir --keepalive-time --dns-servers --doh-url --local-port --tls-max
        values --proto
        values --continue-at --time-cond --netrc-file --pinnedpubkey --max-filesize --service-name
        values --abstract-unix-socket
        switches -s -S -f -L -k -I -i -v -O -J -g -G -N -n -q -a -l -M -R -V -Z -0 -1 -2 -3 -4 -6 -p -B -j
        switches --silent --show-error --fail --location --insecure --head --include --verbose --remote-name --get
        switches --fail-with-body --compressed --no-buffer --http1.1 --http2 --http3 --globoff --ipv4 --ipv6 --netrc
        switches --parallel
        switches --remote-header-name --create-dirs --retry-connrefused --retry-all-errors --no-progress-meter
        switches --tlsv1.2
        switches --progress-bar --raw --anyauth --basic --digest --ntlm --negotiate --tlsv1.3 --ssl-reqd
        switches --no-keepalive
        switches --location-trusted --post301 --post302 --path-as-is --tcp-nodelay --disable --append --use-ascii
        switches --list-only
        read *
        slot * 0+=url --url=url

        tool wget
        values -O -o -a -i -t -T -w -U -P -e -A -R -D -Q -l --output-document --header --post-data --post-file --user
        values --password --tries --timeout --wait --user-agent --directory-prefix --method --body-data --limit-rate
        values --output-file --input-file --level --accept --reject --domains --ca-certificate
        switches -q -c -N -r -nc -nv -np -k -p -m -S -b --quiet --no-check-certificate --spider --server-response
        switches --mirror
        switches --continue --timestamping --recursive --no-clobber --no-verbose --content-on-error --show-progress
        change *
        local *
        read *+-O=- *+-qO- *+--spider *+-O=/dev/null *+-O=/dev/stdout
        slot * 0+=url

        tool http https xh httpie
        assume
        unknown *
        read *@GET *@HEAD *@OPTIONS
        change *@POST *@PUT *@PATCH
        destroy *@DELETE

        tool grpcurl
        style words
        values -d -H -proto -import-path -cacert -cert -key -authority -max-time
        unknown *
        read *@list *@describe

        tool ab wrk hey k6 vegeta locust siege
        values -n -c -t -d -m -H -q -z -e -u -T -p -s -f -r
        read *
        path none

        tool ssh
        values -B -b -c -D -E -e -F -I -i -J -L -l -m -O -o -p -Q -R -S -W -w
        switches -4 -6 -A -a -C -f -G -g -K -k -M -N -n -q -s -T -t -V -v -X -x -Y -y -tt -vv -vvv
        unknown *
        read *+-V *+-G
        none *+-N
        local *+-N
        blocks *+-N~-f
        nested words * 1
        slot * 0=host -J=host

        tool mosh telnet
        unknown *
        asks *
        blocks *
        values -p
        slot * 0=host 1=port

        tool scp
        values -c -F -i -J -l -o -P -S -D -X
        switches -3 -4 -6 -A -B -C -p -q -r -T -v -O -R -s
        change *

        tool sftp ftp lftp
        values -b -c -F -i -J -l -o -P -e -u
        unknown *
        asks *~-b~-e
        blocks *~-b~-e

        tool rsync
        values -e -f -T -M -B --exclude --include --rsh --rsync-path --exclude-from --include-from --files-from
        values --bwlimit
        values --log-file --backup-dir --suffix --chown --chmod --timeout --port --password-file --max-size --min-size
        values --partial-dir --compare-dest --link-dest --out-format --filter --temp-dir
        switches -a -v -z -r -l -p -t -g -o -D -h -n -u -c -P -q -x -H -A -X -S -R -i -b -W -d -L -E
        switches --archive --verbose --compress --delete --dry-run --progress --partial --recursive --stats
        switches --delete-after
        change * : copies over whatever stands at the target
        destroy *+--delete *+--delete-after *+--delete-before *+--delete-excluded : deletes files
        destroy *+--remove-source-files : deletes files
        read *+-n *+--dry-run *+--list-only

        tool ssh-keyscan
        values -t -p -T -f
        read *
        slot * 0=host

        tool ssh-keygen ssh-copy-id ssh-add ssh-agent
        values -t -b -f -C -N -P -m -I -s -n -V -i -p -R -F
        change *
        local *
        read *+-l *+-lf

        tool mtr
        values -c -i -s
        read *
        blocks *~-r~--report
        slot * 0=host

        tool dig nslookup host whois ping ping6 traceroute tracepath nmap getent arp drill
        values -c -i -w -W -p -t -x -s -m -f -q -k -b -y -R
        read *
        slot * 0=host

        tool nc ncat netcat socat
        values -w -p -s -i -x -X -q -e -c
        switches -z -v -l -u -n -k -4 -6 -t
        unknown *
        read *+-z
        blocks *+-l *+-k
        slot * 0=host 1=port

        tool openssl
        path groups
        style words
        values -in -out -key -keyout -days -subj -connect -servername -CA -CAkey -config -pass -passin -passout
        values -newkey -cert
        values -CAfile -CApath -inkey -certfile -name -extfile -extensions -set_serial -starttls -verify -md -iter
        values -checkend -inform -outform -cipher -algorithm -pkeyopt -K -iv -k -reqexts -addext -caname
        switches -noout -text -dates -hex -base64 -x509 -nodes -new -sha256 -pubkey -subject -issuer -enddate
        switches -startdate
        switches -fingerprint -showcerts -modulus -check -pubin -pubout -d -e -a -A -salt -pbkdf2 -export -clcerts
        switches -nokeys
        read x509 s_client verify version rand dgst ciphers asn1parse crl speed base64 list prime errstr sess_id
        read passwd
        read pkcs12+-info req+-noout rsa+-check rsa+-noout ec+-noout
        none genrsa rand
        change req genrsa genpkey rsa pkcs12 ca ecparam enc pkey ec dhparam cms smime
        local *
        blocks s_server
        asks s_client

        tool certbot acme.sh
        path groups
        assume
        values -d -m -w
        switches --dry-run --nginx --apache --standalone --non-interactive -n --agree-tos --force-renewal --quiet
        read certificates renew+--dry-run certonly+--dry-run show_account
        change renew certonly run install enhance register update_account
        destroy revoke delete unregister

        tool keytool
        style words
        path none
        values -alias -keystore -storepass -file -keypass -storetype -dname -keyalg -validity
        unknown *
        local *

        tool ss netstat lsof iptables-save ip6tables-save
        values -i -p -u
        read *

        tool tcpdump tshark ngrep
        values -i -w -r -c -s
        read *
        blocks *~-c~-r

        tool ip ifconfig route iptables ip6tables nft ufw firewall-cmd conntrack ethtool nmcli arptables ipset
        values -i -w -r -c -s -A -D -I -P -t -j -m -d
        switches -n -l -a -u -o -e -v -L -S -4 -6 -tlnp -tulpn -lntp -x -X
        unknown *
        read *+-L *+-l *+-S *@show *@list *@status *@addr *@a *@route *+-tlnp *+-tulpn *+-an *+-tuln *+-n *+-i
        change *+-A *+-I *@add *@allow *@set *@enable *@up *@replace *+--add-port *+--add-service *+--reload
        destroy *+-D *+-F *@del *@delete *@flush *@deny *@down *@disable *@reset *+--remove-port *@block *+-X

        tool envoy haproxy nginx apachectl httpd caddy traefik varnishadm squid
        values -c -s -g -p -f
        unknown *
        read *+-t *+-T *+-v *+-V *@configtest *@-t *@status
        change *+-s=reload *@reload *@graceful
        destroy *+-s=stop *+-s=quit *@stop *@restart

        tool websocat wscat mosquitto_sub mosquitto_pub stunnel
        unknown *
        blocks *
        """
}
